"""A business case in the order of the five cases: the sentence first, then words and figures side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.data.business_cases.sentences import Sentences
from coproduction_star.methods.cost_benefit import Appraisal, Case
from coproduction_star.methods.cost_benefit.simulation import Simulation
from coproduction_star.ui.documents.blocks import Block, Box, Heading, NewPage, Paper, Paragraph
from coproduction_star.ui.drawing.colours import step_colour

from .annexes import annex_of_assumptions, annex_of_rules, annex_of_switches, sources
from .doing_nothing import DemandGap, doing_nothing
from .economic import economic_figures
from .financial import financial_figures
from .writing import Depth, FiveCase, Writing, case_title, depth_name, what_belongs


@dataclass(frozen=True, slots=True)
class Told:
    """Everything a document is made from."""

    case: Case
    appraisal: Appraisal
    simulation: Simulation
    writing: Writing
    depth: Depth
    gaps: tuple[DemandGap, ...] = ()

    @property
    def sentences(self) -> Sentences:
        return Sentences(self.case, self.appraisal, _)


def compose(told: Told) -> Paper:
    """Put the document together."""
    writing, depth = told.writing, depth_name(told.depth)
    return Paper(
        title=writing.title or told.case.title,
        lines=tuple(_lines(writing, depth)),
        author=writing.prepared_by,
        subject=f"{depth}: {writing.initiative}" if writing.initiative else depth,
        language=get_language() or "en",
        blocks=tuple(_blocks(told)),
        colour=step_colour("focus-it"),
    )


def _lines(writing: Writing, depth: str) -> Iterator[str]:
    yield depth
    yield from writing.which_and_whose()


def _blocks(told: Told) -> Iterator[Block]:
    said = told.sentences
    yield Box(said.opening())
    yield Paragraph(said.how_sure(told.simulation))
    yield from _decision(told.writing)
    for case in FiveCase:
        yield Heading(case_title(case))
        yield from _words(told.writing, case)
        if case is FiveCase.STRATEGIC:
            yield from doing_nothing(told.gaps)
        if case is FiveCase.ECONOMIC:
            yield from economic_figures(told)
        if case is FiveCase.FINANCIAL:
            yield from financial_figures(told)
    yield from sources(told)
    if told.depth is Depth.FULL:
        yield NewPage()
        yield from annex_of_assumptions(told)
        yield from annex_of_rules(told)
        yield from annex_of_switches(told)


def _decision(writing: Writing) -> Iterator[Block]:
    yield Heading(_("The decision that is asked for"))
    if writing.decision_sought.strip():
        yield Paragraph(writing.decision_sought)
    else:
        yield _missing(_("Who is asked to decide what, by when, and what happens if nothing is decided."))


def _words(writing: Writing, case: FiveCase) -> Iterator[Block]:
    text = writing.texts.get(case.value, "")
    yield Paragraph(text) if text.strip() else _missing(what_belongs(case))


def _missing(belongs: str) -> Block:
    return Box(belongs, lead=_("Nobody has written this yet. What belongs here:"))
