"""Read the official Unit Cost Database workbook, as its publisher hands it out.

The theme sheets of the editions known (1.4 and 3.0) hold the code of a value,
its detail, its unit and two agencies side by side (columns C to G), then for
fiscal, economic and social values the original amount, its price year and an
updated amount (from H on, below two rows of headings). The
original amounts are taken. What cannot be told from headings and cells with
certainty is refused or left out with its reason: a wrong value is worse than none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coproduction_star.data.errors import DataError
from coproduction_star.data.workbooks import Cell, Row, Sheet, read_workbook

from . import KINDS, Amount, Edition, UnitValue

CODE = re.compile(r"[A-Z]{1,3}(?:&[A-Z])?\d+(?:\.\d+){1,3}[a-z]?")
THEMES = frozenset(
    {"Crime", "Education & Skills", "Employment & Economy", "Fire", "Health", "Housing", "Social Services"}
)
"""Sheets of the editions known. Another one is a theme where its codes are its own (energy came later); one with codes
of these sheets, such as a list of changes, holds no values of its own."""
YEAR = re.compile(r"(\d{4})\s*[/-]\s*(?:\d{2})?(\d{2})|(\d{4})")
REMARK = re.compile(r"\s*(?:[*†‡]+|\(.*\)|prices)\s*$", re.IGNORECASE)
"""What may stand behind a price year: a mark, or words in brackets."""
MONEY = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
EDITION = re.compile(r"\bv(?:ersion)?\s?\.?(\d+\.\d+(?:\.\d+)?)", re.IGNORECASE)
LICENCE = re.compile(r"creative commons attribution(?:[- ]4\.0| 4| international|)", re.IGNORECASE)
FEWEST_CODES = 3
DETAIL, UNIT, FIRST_AGENCY, SECOND_AGENCY, FIRST_AMOUNT = 1, 2, 3, 4, 5
"""Columns to the right of the code, in the editions known."""
PUBLISHER = "Greater Manchester Combined Authority"
URL = "https://www.greatermanchester-ca.gov.uk/what-we-do/research/research-cost-benefit-analysis/"


class UnknownLayout(DataError):
    """A workbook that is laid out in no way we know."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A code that was not taken, and why."""

    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What a workbook held."""

    edition: Edition
    values: tuple[UnitValue, ...]
    licence_stated: bool
    """Whether the workbook itself says that it may be reused under CC BY."""
    left_out: tuple[LeftOut, ...]
    """Codes without an amount, without a price year, or with two different values."""
    ignored: tuple[str, ...]
    """Sheets that hold codes and are no theme."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand in one sheet."""

    code: int
    first_row: int
    amounts: dict[str, int]
    """The column of each kind of amount; its price year is in the next one."""
    source: int | None
    rating: int | None


def import_workbook(content: bytes) -> Imported:
    """Read the unit values of a workbook.

    Parameters
    ----------
    content
        The bytes of the .xlsx file.

    Returns
    -------
    Imported
        Values in order of sheets and rows.

    Raises
    ------
    UnreadableWorkbook
        When it is no .xlsx file.
    UnknownLayout
        When no sheet looks like a theme sheet, or one of them cannot be told apart; the message says which and why.
    """
    sheets = read_workbook(content)
    words = [text for sheet in sheets for row in sheet.rows.values() for text in row.values() if isinstance(text, str)]
    edition = _edition(words)
    coded = [sheet for sheet in sheets if _code_column(sheet) is not None]
    known = [sheet for sheet in coded if sheet.name in THEMES]
    themes = [(sheet, layout) for sheet in known or coded if (layout := _layout(sheet))]
    themes += list(_later_themes(coded, known))
    if not themes:
        raise UnknownLayout(
            "No sheet holds codes such as CR1.0 with amounts beside them, so this is not the Unit Cost Database, "
            "or an edition we do not know. Take the .xlsx file as its publisher hands it out."
        )
    found = [one for sheet, layout in themes for one in _read(sheet, layout, edition)]
    values, left_out = _without_repeats(found)
    ignored = tuple(sheet.name for sheet in coded if sheet not in [theme for theme, _layout in themes])
    return Imported(edition, values, any(map(LICENCE.search, words)), left_out, ignored)


def _later_themes(coded: list[Sheet], known: list[Sheet]) -> Iterator[tuple[Sheet, "_Layout"]]:
    """Give the sheets of another name beside the known ones that hold values laid out as theirs, under other codes."""
    taken = {prefix for sheet in known for prefix in _prefixes(sheet)}
    for sheet in coded:
        if not known or sheet in known or taken & _prefixes(sheet):
            continue
        try:
            layout = _layout(sheet)
        except UnknownLayout:
            continue
        if layout:
            yield sheet, layout


def _prefixes(sheet: Sheet) -> set[str]:
    """List what the codes of a sheet begin with, such as CR or E&S."""
    cells = (str(cell).strip() for row in sheet.rows.values() for cell in row.values())
    return {re.split(r"\d", cell)[0] for cell in cells if CODE.fullmatch(cell)}


def _code(row: Row, column: int) -> str:
    """Read the code of a row; nothing where there is none."""
    said = str(row.get(column, "")).strip()
    return said if CODE.fullmatch(said) else ""


def _read(sheet: Sheet, layout: "_Layout", edition: Edition) -> Iterator[UnitValue | LeftOut]:
    for number, row in sorted(sheet.rows.items()):
        if number >= layout.first_row and _code(row, layout.code):
            yield _value(sheet, layout, number, row, edition)


def _without_repeats(found: Iterable[UnitValue | LeftOut]) -> tuple[tuple[UnitValue, ...], tuple[LeftOut, ...]]:
    """Keep what has one value; a code with two different ones says nothing, and is left out."""
    by_code: dict[str, list[UnitValue]] = {}
    left_out = [one for one in found if isinstance(one, LeftOut)]
    for one in found:
        if isinstance(one, UnitValue):
            by_code.setdefault(one.code, []).append(one)
    values = []
    for code, mine in by_code.items():
        if len({tuple(map(value.amount, KINDS)) for value in mine}) == 1:
            values.append(mine[0])
        else:
            left_out.append(LeftOut(code, f"it is there {len(mine)} times with different amounts"))
    return tuple(values), tuple(left_out)


def _edition(words: Iterable[str]) -> Edition:
    found = next((match[1] for text in words if "unit cost" in text.lower() and (match := EDITION.search(text))), "")
    name = f"Unit Cost Database v{found}" if found else "Unit Cost Database, edition not stated"
    return Edition(name, PUBLISHER, None, URL, f"© {PUBLISHER}, {name}, licensed CC BY 4.0")


def _code_column(sheet: Sheet) -> int | None:
    columns = Counter(
        column
        for row in sheet.rows.values()
        for column, cell in row.items()
        if isinstance(cell, str) and CODE.fullmatch(cell.strip())
    )
    [(column, times), *_] = columns.most_common(1) or [(0, 0)]
    return column if times >= FEWEST_CODES else None


def _layout(sheet: Sheet) -> _Layout | None:
    """Say where things stand; nothing where a sheet has codes and no amounts at all."""
    code = _code_column(sheet)
    if code is None:
        return None
    coded = {number: row for number, row in sheet.rows.items() if _code(row, code)}
    first = min(coded)
    heads = _headings(sheet, first)
    amounts = _amounts(sheet.name, code, list(coded.values()), heads)
    if not amounts:
        return None
    return _Layout(code, first, amounts, _named(heads, "source"), _named(heads, "rag", "rating", "confidence"))


def _headings(sheet: Sheet, first: int) -> dict[int, tuple[str, ...]]:
    """List the headings over each column, the nearest first; one that spans columns counts for all of them."""
    above = [row for number, row in sorted(sheet.rows.items()) if number < first]
    last = max((column for row in sheet.rows.values() for column in row), default=0)
    heads: dict[int, tuple[str, ...]] = dict.fromkeys(range(last + 1), ())
    for place, row in enumerate(above):
        spans = place < len(above) - 1
        current = ""
        for column in heads:
            said = str(row.get(column, "")).lower()
            current = said or (current if spans else "")
            heads[column] = (current, *heads[column])
    return heads


def _kind(heads: Iterable[str]) -> str:
    """Read off the nearest heading that names one kind alone."""
    for head in heads:
        kinds = [kind for kind in KINDS if kind in head]
        if len(kinds) == 1:
            return kinds[0]
    return ""


def _amounts(sheet: str, code: int, rows: list[Row], heads: dict[int, tuple[str, ...]]) -> dict[str, int]:
    """Find each kind of amount: a column of numbers with a column of price years right of it."""
    found: dict[str, int] = {}
    for year in _year_columns(code, rows):
        column = year - 1
        is_updated = column - 1 in {taken + 1 for taken in found.values()}
        if is_updated or not any(isinstance(row.get(column), float) for row in rows):
            continue
        kind = _kind(heads.get(column, ())) or ("fiscal" if column == code + FIRST_AMOUNT else "")
        if not kind or kind in found:
            raise _unknown(sheet, column, "holds amounts, but its heading is not one of fiscal, economic and social")
        found[kind] = column
    if found and found.get("fiscal") != code + FIRST_AMOUNT:
        raise _unknown(sheet, code + FIRST_AMOUNT, "does not hold the fiscal amounts")
    return found


def _year_columns(code: int, rows: list[Row]) -> Iterator[int]:
    for column in sorted({column for row in rows for column in row if column > code + FIRST_AMOUNT}):
        cells = [row[column] for row in rows if column in row]
        if cells and sum(bool(_price_year(cell)) for cell in cells) * 2 > len(cells):
            yield column


def _amount(cell: Cell | None) -> float | None:
    """Read an amount: a number, or one that was typed as text with a pound sign or commas."""
    if not isinstance(cell, str):
        return cell
    match = MONEY.fullmatch(cell.strip())
    return float((match[1] + (match[2] or "")).replace(",", "")) if match else None


def _price_year(cell: Cell | None) -> str:
    if cell is None:
        return ""
    said = REMARK.sub("", cell.strip()) if isinstance(cell, str) else f"{cell:g}"
    match = YEAR.fullmatch(said)
    if not match or not 1950 <= int(match[1] or match[3]) <= 2100:
        return ""
    return f"{match[1]}/{match[2]}" if match[1] else match[3]


def _value(sheet: Sheet, layout: _Layout, number: int, row: Row, edition: Edition) -> UnitValue | LeftOut:
    code = _code(row, layout.code)
    amounts: dict[str, Amount | None] = dict.fromkeys(KINDS)
    for kind, column in layout.amounts.items():
        amount, year = _amount(row.get(column)), _price_year(row.get(column + 1))
        if amount:
            if not year:
                return LeftOut(code, f"its {kind} amount has no price year ({sheet.name}, row {number})")
            amounts[kind] = Amount(amount, year)
    if not any(amounts.values()):
        return LeftOut(code, "it has no amount")
    agencies = (_words(row, layout.code + place) for place in (FIRST_AGENCY, SECOND_AGENCY))
    note = sheet.notes.get((number, layout.amounts["fiscal"]), "")
    return UnitValue(
        code=code,
        theme=sheet.name,
        detail=_words(row, layout.code + DETAIL),
        unit=_words(row, layout.code + UNIT),
        agencies=tuple(agency for agency in agencies if agency),
        original_source=_words(row, layout.source) or "not stated in the workbook",
        rating=_words(row, layout.rating)[:1].upper(),
        is_transfer="transfer" in note.lower(),
        edition=edition,
        **amounts,
    )


def _words(row: Row, column: int | None) -> str:
    return "" if column is None else " ".join(str(row.get(column, "")).split())


def _named(heads: dict[int, tuple[str, ...]], *words: str) -> int | None:
    wanted = re.compile(rf"\b(?:{'|'.join(words)})\b")
    return next((column for column, said in heads.items() if any(map(wanted.search, said))), None)


def _unknown(sheet: str, column: int, why: str) -> UnknownLayout:
    letters, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("A") + place) + letters
    return UnknownLayout(
        f"Sheet {sheet}: column {letters} {why}. This is an edition we do not know; nothing was taken from it. "
        "Take the .xlsx file as its publisher hands it out, or enter the values you need by hand."
    )
