"""What a matrix shows, as a table for a spreadsheet: a row for each group and option, and nobody's own rating."""

import csv
import io
from collections.abc import Iterable

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.focus_it.models import ImpactMatrix, Option

from .measuring import Found

HEAD = (
    "matrix", "group", "raters_in_group", "option_number", "option", "impact_median", "impact_lower_quartile",
    "impact_upper_quartile", "resources_median", "resources_lower_quartile", "resources_upper_quartile", "quadrant",
    "on_the_line", "rank_by_impact", "raters", "confidence_median", "share_first", "people_who_benefit", "feasibility",
    "risk", "outcome",
)  # fmt: skip
Row = tuple[str | int | float | None, ...]


def rows_of(matrix: ImpactMatrix, options: Iterable[Option], found: Found) -> list[Row]:
    named = {str(option.pk): option for option in options}
    first = {(panel["panel"], one["option"]): one["first"] for panel in found["steady"] for one in panel["options"]}
    return [
        _row(matrix, panel, place, named[place["option"]], first.get((panel["name"], place["option"])))
        for panel in found["panels"]
        for place in panel["placements"]
        if place["option"] in named
    ]


def _row(matrix: ImpactMatrix, panel: Found, place: Found, option: Option, first: float | None) -> Row:
    axes = [place[axis][name] for axis in ("impact", "resources") for name in ("median", "lower", "upper")]
    return (
        matrix.title, panel["name"], panel["raters"], option.position, option.title, *axes,
        place["quadrant"].lower().replace("_", " "), "yes" if place["on_the_line"] else "no", place["rank"],
        place["raters"], place["confidence"], first, option.people, option.feasibility, option.risk, option.outcome,
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
