"""Rows of a spreadsheet as figures: what each says, and what is wrong with it, before anything is kept."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import Indicator, Level

from .forms import check_figure
from .periods import in_words

HEAD = ("measure", "group", "from", "to", "figure", "how_many", "of_how_many", "trust", "narrative", "source")
NEEDED = ("measure", "from")
FIELD_OF = {
    "from": "starts_on", "to": "ends_on", "figure": "value", "how_many": "count", "of_how_many": "size",
    "trust": "level", "narrative": "narrative", "source": "source",
}  # fmt: skip
COLUMN_OF = {field: column for column, field in FIELD_OF.items()}
MOST_ROWS = 5_000


class NoSuchColumns(ValueError):
    """A spreadsheet without the columns that a figure needs; the message names them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: the measure it is for and its values, or what is wrong with it."""

    number: int
    measure: str
    indicator: Indicator | None
    group: str
    values: Mapping[str, Any]
    faults: tuple[str, ...]

    @property
    def period(self) -> str:
        starts, ends = self.values.get("starts_on"), self.values.get("ends_on")
        return in_words(starts, ends) if starts and ends else ""


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as one text, to be sent back with the button that keeps them."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def from_text(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def read_rows(table: Sequence[Sequence[str]], measures: Mapping[str, Indicator]) -> tuple[Row, ...]:
    """Look at every row. Raises NoSuchColumns."""
    if not table:
        raise NoSuchColumns(_("The file is empty."))
    head = [cell.strip().casefold().replace(" ", "_") for cell in table[0]]
    lacking = [name for name in NEEDED if name not in head]
    if lacking or not {"figure", "how_many"} & set(head):
        raise NoSuchColumns(
            _("The first row must name the columns. Needed are %(needed)s, and figure or how_many and of_how_many.")
            % {"needed": ", ".join(NEEDED)}
        )
    if len(table) - 1 > MOST_ROWS:
        raise NoSuchColumns(
            _("It has more than %(most)s rows. Bring it in as several files.") % {"most": f"{MOST_ROWS:,}"}
        )
    return tuple(_rows(head, table[1:], measures))


def _rows(head: list[str], lines: Sequence[Sequence[str]], measures: Mapping[str, Indicator]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        cells = {name: cell.strip() for name, cell in zip(head, line, strict=False)}
        if any(cells.values()):
            yield _row(number, cells, measures)


def _row(number: int, cells: Mapping[str, str], measures: Mapping[str, Indicator]) -> Row:
    faults: list[str] = []
    name = cells.get("measure", "")
    indicator = measures.get(name.casefold())
    if indicator is None:
        faults.append(_("No measure is called “%(name)s”.") % {"name": name})
        return Row(number, name, None, cells.get("group", ""), {}, tuple(faults))
    values = {field: _value(column, cells.get(column, ""), faults) for column, field in FIELD_OF.items()}
    group = cells.get("group", "")
    if group and group not in indicator.groups:
        faults.append(_("The measure has no group “%(name)s”.") % {"name": group})
    if not faults:
        check_figure(values, indicator, lambda field, words: faults.append(f"{COLUMN_OF[field]}: {words}"))
    return Row(number, name, indicator, group, values, tuple(faults))


def _value(column: str, cell: str, faults: list[str]) -> Any:
    if column in {"from", "to"}:
        return _day(column, cell, faults)
    if column in {"figure", "how_many", "of_how_many"}:
        return _number(column, cell, faults)
    if column == "trust":
        return _level(cell, faults)
    return cell


def _day(column: str, cell: str, faults: list[str]) -> dt.date | None:
    for shape in ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"):
        try:
            return dt.datetime.strptime(cell, shape).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    if cell or column == "from":
        faults.append(
            _("%(column)s: “%(cell)s” is no day. Write it as 2026-03-27.") % {"column": column, "cell": cell}
        )
    return None


def _number(column: str, cell: str, faults: list[str]) -> Decimal | None:
    plain = cell.replace(",", "").replace("%", "").strip()
    if not plain:
        return None
    try:
        number = Decimal(plain)
        fits = number.is_finite() and abs(number) < Decimal(10) ** 11
        return number.quantize(Decimal("0.0001")) if fits else _no_number(column, cell, faults)
    except InvalidOperation:
        return _no_number(column, cell, faults)


def _no_number(column: str, cell: str, faults: list[str]) -> None:
    faults.append(_("%(column)s: “%(cell)s” is no number.") % {"column": column, "cell": cell})


def _level(cell: str, faults: list[str]) -> int:
    if not cell:
        return int(Level.COUNTED)
    if cell[0].isdigit() and int(cell[0]) in Level.values:
        return int(cell[0])
    faults.append(_("trust: write 1, 2, 3 or 4."))
    return int(Level.COUNTED)
