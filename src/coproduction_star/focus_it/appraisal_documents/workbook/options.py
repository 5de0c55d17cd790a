"""The sheet of options, and of what could not be valued: it gets as much room as what could."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.model import NotValued
from coproduction_star.methods.cost_benefit.switching import Question

from .book import Cell, Page
from .places import Places


def write_options(page: Page, places: Places, net: Mapping[str, Cell]) -> None:
    page.widths(34, 22, 70, 16, 26, 18, 24, 24, 24)
    row = page.title(_("Options, and what could not be valued"))
    page.heads(row, [_("Option"), _("Kind"), _("What it is"), _("Preferred")])
    for option in places.case.options:
        row += 1
        page.text(row, 0, option.name, "text")
        page.text(row, 1, _(option.kind.value))
        said = " ".join(words for words in (option.description, option.nothing_because) if words)
        page.text(row, 2, said, "text")
        page.text(row, 3, _("Yes") if option.id == places.case.preferred else "")
    _not_valued(page, places, row + 2, net)


def _not_valued(page: Page, places: Places, row: int, net: Mapping[str, Cell]) -> None:
    page.text(row, 0, _("What could not be valued"), "part")
    page.heads(row + 1, [
        _("Option"), _("What"), _("What is known"), _("Gain or loss"), _("Whom it concerns"), _("How many people"),
        _("To be worth its cost it would need to be worth in all"), _("For each person a year"),
        _("To be best it would need to be worth in all"),
    ])  # fmt: skip
    row += 2
    for option in places.case.options:
        for item in option.not_valued:
            words = (option.name, item.name, item.description, _("gain") if item.better else _("loss"), item.who)
            for column, said in enumerate(words):
                page.text(row, column, said, "text")
            if item.people:
                page.sum(row, 5, places.name(item.people), places.values[item.people], "plain")
            if item.better and option.id == places.case.preferred:
                _needs(page, places, row, item, net)
            row += 1


def _needs(page: Page, places: Places, row: int, item: NotValued, net: Mapping[str, Cell]) -> None:
    """What is lacking to a net value of zero, and to that of the best other option."""
    found = {one.question: one for one in places.appraisal.needed if one.not_valued == item.id}
    ours = net[places.case.preferred]
    worth = page.sum(row, 6, f"MAX(0,-{ours})", found[Question.WORTH_IT].present_value).here
    each = found[Question.WORTH_IT].each_a_year
    if each is not None:
        standard, _health = places.discounting[places.case.rule_pack]
        later = f"{Cell(standard.first.sheet, standard.first.row, standard.first.column + 1)}:{standard.last.here}"
        page.sum(row, 7, f"{worth}/({page.cell(row, 5).here}*SUM({later}))", each)
    if Question.STILL_BEST in found:
        others = ",".join(str(cell) for option, cell in net.items() if option != places.case.preferred)
        page.sum(row, 8, f"MAX(0,MAX({others})-{ours})", found[Question.STILL_BEST].present_value)
