"""What four words of a try–test–reflect card open, for the one page that asks for words."""

from django.urls import reverse

from coproduction_star.voices.holders import Holder

from .card_selectors import kept_under

KIND = "workshop-card"
HOLDER = Holder(KIND, kept_under, lambda: reverse("together:own_card"))
