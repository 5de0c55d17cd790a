from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Decision, DutyKind
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.journeys.versions import theirs_and_yours
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404, posted

from . import annex, presenters, questions, selectors, services


@require_safe
@require(Permission.SEE_PROGRAMME)
def decision_duties(request: HttpRequest, organisation: str, programme: str, decision_id: UUID) -> HttpResponse:
    page = _page(request, decision_id)
    return render(request, "journeys/duties/duties.jinja", {"page": page})


@require_safe
@require(Permission.SEE_PROGRAMME)
def duties_annex(request: HttpRequest, organisation: str, programme: str, decision_id: UUID) -> HttpResponse:
    page = _page(request, decision_id)
    paper = annex.annex(page, organisation=request.organisation.name, language=get_language())
    return paper.response()


@require_http_methods(["GET", "POST"])
@require(Permission.ANSWER_DUTY)
def answer_duty(request: HttpRequest, organisation: str, programme: str, decision_id: UUID, duty: str) -> HttpResponse:
    decision = _found(request, decision_id)
    if duty not in DutyKind.values:
        raise Http404
    held = selectors.duty_of(decision, duty)
    form = questions.FORMS[duty](posted(request), about=held, initial=questions.words_of(held))
    theirs: tuple[tuple[str, str, str], ...] = ()
    if form.is_valid():
        try:
            services.answer_duty(duty=held, by=request.user, answers=form.answers, **_said(form))
        except ChangedMeanwhile as error:
            theirs = theirs_and_yours(form, now=_now(form, questions.words_of(error.current)))
        except services.NoReason as error:
            form.add_error("reason" if "reason" in form.fields else "state", _(str(error)))
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{address('decision_duties', request.programme, decision.pk)}#{duty}")
    page = presenters.duty_form_page(
        decision=decision, kind=DutyKind(duty), access=request.access, hidden=hidden_for(request), theirs=theirs,
        interests=selectors.declared_in(request.programme) if duty == DutyKind.INTERESTS else (),
    )  # fmt: skip
    return render(request, "journeys/duties/answer.jinja", {"page": page, "form": form})


def _said(form: questions.DutyForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in questions.ABOUT_ITSELF if name in form.cleaned_data}


def _now(form: questions.DutyForm, words: dict[str, Any]) -> dict[str, Any]:
    """What somebody else left empty is shown as empty."""
    return dict.fromkeys(form.questions, "") | words


def _page(request: HttpRequest, decision_id: UUID) -> presenters.DutiesPage:
    hidden = hidden_for(request)
    page = presenters.duties_page(
        decision=_found(request, decision_id), access=request.access, hidden=hidden,
        interests=selectors.declared_in(request.programme),
    )  # fmt: skip
    return hidden.over(page)


def _found(request: HttpRequest, decision_id: UUID) -> Decision:
    with or_404(Decision.DoesNotExist):
        decision = selectors.decision_whole(programme=request.programme, decision_id=decision_id)
    decision.programme = request.programme
    return decision
