import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from .models import Frequency, Message, NoticeSetting

MOST_ATTEMPTS = 5
PATIENCE = dt.timedelta(minutes=15)
"""A message taken by a worker that died is tried again after this."""


def frequency_of(user: Any) -> str:
    row = NoticeSetting.objects.filter(user=user).values_list("frequency", flat=True).first()
    return row or Frequency.DAILY


def unsent() -> QuerySet[Message]:
    return Message.objects.filter(sent_at__isnull=True, withdrawn_at__isnull=True)


def waiting(now: dt.datetime) -> QuerySet[Message]:
    """What should have gone by now: not for the digest, not given up, not in somebody's hands."""
    free = Q(tried_at__isnull=True) | Q(tried_at__lt=now - PATIENCE)
    return unsent().filter(free, digest=False, attempts__lt=MOST_ATTEMPTS).order_by("made_at")


def for_digests() -> QuerySet[Message]:
    return (
        unsent()
        .filter(digest=True, user__isnull=False, attempts__lt=MOST_ATTEMPTS)
        .select_related("user", "user__notice_setting")
        .order_by("user_id", "made_at")
    )


def failed() -> QuerySet[Message]:
    """What we stopped trying to send, with the reason in `problem`."""
    return unsent().filter(attempts__gte=MOST_ATTEMPTS)


def latest(limit: int = 100) -> list[Message]:
    return list(Message.objects.select_related("user")[:limit])
