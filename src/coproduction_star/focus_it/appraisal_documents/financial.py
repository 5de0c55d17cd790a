"""The figures of the financial case: cash by year, the reserve, and when each body has its money back."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.lenses import CashLens, CashYear, Payback, PaysBack
from coproduction_star.ui.documents.blocks import Block, Note, Paragraph, Table

from .writing import Depth

if TYPE_CHECKING:
    from .composing import Told


def financial_figures(told: "Told") -> Iterator[Block]:
    result = told.appraisal.option(told.appraisal.preferred)
    if result.cash is None:
        yield Paragraph(_("There is no cash view: give a forecast of inflation under prices."))
        return
    yield Paragraph(_cash_sentence(told, result.cash))
    if told.depth is not Depth.OUTLINE:
        yield _by_year(told, result.cash.years)
    yield _by_body(told, result.cash)
    yield Note(
        _("Pounds of the day, not discounted. Inflation: %(source)s.") % {"source": result.cash.inflation_source}
    )


def _cash_sentence(told: "Told", cash: CashLens) -> str:
    said = told.sentences
    net, reserve = sum(year.net for year in cash.years), sum(year.contingency for year in cash.years)
    words = (
        _("Over all years it leaves %(value)s more in public budgets than it takes out.")
        if net >= 0
        else _("Over all years it takes %(value)s more out of public budgets than it leaves in them.")
    )
    lines = [words % {"value": said.pounds(abs(net))}]
    if reserve:
        lines.append(_("A reserve of %(value)s stands beside it for optimism bias.") % {"value": said.pounds(reserve)})
    return " ".join(lines)


def _by_year(told: "Told", years: Sequence[CashYear]) -> Table:
    said = told.sentences
    rows = [
        (
            _year(told, year.year), said.pounds(year.capital + year.revenue), said.pounds(year.contingency),
            said.pounds(year.savings), said.pounds(year.transfers), said.pounds(year.net),
        )
        for year in years
    ]  # fmt: skip
    heads = (_("Year"), _("Spending"), _("Reserve"), _("Savings in cash"), _("Changes hands"), _("Net"))
    return Table(_("Cash by year, preferred option"), heads, rows, (2, 2, 2, 2, 2, 2), frozenset(range(1, 6)))


def _year(told: "Told", year: int) -> str:
    first = told.case.first_year
    return str(first + year) if first is not None else _("Year %(number)s") % {"number": year}


def _by_body(told: "Told", cash: CashLens) -> Table:
    said = told.sentences
    rows = [
        (told.case.body(body.body).name, said.pounds(sum(year.net for year in body.years)), came_back(body.payback))
        for body in cash.bodies
    ]
    total = said.pounds(sum(year.net for year in cash.years))
    rows.append((_("All public bodies"), total, came_back(cash.payback)))
    heads = (_("Public body"), _("Net cash"), _("When the money has come back"))
    return Table(_("Cash by public body, preferred option"), heads, rows, (4, 3, 4), frozenset({1}))


def came_back(payback: Payback) -> str:
    """When it has come back, in words."""
    if payback.answer is PaysBack.YES and payback.years is not None:
        return _("after %(years)s years") % {"years": f"{payback.years:.1f}"}
    return _(payback.answer.value)
