"""What the answer says, in sentences; each stands on a number of the result."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from coproduction_star.methods.cost_benefit.metrics import Metrics
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.methods.cost_benefit.results import OptionResult
from coproduction_star.methods.cost_benefit.switching import Question, Switch

from .answering import Worked
from .typed_numbers import in_words, per_cent, pounds

MOST_SWITCHES = 8


def opening(worked: Worked) -> str:
    """What it brings for each pound."""
    preferred = worked.appraisal.option(worked.appraisal.preferred)
    metrics, years = preferred.metrics, worked.case.horizon_years + 1
    facts = {
        "option": preferred.name,
        "value": pounds(abs(metrics.net_value)),
        "year": worked.case.prices.year,
        "years": years,
    }
    if metrics.benefit_cost_ratio is None:
        return _without_costs(metrics.net_value) % facts
    facts["ratio"] = pounds(abs(metrics.benefit_cost_ratio))
    return _for_each_pound(metrics) % facts


def _without_costs(net: float) -> str:
    if net < 0:
        return _("“%(option)s” costs nothing in these sums and takes %(value)s from society over %(years)s years.")
    return _("“%(option)s” costs nothing in these sums and brings society %(value)s over %(years)s years.")


def _for_each_pound(metrics: Metrics) -> str:
    """More than it costs, less than it costs, or harm on top of the costs."""
    if metrics.net_value >= 0:
        return _(
            "For each £1 that “%(option)s” costs, it brings society about %(ratio)s: %(value)s more than it costs "
            "over %(years)s years, in prices of %(year)s."
        )
    if metrics.benefits < 0:
        return _(
            "For each £1 that “%(option)s” costs, it takes about %(ratio)s from society: costs and harm come to "
            "%(value)s over %(years)s years, in prices of %(year)s."
        )
    return _(
        "For each £1 that “%(option)s” costs, it brings society about %(ratio)s: it costs %(value)s more than it "
        "brings over %(years)s years, in prices of %(year)s."
    )


def how_sure(worked: Worked) -> str:
    """How far to trust it."""
    simulation = worked.simulation
    if not simulation.uncertain:
        return _(
            "No figure has a range yet, so nobody can say how sure this is. Give the ones that matter a low and "
            "a high."
        )
    spread = next(one for one in simulation.options if one.option == worked.appraisal.preferred)
    facts = {
        "positive": per_cent(spread.chance_positive),
        "best": per_cent(spread.chance_best),
        "low": pounds(spread.percentiles[5]),
        "high": pounds(spread.percentiles[95]),
        "options": len(worked.case.options),
    }
    return (
        _(
            "The chance that it brings more than it costs is %(positive)s, and that it is the best of the %(options)s "
            "options %(best)s. In nine of ten cases its net value lies between %(low)s and %(high)s."
        )
        % facts
    )


def what_turns_it(worked: Worked) -> str:
    """The one change that would turn the answer with the smallest step."""
    near = next((one for one in worked.appraisal.switches if one.value is not None), None)
    if near is None:
        return _("No single figure can turn this answer alone.")
    return switch_sentence(worked, near)


def answer_in_sentences(worked: Worked) -> list[str]:
    """The answer as it is frozen."""
    return [opening(worked), how_sure(worked), what_turns_it(worked)]


def sentences_in_each_language(worked: Worked) -> dict[str, list[str]]:
    """The same for readers of every language, for good."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found[language] = answer_in_sentences(worked)
    return found


def without_optimism(worked: Worked) -> str:
    """The answer without the overrun that was added for optimism; nothing where none was."""
    bare = worked.unbiased.get(worked.appraisal.preferred)
    if bare is None:
        return ""
    metrics = worked.appraisal.option(worked.appraisal.preferred).metrics
    facts = {
        "added": pounds(metrics.costs - bare.costs), "net": pounds(metrics.net_value), "bare": pounds(bare.net_value),
    }  # fmt: skip
    return (
        _(
            "Costs usually turn out higher than planned, so %(added)s is added to them. With that the net value is "
            "%(net)s, without it %(bare)s."
        )
        % facts
    )


def switch_sentence(worked: Worked, switch: Switch) -> str:
    facts = {
        "title": switch.title,
        "value": in_words(switch.value or 0.0, kind=switch.kind),
        "central": in_words(switch.central, kind=switch.kind),
    }
    if switch.question is Question.STILL_BEST:
        facts["other"] = worked.case.option(switch.other).name
        return _("“%(other)s” would be as good if %(title)s were %(value)s instead of %(central)s.") % facts
    return _("It would just pay for itself if %(title)s were %(value)s instead of %(central)s.") % facts


def switch_sentences(worked: Worked) -> tuple[str, ...]:
    found = [one for one in worked.appraisal.switches if one.value is not None]
    return tuple(switch_sentence(worked, one) for one in found[:MOST_SWITCHES])


def needed_sentences(worked: Worked) -> Iterator[str]:
    """What each thing without a price would have to be worth."""
    preferred = worked.appraisal.option(worked.appraisal.preferred)
    names = {item.id: item.name for item in preferred.not_valued}
    for one in worked.appraisal.needed:
        if one.present_value <= 0:
            continue
        facts = {
            "thing": names[one.not_valued],
            "value": pounds(one.each_a_year or one.present_value),
            "people": f"{one.people or 0:,.0f}",
        }
        if one.question is Question.STILL_BEST:
            facts["other"] = worked.case.option(one.other).name
            yield _each_best(facts) if one.each_a_year else _all_best(facts)
        else:
            yield _each_worth(facts) if one.each_a_year else _all_worth(facts)


def _each_best(facts: dict[str, str]) -> str:
    return (
        _("It beats “%(other)s” if each of %(people)s people holds “%(thing)s” worth %(value)s a year or more.")
        % facts
    )


def _all_best(facts: dict[str, str]) -> str:
    return _("It beats “%(other)s” if “%(thing)s” is worth %(value)s or more in all.") % facts


def _each_worth(facts: dict[str, str]) -> str:
    return (
        _("It is worth its cost if each of %(people)s people holds “%(thing)s” worth %(value)s a year or more.")
        % facts
    )


def _all_worth(facts: dict[str, str]) -> str:
    return _("It is worth its cost if “%(thing)s” is worth %(value)s or more in all.") % facts


def doubts(worked: Worked) -> Iterator[str]:
    """What the reader should keep in mind."""
    preferred = worked.appraisal.option(worked.appraisal.preferred)
    for overlap in worked.appraisal.overlaps:
        facts = {"one": overlap.one, "other": overlap.other}
        if overlap.certain:
            yield _("“%(one)s” and “%(other)s” count the same thing twice. Take one of them out.") % facts
        else:
            yield _("“%(one)s” and “%(other)s” may count the same thing twice. Look at both.") % facts
    if any(not one.verified for one in preferred.corrections):
        yield _("The corrections by grade come from a table that nobody has checked against its source.")
    if preferred.cut_at_horizon:
        yield _("Some effects go on after the last year looked at. They are left out.")
    if preferred.cash is None:
        yield _("There is no view of cash yet. Say in the settings how prices in general will rise.")
    losers = worse_off(worked, preferred)
    if losers:
        yield _("On balance these pay more than they gain: %(who)s.") % {"who": losers}


def worse_off(worked: Worked, result: OptionResult) -> str:
    losing = [share for share in result.bodies if share.net < 0]
    return "; ".join(f"{worked.case.body(share.who).name} ({pounds(-share.net)})" for share in losing)


def what_matters_most(worked: Worked) -> str:
    if not worked.simulation.matters:
        return ""
    title = worked.case.figures[worked.simulation.matters[0].figure].title
    return _("The answer depends most on %(figure)s.") % {"figure": title}


def settled(worked: Worked) -> str:
    """How the draws were made, and whether more of them would change anything."""
    simulation = worked.simulation
    facts = {"draws": f"{simulation.draws:,}", "seed": simulation.seed, "figures": len(simulation.uncertain)}
    told = _("%(draws)s draws of %(figures)s uncertain figures, with seed %(seed)s.") % facts
    if all(one.settled for one in simulation.options):
        whether = _("They have settled: more draws would change a chance by less than one point.")
    else:
        whether = _("They have not settled: read the chances as about, not exactly.")
    return f"{told} {whether}"


def shown_figure(kind: Kind, value: float) -> str:
    return in_words(value, kind=kind)
