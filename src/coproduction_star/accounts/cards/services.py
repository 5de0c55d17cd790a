"""Making a card, and letting its owner in once."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.accounts.models import SignInCard
from coproduction_star.audit.services import record

from .codes import hash_of, new_code
from .selectors import card_with, unused_cards

LASTS = dt.timedelta(days=60)
KEPT_AFTER = dt.timedelta(days=30)


class CardRefused(Exception):
    """The code is wrong, was used, or is too old. Nobody is told which."""


@transaction.atomic
def make_card(*, user: Any, by: Any) -> str:
    """A new card for somebody; older ones that were not used stop working.

    Returns the code, which is kept nowhere: print it or write it down now.
    """
    unused_cards(user).delete()
    code = new_code()
    card = SignInCard.objects.create(user=user, hash=hash_of(code), made_by=by, expires_at=timezone.now() + LASTS)
    record(by=by, verb="accounts.card_made", subject=card)
    return code


@transaction.atomic
def use_card(*, code: str) -> Any:
    """Whose card it is. Of two people typing the same code, one gets in."""
    now = timezone.now()
    try:
        card = card_with(code, now=now)
    except SignInCard.DoesNotExist as error:
        raise CardRefused from error
    if not unused_cards(card.user).filter(pk=card.pk).update(used_at=now):
        raise CardRefused
    record(by=card.user, verb="accounts.card_used", subject=card)
    return card.user


def forget_old() -> int:
    """For the daily command."""
    number, _rows = SignInCard.objects.filter(expires_at__lt=timezone.now() - KEPT_AFTER).delete()
    return number
