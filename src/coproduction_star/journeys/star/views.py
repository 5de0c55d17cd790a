from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import NextAction, all_steps
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.documents.download import download

from . import presenters, selectors


@require_safe
@require(Permission.SEE_PROGRAMME)
def star(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    action = None if request.programme.closed_at else _best_next(request)
    page = presenters.star_page(
        programme=request.programme,
        access=request.access,
        walk=selectors.walk(request.programme),
        facts=facts_of(request.programme),
        action=action,
        may_act=_may_act(request, action),
        unfolded=_unfolded(request),
    )
    return render(request, "journeys/star/star.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_PROGRAMME)
def star_file(request: HttpRequest, organisation: str, programme: str, kind: str) -> HttpResponse:
    drawing = presenters.drawing_of(
        programme=request.programme, walk=selectors.walk(request.programme), facts=facts_of(request.programme)
    )
    source = presenters.source_of(request.programme, day=timezone.localdate())
    return download(drawing, kind=kind, title=drawing.title, table=drawing.table, source=source).response()


@require_safe
@require(Permission.SEE_PROGRAMME)
def step(request: HttpRequest, organisation: str, programme: str, step: str) -> HttpResponse:
    found = next((one for one in all_steps() if one.slug == step), None)
    if found is None:
        raise Http404
    action = None if request.programme.closed_at else found.next_action(request.programme)
    page = presenters.step_page(
        programme=request.programme,
        access=request.access,
        step=found,
        walk=selectors.walk(request.programme),
        facts=facts_of(request.programme),
        action=action,
        may_act=_may_act(request, action),
        unfolded=_unfolded(request),
        figures=islice(found.figures(request.programme), presenters.MOST_FIGURES + 1),
    )
    return render(request, "journeys/star/step.jinja", {"page": hidden_for(request).over(page)})


def _unfolded(request: HttpRequest) -> bool:
    """A switch was just pressed: the tools it lies among stay open."""
    return request.GET.get("tools") == "open"


def _best_next(request: HttpRequest) -> NextAction | None:
    return selectors.best_next(request.programme, may=lambda action: _may_act(request, action))


def _may_act(request: HttpRequest, action: NextAction | None) -> bool:
    return action is not None and (not action.needs or allowed(request, action.needs, request.programme))
