"""Load the agendas to begin a workshop from."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.errors import DataError

FOLDER = DATA.joinpath("workshop_templates")
WORDS = ("title", "about", "items")
KEYS = ("id", "position", *WORDS)
ITEM = ("do", "minutes", "title", "about", "choices", "of", "dots")
LONGEST_TITLE = 200


class Do(StrEnum):
    """What people do."""

    TALK = "talk"
    IDEAS = "ideas"
    SILENT = "silent"
    DOTS = "dots"
    POLL = "poll"
    AGREE = "agree"
    CARD = "card"
    PLACE = "place"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing of the agenda. `of` is the place (from 1) of the item whose words are voted on; 0 for its choices."""

    do: Do
    minutes: int
    title: str
    about: str
    choices: tuple[str, ...]
    of: int
    dots: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda. Whoever leads changes, adds and takes out before and while the room meets."""

    id: str
    position: int
    title: str
    about: str
    items: tuple[AgendaItem, ...]
    translation: Translation

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(item.minutes for item in self.items)

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.about, *(item.about for item in self.items))


@cache
def agendas(language: Language = Language.ENGLISH) -> tuple[Agenda, ...]:
    """Give them all, in their order.

    Examples
    --------
    >>> [one.id for one in agendas()]
    ['lab', 'star-training-day', 'charter-evening']
    """
    return load_agendas(FOLDER, language=language)


def agenda(id_: str, language: Language = Language.ENGLISH) -> Agenda:
    """Find one. Raises ``DataError`` when there is none of this id."""
    found = {one.id: one for one in agendas(language)}
    if id_ not in found:
        raise DataError(f"There is no agenda {id_!r}. Use one of: {', '.join(found)}.")
    return found[id_]


def load_agendas(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Agenda, ...]:
    """Read the agendas of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, build, language=language)
    refuse_repeats("workshop templates: position", [one.position for one in found])
    return tuple(sorted(found, key=lambda one: one.position))


def build(entry: WordsEntry) -> Agenda:
    """Make an agenda of one file."""
    entry.refuse_other_keys(KEYS)
    items = tuple(_item(part) for part in entry.parts("items"))
    if not items:
        entry.complain("items", "An agenda has items.", "Add '- do:' with 'minutes:', 'title:' and 'about:' below it.")
    for place, item in enumerate(items, start=1):
        if item.of >= place:
            entry.complain(
                "items", f"Item {place} votes on item {item.of}, which comes later.", "Name an earlier one."
            )
        elif item.do in VOTES and not item.of and not item.choices:
            entry.complain("items", f"Item {place} has nothing to vote on.", "Add 'of:' or 'choices:'.")
    return Agenda(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=20),
        title=entry.text("title", longest=LONGEST_TITLE),
        about=entry.text("about"),
        items=items,
        translation=entry.translation,
    )


VOTES = frozenset({Do.DOTS, Do.POLL, Do.AGREE, Do.PLACE, Do.RATE})


def _item(part: WordsEntry) -> AgendaItem:
    part.refuse_other_keys(ITEM)
    return AgendaItem(
        do=part.choice("do", Do, called="thing to do"),
        minutes=part.whole_number("minutes", lowest=1, highest=240),
        title=part.text("title", longest=LONGEST_TITLE),
        about=part.text("about"),
        choices=part.texts("choices") if part.has("choices") else (),
        of=part.whole_number("of", lowest=1, highest=40) if part.has("of") else 0,
        dots=part.whole_number("dots", lowest=1, highest=10) if part.has("dots") else 3,
    )
