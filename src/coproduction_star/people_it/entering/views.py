"""Sheets to print for anyone; and for those who type in, the page for it, and what to say on the phone."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.asking.addresses import public_address
from coproduction_star.people_it.asking.editions import survey_of_edition
from coproduction_star.people_it.asking.keeping import words_of
from coproduction_star.people_it.asking.links import NotFound, at_link, link_to
from coproduction_star.people_it.asking.look import language_of
from coproduction_star.people_it.models import AnswerChannel, Response, Survey, SurveyEdition
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE
from coproduction_star.ui.reading import look_called
from coproduction_star.ui.shortcuts import or_404, posted, public, sender_of
from coproduction_star.voices.limits import PRINTED, count, seconds_to_wait
from coproduction_star.voices.selectors import listening_of

from . import presenters, selectors, services
from .forms import PrintForm, TypeInForm
from .numbers import new_number
from .sheets import Sheets, as_pdf

ASK = require_http_methods(["GET", "HEAD", "POST"])
ANYONE = "Anyone who has its link can answer a published survey on paper."


@ASK
@never_cache
@public(ANYONE)
def paper(request: HttpRequest, organisation: str, code: str) -> HttpResponse:
    """The copies are made when somebody asks for them, as each has a number and four words of its own."""
    with or_404(NotFound, Survey.DoesNotExist), at_link(request.organisation, code) as link:
        start = public_address("public_survey", request.organisation.slug, link.code)
        if not link.survey.is_open(timezone.localdate()):
            return redirect(start)
        edition = selectors.edition_now(link.survey)
        asked, who = survey_of_edition(edition.pk), address_of(request)
        form = PrintForm(posted(request), survey=asked)
        wait = seconds_to_wait(PRINTED, who) if request.method == "POST" else 0
        if not wait and form.is_valid():
            count(PRINTED, who, form.cleaned_data["copies"])
            return _sheets(edition, asked, form.cleaned_data)
        page = presenters.print_page(link.survey, asked, back=start, wait=wait)
        status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
        return render(request, "people_it/entering/print.jinja", {"page": page, "form": form}, status=status)


def _sheets(edition: SurveyEdition, asked: Any, said: dict[str, Any]) -> HttpResponse:
    numbers = tuple(new_number(edition) for _copy in range(said["copies"]))
    body = as_pdf(
        Sheets(
            edition, asked, numbers, said["language"], look_called(said["look"]),
            listening_of(edition.survey.programme), presenters.whole(reverse("voices:follow")),
        )
    )  # fmt: skip
    return Document("survey.pdf", MEDIA_TYPE, body).response()


@require_safe
@require(Permission.ENTER_ANSWERS)
def enter(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = _survey(request, survey_id)
    link = link_to(survey)
    paper_at = public_address("answer_paper", organisation, link.code) if link else ""
    page = presenters.enter_page(
        survey, access=request.access, counts=selectors.by_channel(survey),
        is_open=survey.is_open(timezone.localdate()), paper=paper_at,
    )  # fmt: skip
    return render(request, "people_it/entering/enter.jinja", {"page": page})


@ASK
@never_cache
@require(Permission.ENTER_ANSWERS)
def type_in(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = _survey(request, survey_id)
    edition = selectors.edition_now(survey)
    asked = survey_of_edition(edition.pk)
    language = language_of(asked, request.LANGUAGE_CODE)
    channel = request.GET.get("channel", AnswerChannel.PAPER)
    form = TypeInForm(posted(request), survey=survey, asked=asked, language=language, initial={"channel": channel})
    before: Response | None = None
    if form.is_valid():
        try:
            made, _words = services.type_in(**_typed(request, survey, edition, form, language))
        except services.CopyTwice as twice:
            before = twice.before
        else:
            return redirect(presenters.address("answers_entered", survey, made.pk))
    page = presenters.type_in_page(survey, access=request.access, before=before)
    return render(request, "people_it/entering/type_in.jinja", {"page": page, "form": form})


def _typed(
    request: HttpRequest, survey: Survey, edition: SurveyEdition, form: TypeInForm, language: str
) -> dict[str, Any]:
    said = form.cleaned_data
    return {
        "survey": survey, "edition": form.edition or edition, "answers": form.kept,
        "apart": form.kept_apart if said["apart"] else None, "kinds": said["kinds"], "reached": form.reached,
        "channel": said["channel"], "language": language, "by": request.user, "number": said["number"],
        "sender": sender_of(request), "parent": form.agreed,
    }  # fmt: skip


@require_safe
@never_cache
@require(Permission.ENTER_ANSWERS)
def entered(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, response_id: UUID
) -> HttpResponse:
    """The four words stand here for whoever typed it in, in the same browser."""
    survey = _survey(request, survey_id)
    with or_404(Response.DoesNotExist):
        response = selectors.response_with(survey=survey, response_id=response_id)
    mine = response.entered_by_id == request.user.pk
    words = words_of(response, sender=sender_of(request)) if mine else ""
    page = presenters.entered_page(survey, access=request.access, words=words)
    return render(request, "people_it/entering/entered.jinja", {"page": page})


@require_safe
@require(Permission.ENTER_ANSWERS)
def script(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = _survey(request, survey_id)
    asked = survey_of_edition(selectors.edition_now(survey).pk)
    page = presenters.script_page(survey, asked, access=request.access, listening=listening_of(request.programme))
    return render(request, "people_it/entering/script.jinja", {"page": page})


def _survey(request: HttpRequest, survey_id: UUID) -> Survey:
    with or_404(Survey.DoesNotExist):
        return selectors.survey_with(programme=request.programme, survey_id=survey_id)
