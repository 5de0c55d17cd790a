"""The questions of a survey: added, changed, moved, taken out and brought back."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from coproduction_star.data.asset_surveys.from_bank import as_asked
from coproduction_star.data.questions import Audience
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.definitions import definition_of
from coproduction_star.people_it.models import Survey
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import drafting, presenters, question_forms, services, translating
from .addresses import at
from .views import FORM, open_survey, show
from .wording import language_name


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
def survey_bank(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found, words = open_survey(request, survey_id), request.GET.get("q", "").strip()[:100]
    asked = {drafting.id_of(question) for question in found.draft["questions"]}
    form = question_forms.BankForm(
        posted(request), asked=asked, audience=Audience(found.audience), youngest=found.youngest, words=words
    )
    if form.is_valid():
        chosen = form.chosen
        services.redraft(survey=found, change=lambda draft: drafting.with_bank(draft, chosen), by=request.user)
        return redirect(at("survey", found))
    number = sum(len(field.choices) for field in form.fields.values())
    lead = ngettext("%(number)s question you do not ask yet.", "%(number)s questions you do not ask yet.", number)
    page = presenters.form_page(
        survey=found, access=request.access, title=_("Add from the bank"), button=_("Add what is ticked"),
        lead=lead % {"number": number},
    )  # fmt: skip
    return show(request, "people_it/survey/bank.jinja", page, form=form, words=words)


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
@makes_once
def survey_add_own(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found = open_survey(request, survey_id)
    form = question_forms.OwnQuestionForm(posted(request), definition=definition_of(found.draft))
    if form.is_valid():
        id_ = services.add_own(
            survey=found, question=form.values, heading=form.cleaned_data["heading"], by=request.user
        )
        return redirect(f"{at('survey', found)}#question-{id_}")
    page = presenters.form_page(
        survey=found, access=request.access, title=_("Add your own question"), button=_("Add it")
    )
    return show(request, "people_it/survey/own.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
def survey_question(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, question_id: str
) -> HttpResponse:
    found = open_survey(request, survey_id)
    with or_404(drafting.NotThere):
        row = drafting.question_in(found.draft, question_id)
    form, words_of = _form_of(found, row, posted(request))

    def keep() -> Survey:
        return services.change_question(
            survey=found, question_id=question_id, question=form.values, seen=form.cleaned_data["version"],
            by=request.user,
        )  # fmt: skip

    with or_404(drafting.NotThere):
        saved = save(form, keep, now=lambda now: words_of(drafting.question_in(now.draft, question_id)))
    if saved.done:
        return redirect(f"{at('survey', found)}#question-{question_id}")
    bank = as_asked(question_id, (found.draft["languages"][0], "en")) if "bank" in row else None
    title = next(iter(bank.text.values())) if bank else _("Change the question")
    lead = _("A question of the bank keeps its words, so that places can compare.") if bank else ""
    page = presenters.form_page(
        survey=found, access=request.access, title=title, button=_("Save"), lead=lead, theirs=saved.theirs
    )
    return show(request, FORM if bank else "people_it/survey/own.jinja", page, form=form)


def _form_of(found: Survey, row: dict[str, Any], data: Any) -> tuple[Any, Callable[[dict[str, Any]], dict[str, Any]]]:
    """The form of a question and what it shows of one, for the bank's and for our own."""
    definition = definition_of(found.draft)
    if "bank" in row:
        first = question_forms.words_of_bank_question
        return question_forms.BankQuestionForm(data, definition=definition, row=row, initial=first(row)), first

    def words(now: dict[str, Any]) -> dict[str, Any]:
        return question_forms.words_of_own_question(now, definition.languages[0])

    return question_forms.OwnQuestionForm(data, definition=definition, row=row, initial=words(row)), words


@require_POST
@require(Permission.EDIT_SURVEY)
def survey_move(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, question_id: str
) -> HttpResponse:
    found, up = open_survey(request, survey_id), "earlier" in request.POST
    with or_404(drafting.NotThere):
        services.redraft(survey=found, change=lambda draft: drafting.moved(draft, question_id, up=up), by=request.user)
    return redirect(f"{at('survey', found)}#question-{question_id}")


@require_POST
@require(Permission.EDIT_SURVEY)
def survey_take_out(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, question_id: str
) -> HttpResponse:
    found = open_survey(request, survey_id)
    with or_404(drafting.NotThere):
        services.take_out(survey=found, question_id=question_id, by=request.user)
    return redirect(f"{at('survey', found)}?removed={question_id}")


@require_POST
@require(Permission.EDIT_SURVEY)
def survey_bring_back(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, question_id: str
) -> HttpResponse:
    found = open_survey(request, survey_id)
    with suppress(drafting.NotThere):  # pressed twice: it is back already
        services.bring_back(survey=found, question_id=question_id, by=request.user)
    return redirect(f"{at('survey', found)}#question-{question_id}")


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
def survey_words(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, language: str
) -> HttpResponse:
    """All that is written in one language, beside the words of the first."""
    found = open_survey(request, survey_id)
    with or_404(translating.NoSuchLanguage):
        form = translating.WordsForm(posted(request), draft=found.draft, language=language)
    saved = save(
        form,
        lambda: services.translate(
            survey=found, language=language, words=form.words, seen=form.cleaned_data["version"], by=request.user
        ),
        now=lambda now: translating.words_of(now.draft, language),
    )
    if saved.done:
        return redirect(at("survey", found))
    name = language_name(language)
    page = presenters.form_page(
        survey=found, access=request.access, title=_("The words in %(language)s") % {"language": name},
        button=_("Save"), lead=_("Above each box stands what it says in the language the survey is written in."),
        theirs=saved.theirs,
    )  # fmt: skip
    return show(request, FORM, page, form=form)
