"""What a comparison shows, as a table for a spreadsheet: a row for each panel and option, and nobody's own weights."""

import csv
import io
from collections.abc import Iterable

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.focus_it.models import Comparison, CriteriaResult

HEAD = (
    "comparison", "panel", "people", "option", "rank", "value", "share_first", "cost", "beaten_on_everything_by",
    "draws", "seed",
)  # fmt: skip
Row = tuple[str | int | float | None, ...]


def rows_of(comparison: Comparison, panels: Iterable[CriteriaResult]) -> list[Row]:
    return [row for panel in panels for row in _panel(comparison, panel)]


def _panel(comparison: Comparison, panel: CriteriaResult) -> Iterable[Row]:
    found = panel.found["result"]
    first = {one["option"]: one["first"] for one in found["robustness"]["options"]}
    costs = {one["name"]: one.get("cost") for one in panel.found["document"]["options"]}
    beaten = {one["option"]: ", ".join(one["by"]) for one in found["beaten"]}
    for one in found["value"]["standings"]:
        name = one["option"]
        yield (
            comparison.title, panel.panel, panel.found["people"], name, one["rank"], one["value"], first[name],
            costs[name], beaten.get(name, ""), found["robustness"]["draws"], found["robustness"]["seed"],
        )  # fmt: skip


def as_csv(rows: Iterable[Row]) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right, and no cell that is taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEAD)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return ("\ufeff" + file.getvalue()).encode()


def _cell(value: str | float | None) -> str:
    return str(value) if isinstance(value, int | float) else cell_of(value)
