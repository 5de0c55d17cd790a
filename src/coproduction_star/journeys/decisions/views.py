from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Decision, Initiative, Promise
from coproduction_star.journeys.papers import first_choice, offered
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import people_in
from coproduction_star.journeys.steps import papers_in
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services


@require_safe
@require(Permission.SEE_PROGRAMME)
def decisions(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.decisions_page(
        programme=request.programme,
        access=request.access,
        decisions=selectors.decisions_of(request.programme, number=request.GET.get("page")),
        promises=selectors.promises_of(request.programme, number=request.GET.get("promises")),
        interests=selectors.interests_in(request.programme),
        today=timezone.localdate(),
        hidden=hidden_for(request),
    )
    return render(request, "journeys/decisions/list.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.DECLARE_INTEREST)
def interest(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.InterestForm(posted(request), initial=_declared(request))
    if form.is_valid():
        services.declare_interest(
            programme=request.programme,
            participant_id=request.access.participant_id,
            none_to_declare=form.cleaned_data["declares"] == forms.NONE,
            what=form.cleaned_data["what"],
            by=request.user,
        )
        messages.success(request, _("Thank you. Your declaration is saved."))
        return redirect(_after_interest(request))
    page = presenters.interest_page(programme=request.programme, access=request.access)
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


def _after_interest(request: HttpRequest) -> str:
    """Back to what asked for it: rating or a decision, and never out of this programme."""
    onward = request.GET.get("next", "")
    if onward.startswith(address("star", request.programme)) and ".." not in onward:
        return onward
    asked = "new_decision" if request.GET.get("then") == "decision" else "decisions"
    return _with_initiative(request, address(asked, request.programme))


def _declared(request: HttpRequest) -> dict[str, str]:
    held = selectors.interest_of(programme=request.programme, participant_id=request.access.participant_id)
    return {"declares": forms.NONE if held.none_to_declare else forms.SOME, "what": held.what} if held else {}


@require_http_methods(["GET", "POST"])
@require(Permission.RECORD_DECISION)
@makes_once
def new_decision(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    about, mine, papers = _about(request), request.access.participant_id, papers_in(request.programme)
    form = forms.NewDecisionForm(
        posted(request), papers=offered(papers), hidden=hidden_for(request),
        initial={
            forms.TAKEN_ON: first_choice(
                papers, asked=request.GET.get("paper", ""), initiative_id=about.pk if about else None
            )
        },
    )  # fmt: skip
    if not selectors.has_declared(programme=request.programme, participant_id=mine):
        return redirect(_with_initiative(request, f"{address('interest', request.programme)}?then=decision"))
    if form.is_valid():
        decision = services.record_decision(
            programme=request.programme, initiative=about, participant_id=mine, by=request.user, **form.decision
        )
        if form.answers_now:
            return redirect(address("decision_duties", request.programme, decision.pk))
        return redirect(_home(request, about))
    page = presenters.form_page(
        programme=request.programme, access=request.access, title=_("Write down a decision"), button=_("Save"),
        lead=hidden_for(request).text(about.title) if about else "",
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.RECORD_PROMISE)
@makes_once
def new_promise(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    people = people_in(request.programme, and_also=request.access.participant_id)
    form = forms.PromiseForm(
        posted(request),
        people=people,
        hidden=hidden_for(request),
        initial={"who": request.access.participant_id, "what": request.GET.get("what", "")[:300]},
    )
    about = _about(request)
    if form.is_valid():
        services.make_promise(programme=request.programme, initiative=about, by=request.user, **form.cleaned_data)
        return redirect(_home(request, about))
    page = presenters.form_page(
        programme=request.programme, access=request.access, title=_("Write down a promise"), button=_("Save"),
        lead=hidden_for(request).text(about.title) if about else "",
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.JUDGE_PROMISE)
def judge_promise(request: HttpRequest, organisation: str, programme: str, promise_id: UUID) -> HttpResponse:
    with or_404(Promise.DoesNotExist):
        promise = selectors.promise_with(programme=request.programme, promise_id=promise_id)
    form = forms.JudgeForm(posted(request))
    if form.is_valid():
        try:
            services.judge_promise(promise=promise, by=request.user, **form.cleaned_data)
        except (services.PromiserJudges, services.AlreadyJudged, services.OthersJudge) as error:
            form.add_error(None, _(str(error)))
        else:
            return redirect(f"{address('decisions', request.programme)}#promise-{promise.pk}")
    page = presenters.form_page(
        programme=request.programme, access=request.access, title=_("How did this promise go?"), button=_("Save"),
        lead=hidden_for(request).text(promise.what),
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.RECORD_DECISION)
def correct_decision(request: HttpRequest, organisation: str, programme: str, decision_id: UUID) -> HttpResponse:
    with or_404(Decision.DoesNotExist):
        row = selectors.decision_with(programme=request.programme, decision_id=decision_id)
    mine = request.access.participant_id
    if not selectors.has_declared(programme=request.programme, participant_id=mine):
        return redirect(f"{address('interest', request.programme)}?then=decision")
    papers = offered(papers_in(request.programme), now=row.taken_on)
    form = forms.CorrectDecisionForm(
        posted(request), initial=forms.words_of(row), papers=papers, hidden=hidden_for(request)
    )
    correct = partial(services.correct_decision, decision=row, participant_id=mine)
    return _correct(request, form, correct, _("Correct this decision"), f"#decision-{row.pk}")


@require_http_methods(["GET", "POST"])
@require(Permission.RECORD_PROMISE)
def correct_promise(request: HttpRequest, organisation: str, programme: str, promise_id: UUID) -> HttpResponse:
    with or_404(Promise.DoesNotExist):
        row = selectors.promise_with(programme=request.programme, promise_id=promise_id)
    form = forms.CorrectPromiseForm(posted(request), initial=forms.words_of(row))
    correct = partial(services.correct_promise, promise=row)
    return _correct(request, form, correct, _("Correct this promise"), f"#promise-{row.pk}")


def _correct(
    request: HttpRequest, form: Form, correct: Callable[..., object], title: str, anchor: str
) -> HttpResponse:
    saved = save(
        form, lambda: correct(by=request.user, **form.cleaned_data), now=forms.words_of,
        refusals={services.NothingChanged: None},
    )  # fmt: skip
    if saved.done:
        return redirect(f"{address('decisions', request.programme)}{anchor}")
    page = presenters.form_page(
        programme=request.programme, access=request.access, title=title, button=_("Save the correction"),
        lead=_("What it said before stays on the page, with your reason."), theirs=saved.theirs,
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


def _about(request: HttpRequest) -> Initiative | None:
    return selectors.initiative_asked(programme=request.programme, initiative_id=request.GET.get("initiative", ""))


def _with_initiative(request: HttpRequest, target: str) -> str:
    about = _about(request)
    joint = "&" if "?" in target else "?"
    return f"{target}{joint}initiative={about.pk}" if about else target


def _home(request: HttpRequest, about: Initiative | None) -> str:
    if about is None:
        return address("decisions", request.programme)
    return address("initiative", request.programme, about.pk)
