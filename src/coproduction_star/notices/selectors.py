import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

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


def gone(keys: Collection[str]) -> set[str]:
    """Which of the letters with these keys have left."""
    return set(Message.objects.filter(key__in=keys, sent_at__isnull=False).values_list("key", flat=True))


def taken_back(organisation_id: UUID, *, kind: str) -> list[str]:
    """The keys of the letters of this kind that were taken back before they went."""
    rows = Message.objects.filter(organisation_id=organisation_id, kind=kind, withdrawn_at__isnull=False)
    return list(rows.filter(sent_at__isnull=True).values_list("key", flat=True))


def failed() -> QuerySet[Message]:
    """What we stopped trying to send, with the reason in `problem`."""
    return unsent().filter(attempts__gte=MOST_ATTEMPTS)


def latest(limit: int = 100) -> list[Message]:
    return list(Message.objects.select_related("user")[:limit])
