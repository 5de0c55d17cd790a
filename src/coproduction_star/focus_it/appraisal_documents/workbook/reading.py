"""Back from a workbook to the JSON of the case, with the cells that somebody changed."""

import copy
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.business_cases import read, write
from coproduction_star.data.documents import field_name
from coproduction_star.data.parts import BadParts, Part, Problem
from coproduction_star.methods.cost_benefit import Case, faults
from coproduction_star.methods.cost_benefit.model import Figure
from coproduction_star.methods.sentences import in_language
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import MOST_COLUMNS, CannotRead, Table, column_letters

from . import assumptions, inputs, when
from .carried import SHEET, read_carried

SAME = 1e-14
"""Spreadsheet programs keep 15 digits: what differs by less has not been changed."""
TEXTS = {inputs.LABEL: "label", **inputs.WORDS}
LINES = ("costs", "time_given", "outcomes", "transfers")


@dataclass(frozen=True, slots=True)
class CellFault:
    """One cell that cannot be taken, why, and what to do."""

    sheet: str
    cell: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.sheet}, {self.cell}: " if self.cell else f"{self.sheet}: " if self.sheet else ""
        return f"{where}{self.reason} {self.remedy}".strip()


class WorkbookRefused(Exception):
    """A workbook that cannot be read in; `faults` names every cell."""

    def __init__(self, found: list[CellFault]) -> None:
        self.faults = tuple(dict.fromkeys(found))
        super().__init__("\n".join(map(str, self.faults)))


def read_workbook(content: bytes) -> dict[str, Any]:
    """Give the case of a workbook as JSON, with what was changed on the sheets.

    Raises
    ------
    WorkbookRefused
        With sheet, cell, reason and remedy of everything that is wrong.
    """
    return _Reading(content).document


class _Reading:
    """One workbook while it is read."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._faults: list[CellFault] = []
        self._cells: dict[str, tuple[str, str]] = {}
        """By field of the JSON: the sheet and cell it was read from."""
        self.document, self._names = self._carried()
        self._case = self._read_case([])
        self._figures()
        self._years()
        self._given()
        self._refuse()
        self._read_case(self._faults)
        self._refuse()

    def _refuse(self) -> None:
        if self._faults:
            raise WorkbookRefused(self._faults)

    def _carried(self) -> tuple[dict[str, Any], dict[str, str]]:
        try:
            return read_carried(self._sheet(SHEET).rows)
        except (ValueError, CannotRead) as refusal:
            said = str(refusal) if isinstance(refusal, CannotRead) else _("This workbook does not carry a case.")
            remedy = _("Bring in a workbook that was downloaded from a business case, saved as .xlsx.")
            raise WorkbookRefused([CellFault("", "", said, remedy)]) from None

    def _sheet(self, name: str) -> Table:
        table = read_spreadsheet(self._content, sheet=name)
        if table.sheet != name:
            raise CannotRead(_("There is no sheet called “%(name)s”. Give it its name again.") % {"name": name})
        return table

    def _table(self, key: str) -> Table:
        name = self._names.get(key, "")
        try:
            return self._sheet(name)
        except CannotRead as refusal:
            self._faults.append(CellFault(name, "", str(refusal), ""))
            return Table(sheet=name)

    def _read_case(self, into: list[CellFault]) -> Case | None:
        try:
            case = read(Part.of(copy.deepcopy(self.document))).case
        except BadParts as refusal:
            into += [self._fault(problem) for problem in refusal.problems]
            return None
        into += [self._fault(Problem(each.field, each.reason, each.remedy)) for each in faults(case)]
        return case

    def _fault(self, problem: Problem) -> CellFault:
        sheet, cell = self._cells.get(problem.field, ("", ""))
        reason, remedy = in_language(problem.reason, _), in_language(problem.remedy, _)
        return CellFault(sheet, cell, reason if cell else f"{problem.field}: {reason}", remedy)

    def _figures(self) -> None:
        table = self._table("inputs")
        known = self._case.figures if self._case else {}
        found = set()
        for number, cells in _below_head(table):
            name = _text(cells, inputs.NAME)
            if name in known:
                found.add(name)
                self._figure(known[name], table.sheet, number, cells)
            elif any(cells):
                self._complain(
                    table.sheet, inputs.NAME, number,
                    _("No figure of this case is called “%(name)s”.") % {"name": name},
                    _("Give the figure its name again. New figures are added on the page, not in the workbook."),
                )  # fmt: skip
        for name in known:
            if name not in found and table.rows:
                self._faults.append(CellFault(
                    table.sheet, "", _("The row of the figure “%(name)s” is not there.") % {"name": name},
                    _("Put it back. A figure is removed on the page."),
                ))  # fmt: skip

    def _figure(self, figure: Figure, sheet: str, number: int, cells: list[str]) -> None:
        changed: dict[str, Any] = {}
        for column, key in {**inputs.NUMBERS, inputs.GRADE: "grade"}.items():
            self._cells[field_name(("figures", figure.name, key))] = (sheet, _address(column, number))
            value = self._number(sheet, column, number, cells, may_be_empty=key != "central")
            if not _same(value, getattr(figure, key)):
                changed[key] = int(value) if key == "grade" and value is not None and value == int(value) else value
        for column, key in TEXTS.items():
            self._cells[field_name(("figures", figure.name, key))] = (sheet, _address(column, number))
            was = figure.title if key == "label" else getattr(figure, key)
            if _text(cells, column) != _told(was):
                changed[key] = _text(cells, column)
        self._cells[f"figures, {figure.name}"] = (sheet, _address(inputs.CENTRAL, number))
        if changed:
            self._put(figure.name, changed)

    def _put(self, name: str, changed: Mapping[str, Any]) -> None:
        """Put in what changed; a figure that named a published value says now what it is itself."""
        if self._case is None:
            return
        said = self.document["figures"][name]
        if "published" in said:
            said = write(self._case)["figures"][name]
        merged = {**said, **changed}
        self.document["figures"][name] = {key: value for key, value in merged.items() if value not in (None, "")}

    def _years(self) -> None:
        if self._case is None:
            return
        table = self._table("when")
        rows = {_text(cells, when.KEY): (number, cells) for number, cells in _below_head(table)}
        last = min(self._case.horizon_years, MOST_COLUMNS - when.YEARS - 1)
        for place, option in enumerate(self._case.options):
            for line, _name, spread in when.lines_with_years(option):
                number, cells = rows.get(f"{option.id}/{line}", (0, []))
                if not number:
                    self._faults.append(CellFault(
                        table.sheet, "", _("The row of “%(line)s” is not there.") % {"line": f"{option.id}/{line}"},
                        _("Put it back. A line is removed on the page."),
                    ))  # fmt: skip
                    continue
                was = [*spread.years, *[0.0] * (self._case.horizon_years + 1 - len(spread.years))]
                now = [self._weight(table.sheet, number, cells, year) for year in range(last + 1)] + was[last + 1 :]
                if not all(map(_same, now, was)):
                    self._put_years(place, line, now, (table.sheet, _address(when.YEARS, number)))

    def _weight(self, sheet: str, number: int, cells: list[str], year: int) -> float:
        return self._number(sheet, when.YEARS + year, number, cells, may_be_empty=True, lowest=0.0) or 0.0

    def _put_years(self, option: int, line: str, weights: list[float], where: tuple[str, str]) -> None:
        counted = [year for year, weight in enumerate(weights) if weight]
        if not counted:
            self._faults.append(CellFault(
                *where, _("This line falls in no year."), _("Write 1 in the years it falls in."),
            ))  # fmt: skip
            return
        for kind in LINES:
            for said in self.document["options"][option].get(kind, ()):
                if said.get("id") == line:
                    said["years"] = {"first": counted[0], "each": weights[counted[0] : counted[-1] + 1]}

    def _given(self) -> None:
        if self._case is None:
            return
        table = self._table("assumptions")
        self._inflation(self._case, table)
        weights = {group.name: (place, group.weight) for place, group in enumerate(self._case.groups)}
        for number, cells in table.rows:
            place, was = weights.get(_text(cells, 0), (-1, 0.0))
            if place < 0:
                continue
            now = self._number(table.sheet, 1, number, cells, lowest=0.0)
            if not _same(now, was):
                said = self.document["groups"][place]
                self.document["groups"][place] = {
                    **{key: said[key] for key in ("id", "name", "source") if key in said}, "weight": now,
                }  # fmt: skip

    def _inflation(self, case: Case, table: Table) -> None:
        rates = case.prices.inflation
        label = self._names.get("inflation", "")
        row = next(((number, cells) for number, cells in table.rows if label and _text(cells, 0) == label), None)
        if not rates or row is None:
            return
        number, cells = row
        last = min(case.horizon_years, MOST_COLUMNS - assumptions.YEARS - 1)
        was = [rates[min(year, len(rates)) - 1] for year in range(1, last + 1)]
        now = [self._number(table.sheet, assumptions.YEARS + year, number, cells) for year in range(1, last + 1)]
        if not all(map(_same, now, was)):
            self.document["prices"]["inflation"] = now

    def _number(
        self, sheet: str, column: int, number: int, cells: list[str], *, may_be_empty: bool = False,
        lowest: float = -math.inf,
    ) -> float | None:  # fmt: skip
        said = _text(cells, column)
        if not said and may_be_empty:
            return None
        try:
            value = float(said)
        except ValueError:
            value = math.nan
        if math.isfinite(value) and value >= lowest:
            return value
        reason = _("“%(said)s” is no number that can stand here.") % {"said": said} if said else _("This is empty.")
        self._complain(
            sheet, column, number, reason,
            _("Write a number of digits and a point only: no £, no per cent sign, no comma."),
        )  # fmt: skip
        return 0.0

    def _complain(self, sheet: str, column: int, number: int, reason: str, remedy: str) -> None:
        self._faults.append(CellFault(sheet, _address(column, number), reason, remedy))


def _below_head(table: Table) -> Iterator[tuple[int, list[str]]]:
    """The rows below the first one that is filled as only a row of headings is."""
    rows = iter(table.rows)
    for _number, cells in rows:
        if sum(map(bool, cells)) > 3:
            break
    yield from rows


def _text(cells: list[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _address(column: int, number: int) -> str:
    return f"{column_letters(column)}{number}"


def _told(text: str) -> str:
    """A text as a cell gives it back."""
    from coproduction_star.ui.documents.word import plain

    return plain(text).strip()


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=SAME, abs_tol=0.0)
