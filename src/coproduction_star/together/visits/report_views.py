"""The report of a review, who agrees with it, the service’s answer, and the end."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.together.models import ReportView, ReviewTaker
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.documents.pdf import PdfDocument
from coproduction_star.ui.documents.word import WordDocument
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import or_404, posted, pressed, public

from . import (
    checking_page,
    forms,
    paper,
    presenters,
    public_pages,
    report_forms,
    report_page,
    reporting,
    selectors,
    services,
    taking_part,
)
from . import report_selectors as reports
from .addresses import OWN, at
from .own_views import BY_WORDS, of_words
from .views import found, review_page, show_form

ASK = require_http_methods(["GET", "HEAD", "POST"])


def _too_late() -> str:
    return _("The review went into another phase meanwhile. Your words are still here: copy them.")


@ASK
@require(Permission.KEEP_REVIEWS)
def write_report(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    review = found(request, review_id)
    back = at("review", request.programme, review.pk)
    report = reports.report_of(review)
    now = {"text": report.text, "version": report.version} if report else {"version": 0}
    form = report_forms.ReportForm(posted(request), initial=now)
    saved = save(
        form,
        lambda: reporting.write_report(
            review=review, text=form.cleaned_data["text"], version=form.cleaned_data["version"] or 0, by=request.user
        ),
        now=lambda row: {"text": row.text, "version": row.version},
        refusals={services.IsClosed: None, taking_part.NotNow: _("The report is written once the visits are over.")},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. Those who took part can say whether they agree."))
        return redirect(f"{back}#report")
    return show_form(request, form, _("The report of the group"), _("Save"), back, lead=review.title,
                     theirs=saved.theirs)  # fmt: skip


@require_safe
@require(Permission.SEE_REVIEWS)
def report_versions(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    review = found(request, review_id)
    report = reports.report_of(review)
    page = report_page.versions_page(
        reports.versions_of(report) if report else (), frame=presenters.frame_of(request.programme, request.access),
        back=at("review", request.programme, review.pk),
    )  # fmt: skip
    return render(request, "together/visits/versions.jinja", {"page": hidden_for(request).over(page)})


@ASK
@require(Permission.VISIT)
def report_view(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    """Whether a member who took part agrees."""
    review = found(request, review_id)
    back = at("review", request.programme, review.pk)
    taker, report = selectors.taker_of(review, request.access.participant_id), reports.report_of(review)
    if taker is None or report is None or not taking_part.takes_views(review):
        messages.info(request, _("Those who took part say whether they agree, once there is a report."))
        return redirect(back)
    now = report_forms.view_now(reports.view_of(report, taker), report)
    form = report_forms.ViewForm(posted(request), initial=now)
    saved = save(
        form, lambda: reporting.say_view(review=review, taker=taker, by=request.user, **form.said),
        refusals={taking_part.NotNow: _too_late()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. Your words stand in the report once somebody has read them."))
        return redirect(f"{back}#report")
    return show_form(request, form, _("Do you agree with the report?"), _("Save"), back, lead=review.title)


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_report_view(request: HttpRequest, taker: ReviewTaker) -> HttpResponse:
    report = reports.report_of(taker.review)
    if report is None or not taking_part.takes_views(taker.review):
        messages.info(request, _("This is not asked now."))
        return redirect(OWN)
    now = report_forms.view_now(reports.view_of(report, taker), report)
    form = report_forms.ViewForm(posted(request), initial=now)
    how = reading(request, form)
    saved = save(
        form, lambda: reporting.say_view(review=taker.review, taker=taker, **form.said),
        refusals={taking_part.NotNow: _too_late()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. Your words stand in the report once somebody has read them."))
        return redirect(read_alike(request, reverse(OWN)))
    page = public_pages.DeedPage(
        _("Do you agree with the report?"), taker.review.title, _("Save"), reverse(OWN), text=report.text
    )
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": how}
    return render(request, "together/visits/own_view.jinja", shown)


@ASK
@require(Permission.CHECK_VISITS)
def check_report_view(
    request: HttpRequest, organisation: str, programme: str, review_id: UUID, report_view_id: UUID
) -> HttpResponse:
    review = found(request, review_id)
    with or_404(ReportView.DoesNotExist):
        view = reports.report_view_called(review, report_view_id)
    form = forms.CheckWordsForm(posted(request), initial={"words": view.words, "version": view.version})
    saved = save(
        form, lambda: taking_part.decide(view, by=request.user, **form.decision),
        now=lambda row: {"words": row.words, "version": row.version},
        refusals={taking_part.StillTells: checking_page.still_tells()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Done."))
        return redirect(at("review", request.programme, review.pk))
    page = checking_page.check_view_page(review, view, access=request.access, theirs=saved.theirs)
    return render(request, "together/visits/check.jinja", {"page": page, "form": form})


@ASK
@require(Permission.ANSWER_REVIEWS)
def answer_review(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    review = found(request, review_id)
    back = at("review", request.programme, review.pk)
    form = report_forms.AnswerForm(
        posted(request), points=selectors.checklist_of(review), initial={"version": review.version}
    )
    saved = save(
        form,
        lambda: reporting.answer(
            review=review, version=form.cleaned_data["version"], answers=form.answers, by=request.user
        ),
        now=lambda row: {"version": row.version},
        refusals={services.IsClosed: None, reporting.NoReport: None, reporting.NoAnswer: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("The answer is published. What the service does became promises with their days."))
        return redirect(f"{back}#answers")
    return show_form(
        request, form, _("The service’s answer"), _("Publish the answer"), back, template="answer",
        lead=_("To each point: what you do and by when, or why you cannot. Everybody reads it."), theirs=saved.theirs,
    )  # fmt: skip


@require_safe
@require(Permission.SEE_REVIEWS)
def review_word(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    return _paper(request, review_id, WordDocument)


@require_safe
@require(Permission.SEE_REVIEWS)
def review_pdf(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    return _paper(request, review_id, PdfDocument)


def _paper(request: HttpRequest, review_id: UUID, kind: paper.Kind) -> HttpResponse:
    page = review_page(request, found(request, review_id))
    return paper.review_paper(kind, page, organisation=request.programme.organisation.name).response()


@require_POST
@require(Permission.KEEP_REVIEWS)
def close_review(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    """End it, or undo the end."""
    review, deed = found(request, review_id), request.POST.get("deed", "close")
    deeds: dict[str, tuple[Any, str]] = {
        "close": (reporting.close, _("The review is closed. You can open it again.")),
        "reopen": (reporting.reopen, _("The review is open again.")),
    }
    if deed not in deeds:
        raise Http404
    do, done = deeds[deed]
    return pressed(
        request, lambda: do(review=review, by=request.user), done=done,
        refusals={
            reporting.NoAnswer: _(
                "It cannot close before the service has answered each point. Where it does nothing, it says why: "
                "“We cannot, because”."
            )
        },
        then=at("review", request.programme, review.pk),
    )  # fmt: skip
