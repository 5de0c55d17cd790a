"""What is wrong with the cells of a file, in words and as a file of its own."""

import csv
from collections.abc import Iterable
from typing import IO, Any

from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys.answer_table import ROW, Complaint
from coproduction_star.data.asset_surveys.answers import Fault, WrongAnswer
from coproduction_star.data.cases.cells import cell_of
from coproduction_star.people_it.asking.faults import sentence_of

from .rows import Numbered

REASON = "_what_is_wrong"
"""A heading that is passed over when the file comes back, as all do that begin like this."""


def in_words(wrong: WrongAnswer) -> str:
    """What to put right, said of a cell and not of a page."""
    return _("This is none of its answers.") if wrong.fault is Fault.NO_CHOICE else sentence_of(wrong)


def told(one: Complaint, headings: list[str]) -> dict[str, Any]:
    """What is kept of a kind of fault: where, which, in how many rows, the first of them, and what stands there."""
    return {
        "column": headings[one.column], "fault": one.fault.value, "limit": one.limit, "rows": one.rows,
        "first": one.first_rows, "said": list(one.said.items()), "others": one.others,
    }  # fmt: skip


class FaultyRows:
    """Writes the rows with something wrong as they stood, each with its number and what is wrong."""

    def __init__(self, file: IO[str], headings: list[str]) -> None:
        self._writer, self._headings = csv.writer(file), headings
        file.write("\ufeff")
        self._writer.writerow([ROW, REASON, *map(cell_of, headings)])

    def write(self, one: Numbered) -> None:
        """Write one row; of one that comes back a second time, the number that it had at first."""
        reasons = _reasons(one.row.faults, self._headings)
        self._writer.writerow([one.row.row or one.number, " ".join(reasons), *map(cell_of, one.cells)])


def _reasons(faults: Iterable[tuple[int, WrongAnswer]], headings: list[str]) -> Iterable[str]:
    for place, wrong in faults:
        said = {"column": headings[place], "said": wrong.said, "why": in_words(wrong)}
        yield _("%(column)s: “%(said)s”. %(why)s") % said
