import datetime as dt
from typing import Any

from django.db.models import QuerySet

from coproduction_star.accounts.models import SignInCard

from .codes import hash_of


def unused_cards(user: Any) -> QuerySet[SignInCard]:
    return SignInCard.objects.filter(user=user, used_at__isnull=True)


def card_with(code: str, *, now: dt.datetime) -> SignInCard:
    """The living card with this code, or SignInCard.DoesNotExist: used, too old and unknown are all the same."""
    living = SignInCard.objects.filter(used_at__isnull=True, expires_at__gt=now, user__is_active=True)
    return living.select_related("user").get(hash=hash_of(code))
