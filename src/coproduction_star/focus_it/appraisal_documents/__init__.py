"""The documents of a business case: a spreadsheet with live sums, a Word document and an accessible PDF.

    workbook(case, appraisal, *, simulation=None, document=None, author="", made=None, gaps=()) -> bytes
        The spreadsheet (.xlsx). `document` is the JSON the case was read from; it comes back from `read_workbook`.
    read_workbook(content) -> dict
        The JSON of the case, with the cells that somebody changed. Raises `WorkbookRefused`, whose `faults` have
        `sheet`, `cell`, `reason` and `remedy`.
    word(case, appraisal, simulation, writing, depth=Depth.OUTLINE, *, made=None, gaps=()) -> bytes
    pdf(case, appraisal, simulation, writing, depth=Depth.OUTLINE, *, made=None, gaps=()) -> bytes
        The same document twice, in the order of the five cases. `writing` is a `Writing`: title, initiative, who
        prepared it, day, version, the texts of the five cases by `FiveCase`, the decision sought and more sources.

    gaps_of(document, years) -> tuple[DemandGap, ...]
        What doing nothing means, where the document says a budget; `years` as `read` gives them.
    switch_rows(case, appraisal, shown)
        Every figure with the values at which the answer changes, or that there is none.

`case` is a `Case`, `appraisal` what `appraise` made of it and `simulation` what `simulate_case` drew. All speak the
language that is active, and `made` is when: it only goes into the properties of the file. The same input gives the
same bytes. `SPREADSHEET`, `WORD` and `PDF` are the media types. Nothing here knows a model or a request.
"""

import datetime as dt

from coproduction_star.methods.cost_benefit import Appraisal, Case
from coproduction_star.methods.cost_benefit.simulation import Simulation
from coproduction_star.ui.documents.pdf import MEDIA_TYPE as PDF
from coproduction_star.ui.documents.pdf import as_pdf
from coproduction_star.ui.documents.word import WORD

from .composing import Told, compose
from .doing_nothing import DemandGap, gap_head, gap_rows, gap_sentence, gap_sources, gaps_of
from .in_word import as_word
from .switching import switch_caption, switch_head, switch_rows
from .workbook import CellFault, WorkbookRefused, read_workbook, workbook
from .writing import Depth, FiveCase, Writing, case_title, depth_name, what_belongs

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

__all__ = [
    "PDF",
    "SPREADSHEET",
    "WORD",
    "CellFault",
    "DemandGap",
    "Depth",
    "FiveCase",
    "WorkbookRefused",
    "Writing",
    "case_title",
    "depth_name",
    "gap_head",
    "gap_rows",
    "gap_sentence",
    "gap_sources",
    "gaps_of",
    "pdf",
    "read_workbook",
    "switch_caption",
    "switch_head",
    "switch_rows",
    "what_belongs",
    "word",
    "workbook",
]


def word(
    case: Case, appraisal: Appraisal, simulation: Simulation, writing: Writing, depth: Depth = Depth.OUTLINE, *,
    made: dt.datetime | None = None, gaps: tuple[DemandGap, ...] = (),
) -> bytes:  # fmt: skip
    """The document for Word."""
    return as_word(compose(Told(case, appraisal, simulation, writing, depth, gaps)), made=made)


def pdf(
    case: Case, appraisal: Appraisal, simulation: Simulation, writing: Writing, depth: Depth = Depth.OUTLINE, *,
    made: dt.datetime | None = None, gaps: tuple[DemandGap, ...] = (),
) -> bytes:  # fmt: skip
    """The document as PDF/UA."""
    return as_pdf(compose(Told(case, appraisal, simulation, writing, depth, gaps)), made=made)
