"""Four words that were given for an access passport open it."""

from django.urls import reverse

from coproduction_star.voices.holders import Holder

from .addresses import OWN
from .selectors import found_by

KIND = "passport"
HOLDER = Holder(KIND, found_by, lambda: reverse(OWN))
