"""Which row holds the headings, and which column is what: a guess that its reader corrects."""

import re
from collections.abc import Sequence
from functools import lru_cache

from django.utils.translation import override

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.models import Status
from coproduction_star.ui.documents.spreadsheets.table import Rows, Table

from .fields import ADD_TO_SUMMARY, FIELDS, LEAVE_OUT
from .vocabulary import LANGUAGES, is_yes, key, meaning

ONE_CO = "cos="
LOOKED_AT = 25
SAMPLES = 3
MOST_OF = 0.7
ENOUGH = 2
A_PERSON = re.compile(
    r"\b(contact|e ?mail|phone|telephone|mobile|tel|officer name|lead officer|named person|person|address|postcode|"
    r"date of birth|dob|surname|first name|cyswllt|ebost|ffon|cyfeiriad)\b"
)
CONTACT = re.compile(r"\S+@\S+\.\w+|^\+?[\d ()-]{9,}$")


def heading_row_of(table: Table) -> int:
    """The row among the first whose cells we know best; nought when none reads like headings."""
    best, most = 0, 0
    for number, cells in table.rows[:LOOKED_AT]:
        known = sum(1 for cell in set(map(key, cells)) if _field_called(cell))
        if known > most:
            best, most = number, known
    if most >= ENOUGH:
        return best
    return _only_words(table) if not most else best


def _only_words(table: Table) -> int:
    """The first of the fullest rows, when its cells are short words and no two are the same."""
    rows = table.rows[:LOOKED_AT]
    fullest = max(sum(map(bool, cells)) for _number, cells in rows)
    number, cells = next(row for row in rows if sum(map(bool, row[1])) == fullest)
    filled = [cell for cell in cells if cell]
    short = all(len(cell) <= 40 and not any(map(str.isdigit, cell)) for cell in filled)
    return number if short and fullest >= ENOUGH and len(set(filled)) == len(filled) else 0


def headings_of(table: Table, row: int) -> list[str]:
    """The words above each column; empty for a column that has none."""
    found = next((cells for number, cells in table.rows if number == row), [])
    width = max(len(cells) for _number, cells in table.rows)
    return [" ".join(cell.split()) for cell in found] + [""] * (width - len(found))


def below(rows: Rows, row: int) -> Rows:
    """The rows with things in them: what stands below the headings."""
    return [(number, cells) for number, cells in rows if number > row]


def column_of(rows: Sequence[tuple[int, list[str]]], place: int) -> list[str]:
    return [cells[place] for _number, cells in rows if place < len(cells) and cells[place]]


def guess(headings: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> list[str]:
    """What each column is. Every field is given once; what names a person is left out."""
    taken: set[str] = set()
    meanings = []
    for place, heading in enumerate(headings):
        found = _guess_one(heading, column_of(rows[: LOOKED_AT * 4], place), taken)
        taken.add(found)
        meanings.append(found)
    return meanings if "title" in taken else _with_a_title(meanings, headings, rows)


def _guess_one(heading: str, cells: list[str], taken: set[str]) -> str:
    if not cells:
        return LEAVE_OUT
    known = _field_called(key(heading))
    if known and known not in taken and not (known.startswith(ONE_CO) and not all(map(_a_mark, cells))):
        return known
    if A_PERSON.search(key(heading)) or sum(1 for cell in cells if CONTACT.search(cell)) > len(cells) * (1 - MOST_OF):
        return LEAVE_OUT
    return _by_contents(cells, taken) or (ADD_TO_SUMMARY if heading else LEAVE_OUT)


def _a_mark(cell: str) -> bool:
    return is_yes(cell) or key(cell) in {"", "no", "n", "0", "false", "na"}


def _by_contents(cells: list[str], taken: set[str]) -> str:
    """Most cells say a status or a Co: then that is what the column is."""
    for name, read in (("status", lambda cell: meaning(Status, cell)), ("cos", FIELDS["cos"].read)):
        if name not in taken and sum(1 for cell in cells if _can(read, cell)) > len(cells) * MOST_OF:
            return name
    return ""


def _can(read: object, cell: str) -> bool:
    try:
        return bool(read(cell)) and not cell.isdigit()  # type: ignore[operator]
    except ValueError:
        return False


def _with_a_title(meanings: list[str], headings: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> list[str]:
    """Nothing is called a name: the column with the most different short texts is the likeliest."""
    free = [place for place, found in enumerate(meanings) if found in {ADD_TO_SUMMARY, LEAVE_OUT, "summary"}]
    free = [place for place in free if not A_PERSON.search(key(headings[place]))]
    if free:
        best = max(free, key=lambda place: (_tells_apart(column_of(rows[:100], place)), -place))
        meanings[best] = "title"
    return meanings


def _tells_apart(cells: list[str]) -> int:
    words = [cell for cell in set(cells) if 2 < len(cell) <= 200 and not cell.replace(".", "").isdigit()]
    return len(words)


def _field_called(heading: str) -> str:
    return _names().get(heading, "") if heading else ""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Every heading we know: our own names, the labels in each language, and what people write."""
    known: dict[str, str] = {}
    for field in FIELDS.values():
        for language in LANGUAGES:
            with override(language):
                known.setdefault(key(str(field.label)), field.name)
        for called in (*field.called, field.name):
            known.setdefault(key(called), field.name)
    return known | {key(co.value): f"{ONE_CO}{co.value}" for co in Co}
