"""The team’s pages of reviews."""

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
from coproduction_star.together.models import Review, ReviewPoint, VisitMark
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import beside, checking_page, forms, presenters, public_pages, reading, selectors, services, taking_part
from .addresses import at, reviews_address

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_REVIEWS)
def reviews(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows = selectors.reviews_of(request.programme)
    page = presenters.list_page(request.programme, access=request.access, reviews=rows)
    return render(request, "together/visits/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_REVIEWS)
def review(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    page = review_page(request, found(request, review_id))
    return render(request, "together/visits/review.jinja", {"page": page})


def review_page(request: HttpRequest, review: Review) -> presenters.ReviewPage:
    keeps = allowed(request, Permission.KEEP_REVIEWS, review)
    checks = allowed(request, Permission.CHECK_VISITS, review)
    shown = reading.of_team(review, keeps=keeps, checks=checks)
    goes = taking_part.takes_visits(review)
    yours = selectors.visits_of_participant(review, request.access.participant_id) if goes else ()
    page: presenters.ReviewPage = hidden_for(request).over(
        presenters.review_page(review, shown, access=request.access, yours=yours)
    )
    return page


@ASK
@require(Permission.KEEP_REVIEWS)
@makes_once
def new_review(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.ReviewForm(posted(request), is_new=True, **_to_choose_from(request))
    if form.is_valid():
        made = services.set_up(
            programme=request.programme, values=form.values, points=form.cleaned_data["points"], by=request.user
        )
        return redirect(at("review", request.programme, made.pk))
    lead = _("People who use a service say what good looks like. They go to look in pairs, score each point, and "
             "write what they saw. The service answers by a day.")  # fmt: skip
    return show_form(request, form, _("Begin a review"), _("Begin"), reviews_address(request.programme), lead=lead)


@ASK
@require(Permission.KEEP_REVIEWS)
def change_review(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    review = found(request, review_id)
    form = forms.ReviewForm(
        posted(request), initial=forms.review_now(review), is_new=False, **_to_choose_from(request, but=review.pk)
    )  # fmt: skip
    saved = save(
        form,
        lambda: services.change(
            review=review, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.review_now, refusals={services.IsClosed: None},
    )  # fmt: skip
    back = at("review", request.programme, review.pk)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    return show_form(request, form, _("Change the review"), _("Save"), back, theirs=saved.theirs)


def _to_choose_from(request: HttpRequest, *, but: UUID | None = None) -> dict[str, Any]:
    here = request.programme
    return {
        "initiatives": selectors.initiatives_for(here), "others": beside.others_in(here, but=but),
        "figures": beside.figures_in(here),
    }  # fmt: skip


@require_POST
@require(Permission.KEEP_REVIEWS)
def move_review(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    """Go on to another phase, or back."""
    review, to = found(request, review_id), request.POST.get("phase", "")
    return pressed(
        request, lambda: services.move(review=review, to=to, by=request.user),
        done=_("The review is in another phase now. The days of all phases stand on its page."),
        refusals={
            services.IsClosed: _("The service has answered this review."),
            services.NoPoints: _("Put one point on the checklist first: nobody can visit without it."),
            ValueError: _("Choose a phase of the review."),
        },
        then=at("review", request.programme, review.pk),
    )  # fmt: skip


@ASK
@require(Permission.KEEP_REVIEWS)
@makes_once
def new_review_point(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    review = found(request, review_id)
    form = forms.PointForm(posted(request))
    saved = save(
        form, lambda: services.add_point(review=review, values=form.values, by=request.user),
        refusals={services.IsClosed: None},
    )  # fmt: skip
    back = at("review", request.programme, review.pk)
    if saved.done:
        return redirect(f"{back}#points")
    return show_form(request, form, _("Add to the checklist"), _("Add it"), back, lead=review.title)


@ASK
@require(Permission.KEEP_REVIEWS)
def change_review_point(
    request: HttpRequest, organisation: str, programme: str, review_id: UUID, point_id: UUID
) -> HttpResponse:
    review = found(request, review_id)
    with or_404(ReviewPoint.DoesNotExist):
        point = selectors.point_called(review, point_id)
    form = forms.PointForm(posted(request), initial=forms.point_now(point))
    saved = save(
        form,
        lambda: services.change_point(
            point=point, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.point_now, refusals={services.IsClosed: None, services.PointScored: None},
    )  # fmt: skip
    back = at("review", request.programme, review.pk)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(f"{back}#points")
    return show_form(request, form, _("Change a point"), _("Save"), back, lead=review.title, theirs=saved.theirs)


@ASK
@require(Permission.CHECK_VISITS)
def check_visit(
    request: HttpRequest, organisation: str, programme: str, review_id: UUID, visit_mark_id: UUID
) -> HttpResponse:
    review = found(request, review_id)
    with or_404(VisitMark.DoesNotExist):
        mark = selectors.visit_mark_called(review, visit_mark_id)
    form = forms.CheckWordsForm(posted(request), initial={"words": mark.words, "version": mark.version})
    saved = save(
        form, lambda: taking_part.decide(mark, by=request.user, **form.decision),
        now=lambda row: {"words": row.words, "version": row.version},
        refusals={taking_part.StillTells: checking_page.still_tells()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Done."))
        return redirect(at("review", request.programme, review.pk))
    page = checking_page.check_page(review, mark, access=request.access, theirs=saved.theirs)
    return render(request, "together/visits/check.jinja", {"page": page, "form": form})


@require_safe
@require(Permission.KEEP_REVIEWS)
def review_poster(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    review = found(request, review_id)
    if request.programme.published_at is None:
        messages.info(request, _("Publish the programme first: then anyone can open the link."))
        return redirect(at("review", request.programme, review.pk))
    return render(request, "together/visits/poster.jinja", {"page": public_pages.poster_page(review)})


def found(request: HttpRequest, review_id: UUID) -> Review:
    with or_404(Review.DoesNotExist):
        return selectors.review_called(request.programme, review_id)


def show_form(
    request: HttpRequest, form: Any, title: str, button: str, back: str, *, template: str = "form", **more: Any
) -> HttpResponse:
    page = presenters.form_page(
        request.programme, access=request.access, title=title, button=button, back=back, **more
    )
    shown = {"page": hidden_for(request).over(page), "form": form}
    return render(request, f"together/visits/{template}.jinja", shown)
