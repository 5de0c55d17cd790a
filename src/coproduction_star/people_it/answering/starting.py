"""Start, once: a page that is sent twice opens one row, and nobody else is led to it."""

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from coproduction_star.people_it.asking import keeping
from coproduction_star.people_it.models import Response

ONCE = "start"
"""The name of what each first page carries, and no other page."""
LONGEST = 64
TWICE_WITHIN = dt.timedelta(minutes=1)
"""Longer is no double click: somebody else may have gone back to the page on a phone that people share."""


def once_of(request: HttpRequest) -> str:
    """What the page carries: what it carried when it was sent, or something new."""
    return request.POST.get(ONCE, "")[:LONGEST] or secrets.token_urlsafe(16)


def begin_once(*, once: str, sender: str, **said: Any) -> Response:
    """Open a row. Where the same page opened one a moment ago, and nothing stands in it yet, it is that one."""
    key = hashlib.sha256(f"start|{sender}|{once}".encode()).hexdigest() if once else None
    try:
        with transaction.atomic():
            return keeping.begin(sender=sender, sent_key=key, **said)[0]
    except IntegrityError:
        before = Response.objects.filter(sent_key=key).first()
        if before is not None and _is_the_same_press(before, sender):
            return before
    return keeping.begin(sender=sender, **said)[0]


def _is_the_same_press(before: Response, sender: str) -> bool:
    untouched = not before.answers and before.finished_at is None and before.withdrawn_at is None
    return (
        untouched and timezone.now() - before.made_at < TWICE_WITHIN and bool(keeping.words_of(before, sender=sender))
    )
