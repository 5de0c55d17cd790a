"""Load the list of charters that exist elsewhere."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.vocabularies import Word

FOLDER = DATA.joinpath("charters")
WORDS = ("about", "teaches")
KEYS = ("id", "position", "text", "sources", "looked", "name", *WORDS)
NOT_FOUND = {Language.ENGLISH: "Text not found.", Language.WELSH: "Testun heb ei ganfod."}


class TextKnown(Word):
    """Whether we have read the charter."""

    READ = "read"
    """We read it, or the part of it that was to be had, in a stored copy of its page."""
    NOTES = "notes"
    """We lean on earlier notes about it."""
    NOT_FOUND = "not-found"
    """We looked and did not find it."""


@dataclass(frozen=True, slots=True)
class RealCharter:
    """A charter of somebody else. Its words are not here; the sources lead to them."""

    id: str
    position: int
    text: TextKnown
    sources: tuple[str, ...]
    looked: date | None
    """The day we looked; none where we lean on notes."""
    name: str
    """In its own language."""
    about: str
    """Between whom."""
    teaches: str
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.about, self.teaches)


@cache
def charters(language: Language = Language.ENGLISH) -> tuple[RealCharter, ...]:
    """Give the list."""
    return load_charters(FOLDER, language=language)


def load_charters(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[RealCharter, ...]:
    """Read the charters of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, build, language=language)
    refuse_repeats("charters: position", [one.position for one in found])
    return tuple(sorted(found, key=lambda one: one.position))


def build(entry: WordsEntry) -> RealCharter:
    """Make an entry of one file. Whose text was not found says so first; what was looked for has its day."""
    entry.refuse_other_keys(KEYS)
    text = entry.choice("text", TextKnown, called="answer")
    looked = _day(entry) if entry.has("looked") else None
    teaches = entry.text("teaches")
    beginning = NOT_FOUND[entry.translation.language_of("teaches")]
    if text is TextKnown.NOT_FOUND and not teaches.startswith(beginning):
        entry.complain("teaches", "Nobody can see that the text is missing.", f"Begin with '{beginning}'.")
    if (text is TextKnown.NOTES) is (looked is not None):
        entry.complain("looked", "What was looked at has its day, and notes have none.", "Change one of the two.")
    return RealCharter(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=99),
        text=text,
        sources=entry.links("sources", "sources"),
        looked=looked,
        name=entry.text("name"),
        about=entry.text("about"),
        teaches=teaches,
        translation=entry.translation,
    )


def _day(entry: WordsEntry) -> date | None:
    try:
        return date.fromisoformat(entry.text("looked"))
    except ValueError:
        entry.complain("looked", "This is no day.", "Write it as '2026-11-26', in quotes.")
        return None
