from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Handover
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import forms, presenters, selectors, services

ASK = require_http_methods(["GET", "HEAD", "POST"])
REFUSED: Any = {services.Refused: None}


@require_safe
@require(Permission.HAND_OVER)
def handovers(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows = selectors.handovers_of(request.programme)
    page = presenters.list_page(request.programme, rows, access=request.access, hidden=hidden_for(request))
    return _show(request, "list", page)


@ASK
@require(Permission.HAND_OVER)
@makes_once
def new_handover(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    members = selectors.could_lead(here, but=request.user)
    form = forms.OfferForm(posted(request), members=members, hidden=hidden_for(request))
    saved = save(form, lambda: services.offer(programme=here, by=request.user, **form.cleaned_data), refusals=REFUSED)
    if saved.done:
        messages.success(request, _("Asked. Nothing changes until they accept."))
        return redirect(address("handover", here, saved.kept.pk))
    return _ask(request, form, _("Hand over to a new lead"), _("Ask them"), address("handovers", here))


@require_safe
@require(Permission.SEE_PROGRAMME)
def handover(request: HttpRequest, organisation: str, programme: str, handover_id: UUID) -> HttpResponse:
    found = _found(request, handover_id)
    left = selectors.left_by(request.programme, found.leaver)
    page = presenters.handover_page(found, left, access=request.access, user=request.user, hidden=hidden_for(request))
    return _show(request, "handover", page)


@ASK
@require(Permission.SEE_PROGRAMME)
def change_handover(request: HttpRequest, organisation: str, programme: str, handover_id: UUID) -> HttpResponse:
    found = _found(request, handover_id)
    if request.user.pk == found.successor_id:
        raise Http404
    form = forms.NoteForm(posted(request), initial={"note": found.note})
    saved = save(
        form, lambda: services.change_note(handover=found, by=request.user, **form.cleaned_data), refusals=REFUSED
    )
    back = address("handover", request.programme, found.pk)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    return _ask(request, form, _("What the next lead should know"), _("Save"), back)


@ASK
@require(Permission.SEE_PROGRAMME)
def accept_handover(request: HttpRequest, organisation: str, programme: str, handover_id: UUID) -> HttpResponse:
    found = _found(request, handover_id)
    if request.user.pk != found.successor_id:
        raise Http404
    left = selectors.left_by(request.programme, found.leaver)
    form = forms.AcceptForm(posted(request), promises=left.promises, asked=bool(left.asked_about))
    saved = save(form, lambda: services.accept(handover=found, by=request.user, **form.values), refusals=REFUSED)
    back = address("handover", request.programme, found.pk)
    if saved.done:
        messages.success(request, _("You lead this programme now."))
        return redirect(back)
    lead = _("You get the role of programme lead here. The last lead gives theirs back.")
    return _ask(request, form, _("Lead this programme?"), _("Yes, I lead it"), back, lead=lead)


@require_POST
@require(Permission.SEE_PROGRAMME)
def withdraw_handover(request: HttpRequest, organisation: str, programme: str, handover_id: UUID) -> HttpResponse:
    found = _found(request, handover_id)
    words = _("This is over: it was accepted or taken back.")
    return pressed(
        request, lambda: services.withdraw(handover=found, by=request.user), done=_("It does not come about."),
        refusals={services.Refused: words}, then=address("handover", request.programme, found.pk),
    )  # fmt: skip


def _found(request: HttpRequest, handover_id: UUID) -> Handover:
    """Only whoever hands over, whoever is asked, and whoever looks after the roles here see it."""
    with or_404(Handover.DoesNotExist):
        found = selectors.handover_called(request.programme, handover_id)
    part = request.user.pk in (found.leaver_id, found.successor_id)
    if not part and not allowed(request, Permission.HAND_OVER, request.programme):
        raise Http404
    found.programme = request.programme
    return found


def _ask(request: HttpRequest, form: Any, title: str, button: str, back: str, *, lead: str = "") -> HttpResponse:
    page = presenters.form_page(
        request.programme, access=request.access, title=title, button=button, back=back, lead=lead
    )
    return _show(request, "form", page, form=form)


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"journeys/handing/{template}.jinja", {"page": page, **more})
