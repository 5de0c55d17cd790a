from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import StoppedThing
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, public
from coproduction_star.voices.selectors import in_published

from . import exporting, forms, presenters, selectors, services

ASK = require_http_methods(["GET", "HEAD", "POST"])
REFUSED: Any = {services.Refused: None}
WHY = "Anyone may read what a published programme stopped, once it was approved."
CHANGED = gettext_lazy("Somebody else changed it while you were reading. Look at it again.")


@require_safe
@require(Permission.SEE_STOPPED)
def stopped(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    rows = list(selectors.stopped_in(here))
    page = presenters.stopped_page(
        here, access=request.access, user=request.user, rows=rows, removed=selectors.removed_in(here),
        freed=selectors.freed_by(rows),
    )  # fmt: skip
    return _show(request, "list", page)


@require_safe
@require(Permission.SEE_STOPPED)
def stopped_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    body = exporting.as_csv(selectors.stopped_in(request.programme), hidden_for(request))
    return Document("stopped.csv", "text/csv; charset=utf-8", body).response()


@ASK
@require(Permission.WRITE_STOPPED)
@makes_once
def new_stopped(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = _form(request, {})
    if form.is_valid():
        services.write_down(programme=request.programme, values=form.values, by=request.user)
        messages.success(request, _("Saved. Somebody else approves it before anyone outside reads it."))
        return redirect(at("stopped", request.programme))
    return _ask(request, form, _("Something that you stopped"))


@ASK
@require(Permission.WRITE_STOPPED)
def change_stopped(request: HttpRequest, organisation: str, programme: str, stopped_id: UUID) -> HttpResponse:
    found = _found(request, stopped_id)
    form = _form(request, forms.said_in(found))
    saved = save(
        form,
        lambda: services.change(
            stopped=found, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.said_in, refusals=REFUSED,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. It waits for approval."))
        return redirect(at("stopped", request.programme))
    lead = _("Once you save, it leaves the public page until it is approved again.") if found.approved_at else ""
    return _ask(request, form, _("Change what you wrote"), theirs=saved.theirs, lead=lead)


@require_POST
@require(Permission.APPROVE_STOPPED)
def approve_stopped(request: HttpRequest, organisation: str, programme: str, stopped_id: UUID) -> HttpResponse:
    found = _found(request, stopped_id)
    version = request.POST.get("version", "")
    number = int(version) if version.isdecimal() else 0
    return _pressed(
        request, lambda: services.approve(stopped=found, version=number, by=request.user),
        _("Approved. It stands on the public page, if the programme has one."),
    )  # fmt: skip


@require_POST
@require(Permission.APPROVE_STOPPED)
def hide_stopped(request: HttpRequest, organisation: str, programme: str, stopped_id: UUID) -> HttpResponse:
    found = _found(request, stopped_id)
    done = _("Only the team reads it now.")
    return _pressed(request, lambda: services.take_approval_back(stopped=found, by=request.user), done)


@ASK
@require(Permission.WRITE_STOPPED)
def remove_stopped(request: HttpRequest, organisation: str, programme: str, stopped_id: UUID) -> HttpResponse:
    found = _found(request, stopped_id)
    if request.method != "POST":
        page = hidden_for(request).over(presenters.remove_page(found, access=request.access))
        return render(request, "journeys/sure.jinja", {"page": page})
    return _pressed(request, lambda: services.remove(stopped=found, by=request.user), _("Taken out."))


@require_POST
@require(Permission.WRITE_STOPPED)
def restore_stopped(request: HttpRequest, organisation: str, programme: str, stopped_id: UUID) -> HttpResponse:
    with or_404(StoppedThing.DoesNotExist):
        found = selectors.any_stopped(request.programme, stopped_id)
    return _pressed(request, lambda: services.restore(stopped=found, by=request.user), _("It is back."))


@require_safe
@public(WHY)
def public_stopped(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
        rows = list(selectors.approved_in(found))
        back = reverse("map_it:public_programme", args=(organisation, programme))
        page = presenters.public_page(found, rows=rows, freed=selectors.freed_by(rows), back=back)
        return _show(request, "public", page)


@require_safe
@public(WHY)
def public_stopped_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
        body = exporting.as_csv(selectors.approved_in(found), hidden_for(request))
        return Document("stopped.csv", "text/csv; charset=utf-8", body).response()


def _found(request: HttpRequest, stopped_id: UUID) -> StoppedThing:
    with or_404(StoppedThing.DoesNotExist):
        return selectors.stopped_called(request.programme, stopped_id)


def _form(request: HttpRequest, initial: dict[str, Any]) -> forms.StoppedForm:
    initiatives = selectors.could_have_stopped(request.programme)
    return forms.StoppedForm(posted(request), initial=initial, initiatives=initiatives)


def _pressed(request: HttpRequest, do: Any, done: str) -> HttpResponse:
    try:
        do()
    except services.Refused as refusal:
        messages.error(request, _(str(refusal)))
    except ChangedMeanwhile:
        messages.error(request, str(CHANGED))
    else:
        messages.success(request, done)
    return redirect(at("stopped", request.programme))


def _ask(request: HttpRequest, form: Any, title: str, **more: Any) -> HttpResponse:
    return _show(request, "form", presenters.form_page(request.programme, access=request.access, title=title, **more),
                 form=form)  # fmt: skip


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"grow_it/stopped/{template}.jinja", {"page": page, **more})
