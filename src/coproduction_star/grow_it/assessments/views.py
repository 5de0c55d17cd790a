import csv
import io
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.data.cases.cells import guarded
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import Assessment
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import forms, presenters, selectors, services
from .wording import statements_of

ASK = require_http_methods(["GET", "HEAD", "POST"])
CSV = "text/csv; charset=utf-8"


@require_safe
@require(Permission.SEE_ASSESSMENTS)
def assessments(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rounds = selectors.rounds_of(request.programme)
    page = presenters.list_page(request.programme, access=request.access, rounds=rounds)
    return render(request, "grow_it/assessments/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_ASSESSMENTS)
def assessment(request: HttpRequest, organisation: str, programme: str, assessment_id: UUID) -> HttpResponse:
    found = find_round(request, assessment_id)
    answers = selectors.answers_of(found)
    earlier = [(one, selectors.views_of(one, tuple(one.answers.all()))) for one in selectors.earlier_rounds(found)]
    page = presenters.round_page(
        found, access=request.access, statements=statements_of(found.kind), views=selectors.views_of(found, answers),
        answers=answers, people=sum(selectors.people_behind(found, one) for one in answers),
        has_answered=selectors.own_answer(found, request.user) is not None,
        earlier=earlier, slips=selectors.slips_of(found, today=timezone.localdate()),
    )  # fmt: skip
    return render(request, "grow_it/assessments/round.jinja", {"page": hidden_for(request).over(page)})


@ASK
@require(Permission.KEEP_ASSESSMENTS)
@makes_once
def new_assessment(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.BeginForm(posted(request))
    if form.is_valid():
        made = services.begin(programme=request.programme, by=request.user, **form.cleaned_data)
        return redirect(at("assessment", request.programme, made.pk))
    page = presenters.form_page(
        request.programme, access=request.access, title=_("Begin a round"), button=_("Begin"),
        back=at("assessments", request.programme),
        lead=_("A mixed group is best: about half an hour, each group for itself, then all together."),
    )  # fmt: skip
    return render(request, "grow_it/indicators/form.jinja", {"page": page, "form": form})


@ASK
@require(Permission.ANSWER_ASSESSMENT)
def answer_assessment(request: HttpRequest, organisation: str, programme: str, assessment_id: UUID) -> HttpResponse:
    found = find_round(request, assessment_id)
    own = selectors.own_answer(found, request.user)
    form = _answer_form(request, found, initial=forms.said_in(own) if own else {})
    return _answered(request, found, form, title=_("How do you see it?"), now=forms.said_in)


@ASK
@require(Permission.KEEP_ASSESSMENTS)
@makes_once
def type_in_assessment(request: HttpRequest, organisation: str, programme: str, assessment_id: UUID) -> HttpResponse:
    """What a group said together, or somebody on paper."""
    found = find_round(request, assessment_id)
    form = forms.TypeInForm(
        posted(request), kind=found.kind, groups=found.groups, statements=statements_of(found.kind)
    )  # fmt: skip
    return _answered(request, found, form, title=presenters.type_in_words(found.kind))


def _answer_form(request: HttpRequest, found: Assessment, *, initial: dict[str, Any]) -> forms.AnswerForm:
    return forms.AnswerForm(
        posted(request), kind=found.kind, groups=found.groups, statements=statements_of(found.kind), initial=initial
    )


def _answered(
    request: HttpRequest, found: Assessment, form: forms.AnswerForm, *, title: str, now: Any = None
) -> HttpResponse:  # fmt: skip
    back = at("assessment", request.programme, found.pk)
    saved = save(
        form, lambda: services.answer(assessment=found, by=request.user, **form.values), now=now,
        refusals={services.Ended: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. Thank you."))
        return redirect(back)
    if found.closed_at and request.method != "POST":
        form.add_error(None, ValidationError(_("This round has ended.")))
    page = presenters.form_page(
        request.programme, access=request.access, title=title, button=_("Save"), back=back, lead=found.title,
        theirs=saved.theirs,
    )  # fmt: skip
    return render(
        request, "grow_it/assessments/answer.jinja",
        {"page": hidden_for(request).over(page), "form": form, "parts": parts_of(form)},
    )  # fmt: skip


def parts_of(form: forms.AnswerForm) -> list[tuple[Any, Any]]:
    return [(form[f"score_{one.id}"], form[f"note_{one.id}"]) for one in form.statements]


@ASK
@require(Permission.KEEP_ASSESSMENTS)
def end_assessment(request: HttpRequest, organisation: str, programme: str, assessment_id: UUID) -> HttpResponse:
    found = find_round(request, assessment_id)
    if request.method != "POST":
        page = presenters.end_page(found, access=request.access)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    return pressed(
        request, lambda: services.end(assessment=found, by=request.user), done=_("The round has ended."),
        refusals={services.Ended: _("This round has ended already.")},
        then=at("assessment", request.programme, found.pk),
    )  # fmt: skip


@require_safe
@require(Permission.SEE_ASSESSMENTS)
def assessment_csv(request: HttpRequest, organisation: str, programme: str, assessment_id: UUID) -> HttpResponse:
    found = find_round(request, assessment_id)
    views = selectors.views_of(found, selectors.answers_of(found))
    out = io.StringIO()
    rows = presenters.csv_rows(statements_of(found.kind), views)
    csv.writer(out).writerows([guarded(cell) for cell in row] for row in rows)
    return Document(f"{slugify(found.title)[:40]}.csv", CSV, ("\ufeff" + out.getvalue()).encode()).response()


def find_round(request: HttpRequest, assessment_id: UUID) -> Assessment:
    with or_404(Assessment.DoesNotExist):
        return selectors.round_called(request.programme, assessment_id)
