"""Read our own content files field by field; a fault names file, line, field and remedy.

A file ``<id>.cy.yaml`` beside ``<id>.yaml`` holds the Welsh of some of its
fields and says whether the Welsh still awaits a speaker's check.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NoReturn, TypeVar

from .documents import Document, Path
from .errors import BadContent, DataError

DATA = files("coproduction_star.data")
ENDING = ".yaml"
WELSH_ENDING = ".cy.yaml"
AWAITING_CHECK = "awaiting_check"

Word = TypeVar("Word", bound=StrEnum)


class Language(StrEnum):
    """A language the texts may be had in."""

    ENGLISH = "en"
    WELSH = "cy"


class BlockKind(StrEnum):
    """What a piece of body text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list; a page shows it as it is."""

    kind: BlockKind
    text: str = ""
    """The words of a heading or a paragraph; empty for a list."""
    items: tuple[str, ...] = ()
    """The items of a list; empty for the others."""
    cases: tuple[str, ...] = ()
    """Ids of cases that the words speak of."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The words, one line for each heading, paragraph or item."""
        return self.items or (self.text,)


@dataclass(frozen=True, slots=True)
class Translation:
    """Which fields of a text are Welsh, and whether a Welsh speaker has yet to check them."""

    welsh_fields: frozenset[str] = frozenset()
    awaiting_check: bool = False

    def language_of(self, field: str) -> Language:
        """Say which language a field is in, for the page's ``lang`` attribute."""
        return Language.WELSH if field in self.welsh_fields else Language.ENGLISH


@dataclass(frozen=True, slots=True)
class Entry:
    """A content file, or one part of it, that has been read but not yet believed."""

    document: Document
    value: dict[str, Any]
    path: Path = ()
    welsh: Document | None = None
    translation: Translation = field(default_factory=Translation)

    def refuse(self, field: str, what: str, remedy: str, *below: int) -> NoReturn:
        """Stop with a fault that names file, line, field and remedy."""
        source = self._source(field)
        source.complain((*self.path, field, *below), what, remedy)
        raise BadContent(source.problems)

    def only(self, *known: str) -> None:
        """Refuse a field that nobody reads; it is most likely misspelt."""
        for name in self.value:
            if name not in known:
                self.refuse(name, "Nobody reads this field.", f"Use one of: {', '.join(known)}.")

    def text(self, field: str) -> str:
        """Give a text that must be there."""
        return self._text(field, self._value(field))

    def text_or_nothing(self, field: str) -> str:
        """Give a text that may be left out (then it is empty)."""
        return self.text(field) if field in self.value else ""

    def number(self, field: str) -> int:
        """Give a whole number."""
        value = self._value(field)
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(field, "This must be a whole number.", "Write it in digits, such as 3.")
        return value

    def yes_or_no(self, field: str) -> bool:
        """Give ``true`` or ``false``."""
        value = self._value(field)
        if not isinstance(value, bool):
            self.refuse(field, "This must be true or false.", "Write true or false, without quotes.")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """Give a list of texts with at least one in it."""
        return tuple(self._text(field, item, n) for n, item in enumerate(self._items(field)))

    def chosen(self, field: str, words: type[Word]) -> Word:
        """Give the word of a known list that the field holds."""
        value = self.text(field)
        if value not in set(words):
            self.refuse(field, f"{value!r} is not on the list.", f"Use one of: {', '.join(words)}.")
        return words(value)

    def case(self, field: str) -> str:
        """Give the id of a case that we ship."""
        return self._case(field, self.text(field))

    def cases(self, field: str) -> tuple[str, ...]:
        """Give ids of cases that we ship; none when left out."""
        return tuple(self._case(field, case) for case in self.texts(field)) if field in self.value else ()

    def entries(self, field: str) -> tuple["Entry", ...]:
        """Give the parts of a list of named fields; none when left out."""
        return tuple(self._parts(field)) if field in self.value else ()

    def blocks(self, field: str) -> tuple[Block, ...]:
        """Give body text: a list of headings, paragraphs and lists."""
        return tuple(_block(part) for part in self._parts(field))

    def _source(self, field: str) -> Document:
        return self.welsh if self.welsh and field in self.translation.welsh_fields else self.document

    def _value(self, field: str) -> object:
        if field not in self.value:
            self.refuse(field, "This field is missing.", f"Add '{field}:'.")
        return self.value[field]

    def _text(self, field: str, value: object, *below: int) -> str:
        if not isinstance(value, str) or not value.strip():
            self.refuse(field, "This must be a text.", "Write words, in quotes if they hold a colon.", *below)
        return " ".join(value.split())

    def _case(self, field: str, value: str) -> str:
        if value not in shipped_cases():
            self.refuse(field, f"There is no case {value!r}.", "Name a file of data/cases, without .yaml.")
        return value

    def _items(self, field: str) -> list[object]:
        value = self._value(field)
        if not isinstance(value, list) or not value:
            self.refuse(field, "This must be a list with something in it.", "Begin each line with '- '.")
        return value

    def _parts(self, field: str) -> Iterator["Entry"]:
        for n, item in enumerate(self._items(field)):
            if not isinstance(item, dict):
                self.refuse(field, "Each part must hold named fields.", "Write 'name: text' after '- '.", n)
            yield Entry(self._source(field), item, (*self.path, field, n))


def _block(part: Entry) -> Block:
    part.only(*BlockKind, "cases")
    kinds = [kind for kind in BlockKind if kind in part.value]
    if len(kinds) != 1:
        part.refuse("heading", "A block is one thing.", "Give it a heading or a paragraph or a list.")
    kind, cases = kinds[0], part.cases("cases")
    if kind is BlockKind.LIST:
        return Block(kind, items=part.texts(kind), cases=cases)
    return Block(kind, text=part.text(kind), cases=cases)


@cache
def shipped_cases() -> frozenset[str]:
    """Give the ids of the cases we ship."""
    names = (file.name for file in DATA.joinpath("cases").iterdir())
    return frozenset(name.removesuffix(ENDING) for name in names if is_english(name))


def is_english(name: str) -> bool:
    """Tell a content file from its Welsh neighbour and from anything else in the folder."""
    return name.endswith(ENDING) and not name.endswith(WELSH_ENDING)


def read_folder(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Entry, ...]:
    """Read every content file of a folder, in order of its name.

    Parameters
    ----------
    folder
        Where the files lie.
    language
        With Welsh, the fields of ``<id>.cy.yaml`` take the place of the English ones.

    Returns
    -------
    tuple of Entry
        One for each English file; the Welsh ones are read in any case, so that a
        fault in them shows at once.

    Raises
    ------
    BadContent
        When a file is not readable, or its id is not its name.
    DataError
        When a Welsh file has no English one beside it.
    """
    found = {file.name: file for file in folder.iterdir() if file.name.endswith(ENDING)}
    for name in found:
        if name.replace(WELSH_ENDING, ENDING) not in found:
            raise DataError(f"{name}: there is no English file beside it. Add one or rename this one.")
    return tuple(
        _in_language(read_entry(found[name]), found.get(name.replace(ENDING, WELSH_ENDING)), language)
        for name in sorted(found)
        if is_english(name)
    )


def read_entry(file: Traversable) -> Entry:
    """Read one English file; its id must be its name."""
    entry = Entry(*_read(file))
    if entry.text("id") != file.name.removesuffix(ENDING):
        entry.refuse("id", "This is not the name of the file.", "Make the two the same.")
    return entry


def _in_language(entry: Entry, welsh_file: Traversable | None, language: Language) -> Entry:
    if welsh_file is None:
        return entry
    document, value = _read(welsh_file)
    welsh = Entry(document, value)
    welsh.only(AWAITING_CHECK, *(name for name in entry.value if name != "id"))
    awaiting_check = welsh.yes_or_no(AWAITING_CHECK)
    if language is Language.ENGLISH:
        return entry
    texts = {name: text for name, text in value.items() if name != AWAITING_CHECK}
    translation = Translation(frozenset(texts), awaiting_check)
    return Entry(entry.document, {**entry.value, **texts}, (), document, translation)


def _read(file: Traversable) -> tuple[Document, dict[str, Any]]:
    document = Document(file.read_text(encoding="utf-8"), file=file.name)
    if not document.problems and not isinstance(document.data, dict):
        document.complain((), "This file must hold named fields.", "Begin with 'id:' and the file's name.")
    if document.problems:
        raise BadContent(document.problems)
    return document, document.data


def refuse_repeats(kind: str, given: Sequence[object]) -> None:
    """Refuse what two files share and should not, such as a place in the order."""
    for value in given:
        if given.count(value) > 1:
            raise DataError(f"{kind}: {value} is there twice. Give each file its own.")
