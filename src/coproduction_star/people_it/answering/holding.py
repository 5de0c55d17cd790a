"""Four words that were given at a survey open the page of one's own answers."""

from django.urls import reverse

from coproduction_star.voices.holders import Holder

from .opening import KIND
from .selectors import found_by

HOLDER = Holder(KIND, found_by, lambda: reverse("people_it:own_answers"))
