"""Four words that were given for a place on a shift open the page of that place."""

from django.urls import reverse

from coproduction_star.voices.holders import Holder

from .addresses import OWN
from .selectors import kept_under

KIND = "shift"
HOLDER = Holder(KIND, kept_under, lambda: reverse(OWN))
