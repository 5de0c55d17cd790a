"""What everybody sees of published figures, from what was kept and nothing else: table, chart, sentence and file."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.grow_it.indicators.periods import in_words
from coproduction_star.grow_it.models import Measured
from coproduction_star.methods.published_figures import Sort
from coproduction_star.ui.drawing.bars import Bar, bars
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.lines import LinePoint, line
from coproduction_star.ui.drawing.numerals import decimals_of, numeral

from .protecting import GROUPS

COLUMNS = ("measure", "group", "from", "to", "unit", "figure", "how_many", "of_how_many", "total_of_groups")
SMALL = "too few to show"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ShownRow:
    period: str
    group: str
    figure: str
    counted: str


@dataclass(frozen=True, slots=True)
class ShownView:
    agrees: bool
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One measure: what it means, what it says in a sentence, a chart, its rows, and what residents say of it."""

    title: str
    definition: str
    source: str
    unit: str
    sentence: str
    chart: Chart | None
    rows: tuple[ShownRow, ...]
    said: str
    views: tuple[ShownView, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    title: str
    words: str
    rule: str
    blocks: tuple[ShownBlock, ...]


def shown_of(content: Mapping[str, Any]) -> Shown:
    threshold, base, least = content["rule"]
    rule = _(
        "Numbers of people up to %(threshold)s are not shown, others are rounded to the nearest %(base)s. Shares are "
        "worked out from rounded numbers, and only of %(least)s people or more. Totals add up what is shown."
    )
    return Shown(
        content["title"], content["words"], rule % {"threshold": threshold, "base": base, "least": least},
        tuple(_block(block, number) for number, block in enumerate(content["blocks"])),
    )  # fmt: skip


def _block(block: Mapping[str, Any], number: int) -> ShownBlock:
    rows = block["rows"]
    return ShownBlock(
        title=block["title"], definition=block["definition"], source=block["source"], unit=_unit(block),
        sentence=sentence_of(block), chart=_chart(block, f"figures-{number}"),
        rows=tuple(_row(one, block) for one in rows), said=_said(block),
        views=tuple(ShownView(one["agrees"], one["words"], _about(one)) for one in block["views"]),
    )  # fmt: skip


def _unit(block: Mapping[str, Any]) -> str:
    if block["measured"] == Measured.RATE:
        return _("%(unit)s per %(per)s") % {"unit": block["unit"], "per": numeral(block["per"])}
    return str(block["unit"])


def figure_of(value: float | None, block: Mapping[str, Any]) -> str:
    if value is None:
        return _("Too few to show")
    number = numeral(value, decimals=decimals_of([value], most=1))
    return f"{number}%" if block["measured"] == Measured.SHARE else f"{number} {_unit(block)}"


def _row(row: Row, block: Mapping[str, Any]) -> ShownRow:
    counted = ""
    if row["count"] is not None:
        counted = _("%(n)s of %(all)s") % {"n": numeral(row["count"]), "all": numeral(row["size"])}
    group = _("All that is shown, together") if row["total"] else row["group"] or _("Everybody")
    return ShownRow(_period(row), group, figure_of(row["value"], block), counted)


def _period(row: Row) -> str:
    return in_words(dt.date.fromisoformat(row["from"]), dt.date.fromisoformat(row["to"]))


def sentence_of(block: Mapping[str, Any]) -> str:
    """The newest figure beside the first that is shown; of groups the highest and the lowest of the newest period."""
    told = [row for row in block["rows"] if row["value"] is not None and not row["total"]]
    if not told:
        return _("All figures of this measure are too small to be shown.")
    if block["by"] == GROUPS:
        return _of_groups(told, block)
    first, newest = told[0], told[-1]
    facts = {"period": _period(newest), "figure": figure_of(newest["value"], block)}
    if first is newest:
        return _("%(period)s: %(figure)s.") % facts
    facts |= {"first": figure_of(first["value"], block), "then": _period(first)}
    return _("%(period)s: %(figure)s. The first that is shown, %(then)s: %(first)s.") % facts


def _of_groups(told: Sequence[Row], block: Mapping[str, Any]) -> str:
    newest = [row for row in told if row["from"] == told[-1]["from"]]
    high, low = max(newest, key=lambda row: row["value"]), min(newest, key=lambda row: row["value"])
    facts = {
        "period": _period(high), "high": high["group"], "highest": figure_of(high["value"], block),
        "low": low["group"], "lowest": figure_of(low["value"], block),
    }  # fmt: skip
    if len(newest) == 1:
        return _("%(period)s: %(high)s, %(highest)s.") % facts
    return _("%(period)s: most for %(high)s, %(highest)s; least for %(low)s, %(lowest)s.") % facts


def _chart(block: Mapping[str, Any], key: str) -> Chart | None:
    told = [row for row in block["rows"] if row["value"] is not None and not row["total"]]
    if not told:
        return None
    facts = {"unit": _unit(block), "sentence": sentence_of(block), "source": block["source"], "key": key}
    if block["by"] != GROUPS:
        points = [LinePoint(_period(row), row["value"]) for row in block["rows"]]
        return line(block["title"], points, **facts) if len(told) > 1 else None
    newest = [row for row in told if row["from"] == told[-1]["from"]]
    if min(row["value"] for row in newest) < 0 or len(newest) == 1:
        return None
    return bars(block["title"], [Bar(row["group"], row["value"]) for row in newest], what=_("Group"), **facts)


def _said(block: Mapping[str, Any]) -> str:
    agree, doubt = block["agree"], block["doubt"]
    if not agree + doubt:
        return ""
    yes = ngettext("%(n)s time people said that it rings true", "%(n)s times people said that it rings true", agree)
    no = ngettext("%(n)s time that it does not tell what they see", "%(n)s times that it does not tell what they see",
                  doubt)  # fmt: skip
    return _("%(yes)s, and %(no)s.") % {"yes": yes % {"n": agree}, "no": no % {"n": doubt}}


def _about(view: Mapping[str, Any]) -> str:
    return " · ".join(part for part in (view["said_by"], _period(view), view["group"]) if part)


def as_csv(content: Mapping[str, Any]) -> bytes:
    """One tidy row for each measure, period and group. Column names stay English, for other programs."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(_cells(content))
    return ("\ufeff" + file.getvalue()).encode()


def _cells(content: Mapping[str, Any]) -> Iterator[list[str]]:
    for block in content["blocks"]:
        for row in block["rows"]:
            numbers = [row["value"], row["count"], row["size"]]
            if row["value"] is None:
                numbers = [SMALL, SMALL, SMALL] if block["sort"] in (Sort.SHARE, Sort.RATE) else [SMALL, None, None]
            unit = "%" if block["measured"] == Measured.SHARE else _unit(block)
            facts = [
                block["title"], row["group"], row["from"], row["to"], unit, *numbers, "yes" if row["total"] else "no",
            ]  # fmt: skip
            yield [cell_of(one) for one in facts]
