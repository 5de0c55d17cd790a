"""Figures as files: one tidy row for each measure, period and group. Column names stay English, for other programs."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from itertools import chain

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.grow_it.models import Indicator, IndicatorFigure
from coproduction_star.journeys.hiding import Hidden

from .wording import unit_of

FIGURES = (
    "measure", "outcome", "label", "group", "from", "to", "unit", "figure", "how_many", "of_how_many", "trust",
    "approved", "source", "narrative",
)  # fmt: skip
MEASURES = (
    "measure", "outcome", "label", "definition", "unit", "better", "how_often", "source", "baseline", "baseline_on",
    "target", "target_on", "groups", "what_else_moves_it", "chosen_with_residents",
    "library",
)  # fmt: skip


SMALL = "too few to show"


def as_csv(figures: Iterable[IndicatorFigure], hidden: Hidden) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(FIGURES)
    writer.writerows(_figure(figure, hidden) for figure in figures)
    return ("\ufeff" + file.getvalue()).encode()


def as_xlsx(figures: Iterable[IndicatorFigure], measures: Iterable[Indicator], hidden: Hidden) -> bytes:
    """Two sheets: the figures, and what each measure means."""
    return workbook({
        "Figures": chain([FIGURES], (_figure(one, hidden) for one in figures)),
        "Measures": chain([MEASURES], (_measure(one, hidden) for one in measures)),
    })  # fmt: skip


def _figure(figure: IndicatorFigure, hidden: Hidden) -> list[str]:
    of = figure.indicator
    facts = (
        of.title, of.outcome.words if of.outcome else "", of.label, figure.group, figure.starts_on, figure.ends_on,
        *_counted(figure), figure.level,
        "yes" if figure.approved_at else "no", figure.source or of.source, figure.narrative,
    )  # fmt: skip
    return _cells(facts, hidden)


def _counted(figure: IndicatorFigure) -> tuple[object, ...]:
    unit = unit_of(figure.indicator)
    if figure.withheld:
        return unit, SMALL, SMALL, SMALL
    return unit, _number(figure.value), _number(figure.count), _number(figure.size)


def _measure(of: Indicator, hidden: Hidden) -> list[str]:
    facts = (
        of.title, of.outcome.words if of.outcome else "", of.label, of.definition, unit_of(of), of.better, of.every,
        of.source, _number(of.baseline), of.baseline_on, _number(of.target), of.target_on, "; ".join(of.groups),
        of.attribution, "yes" if of.with_residents else "no", of.library,
    )  # fmt: skip
    return _cells(facts, hidden)


def _cells(facts: Iterable[object], hidden: Hidden) -> list[str]:
    return [cell_of(one if one is None or isinstance(one, int | float) else hidden.text(str(one))) for one in facts]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
