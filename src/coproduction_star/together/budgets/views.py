from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.decisions.services import NotDeclared
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.together.models import Budget, BudgetProject, State
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import counting, forms, panel, presenters, result_page, selectors, services, voting
from .addresses import at

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_BUDGETS)
def budgets(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    page = presenters.list_page(here, access=request.access, budgets=selectors.budgets_of(here))
    return _show(request, "list", page)


@require_safe
@require(Permission.SEE_BUDGETS)
def budget(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
    found = _found(request, budget_id)
    page = presenters.budget_page(
        found, access=request.access, projects=_projects(found), numbers=selectors.numbers_of(found)
    )  # fmt: skip
    return _show(request, "budget", page)


@ASK
@require(Permission.KEEP_BUDGETS)
@makes_once
def new_budget(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, form = request.programme, forms.BudgetForm(posted(request))
    saved = save(form, lambda: services.open_budget(programme=here, values=form.values, by=request.user))
    if saved.done:
        return redirect(at("budget", here, saved.kept.pk))
    return _ask(request, form, _("Open a shared budget"), _("Open it"), at("budgets", here))


@ASK
@require(Permission.KEEP_BUDGETS)
def change_budget(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
    found = _found(request, budget_id)
    form = forms.BudgetForm(posted(request), initial={name: getattr(found, name) for name in forms.RULES})
    saved = save(
        form, lambda: services.change_budget(budget=found, values=form.values, by=request.user), refusals=_begun()
    )  # fmt: skip
    back = at("budget", request.programme, found.pk)
    return redirect(back) if saved.done else _ask(request, form, _("Change the budget"), _("Save"), back)


@ASK
@require(Permission.KEEP_BUDGETS)
def check_project(
    request: HttpRequest, organisation: str, programme: str, budget_id: UUID, project_id: UUID
) -> HttpResponse:
    found = _project(request, budget_id, project_id)
    names = ("state", "cost", "reason", "equality")
    form = forms.CheckForm(
        posted(request), budget=found.budget, initial={name: getattr(found, name) for name in names}
    )
    saved = save(
        form, lambda: services.check_project(project=found, values=form.values, by=request.user),
        refusals=_begun(),
    )  # fmt: skip
    back = at("budget", request.programme, budget_id)
    return redirect(back) if saved.done else _ask(request, form, _("Check a project"), _("Save"), back, found.title)


@ASK
@require(Permission.KEEP_BUDGETS)
def withdraw_project(
    request: HttpRequest, organisation: str, programme: str, budget_id: UUID, project_id: UUID
) -> HttpResponse:
    found = _project(request, budget_id, project_id)
    form = forms.WithdrawForm(posted(request))
    saved = save(
        form,
        lambda: services.withdraw_project(project=found, reason=form.cleaned_data["reason"], by=request.user),
        refusals=_begun(),
    )
    back = at("budget", request.programme, budget_id)
    if saved.done:
        messages.success(request, _("Withdrawn. Whoever voted for it keeps their vote for other projects."))
        return redirect(back)
    return _ask(request, form, _("Withdraw a project"), _("Withdraw it"), back, found.title)


@ASK
@never_cache
@require(Permission.KEEP_BUDGETS)
def voting_codes(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
    """The codes are shown on the answer, to be printed, and never again."""
    found, codes = _found(request, budget_id), ()
    form = forms.CodesForm(posted(request))
    if form.is_valid():
        codes = services.make_codes(budget=found, number=form.cleaned_data["number"], by=request.user)
        form = forms.CodesForm()
    address = request.build_absolute_uri(at("vote", request.programme, found.pk))
    made = selectors.numbers_of(found)["codes"]
    page = presenters.codes_page(found, request.access, made=made, codes=codes, address=address)
    return _show(request, "codes", page, form=form)


@ASK
@require(Permission.KEEP_BUDGETS)
def give_in(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
    found, form = _found(request, budget_id), forms.GiveInForm(posted(request))
    refusals = {
        voting.VoteClosed: _("The vote is not open today."),
        voting.NoSuchCode: _("This code cannot be given in: it is not on the list, or it was used."),
    }
    saved = save(form, lambda: voting.give_in(budget=found, code=form.cleaned_data["code"]), refusals=refusals)
    if saved.done:
        messages.success(request, _("The code is used up. Hand out one sheet of paper."))
        return redirect(request.path)
    back = at("budget", request.programme, found.pk)
    return _ask(request, form, _("Give a sheet of paper for a code"), _("Take the code"), back)


@ASK
@require(Permission.KEEP_BUDGETS)
def sheets(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
    found = _found(request, budget_id)
    projects = selectors.to_vote_on(found)
    form = forms.SheetForm(posted(request), budget=found, projects=projects)
    refusals = {voting.SheetsClosed: _("Sheets are typed in from the first day of the vote until it is counted.")}
    saved = save(form, lambda: _type(form, found, by=request.user), refusals=refusals)
    if saved.done:
        messages.success(request, _("Kept. Type the next one."))
        return redirect(request.path)
    names = {str(one.number): one.title for one in projects}
    page = presenters.sheets_page(found, request.access, sheets=selectors.sheets_of(found), names=names)
    return _show(request, "sheets", page, form=form)


def _type(form: forms.SheetForm, found: Budget, *, by: Any) -> Any:
    number = form.cleaned_data["number"]
    return voting.type_sheet(budget=found, number=number, choices=form.choices, by=by)


@require_POST
@require(Permission.COUNT_VOTES)
def count_votes(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
    found = _found(request, budget_id)
    return pressed(
        request, lambda: counting.ask_to_count(budget=found, by=request.user),
        done=_("The votes are being counted. Look again in a minute."),
        refusals={
            counting.NotYet: _("The vote is not over, or it is counted already."),
            counting.SheetsDiffer: _("Some sheets of paper were typed once, or in two ways. Look at them first."),
        },
        then=at("budget", request.programme, found.pk),
    )  # fmt: skip


@require_POST
@require(Permission.COUNT_VOTES)
def confirm_result(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
    found = _found(request, budget_id)
    return pressed(
        request,
        lambda: services.confirm(budget=found, decided=_decided(request, found), by=request.user),
        done=_("Confirmed. It stands among the decisions, and each winner is an initiative now."),
        refusals={
            services.NothingToConfirm: _("There is no result, or it is confirmed already."),
            NotDeclared: _("Declare your interests in this programme first, on its page of decisions."),
        },
        then=at("budget", request.programme, found.pk),
    )  # fmt: skip


@ASK
@require(Permission.KEEP_BUDGETS)
@makes_once
def bring_votes(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    form = forms.BringForm(posted(request), request.FILES or None)
    saved = save(
        form, lambda: counting.bring_votes(programme=here, text=form.cleaned_data["file"], by=request.user),
        refusals={counting.CannotBring: None},
    )  # fmt: skip
    if saved.done:
        return redirect(at("budget", here, saved.kept.pk))
    return _ask(request, form, _("Bring in a file of votes"), _("Bring it in"), at("budgets", here))


@ASK
@require(Permission.COUNT_VOTES)
def panel_decides(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
    found = _found(request, budget_id)
    projects = [one for one in _projects(found) if one.state == State.ELIGIBLE]
    form = forms.PanelForm(posted(request), projects=projects)
    saved = save(form, lambda: _write_down(form, found, by=request.user), refusals={
        panel.NotForPanel: _("No panel decides on this now, or a project changed meanwhile. Look at the budget."),
        panel.OverTheBudget: _("What the panel takes costs more than there is. Leave something, and save again."),
    })  # fmt: skip
    back = at("budget", request.programme, found.pk)
    if saved.done:
        messages.success(request, _("Written down. Confirm it below, so that it stands among the decisions."))
        return redirect(back)
    lead = _("There is %(all)s to take from.") % {"all": presenters.worth(found, found.amount)}
    return _ask(request, form, _("What the panel decided"), _("Keep it"), back, lead)


def _write_down(form: forms.PanelForm, found: Budget, *, by: Any) -> Any:
    said = form.cleaned_data
    return panel.write_down(
        budget=found, panel=said["panel"], dissent=said["dissent"], verdicts=form.verdicts, by=by
    )  # fmt: skip


@ASK
@require(Permission.KEEP_BUDGETS)
def say_what_became(
    request: HttpRequest, organisation: str, programme: str, budget_id: UUID, project_id: UUID
) -> HttpResponse:
    found = _project(request, budget_id, project_id)
    form = forms.BecameForm(posted(request), initial={"words": found.became})
    saved = save(
        form, lambda: panel.say_what_became(project=found, by=request.user, **form.cleaned_data),
        refusals={panel.NotDecided: None},
    )  # fmt: skip
    back = at("budget", request.programme, budget_id)
    return redirect(back) if saved.done else _ask(request, form, _("What became of it"), _("Save"), back, found.title)


@require_POST
@require(Permission.KEEP_BUDGETS)
def put_outcomes_on(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
    found = _found(request, budget_id)
    return pressed(
        request, lambda: panel.put_outcomes_on(budget=found, by=request.user),
        done=_("The outcomes of this programme are on the list."), refusals=_begun(),
        then=at("budget", request.programme, found.pk),
    )  # fmt: skip


def _decided(request: HttpRequest, found: Budget) -> services.Decided:
    """How the decision reads that the result is written down as."""
    result = result_page.result_of(found, list(selectors.projects_of(found)))
    won = result_page.won_in_words(found, list(selectors.projects_of(found))) if result else ""
    won = won or _("nothing wins")
    what = f"{found.title}: {won}"
    return services.Decided(
        what=what[:300], why=f"{result.sentence} {result.how}" if result else "",
        by_whom=(found.panel or str(_("Everybody who voted")))[:200], participant_id=request.access.participant_id,
    )  # fmt: skip


def _begun() -> dict[type[Exception], str]:
    return {services.VoteHasBegun: _("The vote has begun, so its rules and projects stand as they are.")}


def _found(request: HttpRequest, budget_id: UUID) -> Budget:
    with or_404(Budget.DoesNotExist):
        return selectors.budget_called(request.programme, budget_id)


def _projects(found: Budget) -> list[BudgetProject]:
    rows = list(selectors.projects_of(found))
    for one in rows:
        one.budget = found
    return rows


def _project(request: HttpRequest, budget_id: UUID, project_id: UUID) -> BudgetProject:
    found = _found(request, budget_id)
    with or_404(BudgetProject.DoesNotExist):
        project = selectors.project_called(found, project_id)
    project.budget = found
    return project


def _ask(request: HttpRequest, form: Any, title: str, button: str, back: str, lead: str = "") -> HttpResponse:
    page = presenters.form_page(request.programme, request.access, title=title, button=button, back=back, lead=lead)
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    return render(request, f"together/budgets/{template}.jinja", {"page": hidden_for(request).over(page), **more})
