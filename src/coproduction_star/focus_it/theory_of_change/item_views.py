from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coproduction_star.focus_it.models import Level, Theory, TheoryItem
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import forms, presenters, selectors, services, wording
from .addresses import at
from .views import found_theory, show


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_THEORY)
@makes_once
def add_item(request: HttpRequest, organisation: str, programme: str, theory_id: UUID, level: str) -> HttpResponse:
    theory = found_theory(request, theory_id)
    if level not in Level.values:
        raise Http404
    form = _form(request, level=level)
    if form.is_valid():
        item = services.add_item(theory=theory, values=form.values, by=request.user)
        return redirect(f"{at('theory', theory)}#item-{item.pk}")
    page = presenters.form_page(
        theory=theory, access=request.access, title=wording.adding(level), button=_("Add it"),
        lead=wording.asked(level),
    )  # fmt: skip
    return show(request, "journeys/form.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_THEORY)
def theory_item(
    request: HttpRequest, organisation: str, programme: str, theory_id: UUID, item_id: UUID
) -> HttpResponse:
    item = found_item(found_theory(request, theory_id), item_id)
    form = _form(request, initial=forms.words_of_item(item))

    def change() -> None:
        services.change_item(item=item, version=form.cleaned_data["version"], values=form.values, by=request.user)

    refusals = {services.LeadsBack: {"level": wording.would_lead_back()}}
    saved = save(form, change, now=forms.words_of_item, refusals=refusals)
    if saved.done:
        return redirect(f"{at('theory', item.theory)}#item-{item.pk}")
    page = presenters.form_page(
        theory=item.theory, access=request.access, title=_("Change an item"), button=_("Save"), theirs=saved.theirs,
        lead=wording.removed_meanwhile() if item.removed_at else "",
    )  # fmt: skip
    return show(request, "journeys/form.jinja", page, form=form)


def _form(request: HttpRequest, **more: Any) -> forms.ItemForm:
    outcomes = selectors.outcomes_to_choose(request.programme)
    return forms.ItemForm(posted(request), outcomes=outcomes, hidden=hidden_for(request), **more)


@require_POST
@require(Permission.WRITE_THEORY)
def move_item(request: HttpRequest, organisation: str, programme: str, theory_id: UUID, item_id: UUID) -> HttpResponse:
    item = found_item(found_theory(request, theory_id), item_id)
    if item.removed_at is None:
        services.move_item(item=item, earlier="earlier" in request.POST, by=request.user)
    return redirect(f"{at('theory', item.theory)}#item-{item.pk}")


@require_POST
@require(Permission.WRITE_THEORY)
def remove_part(
    request: HttpRequest, organisation: str, programme: str, theory_id: UUID, part_id: UUID
) -> HttpResponse:
    theory = found_theory(request, theory_id)
    services.remove_part(part=_found_part(theory, part_id), by=request.user)
    return redirect(f"{at('theory', theory)}?removed={part_id}")


@require_POST
@require(Permission.WRITE_THEORY)
def restore_part(
    request: HttpRequest, organisation: str, programme: str, theory_id: UUID, part_id: UUID
) -> HttpResponse:
    theory = found_theory(request, theory_id)
    part = _found_part(theory, part_id)
    changed = _("The items have changed since, so this arrow does not fit any more. Draw it anew.")
    return pressed(
        request, lambda: services.restore_part(part=part, by=request.user), done=_("It is back."),
        refusals=dict.fromkeys((services.LeadsBack, services.ArrowTwice), changed), then=at("theory", theory),
    )  # fmt: skip


def _found_part(theory: Theory, part_id: UUID) -> selectors.Part:
    with or_404(TheoryItem.DoesNotExist):
        return selectors.part_with(theory=theory, part_id=part_id)


def found_item(theory: Theory, item_id: UUID) -> TheoryItem:
    with or_404(TheoryItem.DoesNotExist):
        item = selectors.item_with(theory=theory, item_id=item_id)
    item.theory = theory
    return item
