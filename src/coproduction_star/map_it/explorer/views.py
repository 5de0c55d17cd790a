from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.initiatives.services import add_initiative
from coproduction_star.journeys.models import Outcome
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.guard import check, require
from coproduction_star.ui.documents.download import download
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import combining, forms, ideas_page, presenters, selectors
from .addresses import corner_address, ideas_address

MOST_HERE = 25


@require_safe
@require(Permission.SEE_PROGRAMME)
def explorer(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.explorer_page(
        programme=request.programme,
        access=request.access,
        grid=selectors.grid_of(request.programme),
        prompts=selectors.prompts_in(request.LANGUAGE_CODE),
    )
    return render(request, "map_it/explorer/explorer.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_PROGRAMME)
def explorer_file(request: HttpRequest, organisation: str, programme: str, kind: str) -> HttpResponse:
    grid = selectors.grid_of(request.programme)
    if not grid.outcomes:
        raise Http404
    chart = presenters.chart_of(programme=request.programme, grid_=grid, today=timezone.localdate())
    title = f"{request.programme.name} explorer"
    return download(chart, kind=kind, title=title, table=chart.table, source=chart.source).response()


@require_http_methods(["GET", "POST"])
@require(Permission.SEE_PROGRAMME)
@makes_once
def corner(
    request: HttpRequest, organisation: str, programme: str, co: str, outcome_id: UUID | None = None
) -> HttpResponse:
    """One place of the grid; the box for adding to it is there for who may."""
    chosen, outcome = _co(co), _outcome(request, outcome_id)
    form = forms.HereForm(posted(request))
    if request.method == "POST":
        check(request, Permission.EDIT_INITIATIVE, request.programme)
    if form.is_valid():
        outcomes = [outcome] if outcome else []
        add_initiative(
            programme=request.programme, cos=[chosen.value], outcomes=outcomes, by=request.user, **form.cleaned_data
        )
        messages.success(request, _("Added."))
        return redirect(corner_address(request.programme, outcome, chosen.value))
    page = presenters.corner_page(
        programme=request.programme,
        access=request.access,
        outcome=outcome,
        co=chosen,
        here=selectors.at_corner(programme=request.programme, outcome=outcome, co=chosen, most=MOST_HERE),
        prompts=selectors.prompts_in(request.LANGUAGE_CODE)[chosen],
        cases=selectors.cases_for(programme=request.programme, outcome=outcome, co=chosen),
        language=request.LANGUAGE_CODE,
    )
    return render(request, "map_it/explorer/corner.jinja", {"page": hidden_for(request).over(page), "form": form})


@require_safe
@require(Permission.SEE_PROGRAMME)
def ideas(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    asked = combining.Asked.of(request.GET)
    found = combining.ideas_of(request.programme, asked=asked)
    page = ideas_page.ideas_page(programme=request.programme, access=request.access, found=found, asked=asked)
    return render(request, "map_it/explorer/ideas.jinja", {"page": hidden_for(request).over(page)})


@require_POST
@require(Permission.EDIT_INITIATIVE)
@makes_once
def keep_idea(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Write a combination down as an idea that could start."""
    form = forms.IdeaForm(posted(request), outcomes=selectors.outcomes_of(request.programme))
    if not form.is_valid():
        messages.error(request, _("This idea is not there any more. Choose another."))
        return redirect(ideas_address(request.programme))
    idea = form.cleaned_data
    made = add_initiative(
        programme=request.programme, title=ideas_page.title_of(Co(idea["co"]), idea["group"]), cos=[idea["co"]],
        outcomes=[idea["outcome"]], groups=[idea["group"]], by=request.user,
    )  # fmt: skip
    messages.success(request, _("The idea is written down. Give it a better name when you have one."))
    return redirect(address("initiative", request.programme, made.pk))


def _co(value: str) -> Co:
    with or_404(ValueError):
        return Co(value)


def _outcome(request: HttpRequest, outcome_id: UUID | None) -> Outcome | None:
    if outcome_id is None:
        return None
    with or_404(Outcome.DoesNotExist):
        return selectors.outcome_with(programme=request.programme, outcome_id=outcome_id)
