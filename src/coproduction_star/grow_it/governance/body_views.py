"""Bodies and their seats are written down, changed, taken out and brought back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import GovernanceBody, GovernanceSeat
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.selectors import outcomes_of, people_in
from coproduction_star.journeys.versions import Saved, save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import forms, map_page, selectors, services
from .map_page import home_of
from .views import ASK, found_layout

SETTLED = {services.Settled: None}


@ASK
@require(Permission.KEEP_GOVERNANCE)
@makes_once
def new_body(request: HttpRequest, organisation: str, programme: str, layout_id: UUID | None = None) -> HttpResponse:
    here = request.programme
    found = found_layout(request, layout_id) if layout_id else None
    form = forms.BodyForm(posted(request), outcomes=outcomes_of(here))

    def add() -> GovernanceBody:
        layout = found or services.today_of(programme=here, title=_("Who decides what"), by=request.user)
        return services.add_body(layout=layout, by=request.user, **form.values)

    saved = save(form, add, refusals=SETTLED)
    if saved.done:
        messages.success(request, _("Saved. Now write down who sits there."))
        return redirect(at("new_seat", here, saved.kept.pk))
    back = home_of(found, here) if found else at("governance", here)
    return _ask(request, form, saved, title=_("Who decides?"), back=back)


@ASK
@require(Permission.KEEP_GOVERNANCE)
def change_body(request: HttpRequest, organisation: str, programme: str, body_id: UUID) -> HttpResponse:
    found = _body(request, body_id)
    form = forms.ChangeBodyForm(
        posted(request), outcomes=outcomes_of(request.programme), initial=forms.said_of_body(found)
    )
    saved = save(
        form,
        lambda: services.change_body(
            body=found, version=form.cleaned_data["version"], by=request.user, **form.values
        ),
        now=forms.said_of_body, refusals=SETTLED,
    )  # fmt: skip
    back = home_of(found.layout, request.programme)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    gone = tuple((one.role, at("restore_seat", request.programme, one.pk)) for one in selectors.removed_seats(found))
    return _ask(
        request, form, saved, title=_("Change this"), back=back, lead=found.name,
        remove=at("remove_body", request.programme, found.pk), removed=gone,
    )  # fmt: skip


@ASK
@require(Permission.KEEP_GOVERNANCE)
def remove_body(request: HttpRequest, organisation: str, programme: str, body_id: UUID) -> HttpResponse:
    found, here = _body(request, body_id), request.programme
    if request.method != "POST":
        page = map_page.remove_body_page(found, programme=here, access=request.access)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    return pressed(
        request, lambda: services.remove_body(body=found, by=request.user), done=_("It is taken out."),
        refusals=_refused(), then=f"{home_of(found.layout, here)}?removed={found.pk}",
    )  # fmt: skip


@require_POST
@require(Permission.KEEP_GOVERNANCE)
def restore_body(request: HttpRequest, organisation: str, programme: str, body_id: UUID) -> HttpResponse:
    with or_404(GovernanceBody.DoesNotExist):
        found = selectors.any_body(request.programme, body_id)
    return pressed(
        request, lambda: services.restore_body(body=found, by=request.user), done=_("It is back."),
        refusals=_refused(), then=home_of(found.layout, request.programme),
    )  # fmt: skip


@ASK
@require(Permission.KEEP_GOVERNANCE)
@makes_once
def new_seat(request: HttpRequest, organisation: str, programme: str, body_id: UUID) -> HttpResponse:
    found = _body(request, body_id)
    form = _seat_form(request, forms.SeatForm)
    saved = save(form, lambda: services.add_seat(body=found, values=form.values, by=request.user), refusals=SETTLED)
    if saved.done:
        messages.success(request, _("Saved. Add the next seat, or go back to the map."))
        return redirect(at("new_seat", request.programme, found.pk))
    back = home_of(found.layout, request.programme)
    return _ask(request, form, saved, title=_("A seat"), back=back, lead=found.name)


@ASK
@require(Permission.KEEP_GOVERNANCE)
def change_seat(request: HttpRequest, organisation: str, programme: str, board_seat_id: UUID) -> HttpResponse:
    with or_404(GovernanceSeat.DoesNotExist):
        found = selectors.seat_called(request.programme, board_seat_id)
    form = _seat_form(request, forms.ChangeSeatForm, found)
    saved = save(
        form,
        lambda: services.change_seat(
            seat=found, version=form.cleaned_data["version"], values=form.values, by=request.user
        ),
        now=forms.said_of_seat, refusals=SETTLED,
    )  # fmt: skip
    back = home_of(found.body.layout, request.programme)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    return _ask(
        request, form, saved, title=_("Change this seat"), back=back, lead=found.body.name,
        remove=at("remove_seat", request.programme, found.pk),
    )  # fmt: skip


@ASK
@require(Permission.KEEP_GOVERNANCE)
def remove_seat(request: HttpRequest, organisation: str, programme: str, board_seat_id: UUID) -> HttpResponse:
    with or_404(GovernanceSeat.DoesNotExist):
        found = selectors.seat_called(request.programme, board_seat_id)
    if request.method != "POST":
        page = map_page.remove_seat_page(found, programme=request.programme, access=request.access)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    return pressed(
        request, lambda: services.remove_seat(seat=found, by=request.user), done=_("The seat is taken out."),
        refusals=_refused(), then=at("change_body", request.programme, found.body_id),
    )  # fmt: skip


@require_POST
@require(Permission.KEEP_GOVERNANCE)
def restore_seat(request: HttpRequest, organisation: str, programme: str, board_seat_id: UUID) -> HttpResponse:
    with or_404(GovernanceSeat.DoesNotExist):
        found = selectors.any_seat(request.programme, board_seat_id)
    return pressed(
        request, lambda: services.restore_seat(seat=found, by=request.user), done=_("The seat is back."),
        refusals=_refused(), then=home_of(found.body.layout, request.programme),
    )  # fmt: skip


def _refused() -> dict[type[Exception], str]:
    return {
        services.NotNow: _("Somebody did that already."),
        services.Settled: _("This layout is settled, so it stays as it was."),
    }


def _seat_form(request: HttpRequest, kind: type[forms.SeatForm], found: GovernanceSeat | None = None) -> Any:
    initial = forms.said_of_seat(found) if found else {}
    return kind(
        posted(request), initial=initial, hidden=hidden_for(request),
        people=people_in(request.programme, and_also=found.participant_id if found else None),
    )  # fmt: skip


def _body(request: HttpRequest, body_id: UUID) -> GovernanceBody:
    with or_404(GovernanceBody.DoesNotExist):
        return selectors.body_called(request.programme, body_id)


def _ask(request: HttpRequest, form: Any, saved: Saved, *, title: str, back: str, **more: Any) -> HttpResponse:
    page = map_page.form_page(
        request.programme, access=request.access, title=title, button=_("Save"), back=back, theirs=saved.theirs, **more
    )
    return render(request, "grow_it/governance/form.jinja", {"page": hidden_for(request).over(page), "form": form})
