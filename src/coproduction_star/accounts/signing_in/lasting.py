"""How long somebody stays signed in: to a last moment that nothing moves, and while they do something if asked for."""

import time
from collections.abc import MutableMapping
from typing import Any

from django.conf import settings

BEGAN, SEEN = "signed_in_at", "seen_at"
DAY, MINUTE = 86_400, 60
Session = MutableMapping[str, Any]


def begin(session: Session) -> None:
    session[BEGAN] = session[SEEN] = int(time.time())


def is_over(session: Session) -> bool:
    now = time.time()
    too_long = now - session.get(BEGAN, now) > settings.SESSION_DAYS * DAY
    return too_long or (_idle_seconds() > 0 and now - session.get(SEEN, now) > _idle_seconds())


def note(session: Session) -> None:
    """They did something. Written to a tenth of the time that may pass, so that reading seldom writes a row."""
    if BEGAN not in session:
        begin(session)
    elif _idle_seconds() and time.time() - session.get(SEEN, 0) > _idle_seconds() / 10:
        session[SEEN] = int(time.time())


def _idle_seconds() -> int:
    return int(settings.IDLE_MINUTES) * MINUTE
