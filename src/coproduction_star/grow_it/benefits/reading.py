"""From rows to what a benefit shows: the seam where they become values of methods/benefit_seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from coproduction_star.data.benefits import Benefit
from coproduction_star.data.indicators import measure
from coproduction_star.grow_it.evaluations.panel import drifted
from coproduction_star.grow_it.evaluations.working import effect_of
from coproduction_star.grow_it.indicators.charting import variation_of
from coproduction_star.grow_it.models import Evaluation, Indicator
from coproduction_star.methods.benefit_seen import Found, Shown, can_tell, of_benefit
from coproduction_star.methods.comparison import Verdict, verdict

from .selectors import Measured


@dataclass(frozen=True, slots=True)
class Reading:
    """A benefit with the measures that stand for it and the answer."""

    benefit: Benefit
    measures: tuple[Measured, ...]
    found: Found


def readings(benefits: Sequence[Benefit], measures: Sequence[Measured]) -> tuple[Reading, ...]:
    return tuple(_reading(one, [each for each in measures if _stands_for(each.indicator, one)]) for one in benefits)


def _stands_for(indicator: Indicator, benefit: Benefit) -> bool:
    """What somebody said goes before the library."""
    if indicator.benefit:
        return indicator.benefit == benefit.id
    return indicator.library in benefit.measured_by


def _reading(benefit: Benefit, measures: Sequence[Measured]) -> Reading:
    labels = [measure(one).label for one in benefit.measured_by]
    shown = [_shown(one, fits=can_tell(one.indicator.label, labels)) for one in measures]
    return Reading(benefit, tuple(measures), of_benefit(shown))


def _shown(one: Measured, *, fits: bool) -> Shown:
    of = one.indicator
    return Shown(
        title=of.title, better=of.better, values=tuple(float(figure.value) for figure in one.figures),
        variation=variation_of(of, one.figures), baseline=_number(of.baseline), target=_number(of.target),
        due=bool(of.target_on and of.target_on <= timezone.localdate()), compared=_compared(one.comparison, of),
        fits=fits,
    )  # fmt: skip


def _compared(look: Evaluation | None, indicator: Indicator) -> Verdict | None:
    if look is None or not look.result.get("effect"):
        return None
    if drifted(look.result):
        return Verdict.CANNOT_TELL
    return verdict(effect_of(look.result["effect"]), better=indicator.better)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
