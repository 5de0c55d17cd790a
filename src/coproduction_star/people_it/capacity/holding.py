"""Four words that were given at a session open the page of one's own place."""

from django.urls import reverse

from coproduction_star.voices.holders import Holder

from .selectors import found_by

KIND = "session"
HOLDER = Holder(KIND, found_by, lambda: reverse("people_it:own_session"))
