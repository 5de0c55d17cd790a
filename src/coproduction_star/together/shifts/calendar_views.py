"""Shifts in a calendar, and on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.guard import require
from coproduction_star.together.models import ShiftPlace
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.documents.calendar import MEDIA_TYPE
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.voices.contributions.views import of_published

from . import calendars, presenters, selectors, sheet_pages
from .addresses import at
from .own_views import BY_WORDS, of_words
from .public_views import ANYONE
from .views import found


def _file(written: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.ics"'}
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@require(Permission.JOIN_SHIFTS)
def my_shift_feed(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Make the secret address, which is shown once, or end it."""
    here, me = request.programme, selectors.participant_called(request.access.participant_id)
    raw = ""
    if request.method == "POST" and request.POST.get("do") == "end":
        calendars.end_feed(programme=here, participant=me, by=request.user)
        messages.success(request, _("The address no longer works."))
        return redirect(at("my_shift_feed", here))
    if request.method == "POST":
        raw = calendars.make_feed(programme=here, participant=me, by=request.user)
    page = presenters.feed_page(
        here, access=request.access, has_one=calendars.has_feed(here, me),
        path=reverse("together:shift_feed", args=(raw,)) if raw else "",
    )  # fmt: skip
    return render(request, "together/shifts/feed.jinja", {"page": page})


@require_safe
@never_cache
@public("The secret in the address opens it, and nothing else does.")
def shift_feed(request: HttpRequest, shift_feed: str) -> HttpResponse:
    with or_404(calendars.NoSuchFeed):
        return _file(calendars.feed_of(shift_feed), "my-shifts")


@require_safe
@never_cache
@public(ANYONE)
@of_published
def public_shifts_calendar(request: HttpRequest, programme: Programme) -> HttpResponse:
    written = calendars.written(
        selectors.open_to_all(programme)[: calendars.MOST], name=_("Shifts of %(what)s") % {"what": programme.name},
        hidden=hidden_for(request), address=at("public_shifts", programme),
    )  # fmt: skip
    return _file(written, f"{programme.slug}-shifts")


@require_safe
@never_cache
@public(BY_WORDS)
@of_words
def own_shift_calendar(request: HttpRequest, place: ShiftPlace) -> HttpResponse:
    written = calendars.written([place.shift], name=place.shift.title, hidden=hidden_for(request), address="/r/")
    return _file(written, "my-shift")


@require_safe
@require(Permission.KEEP_SHIFTS)
def shift_sheet(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    one, hidden = found(request, shift_id), hidden_for(request)
    page = sheet_pages.sheet_page(one, selectors.filled(one), seen=selectors.seen_on(one), hidden=hidden)
    return render(request, "together/shifts/sheet.jinja", {"page": hidden.over(page)})


@require_safe
@require(Permission.KEEP_SHIFTS)
def shift_poster(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    one = found(request, shift_id)
    if request.programme.published_at is None:
        messages.info(request, _("Publish the programme first: then anyone can open the link."))
        return redirect(at("shift", request.programme, one.pk))
    page = sheet_pages.poster_page(one, selectors.filled(one))
    return render(request, "together/shifts/poster.jinja", {"page": hidden_for(request).over(page)})
