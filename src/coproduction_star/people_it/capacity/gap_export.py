"""The gap as files: the rows of the page, and nothing more. No cell is a formula."""

import csv
import io
from collections.abc import Iterator, Sequence

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.methods.disclosure import OPENSAFELY

from .gap_page import Skills, skill_of
from .gaps import Gap, Gaps

HEAD = ("rows", "place", "skill", "skill_text", "wanted", "offered", "gap", "note")
ONE, TOGETHER = "place", "places together"
FEW = f"{OPENSAFELY.threshold} or fewer is not shown"
OR_MORE = f"or more: what is {OPENSAFELY.threshold} or fewer is not added"
CODEBOOK = (
    ("column", "meaning"),
    ("rows", f"“{ONE}” is one place; “{TOGETHER}” adds up what is shown of them"),
    ("place", "the place as the organisation calls it; empty where none was named"),
    ("skill", "the id of the kind of skill; empty for something else"),
    ("skill_text", "the kind of skill in the reader’s language"),
    ("wanted", f"people who want to learn it, rounded to the nearest {OPENSAFELY.base}; empty where few"),
    ("offered", f"people who can show it, rounded to the nearest {OPENSAFELY.base}; empty where few"),
    ("gap", "wanted less offered; empty where one of them is empty, and for a sum"),
    ("note", "says that a number is left out because it is small"),
)


def rows_of(gaps: Gaps, skills: Skills) -> Iterator[Sequence[str]]:
    yield HEAD
    for one in gaps.rows:
        few = one.wanted is None or one.offered is None
        yield _cells(ONE, one, skills, None if few else one.more, FEW if few else "")
    for one in gaps.together:
        yield _cells(TOGETHER, one, skills, None, OR_MORE)


def _cells(kind: str, one: Gap, skills: Skills, gap: int | None, note: str) -> list[str]:
    row = (kind, one.place, one.skill, skill_of(one, skills), one.wanted or None, one.offered or None, gap, note)
    return [cell_of(value) for value in row]


def as_csv(gaps: Gaps, skills: Skills) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    text = io.StringIO()
    csv.writer(text).writerows(rows_of(gaps, skills))
    return f"\ufeff{text.getvalue()}".encode()


def as_xlsx(gaps: Gaps, skills: Skills) -> bytes:
    return workbook({"gap": rows_of(gaps, skills), "codebook": CODEBOOK})


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AS_FILE = {"csv": (as_csv, "text/csv; charset=utf-8"), "xlsx": (as_xlsx, XLSX)}
