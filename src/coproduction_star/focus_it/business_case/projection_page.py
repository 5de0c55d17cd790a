"""The page that brings in a projection, and what was read before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.business_cases import read_demand
from coproduction_star.data.parts import Part as Asking
from coproduction_star.focus_it.appraisal_documents import gaps_of
from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.journeys.frames import Frame, Link
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table

from .addresses import at
from .doing_nothing import gap_charts
from .presenters import Rows, inside
from .projection import Fault, Projection
from .projection_forms import ProjectionForm
from .typed_numbers import shown as as_typed

MOST_FAULTS = 30
PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What was read: in a sentence, as it stands, and what it means. `kept` is what the form sends when confirmed."""

    sentence: str
    table: Table
    gaps: tuple[Chart, ...]
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ProjectionPage:
    """Asks for a projection; shows what is wrong with it, row by row, or what it says."""

    title: str
    frame: Frame
    lead: str
    begins: str
    template: str
    faults: tuple[Fault, ...]
    more: str
    looked_at: LookedAt | None
    back: str
    theirs: Rows = ()


def projection_page(
    *, case: BusinessCase, access: Access, faults: Sequence[Fault], looked_at: LookedAt | None
) -> ProjectionPage:
    first, left = case.content.get("first_year"), len(faults) - MOST_FAULTS
    begins = _("The case begins in %(year)s: that is the first year of the file.") % {"year": first}
    more = ngettext("And %(number)s more.", "And %(number)s more.", left) % {"number": left} if left > 0 else ""
    return ProjectionPage(
        title=_("Bring in a projection by age"),
        frame=inside(case, access, Link(_("Change the case"), at("case_parts", case))),
        lead=_("How many people of each age there will be, what share of them is in need, and what there is to spend. "
               "You see what it means before anything is kept."),
        begins=begins if first else "",
        template=at("projection_template", case),
        faults=tuple(faults[:MOST_FAULTS]),
        more=more,
        looked_at=looked_at,
        back=at("case_parts", case),
    )  # fmt: skip


def looked_at(form: ProjectionForm, *, first_year: int | None) -> LookedAt:
    """Of a form without errors."""
    part, found = form.part | {"id": PREVIEW}, form.found
    assert found is not None  # noqa: S101 - a form without errors has read a file
    begins = first_year if first_year is not None else found.years[0]
    read = read_demand(Asking.of(part))
    gaps = gaps_of({"demands": [part], "first_year": begins}, {PREVIEW: read.gap})
    need = read.series.need
    facts = {"first": begins, "last": found.years[-1], "now": f"{need[0]:,.0f}", "then": f"{need[-1]:,.0f}"}
    sentence = _("In need: %(now)s people in %(first)s, %(then)s in %(last)s.") % facts
    return LookedAt(sentence, _table(found), gap_charts(gaps), _kept(form, found))


def _table(found: Projection) -> Table:
    rows = [
        (band, as_typed(found.rates[band], kind=Kind.SHARE), *(f"{one:,.0f}" for one in people))
        for band, people in found.people.items()
    ]
    if found.budget:
        rows.append((_("Budget"), "–", *(f"{one:,.0f}" for one in found.budget)))
    head = (_("Age band"), _("Share in need"), *map(str, found.years))
    return Table(_("What was read"), head, tuple(rows))


def _kept(form: ProjectionForm, found: Projection) -> tuple[tuple[str, str], ...]:
    """What the reader typed, and the file as it was read."""
    typed = [(name, form.data.get(name, "")) for name in form.data if name in KEPT]
    return (*typed, ("rows", found.as_text()))


KEPT = {"name", "source", "dated_day", "dated_month", "dated_year", "unit_cost", "budget_source"}
