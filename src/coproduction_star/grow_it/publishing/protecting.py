"""From approved figures to what is shown: the one place through which every public figure goes."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

from coproduction_star.grow_it.models import FigurePublication, Indicator, IndicatorFigure, Measured
from coproduction_star.methods.disclosure import PUBLICATIONS, Rule
from coproduction_star.methods.published_figures import Cell, Showing, ShownCell, Sort, shown_cell, total_of

from . import selectors

EVERYBODY, GROUPS = "everybody", "groups"
Content = dict[str, Any]


class TooMany(ValueError):
    """More figures than one publication holds."""


def rule_of(publication: FigurePublication) -> Rule:
    return PUBLICATIONS[publication.protection]


def sort_of(indicator: Indicator, counts: str) -> Sort:
    if indicator.measured == Measured.NUMBER:
        return Sort(counts)
    return Sort.SHARE if indicator.measured == Measured.SHARE else Sort.RATE


def content_of(publication: FigurePublication) -> Content:
    """What everybody would see: two queries. Raises TooMany."""
    figures = selectors.figures_in(publication)
    if len(figures) > selectors.MOST_ROWS:
        raise TooMany
    rule, chosen = rule_of(publication), {one["indicator"]: one for one in publication.chosen}
    views = selectors.views_on([one.pk for one in figures]) if publication.with_views else ()
    blocks = []
    for _key, rows in groupby(figures, key=lambda figure: figure.indicator_id):
        known = list(rows)
        how = chosen[str(known[0].indicator_id)]
        blocks.append(_block(known[0].indicator, known, how, rule, views))
    return {
        "title": publication.title, "words": publication.words, "rule": [rule.threshold, rule.base, rule.least],
        "from": publication.starts_on.isoformat(), "to": publication.ends_on.isoformat(),
        "blocks": [one for one in blocks if one["rows"]],
    }  # fmt: skip


def _block(
    indicator: Indicator, figures: Sequence[IndicatorFigure], how: Mapping[str, str], rule: Rule, views: Sequence[Any]
) -> Content:
    sort, by = sort_of(indicator, how["counts"]), how["by"]
    kept = [one for one in figures if bool(one.group) == (by == GROUPS)]
    here = {one.pk for one in kept}
    said = [one for one in views if one.figure_id in here]
    return {
        "indicator": str(indicator.pk), "title": indicator.title, "definition": indicator.definition,
        "unit": indicator.unit, "measured": indicator.measured, "per": indicator.per, "source": indicator.source,
        "sort": sort.value, "by": by, "rows": list(_rows(kept, sort, by, rule, indicator.per)),
        "agree": sum(one.agrees for one in said), "doubt": sum(not one.agrees for one in said),
        "views": [
            {
                "agrees": one.agrees, "words": one.words, "said_by": one.said_by,
                "from": one.figure.starts_on.isoformat(), "to": one.figure.ends_on.isoformat(),
                "group": one.figure.group,
            }
            for one in said if one.words
        ],
    }  # fmt: skip


def _rows(figures: Iterable[IndicatorFigure], sort: Sort, by: str, rule: Rule, per: int) -> Iterator[Content]:
    for period, found in groupby(figures, key=lambda figure: (figure.starts_on, figure.ends_on)):
        shown = [(one.group, _cell(one, sort, rule, per)) for one in found]
        for group, cell in shown:
            yield _row(period, group, cell)
        total = total_of((cell for _group, cell in shown), sort)
        if by == GROUPS and not total.withheld:
            yield {**_row(period, "", total), "total": True}


def _cell(figure: IndicatorFigure, sort: Sort, rule: Rule, per: int) -> ShownCell:
    counts = [None if number is None else float(number) for number in (figure.count, figure.size)]
    times = per if sort is Sort.RATE else 100
    return shown_cell(Cell(float(figure.value), *counts), sort, rule=rule, per=times)


def _row(period: tuple[dt.date, dt.date], group: str, cell: ShownCell) -> Content:
    return {
        "from": period[0].isoformat(), "to": period[1].isoformat(), "group": group, "value": cell.value,
        "count": cell.count, "size": cell.size, "total": False,
    }  # fmt: skip


def showings_of(content: Mapping[str, Any]) -> Iterator[Showing]:
    """What it shows, as later publications must keep to it."""
    for block in content["blocks"]:
        for starts, ends in sorted({(row["from"], row["to"]) for row in block["rows"]}):
            yield Showing(
                block["indicator"], dt.date.fromisoformat(starts), dt.date.fromisoformat(ends), block["by"],
                tuple(content["rule"]), block["sort"],
            )  # fmt: skip


def kept_of(one: Showing) -> dict[str, Any]:
    return {
        "measure": one.measure, "from": one.starts.isoformat(), "to": one.ends.isoformat(), "by": one.by,
        "rule": list(one.rule), "sort": one.sort,
    }  # fmt: skip


def showing_of(kept: Mapping[str, Any]) -> Showing:
    days = dt.date.fromisoformat(kept["from"]), dt.date.fromisoformat(kept["to"])
    return Showing(kept["measure"], *days, kept["by"], tuple(kept["rule"]), kept["sort"])


def mark_of(content: Mapping[str, Any]) -> str:
    """Changes when anything does that people would see, so that nobody publishes what they did not look at."""
    return sha256(repr(content).encode()).hexdigest()[:16]
