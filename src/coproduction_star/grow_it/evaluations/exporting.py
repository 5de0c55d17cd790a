"""The figures behind a look whether something worked, as a workbook. Column names stay English, for other programs."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.grow_it.models import Evaluation
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.ui.documents.download import Document

from .panel import OTHERS, TREATED, Panel
from .working import Series

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIGURES = ("of_whom", "it_happened_to_them", "from", "to", "after_the_change", "figure", "without_the_change")
RESULT = ("what", "says")
STUDY = ("from", "to", "difference", "lowest", "highest", "p")
Row = tuple[Any, ...]


def evaluation_workbook(
    evaluation: Evaluation, *, series: Series, panel: Panel | None, exact: bool, hidden: Hidden
) -> Document:
    """The figures themselves only for whoever may see them exactly, as on the page."""
    sheets = {"Result": [RESULT, *_result(evaluation)]}
    if exact:
        rows = _of_panel(panel, evaluation) if panel else _of_series(series, evaluation)
        sheets["Figures"] = [FIGURES, *rows]
    if exact and "study" in evaluation.result:
        sheets["Before and after"] = [STUDY, *_study(evaluation)]
    cells = {name: [[cell_of(_shown(one, hidden)) for one in row] for row in rows] for name, rows in sheets.items()}
    return Document("evaluation.xlsx", XLSX, workbook(cells))


def _shown(cell: Any, hidden: Hidden) -> Any:
    return hidden.text(cell) if isinstance(cell, str) else cell


def _result(evaluation: Evaluation) -> Iterator[Row]:
    result, effect = evaluation.result, evaluation.result["effect"]
    yield "what was done", evaluation.what
    yield "measure", evaluation.indicator.title
    yield "from which day on", evaluation.change_on.isoformat()
    yield "way", evaluation.way
    yield from ((name, effect[name]) for name in ("scale", "value", "low", "high", "error", "p"))
    yield from ((name, result[name]) for name in ("before", "after", "missing"))
    yield "worked out on", timezone.localdate(evaluation.made_at).isoformat()


def _of_series(series: Series, evaluation: Evaluation) -> Iterator[Row]:
    change, without = series.place(evaluation.change_on), evaluation.result["without"]
    known = without if len(without) == len(series.starts) else [None] * len(series.starts)
    for place, (starts, ends, value) in enumerate(zip(series.starts, series.ends, series.values, strict=True)):
        figure = "" if value != value else float(value)
        line = "" if known[place] is None else known[place]
        after = "yes" if place >= change else "no"
        yield evaluation.group or "everybody", "yes", starts.isoformat(), ends.isoformat(), after, figure, line


def _of_panel(panel: Panel, evaluation: Evaluation) -> Iterator[Row]:
    change = panel.place(evaluation.change_on)
    for kind, happened in ((TREATED, "yes"), (OTHERS, "no")):
        for name, values in zip(panel.names[kind], panel.values[kind], strict=True):
            for place, value in enumerate(values):
                days = panel.starts[place].isoformat(), panel.ends[place].isoformat()
                yield name, happened, *days, "yes" if place >= change else "no", float(value), ""


def _study(evaluation: Evaluation) -> Iterator[Row]:
    for one in evaluation.result["study"]:
        effect = one["effect"] or {"value": 0.0, "low": "", "high": "", "p": ""}
        yield one["from"], one["to"], *(effect[name] for name in ("value", "low", "high", "p"))
