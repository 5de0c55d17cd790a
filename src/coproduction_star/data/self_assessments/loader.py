"""Load the statements of a self-assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder
from coproduction_star.data.errors import DataError

FOLDER = DATA.joinpath("self_assessments")
WORDS = ("statement", "try")
KEYS = ("id", "position", "part", *WORDS)


class SelfAssessment(StrEnum):
    """What is looked at."""

    READINESS = "readiness"
    """Whether an organisation is ready for co-production: seven statements for each point of the Star."""
    PERFORMANCE = "performance"
    """Whether targets, scorecards, budgets and contracts help or hinder."""
    REVIEW = "review"
    """A service from all sides: the same statements for those who use it, care, work in it, lead it and pay for it."""


PARTS: Mapping[SelfAssessment, tuple[str, ...]] = {
    SelfAssessment.READINESS: ("map-it", "focus-it", "people-it", "market-it", "grow-it"),
    SelfAssessment.PERFORMANCE: ("targets", "scorecards", "budgets", "contracts"),
    SelfAssessment.REVIEW: ("respect", "deciding", "doing", "change"),
}
"""The parts of each, in their order."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, and what to try where it is weak."""

    id: str
    position: int
    part: str
    words: str
    suggestion: str
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.words, self.suggestion)


@cache
def statements(kind: SelfAssessment, language: Language = Language.ENGLISH) -> tuple[Statement, ...]:
    """Give the statements of one self-assessment, in their order.

    Examples
    --------
    >>> [len(statements(kind)) for kind in SelfAssessment]
    [35, 12, 12]
    """
    found = read_folder(FOLDER.joinpath(kind.value), _statement, language=language)
    for one in found:
        if one.part not in PARTS[kind]:
            raise DataError(f"{one.id}: {one.part!r} is no part of {kind.value}. Its parts: {', '.join(PARTS[kind])}.")
    return tuple(sorted(found, key=lambda one: one.position))


def _statement(entry: WordsEntry) -> Statement:
    entry.refuse_other_keys(KEYS)
    return Statement(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=50),
        part=entry.text("part"),
        words=entry.text("statement"),
        suggestion=entry.text("try"),
        translation=entry.translation,
    )
