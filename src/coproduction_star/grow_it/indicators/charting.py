"""From figures to a chart and its sentences: the seam where rows become values of the methods."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import ChartKind, Indicator, IndicatorFigure, IndicatorMark, Measured
from coproduction_star.methods.process_control import (
    NHS_MAKING_DATA_COUNT,
    BadSeries,
    ControlChart,
    Reading,
    Variation,
    p_chart,
    read_chart,
    run_chart,
    u_chart,
    xmr_chart,
)
from coproduction_star.methods.sentences import in_language
from coproduction_star.ui.drawing.chart import Chart, Target
from coproduction_star.ui.drawing.control import ControlPoint, Mark, control

from .periods import in_words, missing
from .selectors import MOST_POINTS
from .wording import figure_in_words, gap_in_words, unit_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with what it says. `notes` are what happened, in the order of their numbers on the chart."""

    chart: Chart
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    variation: Variation


@dataclass(frozen=True, slots=True)
class _Slot:
    """A period with its figure, or without one where it is missing."""

    starts_on: dt.date
    ends_on: dt.date
    figure: IndicatorFigure | None

    @property
    def value(self) -> float | None:
        return float(self.figure.value) if self.figure and not self.figure.withheld else None


def drawn_of(
    indicator: Indicator, figures: Sequence[IndicatorFigure], marks: Sequence[IndicatorMark], *, group: str = ""
) -> Drawn | None:
    """The chart of one group; None while there is no figure, or where no chart can be made of them."""
    if all(figure.withheld for figure in figures):
        return None
    slots = _with_gaps(figures, indicator.every)
    seen = [mark for mark in marks if slots[0].starts_on <= mark.on <= slots[-1].ends_on]
    begins = sorted({_place(slots, mark.on) for mark in seen if mark.new_baseline} - {0})
    try:
        return _run(indicator, slots, seen, group) if indicator.chart == ChartKind.RUN else _control(
            indicator, slots, seen, begins, group
        )  # fmt: skip
    except BadSeries:
        return _control(indicator, slots, seen, [], group)


def _with_gaps(figures: Sequence[IndicatorFigure], every: str) -> list[_Slot]:
    told = [_Slot(one.starts_on, one.ends_on, one) for one in figures]
    gaps = missing([(one.starts_on, one.ends_on) for one in figures], every)[:MOST_POINTS]
    return sorted([*told, *(_Slot(day, day, None) for day in gaps)], key=lambda slot: slot.starts_on)


def _place(slots: Sequence[_Slot], day: dt.date) -> int:
    """The period that a day lies in, or the next one."""
    return next((place for place, slot in enumerate(slots) if day <= slot.ends_on), len(slots) - 1)


def _control(
    indicator: Indicator, slots: list[_Slot], marks: list[IndicatorMark], begins: list[int], group: str
) -> Drawn:
    chart = _chart_of(indicator, slots, begins) if sum(slot.value is not None for slot in slots) > 1 else None
    reading = _reading(indicator, chart) if chart else None
    notes = _notes(slots, marks)
    points = [_point(slot, place, chart, indicator, notes, begins) for place, slot in enumerate(slots)]
    sentences = _sentences(indicator, slots, reading)
    picture = control(
        _title(indicator, group), points, unit=unit_of(indicator), rules=NHS_MAKING_DATA_COUNT.words,
        target=_target(indicator), sentence=" ".join(sentences), source=indicator.source,
        key=f"control-{indicator.pk.hex[:8]}",
    )  # fmt: skip
    return Drawn(picture, sentences, _listed(slots, notes), reading.variation if reading else Variation.TOO_FEW)


def variation_of(indicator: Indicator, figures: Sequence[IndicatorFigure]) -> Variation:
    """What the newest figure tells by lines of them all: a new baseline would hide the change that is looked for."""
    slots = _with_gaps(figures, indicator.every)
    if sum(slot.value is not None for slot in slots) < 2:
        return Variation.TOO_FEW
    return _reading(indicator, _chart_of(indicator, slots, [])).variation


def _chart_of(indicator: Indicator, slots: list[_Slot], begins: list[int]) -> ControlChart:
    """Shares and rates whose counts are known get limits of their own; all others the limits of an XmR chart."""
    told = [slot.figure if slot.value is not None else None for slot in slots]
    if indicator.measured != Measured.NUMBER and all(one is None or one.size for one in told):
        counts = [float(one.count) if one and one.count is not None else float("nan") for one in told]
        sizes = [float(one.size) if one and one.size else 1.0 for one in told]
        times = 100.0 if indicator.measured == Measured.SHARE else float(indicator.per)
        made = (p_chart if indicator.measured == Measured.SHARE else u_chart)(counts, sizes, begins=begins)
        lines = {name: getattr(made, name) * times for name in ("values", "centre", "lower", "upper")}
        return replace(made, **lines)
    return xmr_chart([slot.value if slot.value is not None else float("nan") for slot in slots], begins=begins)


def _reading(indicator: Indicator, chart: ControlChart) -> Reading:
    target = float(indicator.target) if indicator.target is not None else None
    return read_chart(chart, better=indicator.better, target=target)


def _point(
    slot: _Slot, place: int, chart: ControlChart | None, indicator: Indicator, notes: dict[int, str], begins: list[int]
) -> ControlPoint:
    when, note = in_words(slot.starts_on, slot.ends_on), notes.get(place, "")
    if chart is None or not chart.enough[sum(start <= place for start in chart.begins) - 1]:
        return ControlPoint(when, slot.value, note=note, begins=place in begins)
    return ControlPoint(
        when, slot.value, mean=float(chart.centre[place]), low=float(chart.lower[place]),
        high=float(chart.upper[place]), mark=_mark(chart, place, indicator.better), note=note, begins=place in begins,
    )  # fmt: skip


def _mark(chart: ControlChart, place: int, better: str) -> Mark:
    high, low = bool(chart.signals.high[place]), bool(chart.signals.low[place])
    if not high and not low:
        return Mark.USUAL
    if better == "neither":
        return Mark.CHANGED
    return Mark.BETTER if (high if better == "up" else low) else Mark.WORSE


def _run(indicator: Indicator, slots: list[_Slot], marks: list[IndicatorMark], group: str) -> Drawn:
    found = run_chart([slot.value if slot.value is not None else float("nan") for slot in slots])
    notes = _notes(slots, marks)
    if not found.enough:
        told = _("Too few figures lie off the median (%(n)s) to say whether anything moved.") % {"n": found.useful}
    elif found.signal:
        told = _(
            "The figures moved: they stay longer on one side of the median, or cross it less, than chance makes them."
        )
    else:
        told = _("The figures cross the median as often as chance makes them. Nothing has moved that we can tell.")
    points = [
        ControlPoint(in_words(slot.starts_on, slot.ends_on), slot.value, mean=found.median, note=notes.get(place, ""))
        for place, slot in enumerate(slots)
    ]
    rules = _("Median. Longest run %(run)s, at most %(most)s; crossings %(crossings)s, at least %(least)s") % {
        "run": found.longest_run, "most": found.longest_limit, "crossings": found.crossings,
        "least": found.fewest_limit,
    }  # fmt: skip
    sentences = (*_sentences(indicator, slots, None), told)
    picture = control(
        _title(indicator, group), points, unit=unit_of(indicator), rules=rules, target=_target(indicator),
        sentence=" ".join(sentences), source=indicator.source, key=f"run-{indicator.pk.hex[:8]}",
    )  # fmt: skip
    variation = Variation.TOO_FEW if not found.enough else Variation.CHANGING if found.signal else Variation.USUAL
    return Drawn(picture, sentences, _listed(slots, notes), variation)


def _notes(slots: list[_Slot], marks: Sequence[IndicatorMark]) -> dict[int, str]:
    notes: dict[int, str] = {}
    for mark in marks:
        place = _place(slots, mark.on)
        notes[place] = "; ".join(filter(None, (notes.get(place, ""), mark.words)))
    return notes


def _listed(slots: list[_Slot], notes: dict[int, str]) -> tuple[str, ...]:
    return tuple(f"{in_words(slots[at].starts_on, slots[at].ends_on)}: {notes[at]}" for at in sorted(notes))


def _sentences(indicator: Indicator, slots: list[_Slot], reading: Reading | None) -> tuple[str, ...]:
    last = next(slot for slot in reversed(slots) if slot.value is not None)
    told = [
        _("%(figure)s in %(period)s.")
        % {"figure": figure_in_words(last.value, indicator), "period": in_words(last.starts_on, last.ends_on)}
    ]
    if indicator.target is not None:
        told.append(_against_target(indicator, last.value or 0.0))
    if reading:
        told += [in_language(one, _) for one in (reading.sentence, reading.target_sentence) if one]
    gaps = sum(slot.figure is None for slot in slots)
    if gaps:
        told.append(_("Periods without a figure: %(n)s.") % {"n": gaps})
    small = sum(bool(slot.figure and slot.figure.withheld) for slot in slots)
    if small:
        told.append(_("Figures too small to show, because somebody could be recognised: %(n)s.") % {"n": small})
    return tuple(told)


def _against_target(indicator: Indicator, value: float) -> str:
    target = float(indicator.target or 0)
    facts = {"target": figure_in_words(target, indicator), "gap": gap_in_words(abs(value - target), indicator)}
    reached = value >= target if indicator.better == "up" else value <= target
    if reached and indicator.better != "neither":
        return _("The target of %(target)s is reached.") % facts
    return _("The target is %(target)s: %(gap)s away.") % facts


def _target(indicator: Indicator) -> Target | None:
    if indicator.target is None:
        return None
    words = _("Target %(figure)s") % {"figure": figure_in_words(indicator.target, indicator)}
    return Target(float(indicator.target), words)


def _title(indicator: Indicator, group: str) -> str:
    return f"{indicator.title}: {group}" if group else indicator.title
