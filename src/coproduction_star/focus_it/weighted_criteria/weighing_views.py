"""Weighing: alone on a phone, together in a room, and for others from paper."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.focus_it.models import Comparison, Criterion
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.decisions.selectors import has_declared
from coproduction_star.journeys.decisions.services import NotDeclared, declare_interest
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, posted

from . import presenters, selectors, services, weighing_forms
from .addresses import at
from .views import found_comparison, show

ASK = require_http_methods(["GET", "POST"])


@ASK
@require(Permission.WEIGH)
def weigh(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    """Where weighing begins: interests first, then which step would be taken first."""
    found, mine = found_comparison(request, comparison_id), request.access.participant_id
    if not found.is_open:
        return _not_open(request, found)
    if not has_declared(programme=request.programme, participant_id=mine):
        return redirect(f"{address('interest', request.programme)}?next={at('weigh', found)}")
    if request.method == "GET" and selectors.weigher_in(found, participant_id=mine):
        return redirect(at("weigh_points", found))
    form = weighing_forms.FirstForm(posted(request), criteria=selectors.criteria_of(found))
    if form.is_valid():
        return redirect(f"{at('weigh_points', found)}?first={form.cleaned_data['first']}")
    page = presenters.form_page(
        comparison=found, access=request.access, title=_("Which step first?"), button=_("Go on"), guidance=True
    )
    return show(request, "focus_it/weighted_criteria/weigh.jinja", page, form=form)


@ASK
@require(Permission.WEIGH)
def weigh_points(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found, mine = found_comparison(request, comparison_id), request.access.participant_id
    if request.method == "GET" and not found.is_open:
        return _not_open(request, found)
    criteria = _first_first(selectors.criteria_of(found), request.GET.get("first", ""))
    initial = _initial(request, found, criteria)
    if request.method == "GET" and not initial:
        return redirect(at("weigh", found))
    form = weighing_forms.WeighForm(posted(request), criteria=criteria, initial=initial)
    if form.is_valid():
        said = {"group": form.cleaned_data["group"], "swings": form.swings}
        try:
            services.weigh(comparison=found, participant_id=mine, by=request.user, **said)
        except services.ComparisonClosed:
            form.add_error(None, _("Weighing was closed while you were writing, so this was not saved. Your words are "
                                   "still below. Ask whoever leads the comparison to open it again."))  # fmt: skip
        except NotDeclared:
            return redirect(at("weigh", found))
        else:
            messages.success(request, _("Thank you. This is what matters to you, and it counts."))
            return redirect(at("comparison", found))
    page = presenters.form_page(
        comparison=found, access=request.access, title=_("What is each step worth?"), button=_("Save"), guidance=True,
        lead=_("The step you would take first is called 100. How much is each other step worth beside it?"),
    )  # fmt: skip
    return show(request, "focus_it/weighted_criteria/weigh.jinja", page, form=form)


def _first_first(criteria: list[Criterion], first: str) -> list[Criterion]:
    return sorted(criteria, key=lambda one: str(one.pk) != first)


def _initial(request: HttpRequest, found: Comparison, criteria: list[Criterion]) -> dict[str, Any]:
    """What was said before; or 100 for the step that was chosen first, and the one group of the person."""
    mine = request.access.participant_id
    said = weighing_forms.words_of_weigher(selectors.weigher_in(found, participant_id=mine))
    first = criteria[0] if criteria and str(criteria[0].pk) == request.GET.get("first") else None
    if said or (first is None and request.method == "GET"):
        return said
    groups = selectors.groups_of(mine)
    begun: dict[str, Any] = {"group": groups[0] if len(groups) == 1 else ""}
    return begun | ({f"points_{first.pk}": 100} if first else {})


@ASK
@require(Permission.FACILITATE)
def weigh_in_room(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    room = selectors.weigher_in(found, participant_id=None)
    words = weighing_forms.words_of_weigher(room)
    form = weighing_forms.RoomForm(posted(request), criteria=selectors.criteria_of(found), initial=words)

    def weigh() -> None:
        said = {"people": form.cleaned_data["people"], "version": form.cleaned_data["version"] or 0}
        services.weigh_in_room(comparison=found, swings=form.swings, by=request.user, **said)

    refusals = {services.ComparisonClosed: _("Weighing is not open, so this was not saved. Open it first.")}
    saved = save(form, weigh, now=weighing_forms.words_of_weigher, refusals=refusals)
    if saved.done:
        messages.success(request, _("What the room agreed on is saved, and marked so."))
        return redirect(at("comparison", found))
    page = presenters.form_page(
        comparison=found, access=request.access, title=_("Weights agreed in the room"), button=_("Save"),
        guidance=True, theirs=saved.theirs,
        lead=_("Ask the room: everything is at its worst, which one would we raise to its best first? Call that 100. "
               "How much is each other step worth beside it?"),
    )  # fmt: skip
    return show(request, "focus_it/weighted_criteria/weigh.jinja", page, form=form)


@ASK
@require(Permission.FACILITATE)
@makes_once
def enter_weights(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    """Somebody's sheet, typed in for them; what they gave online before is replaced."""
    found = found_comparison(request, comparison_id)
    form = weighing_forms.PaperWeighForm(
        posted(request), criteria=selectors.criteria_of(found), hidden=hidden_for(request),
        people=selectors.people_to_type_for(request.programme),
    )  # fmt: skip
    refusals = {services.ComparisonClosed: _("Weighing is not open, so this was not saved. Open it first.")}
    if save(form, partial(_type_in, request, found, form), refusals=refusals).done:
        messages.success(request, _("Their weights are saved for them."))
        return redirect(at("enter_weights", found))
    page = presenters.form_page(
        comparison=found, access=request.access, title=_("Type in a sheet"), button=_("Save this sheet"),
        lead=_("Type what stands on the sheet and mend nothing."),
    )  # fmt: skip
    return show(request, "focus_it/weighted_criteria/weigh.jinja", page, form=form)


@transaction.atomic
def _type_in(request: HttpRequest, found: Comparison, form: weighing_forms.PaperWeighForm) -> None:
    person = form.cleaned_data["participant"].pk
    if not has_declared(programme=found.programme, participant_id=person):
        declare_interest(programme=found.programme, participant_id=person, by=request.user, **form.interest)
    group = form.cleaned_data["group"]
    services.weigh(comparison=found, participant_id=person, group=group, swings=form.swings, by=request.user)


@require_safe
@require(Permission.FACILITATE)
def weighing_sheet(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    steps = [weighing_forms.step_of(one) for one in selectors.criteria_of(found)]
    page = presenters.sheet_page(comparison=found, steps=steps, groups=[str(label) for _value, label in GROUPS])
    return show(request, "focus_it/weighted_criteria/sheet.jinja", page)


def _not_open(request: HttpRequest, found: Comparison) -> HttpResponse:
    messages.info(request, _("Weighing is not open now. What you said before is kept."))
    return redirect(at("comparison", found))
