"""What stands at the end: sources, and in a full case every assumption and how it stands to the guidance."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.model import Figure
from coproduction_star.methods.cost_benefit.rules import rulings
from coproduction_star.methods.sentences import in_language
from coproduction_star.ui.documents.blocks import Block, Bullets, Heading, Note, Paragraph, Table

from .switching import switch_caption, switch_head, switch_rows

if TYPE_CHECKING:
    from .composing import Told

NONE = "–"


def sources(told: "Told") -> Iterator[Block]:
    yield Heading(_("Sources"))
    by_source: dict[str, list[Figure]] = {}
    for figure in told.case.figures.values():
        by_source.setdefault(figure.source, []).append(figure)
    rows = [(source, "; ".join(each.title for each in figures), _grades(figures), _price_years(figures))
            for source, figures in by_source.items()]  # fmt: skip
    yield Table(
        _("Where the figures are from"),
        (_("Source"), _("Figures"), _("Grade"), _("Prices of")),
        rows,
        (5, 5, 1.4, 1.8),
    )
    yield Note(_("Grades go from 1, best known, to 6, a guess. %(none)s means that nobody has said.") % {"none": NONE})
    pack = told.appraisal.pack
    yield Paragraph(
        _("%(pack)s, %(edition)s (%(standing)s). Discount rates: %(source)s.")
        % {
            "pack": _(pack.name),
            "edition": _(pack.edition),
            "standing": _(pack.standing),
            "source": f"{pack.standard_rates.publisher}, {pack.standard_rates.title}, {pack.standard_rates.where}",
        },
        lead=_("Rules:"),
    )
    if told.appraisal.deflator:
        yield Paragraph(told.appraisal.deflator, lead=_("Deflator:"))
    if told.writing.sources:
        yield Bullets(told.writing.sources)


def _grades(figures: list[Figure]) -> str:
    grades = sorted({figure.grade for figure in figures if figure.grade is not None})
    return ", ".join(map(str, grades)) or NONE


def _price_years(figures: list[Figure]) -> str:
    return ", ".join(sorted({figure.price_year for figure in figures if figure.price_year})) or NONE


def annex_of_assumptions(told: "Told") -> Iterator[Block]:
    said = told.sentences
    yield Heading(_("Annex A. Every assumption"))
    rows = [
        (
            figure.title,
            " ".join(part for part in (figure.unit, figure.price_year) if part) or NONE,
            NONE if figure.low is None else said.shown(figure.kind, figure.low),
            said.shown(figure.kind, figure.central),
            NONE if figure.high is None else said.shown(figure.kind, figure.high),
            str(figure.grade or NONE),
        )
        for figure in told.case.figures.values()
    ]
    heads = (_("Figure"), _("Unit, prices of"), _("Low"), _("Central"), _("High"), _("Grade"))
    yield Table(_("Every figure"), heads, rows, (4, 2, 2, 2, 2, 1.3), frozenset({2, 3, 4, 5}))
    yield from _frame(told)


def _frame(told: "Told") -> Iterator[Block]:
    case, result = told.case, told.appraisal.option(told.appraisal.preferred)
    yield Bullets([
        _("Years after year 0: %(years)s.") % {"years": case.horizon_years},
        _("Prices of %(year)s.") % {"year": case.prices.year},
        _("Money that only changes hands, in society’s view: %(how)s.") % {"how": _(case.transfers.value)},
        _("Discounting of the first year: %(how)s.") % {"how": _(told.appraisal.pack.first_year_discounting)},
    ])  # fmt: skip
    names = {outcome.id: outcome.name for outcome in case.option(case.preferred).outcomes}
    rows = [
        (
            names[each.outcome],
            str(each.grade or NONE),
            _("its own figure") if each.share is None else f"{each.share:.0%}",
        )
        for each in result.corrections
    ]
    if rows:
        yield Table(
            _("What was taken off gains for how little is known"), (_("Effect"), _("Grade"), _("Taken off")), rows,
            (5, 2, 2),
        )  # fmt: skip


def annex_of_rules(told: "Told") -> Iterator[Block]:
    yield Heading(_("Annex B. How it stands to the guidance"))
    rows = [
        (
            in_language(ruling.paragraph, _),
            in_language(ruling.rule, _),
            _(ruling.verdict.value),
            in_language(ruling.why, _),
        )
        for ruling in rulings(told.case, told.appraisal, told.simulation)
    ]
    yield Table(
        _("Rule by rule"), (_("Paragraph"), _("Rule"), _("Kept"), _("Why")), rows, (1.7, 4, 1.6, 4)
    )  # fmt: skip


def annex_of_switches(told: "Told") -> Iterator[Block]:
    """The short list of the economic case, whole: those that change nothing too."""
    rows = switch_rows(told.case, told.appraisal, told.sentences.shown)
    if rows:
        yield Heading(_("Annex C. What would change the answer"))
        yield Table(switch_caption(told.appraisal), switch_head(), rows, (4, 2, 3.5, 3.5), frozenset({1}))
