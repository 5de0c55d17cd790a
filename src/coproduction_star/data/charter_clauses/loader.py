"""Load the clause topics of a charter."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.errors import DataError
from coproduction_star.data.vocabularies import Word

FOLDER = DATA.joinpath("charter_clauses")
WORDS = ("title", "plain", "easy")
KEYS = ("id", "party", "side", "position", *WORDS)


class Party(Word):
    """Who holds a right or a responsibility."""

    PEOPLE = "people"
    CARERS = "carers"
    COMMUNITY = "community"
    STAFF = "staff"
    MANAGERS = "managers"
    COMMISSIONERS = "commissioners"
    COUNCILLORS = "councillors"
    EVERYONE = "everyone"


class Side(Word):
    """What a clause gives or asks; what everyone agrees on is shared."""

    RIGHT = "right"
    RESPONSIBILITY = "responsibility"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Clause:
    """One topic with words to begin from; both sides change them as they like."""

    id: str
    party: Party
    side: Side
    position: int
    """Where it stands among the clauses of its party, from 1."""
    title: str
    plain: str
    """The clause in plain words."""
    easy: str
    """The clause in Easy Read words: short sentences, one idea each."""
    translation: Translation


@cache
def clauses(language: Language = Language.ENGLISH) -> tuple[Clause, ...]:
    """Give the topics, party by party, the rights of each first."""
    return load_clauses(FOLDER, language=language)


def clause(id_: str, language: Language = Language.ENGLISH) -> Clause:
    """Find one. Raises ``DataError`` when there is none of this id."""
    for one in clauses(language):
        if one.id == id_:
            return one
    raise DataError(f"There is no clause topic {id_!r}. docs/reference/market-content.md says where they are.")


def load_clauses(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Clause, ...]:
    """Read the topics of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, build, language=language)
    refuse_repeats("clauses: party and position", [(one.party.value, one.position) for one in found])
    return tuple(sorted(found, key=lambda one: (list(Party).index(one.party), one.position)))


def build(entry: WordsEntry) -> Clause:
    """Make a clause topic of one file."""
    entry.refuse_other_keys(KEYS)
    party = entry.choice("party", Party, called="party")
    side = entry.choice("side", Side, called="side")
    if (party is Party.EVERYONE) is not (side is Side.SHARED):
        entry.complain("side", "What everyone agrees on is shared, and nothing else is.", "Change party or side.")
    return Clause(
        id=entry.text("id"),
        party=party,
        side=side,
        position=entry.whole_number("position", lowest=1, highest=30),
        title=entry.text("title"),
        plain=entry.text("plain"),
        easy=entry.text("easy"),
        translation=entry.translation,
    )
