"""The copy of one's own skills that somebody may take away."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from .kept import kept_in
from .sealing import Unreadable
from .selectors import own_profile, seen_of


def skills_held(participant_id: UUID) -> Iterator[dict[str, Any]]:
    """Levels, plan, and how others see them: the middle alone, and only where enough have answered."""
    profile = own_profile(participant_id)
    if profile is None:
        return
    try:
        kept, seen = kept_in(profile.sealed), seen_of(profile)
    except Unreadable:
        return
    for skill, times in kept.said.items():
        yield from ({"skill": skill, "level": one.level, "example": one.example, "on": one.on} for one in times)
    for one in kept.plan:
        yield {"plan": one.what, "skill": one.skill, "how": one.how, "who_helps": one.who, "by_when": one.by_when}
    for kind, found in seen.items():
        for skill, one in found.items():
            yield {"seen_by": kind, "skill": skill, "middle": one.middle, "of_people": one.raters}
