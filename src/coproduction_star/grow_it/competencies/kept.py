"""What one person keeps about their own skills: levels as they were said over time, and a plan."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from .sealing import seal, unseal

MOST_TIMES = 10
"""How many earlier levels of a skill are kept."""


@dataclass(frozen=True, slots=True)
class Said:
    """A level as they said it on a day."""

    level: int
    example: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Intent:
    """One step of the plan: what, how, by when, and who helps. `skill` may be empty."""

    key: str
    what: str
    skill: str = ""
    how: str = ""
    who: str = ""
    by_when: dt.date | None = None
    done_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything of one person. The newest level of a skill is the last."""

    said: Mapping[str, tuple[Said, ...]]
    plan: tuple[Intent, ...] = ()

    @property
    def levels(self) -> dict[str, int]:
        return {skill: times[-1].level for skill, times in self.said.items()}

    def saying(self, skill: str, now: Said) -> "Kept":
        """With a new level; what was said the same day is said anew."""
        before = tuple(one for one in self.said.get(skill, ()) if one.on != now.on)
        return replace(self, said={**self.said, skill: (*before, now)[-MOST_TIMES:]})

    def planning(self, intent: Intent) -> "Kept":
        """With a step of the plan, new or in place of the one with its key."""
        known = {one.key for one in self.plan}
        changed = tuple(intent if one.key == intent.key else one for one in self.plan)
        return replace(self, plan=changed if intent.key in known else (*changed, intent))

    def without(self, key: str) -> "Kept":
        return replace(self, plan=tuple(one for one in self.plan if one.key != key))

    def intent(self, key: str) -> Intent:
        """Raises KeyError."""
        return {one.key: one for one in self.plan}[key]


NOTHING = Kept({})


def sealed(kept: Kept) -> str:
    said = {skill: [asdict(one) | {"on": one.on.isoformat()} for one in times] for skill, times in kept.said.items()}
    return seal({"said": said, "plan": [_plain(one) for one in kept.plan]})


def kept_in(sealed_text: str) -> Kept:
    """Raises Unreadable."""
    held = unseal(sealed_text)
    said = {
        skill: tuple(Said(**one | {"on": dt.date.fromisoformat(one["on"])}) for one in times)
        for skill, times in held["said"].items()
    }
    return Kept(said, tuple(_intent(one) for one in held["plan"]))


def _plain(intent: Intent) -> dict[str, Any]:
    days = {name: day.isoformat() if day else "" for name, day in _days(intent).items()}
    return asdict(intent) | days


def _days(intent: Intent) -> dict[str, dt.date | None]:
    return {"by_when": intent.by_when, "done_on": intent.done_on}


def _intent(held: dict[str, Any]) -> Intent:
    days = {name: dt.date.fromisoformat(held[name]) if held[name] else None for name in ("by_when", "done_on")}
    return Intent(**held | days)
