"""Photographs of a visit: added by who took them, checked by a moderator, seen by others after that."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.together.models import Review, ReviewTaker, Visit, VisitPhoto
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import or_404, posted, public
from coproduction_star.voices.contributions.views import of_published

from . import photo_forms, photo_page, photos, presenters, selectors, taking_part
from .addresses import OWN, at
from .own_views import BY_WORDS, of_words
from .public_views import ANYONE, of_review
from .views import found

ASK = require_http_methods(["GET", "HEAD", "POST"])
JPEG = "image/jpeg"


def _as_jpeg(photo: VisitPhoto) -> HttpResponse:
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": "inline"}
    return HttpResponse(bytes(photo.picture), content_type=JPEG, headers=headers)


@require_safe
@never_cache
@require(Permission.SEE_REVIEWS)
def visit_photo(
    request: HttpRequest, organisation: str, programme: str, review_id: UUID, visit_photo_id: UUID
) -> HttpResponse:
    review = found(request, review_id)
    checks = allowed(request, Permission.CHECK_VISITS, review)
    with or_404(VisitPhoto.DoesNotExist):
        return _as_jpeg(photos.photo_called(review, visit_photo_id, checks=checks))


@require_safe
@never_cache
@public(ANYONE)
@of_published
@of_review
def public_visit_photo(request: HttpRequest, review: Review, visit_photo_id: UUID) -> HttpResponse:
    with or_404(VisitPhoto.DoesNotExist):
        return _as_jpeg(photos.photo_called(review, visit_photo_id))


@ASK
@require(Permission.CHECK_VISITS)
def check_photo(
    request: HttpRequest, organisation: str, programme: str, review_id: UUID, visit_photo_id: UUID
) -> HttpResponse:
    review = found(request, review_id)
    with or_404(VisitPhoto.DoesNotExist):
        photo = photos.photo_called(review, visit_photo_id, checks=True)
    form = photo_forms.CheckPhotoForm(posted(request), initial={"version": photo.version})
    saved = save(
        form, lambda: photos.decide(photo=photo, by=request.user, **form.decision),
        now=lambda row: {"version": row.version},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Done."))
        return redirect(at("review", request.programme, review.pk))
    page = photo_page.check_photo_page(review, photo, access=request.access, theirs=saved.theirs)
    shown = {"page": hidden_for(request).over(page), "form": form}
    return render(request, "together/visits/check_photo.jinja", shown)


@ASK
@require(Permission.VISIT)
def visit_photos(
    request: HttpRequest, organisation: str, programme: str, review_id: UUID, visit_id: UUID
) -> HttpResponse:
    review = found(request, review_id)
    with or_404(Visit.DoesNotExist):
        mine = selectors.visit_of_participant(review, visit_id, request.access.participant_id)
    mine.review = review
    back = at("review", request.programme, review.pk)
    out = lambda one: at("take_photo_out", request.programme, review.pk, one.pk)  # noqa: E731 - an address for each row
    frame = presenters.frame_of(request.programme, request.access)
    return _photos(request, mine, back=back, outs=out, frame=frame, by=request.user, here=request.path)


@require_POST
@require(Permission.VISIT)
def take_photo_out(
    request: HttpRequest, organisation: str, programme: str, review_id: UUID, visit_photo_id: UUID
) -> HttpResponse:
    review = found(request, review_id)
    taker = selectors.taker_of(review, request.access.participant_id)
    with or_404(VisitPhoto.DoesNotExist):
        photo = photos.photo_of_taker(taker, visit_photo_id)
    photos.take_out(photo=photo, by=request.user)
    messages.success(request, _("The photograph is gone."))
    return redirect(at("visit_photos", request.programme, review.pk, photo.visit_id))


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_photos(request: HttpRequest, taker: ReviewTaker, visit_id: UUID) -> HttpResponse:
    with or_404(Visit.DoesNotExist):
        mine = selectors.visit_of_taker(taker, visit_id)
    mine.review = taker.review
    back = read_alike(request, reverse(OWN))
    out = lambda one: reverse("together:own_photo_out", args=[one.pk])  # noqa: E731 - an address for each row
    return _photos(request, mine, back=back, outs=out, here=read_alike(request, request.path))


@require_POST
@never_cache
@public(BY_WORDS)
@of_words
def own_photo_out(request: HttpRequest, taker: ReviewTaker, visit_photo_id: UUID) -> HttpResponse:
    with or_404(VisitPhoto.DoesNotExist):
        photo = photos.photo_of_taker(taker, visit_photo_id)
    photos.take_out(photo=photo)
    messages.success(request, _("The photograph is gone."))
    return redirect(reverse("together:own_photos", args=[photo.visit_id]))


def _photos(
    request: HttpRequest, visit: Visit, *, back: str, outs: Callable[[VisitPhoto], str], here: str,
    frame: Any = None, by: Any = None,
) -> HttpResponse:  # fmt: skip
    form = photo_forms.PhotoForm(posted(request), request.FILES or None)
    saved = save(
        form,
        lambda: photos.add(visit=visit, photograph=form.photograph, caption=form.cleaned_data["caption"], by=by),
        refusals={
            taking_part.NotNow: _("The visits are over, so no photograph can be added."),
            photos.TooMany: _("A visit has five photographs at most. Take one out first."),
        },
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("The photograph is kept. Somebody checks it before others see it."))
        return redirect(here)
    rows = photos.photos_of(visit)
    full = len(rows) >= photos.MOST or not taking_part.takes_visits(visit.review)
    page = photo_page.photos_page(visit, rows, back=back, outs=outs, full=full, frame=frame)
    template = "photos" if frame else "own_photos"
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": reading(request)}
    return render(request, f"together/visits/{template}.jinja", shown)
