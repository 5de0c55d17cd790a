from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coproduction_star.focus_it.models import SuccessCriterion, Theory
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import agreeing, forms, presenters, selectors, wording
from .addresses import at
from .views import found_theory, show


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_THEORY)
@makes_once
def add_criterion(request: HttpRequest, organisation: str, programme: str, theory_id: UUID) -> HttpResponse:
    theory = found_theory(request, theory_id)
    form = forms.CriterionForm(posted(request))
    if form.is_valid():
        made = agreeing.add_criterion(theory=theory, values=form.values, by=request.user)
        return redirect(f"{at('theory', theory)}#criterion-{made.pk}")
    title, button = _("How will you tell that it worked?"), _("Add it")
    page = presenters.form_page(theory=theory, access=request.access, title=title, button=button)
    return show(request, "journeys/form.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_THEORY)
def criterion(
    request: HttpRequest, organisation: str, programme: str, theory_id: UUID, criterion_id: UUID
) -> HttpResponse:
    found = _found(found_theory(request, theory_id), criterion_id)
    form = forms.CriterionForm(posted(request), initial=forms.words_of_criterion(found))

    def change() -> None:
        version = form.cleaned_data["version"]
        agreeing.change_criterion(criterion=found, version=version, values=form.values, by=request.user)

    saved = save(form, change, now=forms.words_of_criterion)
    if saved.done:
        return redirect(f"{at('theory', found.theory)}#criterion-{found.pk}")
    page = presenters.form_page(
        theory=found.theory, access=request.access, title=_("Change how success is told"), button=_("Save"),
        theirs=saved.theirs,
        lead=_("Whoever agreed before agreed to the earlier words, and the page will say so. Ask them again."),
    )  # fmt: skip
    return show(request, "journeys/form.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.AGREE_CRITERION)
def agree(
    request: HttpRequest, organisation: str, programme: str, theory_id: UUID, criterion_id: UUID
) -> HttpResponse:
    found = _found(found_theory(request, theory_id), criterion_id, living=True)
    before = selectors.answer_of(found, participant_id=request.access.participant_id)
    form = forms.AnswerForm(posted(request), initial={**forms.said_before(before), "wording": found.version})
    if form.is_valid():
        who = {"participant_id": request.access.participant_id, "on": timezone.localdate()}
        try:
            agreeing.answer(criterion=found, by=request.user, **who, **form.values)
        except ChangedMeanwhile as error:
            found = _read_again(form, found, error)
        else:
            return redirect(f"{at('theory', found.theory)}#criterion-{found.pk}")
    page = presenters.answer_page(criterion=found, access=request.access, title=_("Is this success?"))
    return show(request, "focus_it/theory_of_change/answer.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.LEAD_THEORY)
def agree_for(
    request: HttpRequest, organisation: str, programme: str, theory_id: UUID, criterion_id: UUID
) -> HttpResponse:
    found = _found(found_theory(request, theory_id), criterion_id, living=True)
    people = selectors.people_to_answer_for(request.programme)
    form = forms.AnswerForForm(
        posted(request), people=people, hidden=hidden_for(request), initial={"wording": found.version}
    )
    if form.is_valid():
        who = {"participant_id": form.cleaned_data["participant"].pk, "on": form.cleaned_data["on"]}
        try:
            agreeing.answer(criterion=found, by=request.user, own=False, **who, **form.values)
        except ChangedMeanwhile as error:
            found = _read_again(form, found, error)
        else:
            return redirect(f"{at('theory', found.theory)}#criterion-{found.pk}")
    page = presenters.answer_page(criterion=found, access=request.access, title=_("Write down what somebody said"))
    return show(request, "focus_it/theory_of_change/answer.jinja", page, form=form)


def _read_again(form: Any, found: SuccessCriterion, error: ChangedMeanwhile) -> SuccessCriterion:
    """The words changed while somebody answered: they are shown the new ones, and what they said stays."""
    now: SuccessCriterion = error.current
    now.theory = found.theory
    form.data = form.data.copy()
    form.data["wording"] = str(now.version)
    form.add_error(None, wording.reworded())
    return now


def _found(theory: Theory, criterion_id: UUID, *, living: bool = False) -> SuccessCriterion:
    with or_404(SuccessCriterion.DoesNotExist):
        found = selectors.criterion_with(theory=theory, criterion_id=criterion_id)
        if living and found.removed_at is not None:
            raise SuccessCriterion.DoesNotExist
    found.theory = theory
    return found
