"""Rewards of a programme: who pays, what was given without a name, and claims from the first word to the money."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.panels import panels_of
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import Claim
from coproduction_star.market_it.permissions import Permission
from coproduction_star.market_it.pounds import money
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services, totals
from .addresses import at

ASK = require_http_methods(["GET", "HEAD", "POST"])
REFUSALS = {services.NotSaid: None, services.NotWarned: None, services.NotNow: None, services.SamePerson: None}


@require_safe
@require(Permission.SEE_REWARDS)
def rewards(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, today = request.programme, timezone.localdate()
    rules = selectors.rules_of(here)
    within = rules.within_days if rules else 0
    clock = totals.clock_in_words(totals.pace_of(here, within=within, today=today), within=within, today=today)
    page = presenters.rewards_page(
        here, request.access, rules=rules, clock=clock if rules else (), totals=totals.totals_of(here),
        pots=selectors.pots_of(here),
    )  # fmt: skip
    return show(request, "rewards", page)


@ASK
@require(Permission.SET_REWARD_RULES)
def reward_rules(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rules = selectors.rules_of(request.programme)
    form = forms.RulesForm(posted(request), initial=forms.said_in_rules(rules) if rules else {})
    saved = save(
        form,
        lambda: services.set_rules(
            programme=request.programme, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.said_in_rules,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. Everybody reads it before they claim."))
        return redirect(at("rewards", request.programme))
    return ask(request, form, title=_("Before anyone spends"), button=_("Save"), theirs=saved.theirs)


@require_safe
@require(Permission.SEE_CLAIMS)
def claims(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    state = request.GET.get("state", "")
    state = state if state in presenters.STATES else "waiting"
    pages = selectors.page_of_claims(request.programme, state=state, number=request.GET.get("page"))
    page = presenters.claims_page(
        request.programme, request.access, pages, state=state, hidden=hidden_for(request), today=timezone.localdate()
    )
    return show(request, "claims", page)


@ASK
@require(Permission.ENTER_CLAIM)
@makes_once
def enter_claim(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """On paper or by phone, typed for somebody, who gets four words."""
    here = request.programme
    form = forms.EnteredClaimForm(
        posted(request), people=selectors.known_people(here), initiatives=selectors.initiatives_of(here),
        hidden=hidden_for(request), initial={"happened_on": timezone.localdate()},
    )  # fmt: skip
    made = sent(form, lambda: services.claim(
        programme=here, values=form.values, by=request.user, participant=form.cleaned_data["participant"],
        name=form.cleaned_data["name"], channel=form.cleaned_data["channel"], warned=form.cleaned_data["warned"],
        with_words=True,
    ))  # fmt: skip
    if made is not None:
        told = _("Written down. Their four words, to see what becomes of it: %(words)s. They are kept nowhere.")
        messages.success(request, told % {"words": made[1]})
        return redirect(at("rewards", here))
    return ask(request, form, title=_("Type in a claim"), button=_("Write it down"), claims=True)


@require_safe
@require(Permission.SEE_CLAIMS)
def claim_page(request: HttpRequest, organisation: str, programme: str, claim_id: UUID) -> HttpResponse:
    found = found_claim(request, claim_id)
    page = presenters.claim_page(
        found, request.access, hidden=hidden_for(request), panels=panels_of(request, found), reader=request.user
    )
    return show(request, "claim", page)


@require_POST
@require(Permission.APPROVE_CLAIM)
def approve_claim(request: HttpRequest, organisation: str, programme: str, claim_id: UUID) -> HttpResponse:
    return _decide(request, claim_id, services.approve, _("Agreed to. Somebody else pays it."))


@require_POST
@require(Permission.PAY_CLAIM)
def pay_claim(request: HttpRequest, organisation: str, programme: str, claim_id: UUID) -> HttpResponse:
    return _decide(request, claim_id, services.pay, _("Written down that it is paid."))


def _decide(request: HttpRequest, claim_id: UUID, act: Any, done: str) -> HttpResponse:
    found = found_claim(request, claim_id)
    try:
        act(held=found, version=_version(request), by=request.user)
    except ChangedMeanwhile:
        messages.error(request, _("Somebody else did something with this claim meanwhile. Look at it again."))
    except (services.NotNow, services.SamePerson) as error:
        messages.error(request, _(str(error)))
    else:
        messages.success(request, done)
    return redirect(at("claim_page", request.programme, found.pk))


def _version(request: HttpRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < len("1000000000") else 0


@ASK
@require(Permission.APPROVE_CLAIM)
def refuse_claim(request: HttpRequest, organisation: str, programme: str, claim_id: UUID) -> HttpResponse:
    found = found_claim(request, claim_id)
    form = forms.RefuseForm(posted(request), initial={"version": found.version})
    saved = save(
        form, lambda: services.refuse(held=found, by=request.user, **form.cleaned_data),
        now=lambda row: {"version": row.version}, refusals=REFUSALS,
    )  # fmt: skip
    back = at("claim_page", request.programme, found.pk)
    if saved.done:
        messages.success(request, _("Whoever claimed reads why, on their own page."))
        return redirect(back)
    return ask(request, form, title=_("Say no to this claim"), button=_("Say no"), back=back)


def found_claim(request: HttpRequest, claim_id: UUID) -> Claim:
    with or_404(Claim.DoesNotExist):
        return selectors.claim_with(programme=request.programme, claim_id=claim_id)


def sent(form: Any, send: Any) -> tuple[Claim, str] | None:
    """Send a claim; where it is refused the form says why, and nothing typed is lost."""
    if not form.is_valid():
        return None
    try:
        made: tuple[Claim, str] = send()
    except services.TooMuch as error:
        told = _("One claim may come to %(sum)s at most without asking first. Talk to the team before you send it.")
        form.add_error("pence", told % {"sum": money(error.most)})
    except (services.NotSaid, services.NotWarned) as error:
        form.add_error(None, _(str(error)))
    else:
        return made
    return None


def ask(
    request: HttpRequest, form: Any, *, title: str, button: str, back: str = "", claims: bool = False, **more: Any
) -> HttpResponse:
    """With `claims`: above the form stands who pays, how and by when, and below it the warning about payments."""
    if claims:
        rules = selectors.rules_of(request.programme)
        more |= {"before": presenters.before_of(rules), "warning": selectors.warning_of()}
    page = presenters.form_page(request.programme, request.access, title=title, button=button, back=back, **more)
    return show(request, "form", page, form=form)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/rewards/{template}.jinja", {"page": page, **more})
