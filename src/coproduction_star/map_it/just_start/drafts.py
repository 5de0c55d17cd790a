"""What somebody has typed so far, kept with their browser on our side. Each tab has a draft of its own."""

import hashlib
import secrets
import time
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

KEY = "just_start"
MOST = 5
"""Drafts of one browser; the oldest make room."""
SECONDS = 2 * 60 * 60
Session = MutableMapping[str, Any]


class NoSuchDraft(LookupError):
    """It was never begun in this browser, or its time is over."""


@dataclass(slots=True)
class Draft:
    """The answers of one tab, and a secret of it."""

    id: str
    seed: str
    answers: dict[str, str]

    @property
    def secret(self) -> str:
        """Of this tab with these answers: sent twice they are one plan, and changed they are another."""
        return hashlib.sha256(repr((self.seed, sorted(self.answers.items()))).encode()).hexdigest()


def begin(session: Session) -> str:
    """A new draft; returns what stands in its address."""
    identity = secrets.token_urlsafe(9)
    row = {"seed": secrets.token_urlsafe(24), "answers": {}, "at": time.time()}
    kept = {**_living(session), identity: row}
    newest = sorted(kept, key=lambda name: float(kept[name]["at"]))[-MOST:]
    session[KEY] = {name: kept[name] for name in newest}
    return identity


def draft(session: Session, identity: str) -> Draft:
    """Raises NoSuchDraft."""
    row = _living(session).get(identity)
    if row is None:
        raise NoSuchDraft(identity)
    return Draft(identity, row["seed"], dict(row["answers"]))


def keep(session: Session, kept: Draft) -> None:
    """Write the answers down."""
    row = {"seed": kept.seed, "answers": kept.answers, "at": time.time()}
    session[KEY] = {**_living(session), kept.id: row}


def _living(session: Session) -> dict[str, Any]:
    since = time.time() - SECONDS
    return {name: row for name, row in session.get(KEY, {}).items() if row["at"] > since}


def forget(session: Session) -> None:
    """Every draft of this browser."""
    session.pop(KEY, None)
