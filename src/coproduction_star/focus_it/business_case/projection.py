"""A projection by age and year out of a spreadsheet, with its budget path: every fault with its row and column."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from coproduction_star.data.workbook_writing import workbook
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import CannotRead, column_letters

from .typed_numbers import read_number, shown

BUDGET = ("budget", "cyllideb")
FIRST_YEAR_COLUMN = 2
MOST_BANDS, MOST_YEARS = 40, 101
YEAR = re.compile(r"^(\d{4})(\.0)?$|^(\d{4})[/-]\d{2}$")
EXAMPLE = (("65 to 74", "5%", 1000), ("75 to 84", "12%", 600), ("85 and over", "25%", 200))
GROWS, EXAMPLE_BUDGET, EXAMPLE_YEARS = 1.02, 600_000, 11


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and in which cell."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Projection:
    """People by age band, one number a year; the share of each in need; and what there is to spend, if it was said."""

    years: tuple[int, ...]
    people: Mapping[str, tuple[float, ...]]
    rates: Mapping[str, float]
    budget: tuple[float, ...]

    def as_text(self) -> str:
        """The same table as text, to be read again when it is confirmed."""
        out = io.StringIO()
        rows = csv.writer(out)
        rows.writerow([_("Age band"), _("Share in need"), *self.years])
        for band, people in self.people.items():
            rows.writerow([band, shown(self.rates[band], kind=Kind.SHARE), *people])
        if self.budget:
            rows.writerow([_("Budget"), "", *self.budget])
        return out.getvalue()


class BadProjection(Exception):
    """A file with faults; all of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)


def read_projection(content: bytes, *, first_year: int | None) -> Projection:
    """Read a whole file. Raises BadProjection with every fault, by row and column."""
    try:
        table = read_spreadsheet(content)
    except CannotRead as error:
        raise BadProjection([Fault(_("The file"), str(error))]) from error
    reading = _Reading(first_year)
    heads, *rows = table.rows
    reading.heads(*heads)
    for number, cells in rows:
        reading.row(number, cells)
    return reading.finish()


class _Reading:
    """One file while it is read."""

    def __init__(self, first_year: int | None) -> None:
        self.first_year = first_year
        self.faults: list[Fault] = []
        self.years: list[int] = []
        self.people: dict[str, tuple[float, ...]] = {}
        self.rates: dict[str, float] = {}
        self.budget: tuple[float, ...] = ()
        self.rows_of: dict[str, int] = {}

    def complain(self, row: int, column: int, reason: str) -> None:
        name = column_letters(column)
        place = column - FIRST_YEAR_COLUMN
        if 0 <= place < len(self.years):
            name = f"{name} ({self.years[place]})"
        self.faults.append(Fault(_("Row %(row)s, column %(column)s") % {"row": row, "column": name}, reason))

    def heads(self, row: int, cells: Sequence[str]) -> None:
        found = []
        for column, cell in enumerate(cells[FIRST_YEAR_COLUMN:], start=FIRST_YEAR_COLUMN):
            match = YEAR.match(cell.strip())
            if match is None and cell.strip():
                self.complain(row, column, _("“%(said)s” is no year. Write years such as 2027.") % {"said": cell[:40]})
            if match is not None:
                found.append((column, int(match[1] or match[3])))
        self._check_years(row, found)
        self.years = [year for _column, year in found]

    def _check_years(self, row: int, found: Sequence[tuple[int, int]]) -> None:
        if not found:
            said = _("There is no year. Write one in each column from the third on: the template shows how.")
            self.complain(row, FIRST_YEAR_COLUMN, said)
        elif len(found) > MOST_YEARS:
            self.complain(row, found[-1][0], _("There are more than 100 years. Leave the later ones out."))
        elif self.first_year is not None and found[0][1] != self.first_year:
            facts = {"found": found[0][1], "year": self.first_year}
            self.complain(
                row, found[0][0], _("It begins in %(found)s and the case in %(year)s. Begin with %(year)s.") % facts
            )
        for (_before, earlier), (column, year) in pairwise(found):
            if year != earlier + 1:
                facts = {"year": year, "before": earlier}
                self.complain(row, column, _("%(year)s does not follow %(before)s. Give every year once.") % facts)

    def row(self, number: int, cells: Sequence[str]) -> None:
        name, share, *rest = [*(cell.strip() for cell in cells), "", ""][: max(len(cells), FIRST_YEAR_COLUMN)]
        if not any((name, share, *rest)):
            return
        if not name:
            self.complain(number, 0, _("This row has numbers and no name. Write the age band."))
            return
        is_budget = name.casefold() in {*BUDGET, str(_("Budget")).casefold()}
        before = self.rows_of.setdefault("" if is_budget else name, number)
        if before != number:
            self.complain(number, 0, _("“%(name)s” stands in row %(row)s already.") % {"name": name, "row": before})
            return
        if is_budget:
            self.budget = self._values(number, rest, kind=Kind.MONEY)
            return
        self.rates[name] = self._number(number, 1, share, kind=Kind.SHARE)
        self.people[name] = self._values(number, rest, kind=Kind.COUNT)

    def _values(self, row: int, cells: Sequence[str], *, kind: Kind) -> tuple[float, ...]:
        padded = [*cells, *[""] * len(self.years)][: len(self.years)]
        for column, cell in enumerate(cells[len(self.years) :], start=FIRST_YEAR_COLUMN + len(self.years)):
            if cell:
                self.complain(row, column, _("There is a number here and no year above it."))
        places = enumerate(padded, start=FIRST_YEAR_COLUMN)
        return tuple(self._number(row, column, cell, kind=kind) for column, cell in places)

    def _number(self, row: int, column: int, cell: str, *, kind: Kind) -> float:
        try:
            value = read_number(cell.removesuffix(".0"), kind=kind)
        except ValidationError as error:
            self.complain(row, column, " ".join(error.messages))
            return 0.0
        if value is None:
            self.complain(row, column, _("This cell is empty. Write 0 where there is nobody or nothing."))
        return value or 0.0

    def finish(self) -> Projection:
        self.faults += self._faults_of_all()
        if self.faults:
            raise BadProjection(self.faults)
        return Projection(tuple(self.years), self.people, self.rates, self.budget)

    def _faults_of_all(self) -> Iterator[Fault]:
        whole = _("The file")
        if not self.people:
            yield Fault(whole, _("There is no age band in it. Write one in each row below the headings."))
        elif len(self.people) > MOST_BANDS:
            yield Fault(whole, _("There are more than 40 age bands. Put some together."))
        elif not self.faults and not sum(self.people[band][0] * self.rates[band] for band in self.people):
            told = _("Nobody is in need in the first year. Need cannot grow from nothing: check the shares.")
            yield Fault(whole, told)


def demand_part(
    found: Projection, *, name: str, source: str, unit_cost: float | None, budget_source: str
) -> dict[str, Any]:
    """The projection as a part of the document."""
    part: dict[str, Any] = {
        "name": name, "source": source, "projection": {band: list(people) for band, people in found.people.items()},
        "rates": dict(found.rates),
    }  # fmt: skip
    if found.budget:
        part |= {"budget": list(found.budget), "budget_source": budget_source, "unit_cost": unit_cost}
    return part


def template_of(*, first_year: int, horizon_years: int) -> bytes:
    """The spreadsheet to fill in, with made-up people in the years of the case."""
    years = range(min(horizon_years + 1, MOST_YEARS) or EXAMPLE_YEARS)
    rows = [
        [band, share, *(str(round(people * GROWS**year)) for year in years)] for band, share, people in EXAMPLE
    ]  # fmt: skip
    heads = [_("Age band"), _("Share in need"), *(str(first_year + year) for year in years)]
    budget = [_("Budget"), "", *(str(EXAMPLE_BUDGET) for _year in years)]
    return workbook({_("People and budget"): [heads, *rows, budget], _("Help"): [[line] for line in _help()]})


def _help() -> Iterator[str]:
    yield _("How to fill it in")
    yield _("Each row is an age band. The second column says which share of it is in need, such as 5%.")
    yield _("Each column from the third on is a year. Begin with the year in which the case begins. Leave none out.")
    yield _("The row “Budget” says what there is to spend in each year, in the prices of the case. Leave the row out "
            "where you do not know it.")  # fmt: skip
    yield _("The numbers in the template are made up. Write yours over them.")
