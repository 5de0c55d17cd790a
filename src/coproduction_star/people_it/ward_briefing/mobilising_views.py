"""What a councillor does from the page of a ward: meet, invite, write down for somebody, and learn."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.data.coaching import Lesson
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.election import is_on
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.people_it.models import WardInvitation
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, pages, selectors, services
from .addresses import of_organisation, ward_address
from .views import place_of, show

ASK = require_http_methods(["GET", "POST"])


@require_safe
@never_cache
@require(Permission.SEE_WARD)
def ward_meet(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    """Only for the councillors of this ward, and for those who see how to reach people anyway."""
    place = place_of(request, place_id)
    mine = selectors.speaks_for(place, request.access.participant_id)
    if not mine and not allowed(request, Permission.SEE_WHO_OFFERS, request.organisation):
        raise PermissionDenied(_("Only the councillors of this ward see whom they may contact."))
    return show(request, "meet", pages.meet_page(place, selectors.to_meet(place)))


@ASK
@require(Permission.INVITE_IN_WARD)
@makes_once
def ward_invitations(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    place, today = place_of(request, place_id), timezone.localdate()
    form = forms.InviteForm(
        posted(request),
        sessions=selectors.open_sessions(place, today=today),
        surveys=selectors.open_surveys(today=today),
        programmes=[one for one in selectors.programmes_for(place) if one.published_at],
    )
    held = is_on(request.organisation)
    if form.is_valid() and not held:
        made = services.invite(place=place, to=form.chosen, label=form.cleaned_data["label"], by=request.user)
        return redirect(ward_address(place, "ward_invitation", made.pk))
    page = pages.invitations_page(place, selectors.invitations_of(place), held=held)
    return show(request, "invitations", page, form=form)


@require_safe
@require(Permission.INVITE_IN_WARD)
def ward_invitation(request: HttpRequest, organisation: str, place_id: UUID, ward_invitation_id: UUID) -> HttpResponse:
    place = place_of(request, place_id)
    with or_404(WardInvitation.DoesNotExist):
        found = selectors.invitation_with(place, ward_invitation_id)
    return show(request, "card", pages.card(place, found))


@require_safe
@require(Permission.INVITE_IN_WARD)
def ward_surgery(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    place = place_of(request, place_id)
    return show(request, "surgery", pages.surgery_page(place, selectors.programmes_for(place)))


@require_safe
@never_cache
@require(Permission.SEE_WARD)
def lessons(request: HttpRequest, organisation: str) -> HttpResponse:
    page = pages.lessons_page(
        request.organisation, selectors.lessons_in(request.LANGUAGE_CODE),
        selectors.reflections_of(request.access.participant_id),
    )  # fmt: skip
    return show(request, "lessons", page)


@ASK
@never_cache
@require(Permission.SEE_WARD)
def lesson(request: HttpRequest, organisation: str, lesson: str) -> HttpResponse:
    found, mine = _lesson(request, lesson), request.access.participant_id
    kept = selectors.reflection_on(found, mine)
    form = forms.ReflectionForm(posted(request), initial={"tried": kept.tried, "words": kept.words} if kept else None)
    if form.is_valid():
        services.reflect(
            lesson=found, participant_id=mine, organisation_id=request.organisation.pk, **form.cleaned_data
        )
        messages.success(request, _("Kept. Only you see it."))
        return redirect(of_organisation("lessons", request.organisation))
    page = pages.lesson_page(
        request.organisation, found, lessons=selectors.lessons_in(request.LANGUAGE_CODE), reflection=kept
    )
    return render(
        request, "people_it/ward_briefing/lesson.jinja", {"page": hidden_for(request).over(page), "form": form}
    )


@require_POST
@require(Permission.SEE_WARD)
def forget_reflection(request: HttpRequest, organisation: str, lesson: str) -> HttpResponse:
    services.take_reflection_away(lesson=_lesson(request, lesson), participant_id=request.access.participant_id)
    messages.success(request, _("What you wrote is gone."))
    return redirect(of_organisation("lessons", request.organisation))


def _lesson(request: HttpRequest, slug: str) -> Lesson:
    with or_404(selectors.NoSuchLesson):
        return selectors.lesson_called(slug, request.LANGUAGE_CODE)
