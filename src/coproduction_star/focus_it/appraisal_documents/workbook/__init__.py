"""The workbook of a business case, and the way back from it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.data.business_cases import write
from coproduction_star.focus_it.appraisal_documents.doing_nothing import DemandGap
from coproduction_star.focus_it.appraisal_documents.writing import Writing
from coproduction_star.methods.cost_benefit import Appraisal, Case
from coproduction_star.methods.cost_benefit.simulation import Simulation

from .assumptions import inflation_label, write_assumptions
from .book import Book
from .by_year import write_by_year
from .carried import SHEET, write_carried
from .cash import write_cash
from .factors import write_factors
from .inputs import write_inputs
from .lines import write_lines
from .nothing import write_nothing
from .options import write_options
from .places import Places
from .purse import write_purse
from .reading import CellFault, WorkbookRefused, read_workbook
from .results import Answers, write_how_sure, write_results
from .society import write_society
from .when import write_when
from .who import write_who

__all__ = ["CellFault", "WorkbookRefused", "read_workbook", "workbook"]


def workbook(
    case: Case, appraisal: Appraisal, *, simulation: Simulation | None = None,
    document: Mapping[str, Any] | None = None, author: str = "", made: dt.datetime | None = None,
    gaps: tuple[DemandGap, ...] = (), writing: Writing | None = None,
) -> bytes:  # fmt: skip
    """Write a case as a spreadsheet whose sums are formulas.

    `document` is the JSON the case was read from; without it the case is written out anew. It comes back from
    `read_workbook`, with the cells that were changed. `made` says when, for the properties of the file; `writing`
    says on the first sheet which edition it is and who prepared it.
    """
    places = Places.of(case, appraisal)
    book = Book(title=case.title, author=author, made=made)
    left_out = {key for key, there in (("sure", simulation is not None), ("nothing", bool(gaps))) if not there}
    names = {key: name for key, name in sheet_names().items() if key not in left_out}
    pages = {key: book.page(key, name) for key, name in names.items()}
    write_inputs(pages["inputs"], book, places)
    write_assumptions(pages["assumptions"], book, places)
    write_factors(pages["factors"], places)
    write_when(pages["when"], places)
    write_lines(pages["lines"], places)
    columns = write_by_year(pages["years"], places)
    society = write_society(pages["society"], places, columns)
    purse, cash = (
        write_purse(pages["purse"], places, columns),
        write_cash(pages["cash"], places, columns),
    )
    write_who(pages["who"], places, columns)
    write_options(pages["options"], places, society)
    on = date_format(timezone.localtime(made), "j F Y") if made else ""
    write_results(pages["results"], places, columns, Answers(society, purse, cash), on=on,
                  whose=tuple(writing.which_and_whose()) if writing else ())  # fmt: skip
    if simulation is not None:
        write_how_sure(pages["sure"], places, simulation)
    if gaps:
        write_nothing(pages["nothing"], gaps)
    carried = document if document is not None else write(case, **_asked(appraisal, simulation))
    write_carried(book.page("data", SHEET), carried, book.sheets | {"inflation": inflation_label()})
    pages["results"].show_first()
    return book.as_bytes()


def sheet_names() -> dict[str, str]:
    """By their keys, in the order of the tabs."""
    return {
        "results": _("Results"), "options": _("Options"), "inputs": _("Figures"), "assumptions": _("Given"),
        "factors": _("Discount factors"), "when": _("Years of lines"), "lines": _("Amounts"), "years": _("By year"),
        "society": _("Society"), "purse": _("Public purse"), "cash": _("Cash"), "who": _("Who pays and gains"),
        "nothing": _("If nothing changes"), "sure": _("How sure"),
    }  # fmt: skip


def _asked(appraisal: Appraisal, simulation: Simulation | None) -> dict[str, Any]:
    chance = {"draws": simulation.draws, "seed": simulation.seed} if simulation else {}
    return {"compare_with": [other.pack.id for other in appraisal.elsewhere], **chance}
