"""Load the topics that open a programme."""

from dataclasses import dataclass
from functools import cache

from coproduction_star.data.content_files import (
    DATA,
    Language,
    Translation,
    WordsEntry,
    read_folder,
    refuse_repeats,
)

FOLDER = DATA.joinpath("pre_start")
WORDS = ("name", "question", "why")
KEYS = ("id", "position", *WORDS)


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to settle: the question, and why it matters before the start."""

    id: str
    position: int
    name: str
    question: str
    why: str
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.question, self.why)


@cache
def topics(language: Language = Language.ENGLISH) -> tuple[Topic, ...]:
    """Give the topics in their order.

    Examples
    --------
    >>> [one.id for one in topics()][:3]
    ['shared-meaning', 'outside-remit', 'right-people']
    """
    found = tuple(sorted(read_folder(FOLDER, _topic, language=language), key=lambda one: one.position))
    refuse_repeats("pre_start", [one.position for one in found])
    return found


def _topic(entry: WordsEntry) -> Topic:
    entry.refuse_other_keys(KEYS)
    return Topic(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=50),
        name=entry.text("name"),
        question=entry.text("question"),
        why=entry.text("why"),
        translation=entry.translation,
    )
