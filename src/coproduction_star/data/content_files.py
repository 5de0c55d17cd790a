"""Read the files of public words: one folder for a kind of text, one file for a text.

A file ``<id>.cy.yaml`` beside ``<id>.yaml`` holds the Welsh of some of its
fields and says whether the Welsh still awaits a speaker's check. Every fault
names file, line, field and remedy, and one reading finds them all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from .documents import Complaints, Document, Path
from .entries import Entry
from .errors import BadContent, DataError

DATA = files("coproduction_star.data")
ENDING = ".yaml"
WELSH_ENDING = ".cy.yaml"
AWAITING_CHECK = "awaiting_check"
LONGEST_TEXT = 1_000

Made = TypeVar("Made")


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


ENGLISH_ONLY = Translation()


class WordsEntry(Entry):
    """A file of public words, or one part of it, asked for one field at a time."""

    __slots__ = ("translation",)

    def __init__(
        self, document: Complaints, data: Any, path: Path = (), translation: Translation = ENGLISH_ONLY
    ) -> None:
        super().__init__(document, data, path)
        self.translation = translation

    def has(self, key: str) -> bool:
        """Say whether a field is there."""
        return key in self._data

    def text(self, key: str, *, longest: int = LONGEST_TEXT) -> str:
        """Read a text that must be there."""
        return super().text(key, longest=longest)

    def text_or_nothing(self, key: str) -> str:
        """Read a text that may be left out (then it is empty)."""
        return self.text(key) if self.has(key) else ""

    def texts(self, key: str, *, longest: int = LONGEST_TEXT) -> tuple[str, ...]:
        """Read a list of texts."""
        return super().texts(key, longest=longest)

    def case(self, key: str) -> str:
        """Read the id of a case that we ship."""
        return self._case(self._there(key), key)

    def cases(self, key: str) -> tuple[str, ...]:
        """Read ids of cases that we ship; none when left out."""
        return tuple(self._case(item, key, n) for n, item in enumerate(self._list(key))) if self.has(key) else ()

    def link(self, key: str, kind: str) -> str:
        """Read the id of a thing of another folder that we ship."""
        return self.word(key, shipped(kind), called=f"id in {kind}")

    def links(self, key: str, kind: str) -> tuple[str, ...]:
        """Read ids of things of another folder that we ship; none when left out."""
        return self.words(key, shipped(kind), called=f"id in {kind}") if self.has(key) else ()

    def part(self, key: str) -> "WordsEntry":
        """Read one mapping."""
        return WordsEntry(self._document, self._there(key), (*self._path, key))

    def parts(self, key: str) -> tuple["WordsEntry", ...]:
        """Read a list of mappings; none when left out."""
        if not self.has(key):
            return ()
        items = enumerate(self._list(key))
        return tuple(WordsEntry(self._document, item, (*self._path, key, n)) for n, item in items)

    def blocks(self, key: str) -> tuple[Block, ...]:
        """Read body text: a list of headings, paragraphs and lists."""
        if not self.has(key):
            self.complain(key, "The key is missing.", "Add it with '- heading:', '- paragraph:' or '- list:' below.")
        return tuple(_block(part) for part in self.parts(key))

    def _case(self, value: Any, *at: str | int) -> str:
        remedy = "Name a file of data/cases, without .yaml."
        return self._read_word(value, at, shipped_cases(), called="case", otherwise=remedy)


def _block(part: WordsEntry) -> Block:
    part.refuse_other_keys([*(kind.value for kind in BlockKind), "cases"])
    kinds = [kind for kind in BlockKind if part.has(kind)]
    if len(kinds) != 1:
        part.complain("heading", "A block is one thing.", "Give it a heading or a paragraph or a list.")
        return Block(BlockKind.PARAGRAPH)
    kind, cases = kinds[0], part.cases("cases")
    if kind is BlockKind.LIST:
        return Block(kind, items=part.texts(kind), cases=cases)
    return Block(kind, text=part.text(kind), cases=cases)


class _BothLanguages(Complaints):
    """Sends a complaint to the file that the field was read from."""

    __slots__ = ("_english", "_welsh", "_welsh_fields")

    def __init__(self, english: Document, welsh: Document, welsh_fields: frozenset[str]) -> None:
        super().__init__(file=english.file)
        self._english, self._welsh, self._welsh_fields = english, welsh, welsh_fields
        self.problems = [*english.problems, *welsh.problems]

    def complain(self, path: Path, what: str, remedy: str) -> None:
        source = self._welsh if path and path[0] in self._welsh_fields else self._english
        source.complain(path, what, remedy)
        self.problems = [*self._english.problems, *self._welsh.problems]


@cache
def shipped_cases() -> frozenset[str]:
    """Give the ids of the cases we ship."""
    return shipped("cases")


@cache
def shipped(kind: str) -> frozenset[str]:
    """Give the ids of what we ship of a kind: the names of the English files of its folder."""
    names = (file.name for file in DATA.joinpath(*kind.split("/")).iterdir())
    return frozenset(name.removesuffix(ENDING) for name in names if is_english(name))


def is_english(name: str) -> bool:
    """Tell a content file from its Welsh neighbour and from anything else in the folder."""
    return name.endswith(ENDING) and not name.endswith(WELSH_ENDING)


def read_folder(
    folder: Traversable, build: Callable[[WordsEntry], Made], *, language: Language = Language.ENGLISH
) -> tuple[Made, ...]:
    """Read every text of a folder, in order of its file's name.

    Parameters
    ----------
    folder
        Where the files lie.
    build
        Makes the text from its entry; what it complains of refuses the file.
    language
        With Welsh, the fields of ``<id>.cy.yaml`` take the place of the English ones.

    Returns
    -------
    tuple
        What ``build`` made, one for each English file.

    Raises
    ------
    BadContent
        When a file is not as it should be.
    DataError
        When a Welsh file has no English one beside it.
    """
    found = {file.name: file for file in folder.iterdir() if file.name.endswith(ENDING)}
    for name in found:
        if name.replace(WELSH_ENDING, ENDING) not in found:
            raise DataError(f"{name}: there is no English file beside it. Add one or rename this one.")
    return tuple(
        read_file(found[name], build, welsh=found.get(name.replace(ENDING, WELSH_ENDING)), language=language)
        for name in sorted(found)
        if is_english(name)
    )


def read_file(
    file: Traversable,
    build: Callable[[WordsEntry], Made],
    *,
    welsh: Traversable | None = None,
    language: Language = Language.ENGLISH,
) -> Made:
    """Read one text; its ``id`` must be its file's name. Raises ``BadContent``."""
    document = _document(file)
    complaints, data, translation = _in_language(document, _document(welsh) if welsh else None, language)
    entry = WordsEntry(complaints, data, translation=translation)
    if entry.text("id") != file.name.removesuffix(ENDING):
        entry.complain("id", "This is not the name of the file.", "Make the two the same.")
    made = build(entry)
    refuse(complaints.problems)
    return made


def _in_language(
    english: Document, welsh: Document | None, language: Language
) -> tuple[Complaints, dict[str, Any], Translation]:
    if welsh is None or language is Language.ENGLISH:
        return english, english.data, ENGLISH_ONLY
    entry = WordsEntry(welsh, welsh.data)
    entry.refuse_other_keys([AWAITING_CHECK, *(name for name in english.data if name != "id")])
    if not entry.has(AWAITING_CHECK):
        entry.complain(AWAITING_CHECK, "The key is missing.", "Write true until a Welsh speaker has checked it.")
    texts = {name: text for name, text in welsh.data.items() if name != AWAITING_CHECK}
    translation = Translation(frozenset(texts), entry.flag(AWAITING_CHECK))
    both = _BothLanguages(english, welsh, translation.welsh_fields)
    return both, {**english.data, **texts}, translation


def _document(file: Traversable) -> Document:
    document = Document(file.read_text(encoding="utf-8"), file=file.name)
    if not document.problems and not isinstance(document.data, dict):
        document.complain((), "This file must hold keys and values.", "Begin with 'id:' and the file's name.")
    refuse(document.problems)
    return document


def refuse(problems: Iterable[Any]) -> None:
    """Refuse content with problems; say nothing where there are none."""
    found = tuple(problems)
    if found:
        raise BadContent(found)


def refuse_repeats(kind: str, given: Sequence[object]) -> None:
    """Refuse what two files share and should not, such as a place in the order."""
    for value in given:
        if given.count(value) > 1:
            raise DataError(f"{kind}: {value} is there twice. Give each file its own.")
