"""What a frozen edition forecast, year by year, before anything was added or taken off for optimism."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from coproduction_star.focus_it.models import BusinessCaseEdition
from coproduction_star.journeys.forecasts import Forecast, ForecastLine
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.cost_benefit.compiling import effect_terms, flows_of
from coproduction_star.methods.cost_benefit.flows import CASH_COSTS, Factor, Flow, Side, Sort
from coproduction_star.methods.cost_benefit.model import Case, CostKind, Option, Outcome
from coproduction_star.methods.cost_benefit.results import central
from coproduction_star.methods.track_record import Forecasted

from .answering import NO_ANSWER, asked_of
from .editions import paper_of

PEOPLE = ("in_need", "reached", "engaged", "retained")
COSTS = CASH_COSTS | {Sort.IN_KIND}
GAINS = frozenset({Sort.FISCAL, Sort.ECONOMIC, Sort.SOCIAL})


def forecast_in(programme: Programme, key: str) -> Forecast | None:
    """The forecast of the edition with this key: one query. None where there is none, or it can no longer be read."""
    try:
        rows = BusinessCaseEdition.objects.select_related("case__programme__organisation")
        edition = rows.get(programme=programme, pk=UUID(key))
        asked = asked_of(edition.content)
    except (BusinessCaseEdition.DoesNotExist, ValueError, *NO_ANSWER):
        return None
    case = asked.case
    return Forecast(
        paper=paper_of(edition).kept(), subject=str(edition.case_id), price_year=case.prices.year,
        deflator=str((edition.content.get("prices") or {}).get("deflator") or ""), first_year=case.first_year,
        lines=tuple(_lines(case, _bare(case.option(case.preferred)))),
    )  # fmt: skip


def _bare(option: Option) -> Option:
    """The option as it was estimated: nothing added to costs for optimism, nothing taken off what changes."""
    costs = tuple(replace(cost, bias=None) for cost in option.costs)
    outcomes = tuple(replace(one, corrected=False, own_correction="") for one in option.outcomes)
    return replace(option, costs=costs, outcomes=outcomes)


def _lines(case: Case, option: Option) -> Iterator[ForecastLine]:
    values, pounds = central(case), _("pounds in prices of %(year)s") % {"year": case.prices.year}
    flows = flows_of(case, option)
    for flow in flows:
        if flow.side is Side.COST and flow.sort in COSTS:
            yield _line(flow, Forecasted.COST, case, values, pounds)
    for outcome in option.outcomes:
        yield _line(_people(case, option, outcome), Forecasted.DEMAND, case, values, _("people"))
    for flow in flows:
        if flow.side is Side.BENEFIT and flow.sort in GAINS:
            yield _line(flow, Forecasted.BENEFIT, case, values, pounds)
    yield from _times(option)


def _line(flow: Flow, what: Forecasted, case: Case, values: dict[str, float], unit: str) -> ForecastLine:
    by_year = tuple(float(one) for one in flow.by_year(values, case.horizon_years))
    return ForecastLine(flow.id, what, flow.name, unit, by_year, flow.sort.value)


def _people(case: Case, option: Option, outcome: Outcome) -> Flow:
    """Those who take part, in the years in which they begin."""
    factors = tuple(Factor(name) for step in PEOPLE if (name := getattr(outcome, step)))
    begun = replace(outcome, lag_years=0, lasts_years=1)
    return Flow(
        id=f"{option.id}/{outcome.id}/people", name=_("People who take part: %(what)s") % {"what": outcome.name},
        option=option.id, side=Side.BENEFIT, sort=Sort.UNITS, body="", public=False, factors=factors,
        terms=effect_terms(case, begun),
    )  # fmt: skip


def _times(option: Option) -> Iterator[ForecastLine]:
    """How long buying or building takes, and how long until an effect shows."""
    for cost in option.costs:
        spent = [year for year, share in enumerate(cost.spread.years) if share]
        if cost.kind is CostKind.CAPITAL and spent:
            yield _time(f"{option.id}/{cost.id}/years", _("Until it is bought or built: %(what)s"), cost, len(spent))
    for outcome in option.outcomes:
        if outcome.lag_years:
            key, words = f"{option.id}/{outcome.id}/lag", _("Until the effect shows: %(what)s")
            yield _time(key, words, outcome, outcome.lag_years)


def _time(key: str, words: str, of: Any, years: int) -> ForecastLine:
    return ForecastLine(key, Forecasted.YEARS, words % {"what": of.name}, _("years"), (float(years),))
