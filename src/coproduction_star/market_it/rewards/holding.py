"""Four words that were given for a claim open one's own claims and credits in that programme."""

from django.urls import reverse

from coproduction_star.voices.holders import Holder

from .addresses import OWN
from .selectors import found_by

KIND = "claim"
HOLDER = Holder(KIND, found_by, lambda: reverse(OWN))
