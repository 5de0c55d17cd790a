"""What four words of a review open, for the one page that asks for words."""

from django.urls import reverse

from coproduction_star.voices.holders import Holder

from .addresses import OWN
from .selectors import kept_under

KIND = "review"
HOLDER = Holder(KIND, kept_under, lambda: reverse(OWN))
