"""Figures for everybody: what of each may be shown, and what may not follow once it was shown.

All that is public of a figure (table, chart, sentence, file, program) is made from what ``shown_cell`` gives, so none
of them holds more than another. docs/methods/small-numbers.md has the reasons.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .disclosure import OPENSAFELY, Rule, shown


class Sort(StrEnum):
    """What a figure counts."""

    PEOPLE = "people"
    """A number of people."""
    SHARE = "share"
    """So many of so many, in per cent."""
    RATE = "rate"
    """How often, per so many."""
    THINGS = "things"
    """Money, days, hours: no number of people, and shown as it is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as it is known."""

    value: float
    count: float | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A figure as anybody may read it; all ``None`` where it is withheld."""

    value: float | None = None
    count: int | None = None
    size: int | None = None

    @property
    def withheld(self) -> bool:
        """Whether nothing of it is shown."""
        return self.value is None


def shown_cell(cell: Cell, sort: Sort, *, rule: Rule = OPENSAFELY, per: int = 100) -> ShownCell:
    """Give a figure as it may be shown.

    Numbers of people are withheld up to the threshold and rounded. Shares and rates are worked out from rounded counts
    alone, of ``rule.least`` or more; of a share those who are *not* counted may not be few either. One without its
    counts is withheld: nobody can say how few stand behind it.

    Parameters
    ----------
    cell
        Counts in whole numbers of people; what is not whole, or below nought, is withheld.
    sort
        What it counts.
    rule
        Thresholds of this publication.
    per
        Of a share 100, of a rate per so many.

    Examples
    --------
    >>> shown_cell(Cell(12), Sort.PEOPLE), shown_cell(Cell(7), Sort.PEOPLE).withheld
    (ShownCell(value=10.0, count=None, size=None), True)
    >>> shown_cell(Cell(53.3, 16, 30), Sort.SHARE)
    ShownCell(value=50.0, count=15, size=30)
    >>> shown_cell(Cell(93.75, 30, 32), Sort.SHARE).withheld
    True
    """
    if sort is Sort.THINGS:
        return ShownCell(cell.value)
    if sort is Sort.PEOPLE:
        return ShownCell(_optional(_shown(cell.value, rule)))
    count, size = _shown(cell.count, rule), _shown(cell.size, rule)
    if count is None or size is None or cell.count is None or cell.size is None or cell.size < rule.least:
        return ShownCell()
    if sort is Sort.SHARE:
        if cell.size - cell.count <= rule.threshold:
            return ShownCell()
        return ShownCell(round(min(1.0, count / size) * per, 4), count, size)
    return ShownCell(round(count / size * per, 4), count, size)


def total_of(cells: Iterable[ShownCell], sort: Sort) -> ShownCell:
    """Add up what is shown of groups of which nobody is in two; withheld if nothing is, or if it counts no people.

    >>> total_of([ShownCell(10.0), ShownCell(), ShownCell(25.0)], Sort.PEOPLE)
    ShownCell(value=35.0, count=None, size=None)
    """
    told = [cell.value for cell in cells if cell.value is not None]
    return ShownCell(sum(told)) if told and sort is Sort.PEOPLE else ShownCell()


def _shown(count: float | None, rule: Rule) -> int | None:
    whole = count is not None and count >= 0 and count == int(count)
    return shown(int(count), rule) if whole and count is not None else None


def _optional(count: int | None) -> float | None:
    return None if count is None else float(count)


@dataclass(frozen=True, slots=True)
class Showing:
    """That a measure was shown for a period, broken down so and protected so."""

    measure: str
    starts: dt.date
    ends: dt.date
    by: str
    """``everybody`` or ``groups``."""
    rule: tuple[int, int, int]
    sort: str


def clashing(before: Sequence[Showing], wanted: Iterable[Showing]) -> tuple[Showing, ...]:
    """Give what may not be shown beside what was shown before, because the two could be subtracted from one another.

    Once a measure was shown for a period it is shown for that period in the same way: the same days, everybody or by
    group, the same rule. Another rounding narrows every count down; a total from elsewhere brings a withheld group
    back; a quarter less two of its months is the third. What was withdrawn counts: somebody may have kept it.

    >>> one = Showing("m", dt.date(2026, 1, 1), dt.date(2026, 1, 31), "everybody", (7, 5, 30), "people")
    >>> clashing([one], [one])
    ()
    """
    by_measure: dict[str, list[Showing]] = {}
    for one in before:
        by_measure.setdefault(one.measure, []).append(one)
    return tuple(one for one in wanted if any(_clash(one, other) for other in by_measure.get(one.measure, ())))


def _clash(one: Showing, other: Showing) -> bool:
    return one.starts <= other.ends and other.starts <= one.ends and one != other
