"""Load the skills for working together."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache

from coproduction_star.data.content_files import (
    DATA,
    Language,
    Translation,
    WordsEntry,
    read_folder,
    refuse_repeats,
)

FOLDER = DATA.joinpath("competencies")
LEVELS = ("aware", "practising", "skilled", "leading")
WORDS = ("name", "about", *LEVELS, "easy")
KEYS = ("id", "position", *WORDS)
SOURCES = ("S82", "S83", "S84", "S48")
"""Where the parts of it come from; the words and the levels are ours."""


class Level(IntEnum):
    """How far somebody is with a skill. A step, not an amount."""

    AWARE = 1
    PRACTISING = 2
    SKILLED = 3
    LEADING = 4


class RoleProfile(StrEnum):
    """In which role somebody looks at their skills; they choose it themselves."""

    FRONT_LINE = "front-line"
    MANAGER = "manager"
    COMMISSIONER = "commissioner"
    COUNCILLOR = "councillor"
    RESIDENT = "resident"


SKILLED_IN: Mapping[RoleProfile, tuple[int, ...]] = {
    RoleProfile.FRONT_LINE: (1, 2, 3, 4, 5, 8, 9),
    RoleProfile.MANAGER: (3, 4, 8, 10, 12),
    RoleProfile.COMMISSIONER: (3, 6, 10),
    RoleProfile.COUNCILLOR: (2, 7, 12),
}
"""By position: where a role aims at being skilled; elsewhere it aims at practising."""


@dataclass(frozen=True, slots=True)
class Competency:
    """One skill, what each level of it looks like, and the same in easy words for whoever sees somebody at it."""

    id: str
    position: int
    name: str
    about: str
    levels: tuple[str, str, str, str]
    easy: str
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.about, *self.levels, self.easy)


@cache
def competencies(language: Language = Language.ENGLISH) -> tuple[Competency, ...]:
    """Give the skills in their order.

    Examples
    --------
    >>> [one.name for one in competencies()][:3]
    ['Strengths conversations', 'Listening and plain talk', 'Sharing power']
    """
    found = tuple(sorted(read_folder(FOLDER, _competency, language=language), key=lambda one: one.position))
    refuse_repeats("competencies", [one.position for one in found])
    return found


def target(role: RoleProfile, position: int) -> Level | None:
    """Give the level a role aims at for the skill at a position; a resident aims at what they like.

    Examples
    --------
    >>> target(RoleProfile.FRONT_LINE, 1), target(RoleProfile.MANAGER, 1), target(RoleProfile.RESIDENT, 1)
    (<Level.SKILLED: 3>, <Level.PRACTISING: 2>, None)
    """
    if role is RoleProfile.RESIDENT:
        return None
    return Level.SKILLED if position in SKILLED_IN[role] else Level.PRACTISING


def _competency(entry: WordsEntry) -> Competency:
    entry.refuse_other_keys(KEYS)
    aware, practising, skilled, leading = (entry.text(level) for level in LEVELS)
    return Competency(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=50),
        name=entry.text("name"),
        about=entry.text("about"),
        levels=(aware, practising, skilled, leading),
        easy=entry.text("easy"),
        translation=entry.translation,
    )
