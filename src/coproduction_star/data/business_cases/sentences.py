"""What a business case says, in sentences; each stands on a figure of the result.

The command line, the pages and the documents say the same words. Those who speak
other languages hand over their ``gettext``; without it the words stay as they are.
"""

from collections.abc import Callable, Iterator

from coproduction_star.methods.cost_benefit import Appraisal, Case
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.methods.cost_benefit.results import OptionResult
from coproduction_star.methods.cost_benefit.simulation import Simulation
from coproduction_star.methods.cost_benefit.switching import Needed, Question, Switch

MILLION = 1_000_000
SMALL = 100
MOST_SWITCHES = 6
Translate = Callable[[str], str]


def sentences(case: Case, appraisal: Appraisal, simulation: Simulation, translate: Translate = str) -> Iterator[str]:
    """Say the answer first, then how far to trust it, then what it leaves out."""
    said = Sentences(case, appraisal, translate)
    yield said.opening()
    yield said.how_sure(simulation)
    yield from said.matters_most(simulation)
    yield from said.switches()
    yield from said.needed()
    yield from said.left_out()
    yield from said.worse_off()
    yield from said.elsewhere()
    yield from said.doubts()


def pounds(amount: float, translate: Translate = str) -> str:
    """Write an amount as people say it."""
    _ = translate
    sign, size = ("−" if amount < 0 else ""), abs(amount)
    if size >= MILLION:
        return sign + _("£%(millions)s million") % {"millions": f"{size / MILLION:,.1f}"}
    return f"{sign}£{size:,.0f}" if size >= SMALL else f"{sign}£{size:,.2f}"


def share_of(share: float, translate: Translate = str) -> str:
    """Write a share in whole per cent; nearly all is not all, and a little is not nothing."""
    _ = translate
    rounded = round(100 * share)
    if rounded == 100 * share or 0 < rounded < 100:
        return f"{rounded}%"
    return _("over 99%") if rounded else _("under 1%")


class Sentences:
    """The sentences about the preferred option of one case, by what they are about."""

    def __init__(self, case: Case, appraisal: Appraisal, translate: Translate = str) -> None:
        self.case, self.appraisal, self._ = case, appraisal, translate
        self.preferred: OptionResult = appraisal.option(appraisal.preferred)

    def opening(self) -> str:
        """Say what the preferred option brings, by which rules, and what that leaves out."""
        _, value = self._, self.preferred.metrics.net_value
        words = (
            _(
                "%(option)s brings society %(value)s more than it costs, in prices of %(year)s, over %(years)s years, "
                "by the rules of the %(pack)s (%(standing)s). This counts only what could be given a price."
            )
            if value >= 0
            else _(
                "%(option)s costs society %(value)s more than it brings, in prices of %(year)s, over %(years)s years, "
                "by the rules of the %(pack)s (%(standing)s). This counts only what could be given a price."
            )
        )
        return words % {
            "option": self.preferred.name,
            "value": self.pounds(abs(value)),
            "year": self.case.prices.year,
            "years": self.case.horizon_years + 1,
            "pack": _(self.appraisal.pack.name),
            "standing": _(self.appraisal.pack.standing),
        }

    def how_sure(self, simulation: Simulation) -> str:
        """Say in how many draws the answer holds."""
        _ = self._
        if not simulation.uncertain:
            return _("No figure has a range, so nothing can be said about how sure this is.")
        spread = next(each for each in simulation.options if each.option == self.preferred.option)
        said = _(
            "In %(draws)s draws (seed %(seed)s) the net value is above zero in %(positive)s. In nine of ten it lies "
            "between %(low)s and %(high)s. It is the highest of the %(options)s options in %(best)s."
        ) % {
            "draws": f"{simulation.draws:,}",
            "seed": simulation.seed,
            "positive": share_of(spread.chance_positive, _),
            "low": self.pounds(spread.percentiles[5]),
            "high": self.pounds(spread.percentiles[95]),
            "options": len(self.case.options),
            "best": share_of(spread.chance_best, _),
        }
        more = _("More draws are needed before these shares can be relied on.")
        return said if spread.settled else f"{said} {more}"

    def matters_most(self, simulation: Simulation) -> Iterator[str]:
        """Name the figure that decides."""
        _ = self._
        if simulation.matters:
            title = self.case.figures[simulation.matters[0].figure].title
            yield _("The answer depends most on this figure: %(figure)s.") % {"figure": title}

    def switches(self, most: int = MOST_SWITCHES) -> Iterator[str]:
        """Say at which values of its figures the answer changes, those nearest to central first."""
        yield from (self.switch(each) for each in [one for one in self.appraisal.switches if _is_near(one)][:most])

    def switch(self, switch: Switch) -> str:
        """Say at which value of one figure the answer changes."""
        _ = self._
        value = {
            "figure": switch.title,
            "value": self.shown(switch.kind, switch.value or 0.0),
            "central": self.shown(switch.kind, switch.central),
        }
        if switch.question is Question.STILL_BEST:
            value["other"] = self.case.option(switch.other).name
            return _("If %(figure)s were %(value)s instead of %(central)s, “%(other)s” is as good.") % value
        return _("If %(figure)s were %(value)s instead of %(central)s, its net value is zero.") % value

    def needed(self) -> Iterator[str]:
        """Say what things without a price would have to be worth."""
        names = {item.id: item.name for item in self.preferred.not_valued}
        yield from (self._needed(one, names[one.not_valued]) for one in self.appraisal.needed if one.present_value > 0)

    def left_out(self) -> Iterator[str]:
        """Name what could not be given a price."""
        _, items = self._, self.preferred.not_valued
        if items:
            yield _("Not in these sums: %(names)s.") % {"names": "; ".join(item.name for item in items)}

    def worse_off(self) -> Iterator[str]:
        """Name who pays more than they gain."""
        _ = self._
        shares = [share for share in self.preferred.bodies if share.net < 0]
        losing = [self._loses(share.who, -share.net, share.time_given) for share in shares]
        if losing:
            yield _("On balance these pay more than they gain: %(bodies)s.") % {"bodies": "; ".join(losing)}

    def elsewhere(self) -> Iterator[str]:
        """Say the net value by other rules."""
        _ = self._
        for other in self.appraisal.elsewhere:
            yield _("By the rules of the %(pack)s (%(standing)s) its net value is %(value)s.") % {
                "pack": _(other.pack.name),
                "standing": _(other.pack.standing),
                "value": self.pounds(other.metrics[self.preferred.option].net_value),
            }

    def doubts(self) -> Iterator[str]:
        """Say what somebody should look at before they rely on the answer."""
        _ = self._
        for overlap in self.appraisal.overlaps:
            words = (
                _("“%(one)s” and “%(other)s”: this counts the same thing twice (%(why)s).")
                if overlap.certain
                else _("“%(one)s” and “%(other)s”: this may count the same thing twice (%(why)s).")
            )
            yield words % {"one": overlap.one, "other": overlap.other, "why": _(overlap.why.value)}
        if any(not each.verified for each in self.preferred.corrections):
            yield _("The corrections by grade come from a table that nobody has verified against its source.")
        if self.preferred.cash is None:
            yield _("There is no cash view: give a forecast of inflation under prices.")
        if self.preferred.cut_at_horizon:
            yield _("Effects after the last year are left out.")

    def pounds(self, amount: float) -> str:
        """Write an amount as people say it."""
        return pounds(amount, self._)

    def shown(self, kind: Kind, number: float) -> str:
        """Write a figure as its kind is written."""
        if kind is Kind.MONEY:
            return self.pounds(number)
        if kind in {Kind.SHARE, Kind.RATE}:
            return f"{number:.1%}"
        return f"{number:,.0f}" if kind is Kind.COUNT else f"{number:,.3g}"

    def _needed(self, one: Needed, name: str) -> str:
        _ = self._
        if one.question is Question.WORTH_IT:
            aim = _("It is worth its cost")
        else:
            aim = _("It beats “%(other)s”") % {"other": self.case.option(one.other).name}
        if one.people and one.each_a_year:
            said = {"aim": aim, "people": f"{one.people:,.0f}", "name": name, "value": self.pounds(one.each_a_year)}
            return _("%(aim)s if each of %(people)s people values “%(name)s” at %(value)s a year or more.") % said
        said = {"aim": aim, "name": name, "value": self.pounds(one.present_value)}
        return _("%(aim)s if “%(name)s” is worth %(value)s or more in all.") % said

    def _loses(self, who: str, amount: float, hours: float) -> str:
        _, name = self._, self.case.body(who).name
        if not hours:
            return f"{name} ({self.pounds(amount)})"
        said = {"name": name, "amount": self.pounds(amount), "hours": self.pounds(hours)}
        return _("%(name)s (%(amount)s, with %(hours)s of hours given)") % said


def _is_near(switch: Switch) -> bool:
    return switch.value is not None and switch.change is not None and abs(switch.change) <= 1.0
