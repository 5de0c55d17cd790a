"""A shared budget without an account: read it, hand in a project, vote, and see what a vote paid for."""

from collections.abc import Callable
from fractions import Fraction
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import Budget, Eligibility
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import or_404, page_or_wait, posted, public, sender_of
from coproduction_star.voices.following.ticket import forget
from coproduction_star.voices.following.ticket import take as take_followed
from coproduction_star.voices.limits import SAID, Limit, count, seconds_to_wait
from coproduction_star.voices.selectors import in_published

from . import counting, forms, public_pages, selectors, services, voting
from .addresses import at
from .holding import KIND

ANYONE = "Anyone reads a shared budget of a published programme, hands in a project, and votes with a code."
BY_WORDS = "The four words of a vote open what it paid for, and nothing else does."
WRONG_CODES = (Limit("vote-wrong-minute", 10, 60), Limit("vote-wrong-hour", 40, 3600))
"""Codes from one address that open nothing."""
WRONG_CODES_IN_ALL = Limit("vote-wrong-in-all", 300, 60)
SAID_HERE = (Limit("vote-here-hour", 20, 3600),)
"""Votes from one address where people say themselves that they live here: a household or a library shares one."""
PLAIN = "text/plain; charset=utf-8"
View = Callable[..., HttpResponse]


def of_budget(view: View) -> View:
    """Hand the view the budget of a published programme, in its scope; any other does not exist."""

    @wraps(view)
    def scoped(request: HttpRequest, organisation: str, programme: str, budget_id: UUID) -> HttpResponse:
        with (
            or_404(Programme.DoesNotExist, Budget.DoesNotExist),
            in_published(request.organisation, programme) as home,
        ):
            return view(request, selectors.budget_called(home, budget_id))

    return scoped


@require_safe
@public(ANYONE)
@of_budget
def public_budget(request: HttpRequest, budget: Budget) -> HttpResponse:
    projects = list(selectors.projects_of(budget))
    for one in projects:
        one.budget = budget
    return _show(request, "public", public_pages.public_page(budget, projects))


@require_safe
@public("The votes of a counted budget are published, without anything about who voted.")
@of_budget
def budget_votes(request: HttpRequest, budget: Budget) -> HttpResponse:
    with or_404(ValueError):
        if not budget.votes_file:
            raise ValueError
    return Document("votes.pb", PLAIN, budget.votes_file.encode()).response()


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(ANYONE)
@of_budget
def propose_project(request: HttpRequest, budget: Budget) -> HttpResponse:
    form, who = forms.ProjectForm(posted(request), budget=budget), address_of(request)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        try:
            services.hand_in(budget=budget, values=form.values)
        except services.TooLate:
            form.add_error(None, _("Projects can no longer be handed in. Copy your words if you want to keep them."))
        else:
            count(SAID, who)
            messages.success(request, _("Your project is in. It is shown below, and checked before the vote."))
            return redirect(at("public_budget", budget.programme, budget.pk))
    page = public_pages.propose_page(budget, wait=wait)
    return _show(request, "ask", page, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(ANYONE)
@of_budget
def vote(request: HttpRequest, budget: Budget) -> HttpResponse:
    """The four words stand on the answer to the vote itself: they are kept nowhere, also not in an address."""
    form = forms.VoteForm(posted(request), budget=budget, projects=selectors.to_vote_on(budget))
    who = address_of(request)
    wait = _wait(budget, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        words = _cast(request, budget, form, who)
        if words:
            return _show(request, "receipt", public_pages.receipt_page(budget, words))
    return _show(request, "ask", public_pages.vote_page(budget, wait=wait), form=form)


def _wait(budget: Budget, who: str) -> int:
    if budget.eligibility == Eligibility.PLACE:
        return seconds_to_wait(SAID_HERE, who)
    return max(seconds_to_wait(WRONG_CODES, who), WRONG_CODES_IN_ALL.wait())


def _cast(request: HttpRequest, budget: Budget, form: forms.VoteForm, who: str) -> str:
    """The four words of the receipt; empty where the form says now what is wrong."""
    code = form.cleaned_data.get("code", "")
    try:
        words = voting.cast(budget=budget, choices=form.choices, code=code, sender=sender_of(request))
    except voting.VoteClosed:
        form.add_error(None, _("Nobody can vote now, so your vote was not taken."))
    except voting.NoSuchCode:
        _refuse_code(budget, form, who)
    else:
        if budget.eligibility == Eligibility.PLACE:
            count(SAID_HERE, who)
        return words
    return ""


def _refuse_code(budget: Budget, form: forms.VoteForm, who: str) -> None:
    """The same words whether there is no such code or it has voted: nobody learns which by guessing."""
    if budget.eligibility == Eligibility.PLACE:
        form.add_error(None, _("Somebody has voted with this browser already. That vote counts, and stays as it is."))
        return
    count(WRONG_CODES, who)
    WRONG_CODES_IN_ALL.count()
    form.add_error(
        "code",
        _("This code cannot vote. Look at the letters once more. A code that has voted is used up: its vote counts."),
    )


@require_safe
@never_cache
@public(BY_WORDS)
def own_ballot(request: HttpRequest) -> HttpResponse:
    held = take_followed(request, kind=KIND)
    if held is None:
        return redirect("voices:follow")
    try:
        with selectors.voted(*held) as ballot:
            budget = ballot.budget
            request.organisation = budget.programme.organisation
            paid, lost = counting.paid_by(budget, ballot.choices) if budget.result else ([], [])
            spent = sum((amount or Fraction(0) for _number, amount in paid), Fraction(0))
            left = Fraction(budget.result["part"]) - spent if budget.result else Fraction(0)
            page = public_pages.own_page(
                ballot, paid=paid, lost=lost, left=left, projects=list(selectors.projects_of(budget))
            )  # fmt: skip
            return _show(request, "receipt", page)
    except selectors.NotFound:
        return forget(redirect("voices:follow"))


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    shown = {"page": page, **more}
    return page_or_wait(request, f"together/budgets/{template}.jinja", shown, wait=getattr(page, "wait", 0))
