"""Load the barriers."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.behaviour import Component, Function
from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.errors import DataError
from coproduction_star.data.vocabularies import Word

FOLDER = DATA.joinpath("barriers")
WORDS = ("title", "about", "ask")
KEYS = ("id", "position", "side", "component", "functions", "questions", "sources", *WORDS)


class Side(Word):
    """Who meets it."""

    PEOPLE = "people"
    ORGANISATION = "organisation"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Barrier:
    """One thing that gets in the way. Its id is the answer's id in the questions it names."""

    id: str
    position: int
    side: Side
    component: Component
    """What is missing, in the words of COM-B."""
    functions: tuple[Function, ...]
    """What kinds of help are likely to work."""
    questions: tuple[str, ...]
    """The questions of the bank that have it among their answers; empty where no survey asks for it."""
    sources: tuple[str, ...]
    title: str
    about: str
    ask: str
    """What to ask before choosing an incentive."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.about, self.ask)


@cache
def barriers(language: Language = Language.ENGLISH) -> tuple[Barrier, ...]:
    """Give the barriers: first those of people, in the order of the survey, then those of organisations."""
    return load_barriers(FOLDER, language=language)


def barrier(id_: str, language: Language = Language.ENGLISH) -> Barrier:
    """Find one. Raises ``DataError`` when there is none of this id."""
    for one in barriers(language):
        if one.id == id_:
            return one
    raise DataError(f"There is no barrier {id_!r}. Use the id of an answer to the survey's question about barriers.")


def load_barriers(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Barrier, ...]:
    """Read the barriers of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, build, language=language)
    refuse_repeats("barriers: position", [one.position for one in found])
    return tuple(sorted(found, key=lambda one: one.position))


def build(entry: WordsEntry) -> Barrier:
    """Make a barrier of one file."""
    entry.refuse_other_keys(KEYS)
    return Barrier(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=99),
        side=entry.choice("side", Side, called="side"),
        component=entry.choice("component", Component, called="component of COM-B"),
        functions=entry.choices("functions", Function, called="function"),
        questions=entry.links("questions", "questions/bank"),
        sources=entry.links("sources", "sources"),
        title=entry.text("title"),
        about=entry.text("about"),
        ask=entry.text("ask"),
        translation=entry.translation,
    )
