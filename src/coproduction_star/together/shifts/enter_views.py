"""Somebody who rang or came by is written down by the team, and gets their four words."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.hiding import hidden_for, hidden_now
from coproduction_star.organisations.guard import require
from coproduction_star.together.models import ShiftPlace
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, sender_of

from . import presenters, public_forms, public_pages, selectors, signing
from .addresses import at
from .views import found
from .wording import REFUSED


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@require(Permission.KEEP_SHIFTS)
@makes_once
def enter_shift(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    one, here = found(request, shift_id), request.programme
    form = public_forms.JoinForOtherForm(
        posted(request), roles=public_pages.choices_of(selectors.filled(one)), people=selectors.known_people(here),
        hidden=hidden_now(here.organisation),
    )  # fmt: skip
    if form.is_valid():
        try:
            joined = signing.sign_up(role=form.chosen, who=form.joining, by=request.user, sender=sender_of(request))
            return redirect(at("entered_shift", here, one.pk, joined.place.pk))
        except tuple(REFUSED) as error:
            form.add_error(None, str(REFUSED[type(error)]))
    page = presenters.form_page(
        here, access=request.access, title=_("Sign up somebody who rang or came by"), button=_("Sign them up"),
        back=at("shift", here, one.pk), lead=one.title,
    )  # fmt: skip
    return render(request, "together/shifts/form.jinja", {"page": hidden_for(request).over(page), "form": form})


@require_safe
@never_cache
@require(Permission.KEEP_SHIFTS)
def entered_shift(
    request: HttpRequest, organisation: str, programme: str, shift_id: UUID, shift_place_id: UUID
) -> HttpResponse:
    """The four words stand here for whoever typed it in, in the same browser, for half an hour."""
    one = found(request, shift_id)
    with or_404(ShiftPlace.DoesNotExist):
        place = selectors.place_called(one, shift_place_id)
    mine = place.by_id == request.user.pk and selectors.signed_lately(one, place.pk) is not None
    words = signing.words_of(place, sender=sender_of(request)) if mine else ""
    page = public_pages.entered_page(
        one, place, access=request.access, words=words, before=selectors.waiting_before(place),
        lacks=selectors.lacks_of(place.role, [place])[place.pk], follow=reverse("voices:follow"),
    )  # fmt: skip
    return render(request, "together/shifts/signed.jinja", {"page": hidden_for(request).over(page)})
