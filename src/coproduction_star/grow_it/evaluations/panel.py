"""Several groups or measures over time: those it happened to, and those it did not."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

import numpy as np
from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import Evaluation, Indicator, IndicatorFigure
from coproduction_star.methods.comparison import (
    TooFewToCompare,
    difference_in_differences,
    event_study,
    trends_before,
)
from coproduction_star.methods.sentences import worded

from .working import Floats, effect_of, kept

SURE = 0.05
"""Below this p both kinds were not heading the same way before."""
TREATED, OTHERS = "treated", "others"


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures of every unit in the periods in which all have one."""

    starts: tuple[dt.date, ...]
    ends: tuple[dt.date, ...]
    names: Mapping[str, tuple[str, ...]]
    """Of each kind, as people call them."""
    values: Mapping[str, Floats]
    """Of each kind, shape (units, periods)."""
    left_out: int
    """Periods in which somebody has no figure."""

    @property
    def mark(self) -> str:
        """Changes when any of the figures does."""
        facts = [(kind, self.names[kind], self.values[kind].tolist()) for kind in (TREATED, OTHERS)]
        return sha256(repr((facts, [day.isoformat() for day in self.starts])).encode()).hexdigest()[:16]

    def place(self, day: dt.date) -> int:
        """The first period that begins on this day or later."""
        return next((at for at, start in enumerate(self.starts) if start >= day), len(self.starts))


Unit = tuple[UUID, str]
"""A measure, and a group of it; empty for everybody."""


def panel_of(indicator: Indicator, units: Mapping[str, Sequence[str]]) -> Panel:
    """Two queries, however many units."""
    wanted = {kind: [_unit(indicator, key) for key in units.get(kind, ())] for kind in (TREATED, OTHERS)}
    every = [one for kind in wanted.values() for one in kind]
    known = _figures(every)
    common = sorted(set.intersection(*(set(known[one]) for one in every))) if every else []
    union = set().union(*(known[one] for one in every))
    titles = dict(Indicator.everything.filter(pk__in={key for key, _group in every}).values_list("pk", "title"))
    return Panel(
        starts=tuple(common), ends=tuple(known[every[0]][day][1] for day in common),
        names={kind: tuple(_name(indicator, one, titles) for one in rows) for kind, rows in wanted.items()},
        values={kind: _table(rows, known, common) for kind, rows in wanted.items()}, left_out=len(union) - len(common),
    )  # fmt: skip


def _unit(indicator: Indicator, key: str) -> Unit:
    kind, _colon, rest = key.partition(":")
    return (UUID(rest), "") if kind == "measure" else (indicator.pk, rest)


def _figures(units: Iterable[Unit]) -> dict[Unit, dict[dt.date, tuple[float, dt.date]]]:
    wanted = dict.fromkeys(units)
    rows = IndicatorFigure.objects.filter(indicator__in={key for key, _group in wanted})
    found: dict[Unit, dict[dt.date, tuple[float, dt.date]]] = {one: {} for one in wanted}
    for key, group, starts, ends, value in rows.values_list("indicator", "group", "starts_on", "ends_on", "value"):
        if (key, group) in found:
            found[key, group][starts] = (float(value), ends)
    return found


def _table(
    rows: Sequence[Unit], known: Mapping[Unit, Mapping[dt.date, tuple[float, dt.date]]], days: Sequence[dt.date]
) -> Floats:
    return np.array([[known[one][day][0] for day in days] for one in rows]).reshape(len(rows), len(days))


def _name(indicator: Indicator, unit: Unit, titles: Mapping[UUID, str]) -> str:
    key, group = unit
    return titles.get(key, "") if key != indicator.pk else group or _("Everybody")


def answer_of_panel(panel: Panel, *, change_on: dt.date) -> dict[str, Any]:
    """The result as it is kept. Raises what methods/comparison refuses, an InputRefused."""
    change = panel.place(change_on)
    one, two = panel.values[TREATED], panel.values[OTHERS]
    if not 1 <= change < len(panel.starts):
        reason = worded("All of them have figures in %(n)s periods before and %(m)s after.", n=change,
                        m=len(panel.starts) - change)  # fmt: skip
        raise TooFewToCompare(
            "change", reason, worded("Bring in figures of all of them, before and after the change.")
        )
    study = event_study(one, two, change=change)
    found = difference_in_differences(_pairs(one, change), _pairs(two, change))
    return {
        "effect": kept(found.effect), "slope": None, "before": change, "after": len(panel.starts) - change,
        "means": [round(mean, 6) for mean in found.means], "without": [], "linkage": None, "linked_p": None,
        "missing": panel.left_out, "mark": panel.mark,
        "units": {kind: list(names) for kind, names in panel.names.items()},
        "study": [
            {"from": starts.isoformat(), "to": ends.isoformat(), "effect": kept(effect) if effect else None}
            for starts, ends, effect in zip(panel.starts, panel.ends, study.effects, strict=True)
        ],
        "parallel_p": study.parallel_p if study.parallel_p is None else round(study.parallel_p, 6),
        "trend": _trend(one, two, change),
    }  # fmt: skip


def _pairs(table: Floats, change: int) -> Floats:
    """Mean before and mean after of each."""
    return np.column_stack([table[:, :change].mean(axis=1), table[:, change:].mean(axis=1)])


def _trend(one: Floats, two: Floats, change: int) -> dict[str, Any] | None:
    """How both were heading before; None where there are too few periods to see."""
    try:
        return kept(trends_before(one, two, change=change).effect)
    except TooFewToCompare:
        return None


def drifted(result: Mapping[str, Any]) -> bool:
    """Whether both kinds were not heading the same way before."""
    apart = result.get("parallel_p")
    trend = result.get("trend")
    return (apart is not None and apart < SURE) or (trend is not None and effect_of(trend).clear)


def panel_now(evaluation: Evaluation) -> Panel:
    """The figures of an evaluation as they are today."""
    return panel_of(evaluation.indicator, evaluation.units)
