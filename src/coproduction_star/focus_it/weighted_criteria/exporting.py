"""What a comparison shows, as a table for a spreadsheet: a row for each panel and option, and nobody's own weights.

The figures are those of the page: beside an amount stands what it is counted in, beside a score its unit, and at the
end of the row what was decided about the option, and why.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.focus_it.models import ComparedOption, Comparison, CriteriaResult

HEAD = (
    "comparison", "panel", "people", "option", "rank", "value", "share_first", "cost", "cost_counted_as",
    "cost_source", "beaten_on_everything_by", "draws", "seed", "outcome", "outcome_why",
)  # fmt: skip
ENDS = ("central", "low", "high")
Cell = str | int | float | None
Rows = list[dict[str, Cell]]


def rows_of(comparison: Comparison, panels: Iterable[CriteriaResult], options: Iterable[ComparedOption]) -> Rows:
    """Name the cells of each row: those of HEAD first, then where the option lies on each criterion, in its unit."""
    decided = {option.title: option for option in options}
    return [row for panel in panels for row in _panel(comparison, panel, decided)]


def _panel(
    comparison: Comparison, panel: CriteriaResult, decided: Mapping[str, ComparedOption]
) -> Iterator[dict[str, Cell]]:
    result, document = panel.found["result"], panel.found["document"]
    first = {one["option"]: one["first"] for one in result["robustness"]["options"]}
    asked = {one["name"]: one for one in document["options"]}
    beaten = {one["option"]: ", ".join(one["by"]) for one in result["beaten"]}
    units = {one["name"]: one["unit"] for one in document["criteria"]}
    for one in result["value"]["standings"]:
        name = one["option"]
        row = (
            comparison.title, panel.panel, panel.found["people"], name, one["rank"], one["value"], first[name],
            *_cost(asked[name], comparison, decided.get(name)), beaten.get(name, ""),
            result["robustness"]["draws"], result["robustness"]["seed"], *_outcome(decided.get(name)),
        )  # fmt: skip
        yield dict(zip(HEAD, row, strict=True)) | dict(_levels(asked[name]["levels"], units))


def _cost(asked: Mapping[str, Any], comparison: Comparison, option: ComparedOption | None) -> tuple[Cell, ...]:
    """Say with an amount whose money it is, over how long and in which prices, and where it is from."""
    if "cost" not in asked:
        return None, "", ""
    return asked["cost"], comparison.cost_words, option.cost_source if option else ""


def _outcome(option: ComparedOption | None) -> tuple[str, str]:
    return (option.outcome, option.outcome_why) if option else ("", "")


def _levels(levels: Mapping[str, Mapping[str, float]], units: Mapping[str, str]) -> Iterator[tuple[str, Cell]]:
    for name, level in levels.items():
        yield from ((f"{name} ({units[name]}), {end}", level[end]) for end in ENDS)


def as_csv(rows: Rows) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right, and no cell that is taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    head = list(dict.fromkeys([*HEAD, *(name for row in rows for name in row)]))
    writer.writerow([cell_of(name) for name in head])
    writer.writerows([_cell(row.get(name)) for name in head] for row in rows)
    return ("\ufeff" + file.getvalue()).encode()


def _cell(value: Cell) -> str:
    return str(value) if isinstance(value, int | float) else cell_of(value)
