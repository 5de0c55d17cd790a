"""A figure of a case as people read it, with everything needed to judge it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.data.cases import Case, Result
from coproduction_star.data.vocabularies import Movement


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of the table of results."""

    number: int
    what: str
    kind: str
    figure: str
    is_change: bool
    unit: str
    period: str
    comparator: str
    moved: str
    moved_slug: str
    missed_target: bool
    source: int
    source_title: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    number: int
    title: str
    publisher: str
    year: str
    address: str


@dataclass(frozen=True, slots=True)
class SetbackRow:
    """What did not work or was mixed, with its source."""

    what: str
    source: int
    source_title: str


def setback_rows(case: Case, words: Sequence[str]) -> tuple[SetbackRow, ...]:
    """The setbacks of a case in the words of the reader's language."""
    pairs = zip(words, case.setbacks, strict=True)
    return tuple(SetbackRow(what, told.source, case.source_of(told).title) for what, told in pairs)


def figure_rows(case: Case) -> tuple[FigureRow, ...]:
    return tuple(_row(case, result, number) for number, result in enumerate(case.results, start=1))


def _row(case: Case, result: Result, number: int) -> FigureRow:
    return FigureRow(
        number=number,
        what=result.what,
        kind=_(result.kind.label),
        figure=figure(result),
        is_change=result.change is not None,
        unit=result.unit,
        period=result.period or "",
        comparator=result.comparator or "",
        moved=moved(result),
        moved_slug="" if result.better is None else result.moved.value.replace(" ", "-"),
        missed_target=result.missed_target,
        source=result.source,
        source_title=case.source_of(result).title,
    )


def source_rows(case: Case) -> tuple[SourceRow, ...]:
    return tuple(
        SourceRow(number, source.title, source.publisher, str(source.year or ""), source.url)
        for number, source in enumerate(case.sources, start=1)
    )


def figure(result: Result) -> str:
    """The number with its sign when it is a change: "−12.5", "1,200"."""
    if result.change is not None:
        sign = "+" if result.change > 0 else "−" if result.change < 0 else ""
        return sign + _plain(abs(result.change))
    return _plain(result.level or 0) if (result.level or 0) >= 0 else "−" + _plain(abs(result.level or 0))


def moved(result: Result) -> str:
    """Where it went, only for figures that have a good direction."""
    if result.better is None:
        return ""
    words = {
        Movement.BETTER: _("Got better"),
        Movement.WORSE: _("Got worse"),
        Movement.NO_CHANGE: _("No clear change"),
        Movement.CANNOT_TELL: _("Cannot tell"),
    }
    return words[result.moved]


def _plain(value: float) -> str:
    return f"{value:,.10g}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"
