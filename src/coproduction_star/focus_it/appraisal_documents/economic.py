"""The figures of the economic case: options, summary table, views, switching values, and what has no price."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from coproduction_star.data.business_cases.sentences import share_of
from coproduction_star.methods.cost_benefit.lenses import Share
from coproduction_star.methods.cost_benefit.model import NotValued
from coproduction_star.methods.cost_benefit.summary import Row, summary_table
from coproduction_star.ui.documents.blocks import Block, Bullets, Heading, Note, Paragraph, Table

from .writing import Depth

if TYPE_CHECKING:
    from .composing import Told

MOST_SIDE_BY_SIDE = 3
"""Options in one table; more would be too narrow to read."""
NONE = "–"
WEAK = 5
"""The grade from which a figure is called weak."""


def economic_figures(told: "Told") -> Iterator[Block]:
    yield from _options(told)
    yield from _three_views(told)
    if told.depth is not Depth.OUTLINE:
        yield from _summary(told)
    yield from _switching(told)
    yield from _not_valued(told)
    yield from _who(told)
    yield from _how_firm(told)


def _options(told: "Told") -> Iterator[Block]:
    yield Heading(_("The options"), 2)
    rows = [
        (
            option.name,
            _(option.kind.value),
            " ".join(part for part in (option.description, option.nothing_because) if part) or NONE,
        )
        for option in told.case.options
    ]
    yield Table(_("The short list"), (_("Option"), _("Kind"), _("What it is")), rows, (3, 2, 5))


def _three_views(told: "Told") -> Iterator[Block]:
    said = told.sentences
    yield Heading(_("Three views, never added up"), 2)
    yield Bullets([
        _("Society: everything that counts for anybody, in real pounds, discounted."),
        _("Public purse: what public bodies spend and save, whether cash is released or not."),
        _("Cash: what moves in public budgets, in pounds of the day, not discounted."),
    ])  # fmt: skip
    rows = [
        (
            result.name,
            said.pounds(result.metrics.net_value),
            said.pounds(result.purse.net),
            said.pounds(sum(year.net for year in result.cash.years)) if result.cash else NONE,
        )
        for result in told.appraisal.options
    ]
    yield Table(
        _("Net result of each option in each view"), (_("Option"), _("Society"), _("Public purse"), _("Cash")), rows,
        (4, 2, 2, 2), frozenset({1, 2, 3}),
    )  # fmt: skip
    yield Note(
        _("Prices of %(year)s for society and purse. No band of value for money is made from a ratio.")
        % {"year": told.case.prices.year}
    )


def _summary(told: "Told") -> Iterator[Block]:
    """The table turned on its side: one column an option, so that it fits a page."""
    yield Heading(_("Appraisal summary table"), 2)
    rows = summary_table(told.case, told.appraisal, told.simulation)
    for start in range(0, len(rows), MOST_SIDE_BY_SIDE):
        some = rows[start : start + MOST_SIDE_BY_SIDE]
        heads = ("", *(row.name for row in some))
        cells = [(word, *(cell(told, row) for row in some)) for word, cell in _aspects()]
        yield Table(_("Appraisal summary"), heads, cells, (2, *[3] * len(some)))


def _aspects():
    return [
        (_("What it is"), _described),
        (_("Value to society"), _value),
        (_("What could not be valued"), _unmonetised),
        (_("Public money"), _finances),
        (_("Who pays and gains"), _distribution),
    ]


def _described(told: "Told", row: Row) -> str:
    said = told.sentences
    lines = [row.described.description or _(row.kind.value)]
    if row.described.preferred:
        lines.append(_("Preferred."))
    elif row.described.behind_preferred >= 0:
        lines.append(
            _("%(value)s behind the preferred option.") % {"value": said.pounds(row.described.behind_preferred)}
        )
    else:
        lines.append(
            _("%(value)s ahead of the preferred option.") % {"value": said.pounds(-row.described.behind_preferred)}
        )
    if row.described.chance_best is not None:
        lines.append(_("Best in %(share)s of draws.") % {"share": share_of(row.described.chance_best, _)})
    return "\n".join(lines)


def _value(told: "Told", row: Row) -> str:
    said, value = told.sentences, row.value
    lines = [
        _("Net value %(value)s.") % {"value": said.pounds(value.net_value)},
        _("Benefits %(gains)s, costs %(costs)s.")
        % {"gains": said.pounds(value.benefits), "costs": said.pounds(value.costs)},
    ]
    if value.benefit_cost_ratio is not None:
        lines.append(_("£%(ratio)s of benefit for each £1 of cost.") % {"ratio": f"{value.benefit_cost_ratio:.2f}"})
    if value.return_on_public_cost is not None:
        lines.append(_("£%(ratio)s for each £1 of public cost.") % {"ratio": f"{value.return_on_public_cost:.2f}"})
    if value.unit_cost is not None:
        lines.append(_("A unit costs %(value)s.") % {"value": said.pounds(value.unit_cost)})
    if value.low is not None and value.high is not None and value.low != value.high:
        lines.append(
            _("Nine draws in ten lie from %(low)s to %(high)s.")
            % {"low": said.pounds(value.low), "high": said.pounds(value.high)}
        )
    if value.chance_positive is not None:
        lines.append(_("Above zero in %(share)s.") % {"share": share_of(value.chance_positive, _)})
    return "\n".join(lines)


def _gain_or_loss(item: NotValued) -> str:
    return _("gain") if item.better else _("loss")


def _unmonetised(told: "Told", row: Row) -> str:
    if not row.unmonetised.items:
        return _("Nothing is named.")
    lines = [f"{item.name} ({_gain_or_loss(item)})" for item in row.unmonetised.items]
    if row.unmonetised.lacking:
        lacking = told.sentences.pounds(row.unmonetised.lacking)
        lines.append(_("In all they would need to be worth %(value)s.") % {"value": lacking})
    return "\n".join(lines)


def _finances(told: "Told", row: Row) -> str:
    said, money = told.sentences, row.finances
    lines = [_("Public purse %(value)s.") % {"value": said.pounds(money.present_net)}]
    if money.net is None or money.contingency is None:
        return "\n".join([*lines, _("No cash view without a forecast of inflation.")])
    lines.append(_("Cash %(value)s over all years.") % {"value": said.pounds(money.net)})
    if money.contingency:
        lines.append(_("Reserve beside it %(value)s.") % {"value": said.pounds(money.contingency)})
    return "\n".join(lines)


def _distribution(told: "Told", row: Row) -> str:
    said = told.sentences
    names = {body.id: body.name for body in told.case.bodies} | {group.id: group.name for group in told.case.groups}
    lines = [
        f"{names[share.who]}: {said.pounds(share.net)}"
        for share in (*row.distribution.bodies, *row.distribution.groups)
    ]
    if row.distribution.weighted_net_value is not None:
        weighted = said.pounds(row.distribution.weighted_net_value)
        lines.append(_("Weighted by income, beside: %(value)s.") % {"value": weighted})
    return "\n".join(lines) or NONE


def _switching(told: "Told") -> Iterator[Block]:
    yield Heading(_("What would change the answer"), 2)
    said = told.sentences
    lines = [*said.matters_most(told.simulation), *said.switches()]
    if lines:
        yield Bullets(lines)
    else:
        yield Paragraph(_("No figure, changed by its own size or less, changes the answer."))


def _not_valued(told: "Told") -> Iterator[Block]:
    """As much room as the figures have: each thing with what is known of it, and what it would need to be worth."""
    yield Heading(_("What could not be valued"), 2)
    items = [(option.name, item) for option in told.case.options for item in option.not_valued]
    if not items:
        yield Paragraph(_("Nothing is named that has no price. Ask those it concerns whether that is so."))
        return
    yield Paragraph(_("These count as much as what has a price. They are not in the sums."))
    for option, item in items:
        yield Heading(item.name[:1].upper() + item.name[1:], 3)
        yield Paragraph(item.description, lead=f"{option}, {_gain_or_loss(item)}.")
        yield from _concerned(told, item)
    needed = list(told.sentences.needed())
    if needed:
        yield Bullets(needed)


def _concerned(told: "Told", item: NotValued) -> Iterator[Block]:
    if not item.who:
        return
    people = told.case.figures[item.people].central if item.people else 0.0
    said = {"who": item.who, "people": f"{people:,.0f}"}
    words = _("It concerns %(who)s: %(people)s people a year.") if people else _("It concerns %(who)s.")
    yield Note(words % said)


def _who(told: "Told") -> Iterator[Block]:
    yield Heading(_("Who pays and who gains"), 2)
    result = told.appraisal.option(told.appraisal.preferred)
    yield from (Paragraph(sentence) for sentence in told.sentences.worse_off())
    names = {body.id: body.name for body in told.case.bodies}
    yield _shares(told, _("Who pays and gains with “%(option)s”") % {"option": result.name}, names, result.bodies)
    if result.groups:
        groups = {group.id: group.name for group in told.case.groups}
        yield _shares(told, _("Groups that it falls on"), groups, result.groups)
    if result.weighted is not None:
        value = told.sentences.pounds(result.weighted.net_value)
        yield Note(
            _("Where a pound weighs more for those who have less, the net value is %(value)s.") % {"value": value}
        )


def _shares(told: "Told", caption: str, names: dict[str, str], shares: Sequence[Share]) -> Table:
    said = told.sentences
    rows = [
        (
            names[share.who], said.pounds(share.costs), said.pounds(share.time_given), said.pounds(share.benefits),
            said.pounds(share.transfers), said.pounds(share.net),
        )
        for share in shares
    ]  # fmt: skip
    heads = (_("Who"), _("Pays"), _("Of which hours"), _("Gains"), _("Changes hands"), _("Net"))
    return Table(caption, heads, rows, (4, 2, 2, 2, 2, 2), frozenset(range(1, 6)))


def _how_firm(told: "Told") -> Iterator[Block]:
    yield Heading(_("Risks of the figures"), 2)
    said = told.sentences
    lines = [*said.doubts(), *said.elsewhere()]
    weak = [figure.title for figure in told.case.figures.values() if (figure.grade or 0) >= WEAK]
    if weak:
        lines.insert(0, _("Least is known about: %(figures)s.") % {"figures": "; ".join(weak)})
    ungraded = [figure.title for figure in told.case.figures.values() if figure.grade is None]
    if ungraded:
        lines.append(_("Nobody has graded: %(figures)s.") % {"figures": "; ".join(ungraded)})
    yield Bullets(lines) if lines else Paragraph(_("No doubt is recorded."))
    if told.depth is not Depth.OUTLINE and told.appraisal.swings:
        yield _swings(told)


def _swings(told: "Told") -> Table:
    said = told.sentences
    rows = [
        (
            swing.title, said.shown(told.case.figures[swing.figure].kind, swing.low), said.pounds(swing.net_at_low),
            said.shown(told.case.figures[swing.figure].kind, swing.high), said.pounds(swing.net_at_high),
        )
        for swing in told.appraisal.swings
    ]  # fmt: skip
    heads = (_("Figure"), _("At its low"), _("Net value"), _("At its high"), _("Net value"))
    return Table(_("The net value with one figure at either end of its range"), heads, rows, (4, 2, 2, 2, 2),
                 frozenset(range(1, 5)))  # fmt: skip
