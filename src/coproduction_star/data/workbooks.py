"""The cells and notes of an .xlsx workbook, for content that its publisher hands out in that form.

Values are read, never formulas; a workbook that asks for more than its size
allows is refused. Spreadsheets that people bring in have a reader of their own,
which speaks their language: ``ui.documents.spreadsheets``.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from coproduction_star.methods.sentences import worded

from .errors import DataError

LARGEST_PART = 60 * 1024 * 1024
MAIN = "xl/workbook.xml"
LETTERS = re.compile(r"[A-Z]+")
Cell = str | float
Row = dict[int, Cell]


class UnreadableWorkbook(DataError):
    """A file that is no workbook we can read."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what} {remedy}".strip())
        self.what, self.remedy = what, remedy


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells by row (from 1) and column (from 0), and the notes beside them."""

    name: str
    rows: Mapping[int, Row]
    notes: Mapping[tuple[int, int], str]


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Read every sheet of a workbook. Raises ``UnreadableWorkbook``."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return tuple(_sheets(archive))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, ValueError, IndexError) as error:
        raise UnreadableWorkbook(
            worded("This is no .xlsx workbook, or it is damaged."),
            worded("Fetch it again from its publisher and do not change it."),
        ) from error


def _sheets(archive: zipfile.ZipFile) -> Iterator[Sheet]:
    names = set(archive.namelist())
    shared = _shared(archive) if "xl/sharedStrings.xml" in names else []
    targets = _relations(archive, "xl/_rels/workbook.xml.rels")
    for entry in _all(_part(archive, MAIN), "sheet"):
        path = _path("xl", targets[next(value for key, value in entry.attrib.items() if key.endswith("}id"))][1])
        if "worksheets" in path:
            root = _part(archive, path)
            yield Sheet(entry.attrib["name"].strip(), _rows(root, shared), _notes(archive, path, names))


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise UnreadableWorkbook(
            worded("A part of this workbook is larger than we take."), worded("Save it with fewer sheets.")
        )
    content = archive.read(name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\x00" in content:  # in UTF-16 the words look otherwise
        raise UnreadableWorkbook(
            worded("This workbook holds instructions that no spreadsheet needs, so it is not opened.")
        )
    return ElementTree.fromstring(content)  # noqa: S314 - no document type, no entities: see above


def _relations(archive: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str]]:
    """Map ids to the kind and the target of what they point to."""
    if name not in archive.namelist():
        return {}
    return {
        one.attrib["Id"]: (one.attrib["Type"].rpartition("/")[2], one.attrib["Target"])
        for one in _all(_part(archive, name), "Relationship")
    }


def _path(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    steps: list[str] = folder.split("/")
    for step in target.split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


def _shared(archive: zipfile.ZipFile) -> list[str]:
    return [_text(entry) for entry in _all(_part(archive, "xl/sharedStrings.xml"), "si")]


def _text(entry: ElementTree.Element) -> str:
    spoken = {id(part) for sound in _all(entry, "rPh") for part in _all(sound, "t")}
    return "".join(part.text or "" for part in _all(entry, "t") if id(part) not in spoken)


def _rows(root: ElementTree.Element, shared: list[str]) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    for number, entry in enumerate(_all(root, "row"), start=1):
        cells: Row = {}
        for place, cell in enumerate(_all(entry, "c")):
            value = _cell(cell, shared)
            if value != "":
                cells[_column(cell.attrib.get("r", ""), place)] = value
        if cells:
            rows[int(entry.attrib.get("r", number))] = cells
    return rows


def _cell(cell: ElementTree.Element, shared: list[str]) -> Cell:
    kind = cell.attrib.get("t", "n")
    if kind == "inlineStr":
        return _text(cell).strip()
    value = next((part.text or "" for part in cell if _local(part) == "v"), "")
    if kind == "s":
        return shared[int(value)].strip()
    if kind == "n" and value:
        return float(value)
    return "" if kind == "e" else value.strip()


def _notes(archive: zipfile.ZipFile, path: str, names: set[str]) -> dict[tuple[int, int], str]:
    folder, _slash, name = path.rpartition("/")
    found = {}
    for kind, target in _relations(archive, f"{folder}/_rels/{name}.rels").values():
        part = _path(folder, target)
        if kind == "comments" and part in names:
            for note in _all(_part(archive, part), "comment"):
                at = note.attrib["ref"]
                found[int(LETTERS.sub("", at)), _column(at, 0)] = _text(note)
    return found


def _column(address: str, otherwise: int) -> int:
    letters = LETTERS.match(address)
    if not letters:
        return otherwise
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _local(entry: ElementTree.Element) -> str:
    return entry.tag.rpartition("}")[2]


def _all(root: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    return (entry for entry in root.iter() if _local(entry) == tag)
