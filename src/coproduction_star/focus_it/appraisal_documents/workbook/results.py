"""The first sheet: the sentence, the rules it was worked out by, and every option in one table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.data.business_cases.sentences import Sentences
from coproduction_star.focus_it.appraisal_documents.switching import switch_caption, switch_head, switch_rows
from coproduction_star.methods.cost_benefit.simulation import Simulation

from .book import Cell, Page
from .by_year import Columns
from .places import Places
from .society import FIRST


@dataclass(frozen=True, slots=True)
class Answers:
    """By option: where the net value of each view stands."""

    society: Mapping[str, Cell]
    purse: Mapping[str, Cell]
    cash: Mapping[str, Cell]


def write_results(
    page: Page, places: Places, columns: Columns, answers: Answers, *, on: str, whose: Sequence[str] = ()
) -> None:
    pack, said = places.appraisal.pack, Sentences(places.case, places.appraisal, _)
    page.widths(58, rest=22)
    row = page.title(
        places.case.title,
        _("Rules: %(pack)s, %(edition)s (%(standing)s). Prices of %(year)s.")
        % {
            "pack": _(pack.name),
            "edition": _(pack.edition),
            "standing": _(pack.standing),
            "year": places.case.prices.year,
        },
        *whose,
    )
    page.paragraph(row, said.opening(), "said")
    page.paragraph(row + 1, _written(on), "note")
    row += 3
    page.heads(row, [_("The three views, never added up"), *(option.name for option in places.case.options)])
    for place, result in enumerate(places.appraisal.options):
        _option(page, answers, row + 1, FIRST + place, result.option)
    for place, word in enumerate(_words(), start=1):
        page.text(row + place, 0, word)
    _other_rules(page, places, columns, row + 2 + len(_words()))


def _written(on: str) -> str:
    sentence = _("This sentence does not follow when figures change; the tables do.")
    written = _("Written on %(day)s.") % {"day": on}
    return f"{written} {sentence}" if on else sentence


def _words() -> list[str]:
    return [
        _("Society: net present social value, real and discounted"), _("Society: benefits"), _("Society: costs"),
        _("Society: benefits for each £1 of cost"), _("Society: return on public cost"),
        _("Public purse: net present budget impact, real and discounted"),
        _("Cash: net of all years, pounds of the day, not discounted"),
    ]  # fmt: skip


def _option(page: Page, answers: Answers, row: int, column: int, option: str) -> None:
    net = answers.society[option]
    page.repeat(row, column, net, "total")
    for below, up, style in ((1, 4, "money"), (2, 1, "money"), (3, -1, "ratio"), (4, -2, "ratio")):
        page.repeat(row + below, column, Cell(net.sheet, net.row - up, net.column), style)
    page.repeat(row + 5, column, answers.purse[option], "total")
    if option in answers.cash:
        page.repeat(row + 6, column, answers.cash[option], "total")
    else:
        page.text(row + 6, column, _("no forecast of inflation"), "note")


def _other_rules(page: Page, places: Places, columns: Columns, row: int) -> None:
    if not places.appraisal.elsewhere:
        return
    options = [option.name for option in places.case.options]
    page.heads(row, [_("Net present social value by other rules"), *options])
    for other in places.appraisal.elsewhere:
        row += 1
        name, standing = _(other.pack.name), _(other.pack.standing)
        page.text(row, 0, f"{name} ({standing})")
        for place, option in enumerate(places.case.options):
            gains, costs = (
                columns.add_up(columns[other.pack.id], option=place + 1, counted=1, side=side) for side in (1, -1)
            )
            page.sum(row, FIRST + place, f"{gains}-{costs}", other.metrics[option.id].net_value)


def write_how_sure(page: Page, places: Places, simulation: Simulation) -> None:
    """What was drawn by chance: numbers without formulas, and the sheet says so."""
    said = Sentences(places.case, places.appraisal, _)
    page.widths(34, rest=18)
    row = page.title(
        _("How sure it is"),
        _("Drawn by chance when the workbook was made: %(draws)s draws, seed %(seed)s. These numbers and sentences do "
          "not follow when figures change.") % {"draws": f"{simulation.draws:,}", "seed": simulation.seed},
    )  # fmt: skip
    page.heads(row, [_("Option"), _("Mean"), _("1 in 20 lies below"), _("Middle"), _("1 in 20 lies above"),
                     _("Chance above zero"), _("Chance it is best")])  # fmt: skip
    for spread in simulation.options:
        row += 1
        page.text(row, 0, places.case.option(spread.option).name)
        amounts = (spread.mean, spread.percentiles[5], spread.percentiles[50], spread.percentiles[95])
        for column, amount in enumerate(amounts, start=1):
            page.number(row, column, amount, "money")
        page.number(row, 5, spread.chance_positive, "share")
        page.number(row, 6, spread.chance_best, "share")
    for sentence in (said.how_sure(simulation), *said.matters_most(simulation), *said.switches()):
        row += 1
        page.paragraph(row + 1, sentence)
    _every_switch(page, row + 3, places, said)


def _every_switch(page: Page, row: int, places: Places, said: Sentences) -> None:
    rows = switch_rows(places.case, places.appraisal, said.shown)
    if not rows:
        return
    page.text(row, 0, switch_caption(places.appraisal), "part")
    page.heads(row + 1, switch_head())
    for below, cells in enumerate(rows, start=row + 2):
        for column, words in enumerate(cells):
            page.text(below, column, words, "text")
