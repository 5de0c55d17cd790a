"""Four words that were given with a vote open what it paid for."""

from django.urls import reverse

from coproduction_star.voices.holders import Holder

from .selectors import found_by

KIND = "ballot"
HOLDER = Holder(KIND, found_by, lambda: reverse("together:own_ballot"))
