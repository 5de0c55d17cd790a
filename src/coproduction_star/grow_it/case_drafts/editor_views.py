"""Sending a case to an editor, checking it, publishing, withdrawing, and bringing one in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import bring_page, bringing, forms, presenters, services
from .views import ASK, REFUSED, ask, found_draft, pressed, said, show


@require_POST
@require(Permission.WRITE_CASE)
def send_case(request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    done = _("Sent. Every editor here sees that it waits.")
    return pressed(request, found, lambda: services.send(draft=found, by=request.user), done)


@require_POST
@require(Permission.WRITE_CASE)
def take_case_back(request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    done = _("Taken back. You can change it again.")
    return pressed(request, found, lambda: services.take_back(draft=found, by=request.user), done)


@ASK
@require(Permission.CHECK_CASE)
def send_case_back(request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    form = forms.ReasonForm(posted(request))
    saved = save(form, lambda: services.send_back(draft=found, by=request.user, **form.cleaned_data), refusals=REFUSED)
    if saved.done:
        return said(request, found, _("Sent back with your reasons."))
    return ask(request, found, form, _("Send it back"), _("Send it back"))


@ASK
@require(Permission.CHECK_CASE)
def check_case(request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    form = forms.CheckForm(posted(request))
    saved = save(form, lambda: services.publish(draft=found, by=request.user), refusals=REFUSED)
    if saved.done:
        return said(request, found, _("Published. Anyone finds it in the case bank now."))
    return ask(request, found, form, _("Publish this case"), _("Publish it"))


@ASK
@require(Permission.CHECK_CASE)
def withdraw_case(request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    form = forms.ReasonForm(posted(request))
    saved = save(form, lambda: services.withdraw(draft=found, by=request.user, **form.cleaned_data), refusals=REFUSED)
    if saved.done:
        return said(request, found, _("Withdrawn. Nobody finds it in the case bank any more."))
    lead = _("It leaves the case bank at once. Its words and its history stay here.")
    return ask(request, found, form, _("Withdraw this case"), _("Withdraw it"), lead=lead)


@ASK
@require(Permission.WRITE_CASE)
def end_case_consent(request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    if request.method != "POST":
        page = hidden_for(request).over(presenters.consent_page(found, access=request.access))
        return render(request, "journeys/sure.jinja", {"page": page})
    done = _("Taken out, here and in the case bank.")
    return pressed(request, found, lambda: services.take_consent_back(draft=found, by=request.user), done)


@ASK
@require(Permission.CHECK_CASE)
def bring_case(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """First looked at, then shown: what was read stands in the box, so that nothing is kept before."""
    form = forms.BringForm(posted(request), request.FILES or None)
    found, problems = bringing.read(form.cleaned_data["text"]) if form.is_valid() else ((), ())
    if found and "show" in request.POST:
        saved = save(
            form, lambda: services.bring(programme=request.programme, texts=found, by=request.user), refusals=REFUSED
        )
        if saved.done:
            words = ngettext("%(n)s case is in the case bank.", "%(n)s cases are in the case bank.", len(found))
            messages.success(request, words % {"n": len(found)})
            return redirect(at("case_drafts", request.programme))
    elif form.is_bound and form.is_valid():
        form = forms.BringForm(initial={"text": form.cleaned_data["text"]})
    page = bring_page.bring_page(request.programme, access=request.access, problems=problems, found=found)
    return show(request, "bring", page, form=form)
