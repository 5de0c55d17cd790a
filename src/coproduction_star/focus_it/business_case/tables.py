"""The tables of a case: each stands beside a picture or behind “Show the working”."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from coproduction_star.focus_it.appraisal_documents import switch_caption, switch_head, switch_rows
from coproduction_star.methods.cost_benefit.lenses import CashYear, Payback, PaysBack, PurseLens, Share
from coproduction_star.methods.cost_benefit.metrics import Metrics
from coproduction_star.methods.cost_benefit.model import Case, Kind, Outcome
from coproduction_star.methods.cost_benefit.results import OptionResult
from coproduction_star.methods.cost_benefit.rules import Verdict
from coproduction_star.methods.cost_benefit.summary import Row
from coproduction_star.methods.sentences import in_language
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.intervals import Interval, intervals

from .answering import ChainStep, Worked, chain_of, wellbys_of
from .sentences import shown_figure
from .typed_numbers import in_words, per_cent, pounds, whole_pounds

NONE = "–"


def options_chart(worked: Worked) -> Chart:
    """The net value of every option with its range; the table holds the pounds behind it."""
    spreads = {one.option: one for one in worked.simulation.options}
    rows = []
    for result in worked.appraisal.options:
        low, high = spreads[result.option].percentiles[5], spreads[result.option].percentiles[95]
        middle = result.metrics.net_value
        rows.append(
            Interval(result.name, *(round(one / 1_000, 1) for one in (min(low, middle), middle, max(high, middle))))
        )
    return intervals(
        _("What each option brings society, less what it costs"),
        rows,
        what=_("Option"),
        unit=_("thousand pounds in prices of %(year)s") % {"year": worked.case.prices.year},
        step="focus-it",
        source=_("The sums of this case, by the rules of the %(pack)s") % {"pack": _(worked.appraisal.pack.name)},
        key="options",
    )


def options_table(worked: Worked) -> Table:
    """Every option in absolute terms, side by side; as now is never put to zero."""
    spreads = {one.option: one for one in worked.simulation.options}
    results = worked.appraisal.options
    head = (_("In pounds of today’s worth"), *(result.name for result in results))
    rows = (
        (_("Brings"), *(whole_pounds(one.metrics.benefits) for one in results)),
        (_("Costs public bodies"), *(whole_pounds(one.metrics.public_costs) for one in results)),
        (_("Costs others, hours given among it"), *(whole_pounds(one.metrics.outside_costs) for one in results)),
        (_("Net value to society"), *(whole_pounds(one.metrics.net_value) for one in results)),
        (_("Differs from as now by"), *(whole_pounds(one.against_business_as_usual.net_value) for one in results)),
        (_("Brings for each £1 it costs"), *(_ratio(one.metrics.benefit_cost_ratio) for one in results)),
        (
            _("Net of others’ costs, for each public £1"),
            *(_ratio(one.metrics.return_on_public_cost) for one in results),
        ),
        (_("Cost of each one helped"), *(_ratio(one.metrics.unit_cost) for one in results)),
        (
            _("Chance that it brings more than it costs"),
            *(per_cent(spreads[one.option].chance_positive) for one in results),
        ),
        (_("Chance that it is the best"), *(per_cent(spreads[one.option].chance_best) for one in results)),
    )
    return Table(_("Options side by side"), head, rows)


def _ratio(value: float | None) -> str:
    return NONE if value is None else pounds(value)


def chain_tables(case: Case, *, preferred: bool) -> tuple[Table, ...]:
    """From the people in need to the effect that counts: for each change in the preferred option, or in the others."""
    options = [option for option in case.options if (option.id == case.preferred) is preferred]
    return tuple(_chain(case, option.name, outcome) for option in options for outcome in option.outcomes)


def _chain(case: Case, option: str, outcome: Outcome) -> Table:
    title = _("%(option)s: %(outcome)s") % {"option": option, "outcome": outcome.name}
    rows = tuple(_chain_row(step) for step in chain_of(case, outcome))
    return Table(title, (_("Step"), _("Share at this step"), _("Left after it"), _("Figure")), rows)


def _chain_row(step: ChainStep) -> tuple[str, ...]:
    names = {
        "in_need": _("In need"),
        "reached": _("Reached"),
        "engaged": _("Join in"),
        "retained": _("Stay"),
        "effect": _("Effect for each"),
        "deadweight": _("Less: would have come anyway"),
        "attribution": _("Less: owed to others"),
        "displacement": _("Less: lost elsewhere"),
        "correction": _("Less: for how little we know"),
    }
    share = NONE if step.share is None else f"{100 * step.share:,.4g}%"
    if step.step == "effect" and step.share is not None and not 0 <= step.share <= 1:
        share = f"{step.share:,.4g}".replace("-", "−")
    return (names[step.step], share, f"{step.left:,.1f}".replace("-", "−"), step.figure or NONE)


def costs_table(case: Case) -> Table | None:
    rows = tuple(
        (
            cost.name,
            option.name,
            case.body(cost.paid_by).name,
            whole_pounds(case.figures[cost.amount].central),
            _quantity(case, cost.quantity),
            _years(cost.spread.years),
        )
        for option in case.options
        for cost in option.costs
    )
    head = (_("Cost"), _("Option"), _("Who pays"), _("Best guess"), _("Times"), _("Years"))
    return Table(_("What it costs, in pounds"), head, rows) if rows else None


def time_table(case: Case) -> Table | None:
    rows = tuple(
        (
            given.name,
            option.name,
            case.body(given.given_by).name,
            f"{case.figures[given.hours].central:,.0f}",
            pounds(case.figures[given.value_per_hour].central),
            _years(given.spread.years),
        )
        for option in case.options
        for given in option.time_given
    )
    head = (_("What for"), _("Option"), _("Who gives"), _("Hours a year"), _("Worth of an hour"), _("Years"))
    return Table(_("Hours that people give"), head, rows) if rows else None


def _quantity(case: Case, name: str) -> str:
    return in_words(case.figures[name].central, kind=case.figures[name].kind) if name else NONE


def _years(years: Sequence[float]) -> str:
    told = [str(year) for year, weight in enumerate(years) if weight]
    return told[0] if len(told) == 1 else f"{told[0]}–{told[-1]}"


def who_table(case: Case, result: OptionResult) -> Table:
    """Body by body: who pays and who gains, in pounds of today's worth."""
    rows = tuple(_who(case.body(share.who).name, share) for share in result.bodies)
    head = (_("Who"), _("Pays or gives"), _("Of which hours given"), _("Gains"), _("Transfers"), _("In all"))
    return Table(
        _("Who pays and who gains with “%(option)s”, in pounds of today’s worth") % {"option": result.name}, head, rows
    )


def _who(name: str, share: Share) -> tuple[str, ...]:
    amounts = (share.costs, share.time_given, share.benefits, share.transfers, share.net)
    return (name, *(whole_pounds(one) for one in amounts))


def cash_table(result: OptionResult) -> Table | None:
    if result.cash is None:
        return None
    head = (
        _("Year"),
        _("Buying and building"),
        _("Running"),
        _("Reserve"),
        _("Savings that can be taken out"),
        _("Transfers"),
        _("Net"),
        _("Net with reserve"),
    )
    return Table(
        _("Cash of all public bodies, in the pounds of each year"), head, tuple(map(_cash, result.cash.years))
    )


def _cash(year: CashYear) -> tuple[str, ...]:
    amounts = (
        year.capital,
        year.revenue,
        year.contingency,
        year.savings,
        year.transfers,
        year.net,
        year.net_with_contingency,
    )
    return (str(year.year), *(whole_pounds(one) for one in amounts))


def purse_table(case: Case, purse: PurseLens) -> Table:
    rows = tuple(
        (
            case.body(line.body).name,
            whole_pounds(line.costs),
            whole_pounds(line.of_which_in_kind),
            whole_pounds(line.fiscal_benefits),
            whole_pounds(line.transfers),
            whole_pounds(line.net),
        )
        for line in purse.bodies
    )
    head = (_("Public body"), _("Costs"), _("Of which in kind"), _("Fiscal gains"), _("Transfers"), _("Net"))
    return Table(_("The public purse, in pounds of today’s worth"), head, rows)


def society_table(result: OptionResult) -> Table:
    rows = tuple(
        (
            str(year.year),
            whole_pounds(year.costs),
            whole_pounds(year.benefits),
            whole_pounds(year.net),
            whole_pounds(year.discounted),
        )
        for year in result.society
    )
    head = (_("Year"), _("Costs"), _("Benefits"), _("Net"), _("Net in today’s worth"))
    return Table(_("Society: everything for everybody, in pounds"), head, rows)


def payback_sentences(case: Case, result: OptionResult) -> tuple[str, ...]:
    """When each public body has its money back, cash and purse each told apart."""
    cash = {line.body: line.payback for line in result.cash.bodies} if result.cash else {}
    return tuple(
        _("%(who)s: %(purse)s In cash: %(cash)s")
        % {
            "who": case.body(line.body).name,
            "purse": payback(line.payback),
            "cash": _in_cash(cash.get(line.body), known=result.cash is not None),
        }
        for line in result.purse.bodies
    )


def _in_cash(found: Payback | None, *, known: bool) -> str:
    if not known:
        return _("not known yet.")
    return payback(found) if found else _("it lays nothing out.")


def payback(found: Payback) -> str:
    if found.answer is PaysBack.NEVER_OUT:
        return _("it lays nothing out.")
    if found.years is None:
        return _("the money does not come back within the years looked at.")
    return _("the money has come back after %(years)s years.") % {"years": f"{found.years:,.1f}"}


def matters_table(worked: Worked) -> Table | None:
    rows = tuple(
        (worked.case.figures[one.figure].title, f"{one.correlation:.2f}".replace("-", "−"))
        for one in worked.simulation.matters
    )
    head = (_("Figure"), _("How closely the answer follows it (1 or −1: entirely)"))
    return Table(_("What matters most"), head, rows) if rows else None


def swings_table(worked: Worked) -> Table | None:
    rows = tuple(
        (one.title, whole_pounds(one.net_at_low), whole_pounds(one.net_at_high), _("yes") if one.turns else _("no"))
        for one in worked.appraisal.swings
    )
    head = (
        _("Figure"),
        _("Net value at its low, in pounds"),
        _("Net value at its high, in pounds"),
        _("Turns the answer"),
    )
    return Table(_("One figure at a time, from its low to its high"), head, rows) if rows else None


def every_switch_table(worked: Worked) -> Table | None:
    """The whole of the short list: those at 0, and those that change nothing, too."""
    rows = switch_rows(worked.case, worked.appraisal, shown_figure)
    return Table(switch_caption(worked.appraisal), switch_head(), rows) if rows else None


def convergence_table(worked: Worked) -> Table:
    spread = next(one for one in worked.simulation.options if one.option == worked.appraisal.preferred)
    rows = tuple(
        (f"{one.draws:,}", whole_pounds(one.mean), f"{100 * one.chance_positive:.1f}%") for one in spread.checks
    )
    return Table(
        _("The answer after so many draws"), (_("Draws"), _("Mean net value, in pounds"), _("Chance above zero")), rows
    )


def figures_table(case: Case) -> Table:
    rows = tuple(
        (
            figure.title,
            in_words(figure.central, kind=figure.kind),
            _range(figure.low, figure.high, figure.kind),
            " ".join(word for word in (figure.unit, figure.price_year) if word) or NONE,
            NONE if figure.grade is None else str(figure.grade),
            figure.source,
        )
        for figure in case.figures.values()
    )
    head = (_("Figure"), _("Best guess"), _("Low to high"), _("Unit, prices"), _("Grade (1 best)"), _("Source"))
    return Table(_("Every figure, with where it is from"), head, rows)


def _range(low: float | None, high: float | None, kind: Kind) -> str:
    if low is None or high is None:
        return NONE
    return f"{in_words(low, kind=kind)} – {in_words(high, kind=kind)}"


def packs_table(worked: Worked) -> Table | None:
    preferred = worked.appraisal.preferred
    rows = [
        (
            _(worked.appraisal.pack.name),
            _(worked.appraisal.pack.standing),
            *_metrics(worked.appraisal.option(preferred).metrics),
        )
    ]
    rows += [
        (_(one.pack.name), _(one.pack.standing), *_metrics(one.metrics[preferred]))
        for one in worked.appraisal.elsewhere
    ]
    head = (_("Rules"), _("Standing"), _("Net value, in pounds"), _("Brings for each £1"), _("For each public £1"))
    return Table(_("The same case by other rules"), head, tuple(rows)) if len(rows) > 1 else None


def _metrics(found: Metrics) -> tuple[str, ...]:
    return (whole_pounds(found.net_value), _ratio(found.benefit_cost_ratio), _ratio(found.return_on_public_cost))


def weights_table(worked: Worked) -> Table | None:
    """Weighted beside unweighted, never instead of it."""
    rows = tuple(
        (one.name, whole_pounds(one.metrics.net_value), whole_pounds(one.weighted.net_value))
        for one in worked.appraisal.options
        if one.weighted is not None
    )
    head = (_("Option"), _("Net value, in pounds"), _("With a pound weighing more where there is less"))
    return Table(_("What it is worth to whom"), head, rows) if rows else None


def wellbys_table(worked: Worked) -> Table | None:
    counted = [(option.name, wellbys_of(worked.case, option)) for option in worked.case.options]
    rows = tuple((name, f"{number:,.1f}".replace("-", "−")) for name, number in counted if number)
    head = (_("Option"), _("Points of life satisfaction, for one person and one year"))
    return Table(_("Wellbeing, counted in WELLBYs"), head, rows) if rows else None


def rulings_table(worked: Worked) -> Table:
    names = {Verdict.PASS: _("Kept"), Verdict.FAIL: _("Not kept"), Verdict.NOT_APPLICABLE: _("Does not arise")}
    rows = tuple(
        (in_language(one.rule, _), names[one.verdict], in_language(one.paragraph, _), in_language(one.why, _))
        for one in worked.rulings
    )
    return Table(_("Is it made by the rules?"), (_("Rule"), _("Kept"), _("Paragraph"), _("Why")), rows)


def summary_tables(worked: Worked) -> Table:
    """Table 12 of the Green Book: five columns, an expected value and its uncertainty in each."""
    head = (
        _("Option"),
        _("What it is"),
        _("Value to society"),
        _("Not valued"),
        _("Public finances"),
        _("Who is worse off"),
    )
    return Table(_("Appraisal summary table"), head, tuple(_summary(worked, row) for row in worked.summary))


def _summary(worked: Worked, row: Row) -> tuple[str, ...]:
    described, value, finances = row.described, row.value, row.finances
    low, high = (NONE if one is None else pounds(one) for one in (value.low, value.high))
    names = {body.id: body.name for body in worked.case.bodies} | {
        group.id: group.name for group in worked.case.groups
    }
    items = row.unmonetised.items
    losers = row.distribution.losers
    return (
        row.name,
        described.description or NONE,
        _("%(value)s (%(low)s to %(high)s)") % {"value": pounds(value.net_value), "low": low, "high": high},
        _joined(item.name for item in items),
        pounds(finances.present_net),
        _joined(names[one] for one in losers),
    )


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words) or NONE
