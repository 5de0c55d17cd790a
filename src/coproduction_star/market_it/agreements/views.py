"""The roles of a programme, what each asks for, and the insurance that covers them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.panels import panels_of
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import InsuranceCover, RoleCondition, RolePack
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services, texts
from .addresses import at

ASK = require_http_methods(["GET", "HEAD", "POST"])
REFUSALS = {services.HasAPack: None, services.AskedAlready: None, services.TakesItAlready: None}
TITLE = 200


@require_safe
@require(Permission.SEE_AGREEMENTS)
def agreements(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """With `role`, the key of a role that looks for people: on to its agreements, or to where they begin."""
    here, today = request.programme, timezone.localdate()
    if asked := request.GET.get("role", ""):
        found = selectors.pack_of_role(here, asked)
        begin = f"{at('ready_packs', here)}?{urlencode(_of_role(request))}"
        return redirect(at("agreement", here, found.pk) if found else begin)
    packs = list(selectors.packs_of(here))
    page = presenters.packs_page(
        here, request.access, packs, selectors.standings(packs, today=today), selectors.covers_of(here), today=today
    )
    return show(request, "agreements", page)


def _of_role(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name][:TITLE] for name in ("role", "title") if request.GET.get(name)}


@require_safe
@require(Permission.KEEP_AGREEMENTS)
def ready_packs(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    carried = urlencode(_of_role(request))
    page = presenters.ready_page(
        request.programme, request.access, selectors.ready_packs(), query=f"&{carried}" if carried else ""
    )
    return show(request, "ready", page)


@ASK
@require(Permission.KEEP_AGREEMENTS)
@makes_once
def new_agreement(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Empty, or begun with a ready pack (`from`); for a role that looks for people (`role`, `title`)."""
    ready = selectors.ready_pack(request.GET.get("from", ""))
    first = {"title": request.GET.get("title", "")[:TITLE] or (ready.title if ready else "")}
    form = forms.RoleForm(posted(request), initial=first | ({"words": texts.description_of(ready)} if ready else {}))
    saved = save(
        form,
        lambda: services.add_pack(
            programme=request.programme, values=form.values, by=request.user, pack=ready.id if ready else "",
            asked=texts.conditions_of(ready) if ready else (), role=selectors.as_key(request.GET.get("role", "")),
        ),
        refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. Now look at what the role asks for."))
        return redirect(at("agreement", request.programme, saved.kept.pk))
    return ask(request, form, title=_("A role and what it is"), button=_("Save and go on"))


@require_safe
@require(Permission.SEE_AGREEMENTS)
def agreement(request: HttpRequest, organisation: str, programme: str, pack_id: UUID) -> HttpResponse:
    found, today = found_pack(request, pack_id), timezone.localdate()
    page = presenters.pack_page(
        found, request.access, people=selectors.standings([found], today=today)[found.pk],
        covers=selectors.covers_for(found), fixed=texts.fixed(found), panels=panels_of(request, found), today=today,
    )  # fmt: skip
    return show(request, "agreement", page)


@ASK
@require(Permission.KEEP_AGREEMENTS)
def change_agreement(request: HttpRequest, organisation: str, programme: str, pack_id: UUID) -> HttpResponse:
    found = found_pack(request, pack_id)
    form = forms.RoleForm(posted(request), initial=forms.said_in_role(found))
    saved = save(
        form,
        lambda: services.change_pack(
            pack=found, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.said_in_role,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. What people agreed to before stays what they agreed to."))
        return redirect(at("agreement", request.programme, found.pk))
    return ask(request, form, title=_("Change the role"), button=_("Save"), pack=found, theirs=saved.theirs)


@require_POST
@require(Permission.KEEP_AGREEMENTS)
def close_agreement(request: HttpRequest, organisation: str, programme: str, pack_id: UUID) -> HttpResponse:
    services.close_pack(pack=found_pack(request, pack_id), by=request.user)
    return redirect(at("agreement", request.programme, pack_id))


@require_POST
@require(Permission.KEEP_AGREEMENTS)
def reopen_agreement(request: HttpRequest, organisation: str, programme: str, pack_id: UUID) -> HttpResponse:
    services.reopen_pack(pack=found_pack(request, pack_id), by=request.user)
    return redirect(at("agreement", request.programme, pack_id))


@ASK
@require(Permission.KEEP_AGREEMENTS)
@makes_once
def new_condition(request: HttpRequest, organisation: str, programme: str, pack_id: UUID) -> HttpResponse:
    found = found_pack(request, pack_id)
    form = forms.ConditionForm(posted(request), there={one.kind for one in found.conditions.all()})
    saved = save(form, lambda: services.ask_for(pack=found, by=request.user, **form.cleaned_data), refusals=REFUSALS)
    if saved.done:
        messages.success(request, _("Saved. Whoever has the role and has not shown it is not matched any more."))
        return redirect(at("agreement", request.programme, found.pk))
    return ask(request, form, title=_("Ask for something more"), button=_("Ask for it"), pack=found)


@ASK
@require(Permission.KEEP_AGREEMENTS)
def change_condition(
    request: HttpRequest, organisation: str, programme: str, pack_id: UUID, condition_id: UUID
) -> HttpResponse:  # fmt: skip
    found = found_pack(request, pack_id)
    condition = _condition(found, condition_id)
    form = forms.ChangeConditionForm(posted(request), initial=forms.said_in_condition(condition))
    if form.is_valid():
        services.change_condition(condition=condition, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. What was shown before keeps its last day."))
        return redirect(at("agreement", request.programme, found.pk))
    remove = at("remove_condition", request.programme, found.pk, condition.pk)
    return ask(request, form, title=condition.get_kind_display(), button=_("Save"), pack=found, remove=remove)


@require_POST
@require(Permission.KEEP_AGREEMENTS)
def remove_condition(
    request: HttpRequest, organisation: str, programme: str, pack_id: UUID, condition_id: UUID
) -> HttpResponse:  # fmt: skip
    found = found_pack(request, pack_id)
    condition = _condition(found, condition_id)
    services.ask_no_more(condition=condition, by=request.user)
    told = _("The role no longer asks for this: %(what)s. You can ask for it again; what was shown is still there.")
    messages.success(request, told % {"what": condition.get_kind_display()})
    return redirect(at("agreement", request.programme, found.pk))


@ASK
@require(Permission.KEEP_AGREEMENTS)
@makes_once
def new_cover(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = _cover_form(request, {"pack": selectors.as_key(request.GET.get("role", ""))})
    if form.is_valid():
        services.add_cover(programme=request.programme, values=form.values, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(at("agreements", request.programme))
    return ask(request, form, title=_("An insurance that covers people in roles"), button=_("Save"))


@ASK
@require(Permission.KEEP_AGREEMENTS)
def change_cover(request: HttpRequest, organisation: str, programme: str, cover_id: UUID) -> HttpResponse:
    with or_404(InsuranceCover.DoesNotExist):
        cover = selectors.cover_with(programme=request.programme, cover_id=cover_id)
    form = _cover_form(request, forms.said_in_cover(cover))
    saved = save(
        form,
        lambda: services.change_cover(
            cover=cover, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.said_in_cover,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(at("agreements", request.programme))
    return ask(request, form, title=_("Change the insurance"), button=_("Save"), theirs=saved.theirs)


def _cover_form(request: HttpRequest, initial: dict[str, Any]) -> forms.CoverForm:
    packs = selectors.packs_of(request.programme)
    return forms.CoverForm(posted(request), packs=packs, initial=initial)


def _condition(pack: RolePack, condition_id: UUID) -> RoleCondition:
    with or_404(RoleCondition.DoesNotExist):
        return selectors.condition_with(pack=pack, condition_id=condition_id)


def found_pack(request: HttpRequest, pack_id: UUID) -> RolePack:
    with or_404(RolePack.DoesNotExist):
        return selectors.pack_with(programme=request.programme, pack_id=pack_id)


def ask(
    request: HttpRequest, form: Any, *, title: str, button: str, pack: RolePack | None = None, back: str = "",
    remove: str = "",
    **more: Any,
) -> HttpResponse:  # fmt: skip
    back = back or (at("agreement", request.programme, pack.pk) if pack else "")
    more.setdefault("lead", pack.title if pack else "")
    page = presenters.form_page(request.programme, request.access, title=title, button=button, back=back, **more)
    return show(request, "form", page, form=form, remove=remove)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/agreements/{template}.jinja", {"page": page, **more})
