"""The pages of shifts in a programme."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace, ShiftRole
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import acting, forms, presenters, selectors, services, signing
from .addresses import at, shifts_address
from .wording import REFUSED

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_SHIFTS)
def shifts(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    pages = selectors.shifts_of(here, number=request.GET.get("page"))
    mine = selectors.mine_among(pages, request.access.participant_id)
    page = presenters.list_page(here, access=request.access, pages=pages, mine=mine)
    return render(request, "together/shifts/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_SHIFTS)
def shift(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    one, hidden = found(request, shift_id), hidden_for(request)
    keeps = allowed(request, Permission.KEEP_SHIFTS, one)
    roles = selectors.filled(one, with_lacks=keeps)
    page = presenters.shift_page(
        one, roles, reader=_reader(request, one), seen=selectors.seen_on(one), hidden=hidden
    )  # fmt: skip
    return render(request, "together/shifts/shift.jinja", {"page": hidden.over(page)})


def _reader(request: HttpRequest, one: Shift) -> presenters.Reader:
    place = selectors.place_of(one, request.access.participant_id)
    if place is None or place.state != PlaceState.WAITING:
        return presenters.Reader(request.access, place)
    lacks = selectors.lacks_of(place.role, [place])[place.pk]
    return presenters.Reader(request.access, place, selectors.waiting_before(place), lacks)


@ASK
@require(Permission.KEEP_SHIFTS)
@makes_once
def new_shift(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    form = forms.NewShiftForm(posted(request), initiatives=selectors.initiatives_for(here))
    saved = save(
        form,
        lambda: services.put_on(
            programme=here, values=form.values, role=form.first_role, counts=form.cleaned_data["counts"],
            weeks=form.cleaned_data["weeks"], by=request.user,
        ),
    )  # fmt: skip
    if saved.done:
        return redirect(at("shift", here, saved.kept.pk))
    lead = _("Say when and where, and how many people are needed. Then people sign up, with or without an account.")
    return _form(request, form, _("Put a shift on the page"), _("Put it on"), shifts_address(here), lead=lead)


@ASK
@require(Permission.KEEP_SHIFTS)
def change_shift(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    one = found(request, shift_id)
    seen = selectors.seen_on(one)
    form = forms.ChangeShiftForm(
        posted(request), initial=forms.shift_now(one, seen), initiatives=selectors.initiatives_for(request.programme),
        is_series=one.series is not None,
    )  # fmt: skip
    saved = save(
        form,
        lambda: services.change(
            shift=one, version=form.cleaned_data["version"] or 0, values=form.values,
            counts=form.cleaned_data["counts"], later=form.cleaned_data.get("later", False), by=request.user,
        ),
        now=lambda row: forms.shift_now(row, seen),
    )  # fmt: skip
    back = at("shift", request.programme, one.pk)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    return _form(request, form, _("Change the shift"), _("Save"), back, theirs=saved.theirs)


@ASK
@require(Permission.KEEP_SHIFTS)
def cancel_shift(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    one = found(request, shift_id)
    back = at("shift", request.programme, one.pk)
    if request.method == "POST" and "takes_place" in request.POST:
        services.cancel(shift=one, because="", by=request.user)
        messages.success(request, _("It takes place after all. Whoever gave an address is told."))
        return redirect(back)
    form = forms.WhyForm(posted(request), initial={"because": one.cancelled_because})
    if form.is_valid():
        services.cancel(shift=one, because=form.cleaned_data["because"], by=request.user)
        messages.success(request, _("It is called off. Whoever gave an address is told; ring the others."))
        return redirect(back)
    lead = _("Everybody on it is told. You can say later that it takes place after all.")
    return _form(request, form, _("Call the shift off"), _("Call it off"), back, lead=lead)


@ASK
@require(Permission.KEEP_SHIFTS)
@makes_once
def new_shift_role(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    one = found(request, shift_id)
    form = forms.RoleForm(posted(request), shift=one, is_new=True)
    saved = save(
        form,
        lambda: services.add_role(
            shift=one, values=form.values, later=form.cleaned_data.get("later", False), by=request.user
        ),
        refusals={services.RoleTwice: None},
    )  # fmt: skip
    back = at("shift", request.programme, one.pk)
    if saved.done:
        return redirect(back)
    return _form(request, form, _("Add a role"), _("Add it"), back, lead=one.title)


@ASK
@require(Permission.KEEP_SHIFTS)
def change_shift_role(
    request: HttpRequest, organisation: str, programme: str, shift_id: UUID, shift_role_id: UUID
) -> HttpResponse:
    one = found(request, shift_id)
    with or_404(ShiftRole.DoesNotExist):
        role = selectors.role_called(one, shift_role_id)
    form = forms.RoleForm(posted(request), initial=forms.role_now(role), shift=one, is_new=False)
    saved = save(
        form,
        lambda: services.change_role(
            role=role, version=form.cleaned_data["version"], values=form.values, out=form.cleaned_data["out"],
            by=request.user,
        ),
        now=forms.role_now, refusals={services.RoleTwice: None, services.SomebodyThere: None},
    )  # fmt: skip
    back = at("shift", request.programme, one.pk)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    return _form(request, form, _("Change the role"), _("Save"), back, lead=one.title, theirs=saved.theirs)


@require_POST
@require(Permission.JOIN_SHIFTS)
def join_shift(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    """The buttons of somebody with an account: sign up for a role, or what they do with their place."""
    one = found(request, shift_id)
    do = _sign_up if "role" in request.POST else _press
    return pressed(
        request, lambda: do(request, one), done=str, then=at("shift", request.programme, one.pk),
        refusals={
            **{kind: str(words) for kind, words in REFUSED.items() if words},
            acting.NoSuchButton: _("That button is not on this page. Choose one of those below."),
        },
    )  # fmt: skip


def _sign_up(request: HttpRequest, one: Shift) -> str:
    try:
        role = selectors.role_called(one, UUID(request.POST["role"]))
    except (ShiftRole.DoesNotExist, ValueError) as error:
        raise acting.NoSuchButton from error
    who = signing.Joining(participant=selectors.participant_called(request.access.participant_id))
    joined = signing.sign_up(role=role, who=who, by=request.user, own=True)
    if joined.lacks:
        return _("You stand on the waiting list: something is missing for this role. The team tells you what to do.")
    if joined.place.state == PlaceState.WAITING:
        return _("It is full now. You stand on the waiting list, and are told when a place is free.")
    return _("You come. Thank you.")


def _press(request: HttpRequest, one: Shift) -> str:
    place = selectors.place_of(one, request.access.participant_id)
    if place is None:
        raise acting.NoSuchButton
    place.shift = one
    return acting.press(place, request.POST.get("do", ""), by=request.user)


@require_POST
@require(Permission.KEEP_SHIFTS)
def step_somebody_back(
    request: HttpRequest, organisation: str, programme: str, shift_id: UUID, shift_place_id: UUID
) -> HttpResponse:
    """Somebody told the team that they cannot come."""
    one = found(request, shift_id)
    with or_404(ShiftPlace.DoesNotExist):
        place = selectors.place_called(one, shift_place_id)
    return pressed(
        request, lambda: signing.step_back(place=place, by=request.user),
        done=_("Their place is free. Whoever waits moves up."),
        refusals={signing.Over: _("The shift has begun. Note who came instead.")},
        then=at("shift", request.programme, one.pk),
    )  # fmt: skip


def found(request: HttpRequest, shift_id: UUID) -> Shift:
    with or_404(Shift.DoesNotExist):
        return selectors.shift_called(request.programme, shift_id)


def _form(request: HttpRequest, form: Any, title: str, button: str, back: str, **more: Any) -> HttpResponse:
    page = presenters.form_page(
        request.programme, access=request.access, title=title, button=button, back=back, **more
    )
    return render(request, "together/shifts/form.jinja", {"page": hidden_for(request).over(page), "form": form})
