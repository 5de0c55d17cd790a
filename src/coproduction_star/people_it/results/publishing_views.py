"""A result is shown to everybody, taken back, and read without an account."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import ResultState, SurveyResult
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import or_404, posted, public

from . import presenters, public_page, publishing
from .addresses import at
from .publishing_forms import PublishForm, TakeBackForm
from .views import found_result, found_survey
from .wording import called_then

ANYONE = "What an organisation chose to show of a survey, after the rule of small numbers, is for everyone."


@require_http_methods(["GET", "POST"])
@require(Permission.SHARE_RESULTS)
def publish(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, result_id: UUID
) -> HttpResponse:  # fmt: skip
    shown = found_result(found_survey(request, survey_id), result_id)
    if shown.state != ResultState.DONE:
        raise Http404
    form = PublishForm(posted(request), initial={"who": shown.published_who})
    if form.is_valid():
        publishing.publish(result=shown, who=form.cleaned_data["who"], by=request.user)
        messages.success(request, _shown_to(request.programme))
        return redirect(at("result", shown.survey, shown.pk))
    page = presenters.FormPage(
        _("Show this result to everybody"), presenters.frame(shown.survey, request.access), _("Show it to everybody"),
        _(
            "The numbers of this page, with who was heard and how it was worked out, on a public page and for "
            "programs. Small numbers stay hidden. A result of this survey that was shown before is replaced. You can "
            "take it back."
        ),
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


def _shown_to(programme: Programme) -> str:
    if programme.published_at:
        return _("Everybody can see this result now.")
    return _("It is decided. Everybody can see this result once the programme has a public page.")


@require_http_methods(["GET", "POST"])
@require(Permission.SHARE_RESULTS)
def take_back_result(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = found_survey(request, survey_id)
    form = TakeBackForm(posted(request))
    if form.is_valid():
        try:
            publishing.take_back(survey=survey, why=form.cleaned_data["why"], by=request.user)
        except publishing.NothingToPublish:
            messages.error(request, _("Nothing of this survey is in public."))
        else:
            messages.success(request, _("Taken back. The public page says why."))
        return redirect(at("results", survey))
    page = presenters.FormPage(
        _("Take the result back"), presenters.frame(survey, request.access), _("Take it back"),
        _("Its numbers are in public no more, at once. The public page says that it was taken back, and why."),
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_safe
@public(ANYONE)
def public_results(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    missing = (Programme.DoesNotExist, SurveyResult.DoesNotExist)
    with or_404(*missing), publishing.in_public(request.organisation, programme) as found:
        shown = publishing.public_result(found, survey_id=survey_id)
        page = public_page.public_page(shown, called_then(shown))
        return render(request, "people_it/results/public.jinja", {"page": page})
