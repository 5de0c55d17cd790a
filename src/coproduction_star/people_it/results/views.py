from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.selectors import people_in
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import Margins, QuestionResult, ResultState, Survey, SurveyResult
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import drawing_page, forms, presenters, selectors, services
from .addresses import at
from .question_page import question_page
from .weighing_forms import WorkOutForm
from .wording import Called, called_in

ASK = require_http_methods(["GET", "POST"])


@require_safe
@require(Permission.SEE_RESULTS)
def results(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = found_survey(request, survey_id)
    return _results(request, survey, selectors.newest_result(survey))


@require_safe
@require(Permission.SEE_RESULTS)
def result(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, result_id: UUID
) -> HttpResponse:  # fmt: skip
    """One that was worked out earlier, as it was."""
    survey = found_survey(request, survey_id)
    return _results(request, survey, found_result(survey, result_id))


def _results(
    request: HttpRequest, survey: Survey, shown: SurveyResult | None, form: WorkOutForm | None = None
) -> HttpResponse:  # fmt: skip
    every = selectors.results_of(survey)
    waiting = next((one for one in every if one.state == ResultState.WAITING), None)
    called = called_in(survey, shown)
    body = None
    if shown is not None and shown.state != ResultState.WAITING:
        services.look_at(shown)
        body = presenters.body_of(
            result=shown, access=request.access, called=called, reaching=selectors.reaching(survey),
            questions=selectors.names_of_questions(shown),
        )  # fmt: skip
    margins = selectors.margins_of(survey)
    for row in margins:
        row.survey = survey
    page = presenters.results_page(
        survey=survey, access=request.access, result=waiting, body=hidden_for(request).over(body), called=called,
        still=waiting is not None and selectors.stands_still(waiting, now=timezone.now()), margins=margins,
        earlier=[one for one in every if shown is None or one.pk != shown.pk],
        answers="" if every else presenters.answers_so_far(selectors.how_many(survey)),
    )  # fmt: skip
    form = form or (_work_out_form(survey, margins, called, shown=shown) if page.work_out else None)
    return render(request, "people_it/results/results.jinja", {"page": page, "form": form})


def _work_out_form(
    survey: Survey, margins: list[Margins], called: Called | None, *, shown: SurveyResult | None = None,
    said: Any = None,
) -> WorkOutForm:  # fmt: skip
    """It begins with the groups of the result that is shown."""
    groups = shown.clusters if shown else {}
    first = {"cap": "5", "clusters": groups.get("name", ""), "in_all": groups.get("typed", "")}
    first["members"] = groups.get("members_typed", "")
    drawing = next((row for row in margins if row.drawn), None)
    return WorkOutForm(said, initial=first, questions=_questions(survey, called), drawing=drawing)


@require_safe
@require(Permission.SEE_RESULTS)
def question(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, result_id: UUID, question: str
) -> HttpResponse:  # fmt: skip
    shown = found_result(found_survey(request, survey_id), result_id)
    with or_404(QuestionResult.DoesNotExist):
        kept = selectors.question_of(shown, question=question)
    page = question_page(
        result=shown, kept=kept, called=called_in(shown.survey, shown), access=request.access,
        chosen=request.GET.get("answer", ""),
    )  # fmt: skip
    return render(request, "people_it/results/question.jinja", {"page": page})


@ASK
@require(Permission.WORK_OUT_RESULTS)
@makes_once
def new_margins(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = found_survey(request, survey_id)
    form = forms.MarginsForm(posted(request), request.FILES or None, questions=_questions(survey))

    def keep() -> None:
        services.keep_margins(survey=survey, by=request.user, **_said(form))

    if save(form, keep, refusals={services.ThereAlready: {"name": _there()}}).done:
        return redirect(at("results", survey))
    page = presenters.FormPage(
        _("Figures of the population"), presenters.frame(survey, request.access), _("Keep the figures"),
        _("From a census or a list: how many people there are for each answer to one question."),
        samples=drawing_page.offered(survey, selectors.samples_drawn(survey), selectors.margins_of(survey)),
    )  # fmt: skip
    return render(request, "people_it/results/figures.jinja", {"page": page, "form": form})


@ASK
@require(Permission.WORK_OUT_RESULTS)
def change_margins(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, margins_id: UUID
) -> HttpResponse:  # fmt: skip
    survey = found_survey(request, survey_id)
    margins = found_margins(survey, margins_id)
    if margins.sample_id:
        page = drawing_page.drawn_page(margins, request.access, called_in(survey, None))
        return render(request, "people_it/results/drawn.jinja", {"page": page})
    asked = [one for one in _questions(survey) if one[0] == margins.name]
    form = forms.MarginsForm(
        posted(request), request.FILES or None, questions=asked, initial=forms.words_of(margins)
    )  # fmt: skip
    form.keep_use()

    def change() -> None:
        version = form.cleaned_data["version"] or 0
        services.change_margins(margins=margins, version=version, by=request.user, **_said(form))

    saved = save(form, change, now=forms.words_of)
    if saved.done:
        return redirect(at("results", survey))
    page = presenters.FormPage(
        _("Figures of the population"), presenters.frame(survey, request.access), _("Save"),
        _("Results that were worked out with the old figures keep them."), saved.theirs,
        at("remove_margins", survey, margins.pk),
    )  # fmt: skip
    return render(request, "people_it/results/figures.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.WORK_OUT_RESULTS)
def remove_margins(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, margins_id: UUID
) -> HttpResponse:  # fmt: skip
    survey = found_survey(request, survey_id)
    services.remove_margins(margins=found_margins(survey, margins_id), by=request.user)
    messages.success(request, _("The figures are removed."))
    return redirect(at("results", survey))


def _there() -> str:
    return _("This survey has such figures already. Change those.")


def _said(form: forms.MarginsForm) -> dict[str, Any]:
    return {"margin": form.margin} | {name: form.cleaned_data[name] for name in ("typed", "source", "year")}


@require_POST
@require(Permission.WORK_OUT_RESULTS)
def work_out(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = found_survey(request, survey_id)
    form = _work_out_form(survey, selectors.margins_of(survey), None, said=posted(request))
    if not form.is_valid():
        return _results(request, survey, selectors.newest_result(survey), form)
    try:
        services.ask_for_result(
            survey=survey, cap=form.cleaned_data["cap"], by=request.user, clusters=form.groups
        )  # fmt: skip
    except services.NobodyAsked:
        messages.error(request, _("This survey was not published yet, so nobody has answered it."))
    return redirect(at("results", survey))


@require_POST
@require(Permission.WORK_OUT_RESULTS)
def go_on(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, result_id: UUID
) -> HttpResponse:  # fmt: skip
    survey = found_survey(request, survey_id)
    try:
        services.go_on(result=found_result(survey, result_id), by=request.user)
    except services.StillWorking:
        messages.info(request, _("It is being worked out."))
    return redirect(at("results", survey))


@ASK
@require(Permission.REACH_OUT)
@makes_once
def reach(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = found_survey(request, survey_id)
    shown = selectors.newest_result(survey)
    called = called_in(survey, shown)
    form = forms.ReachForm(
        posted(request), groups=_unheard(shown, called), hidden=hidden_for(request),
        people=people_in(request.programme, and_also=request.access.participant_id),
    )  # fmt: skip
    if form.is_valid():
        groups = form.chosen
        facts = {"groups": ", ".join(groups), "how": form.cleaned_data["how"]}
        services.reach_out(
            survey=survey, groups=groups, by=request.user, what=_("Ask %(groups)s: %(how)s") % facts,
            **{name: form.cleaned_data[name] for name in ("how", "due_on", "who", "who_in_words")},
        )  # fmt: skip
        return redirect(f"{at('results', survey)}#heard")
    page = presenters.FormPage(
        _("Ask whom we have not heard"), presenters.frame(survey, request.access), _("Promise it"),
        _("It becomes a promise of this programme, with its day."),
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


def _unheard(shown: SurveyResult | None, called: Called) -> list[tuple[str, str]]:
    lines = shown.tables.get("heard", ()) if shown else ()
    return [
        (f"{line['by']}={line['group']}", called.with_question(line["by"], line["group"]))
        for line in lines
        if line["unheard"]
    ]


def _questions(survey: Survey, called: Called | None = None) -> list[tuple[str, str, forms.Called]]:
    called = called or called_in(survey, None)
    if selectors.WAY not in called.known:
        called.known[selectors.WAY] = selectors.names_of_ways(survey)
    return selectors.weighable_questions(called.asked, called.known, called.question)


def found_survey(request: HttpRequest, survey_id: UUID) -> Survey:
    with or_404(Survey.DoesNotExist):
        return selectors.survey_with(programme=request.programme, survey_id=survey_id)


def found_result(survey: Survey, result_id: UUID) -> SurveyResult:
    with or_404(SurveyResult.DoesNotExist):
        return selectors.result_with(survey, result_id=result_id)


def found_margins(survey: Survey, margins_id: UUID) -> Margins:
    with or_404(Margins.DoesNotExist):
        return selectors.margins_with(survey, margins_id=margins_id)
