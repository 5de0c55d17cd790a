"""Deciding on a proposal, and typing what somebody said."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import AskedPerson, Proposal
from coproduction_star.people_it.permissions import Permission
from coproduction_star.people_it.reaching import by_hand
from coproduction_star.ui.shortcuts import or_404, posted

from . import forms, selectors, services, under_way_pages
from .addresses import at, desk_address

ASK = require_http_methods(["GET", "POST"])


def decided() -> str:
    return _("Somebody decided on it meanwhile, or one of its people no longer agrees. Nobody was asked.")


def over() -> str:
    return _("It is over: somebody said no, or no longer agrees. What you typed was not kept.")


@require_POST
@require(Permission.MATCH)
def approve_proposal(request: HttpRequest, organisation: str, programme: str, proposal_id: UUID) -> HttpResponse:
    found = _proposal(request, proposal_id)
    try:
        asked = services.approve(proposal=found, by=request.user, broker_id=request.access.participant_id)
    except services.DecidedBefore:
        messages.error(request, decided())
    except services.MayNotMeet as error:
        messages.error(request, " ".join(error.reasons))
    else:
        theirs = by_hand(request.organisation.pk, [one.participant for one in asked])
        messages.success(request, under_way_pages.who_is_asked(asked, theirs))
        return redirect(at("matches_under_way", request.programme))
    return redirect(desk_address(request.programme))


@ASK
@require(Permission.MATCH)
def set_aside_proposal(request: HttpRequest, organisation: str, programme: str, proposal_id: UUID) -> HttpResponse:
    found = _proposal(request, proposal_id)
    form = forms.SetAsideForm(posted(request))
    saved = save(
        form, lambda: services.set_aside(proposal=found, by=request.user, **form.cleaned_data),
        refusals={services.DecidedBefore: decided()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Set aside. Nobody is asked."))
        return redirect(desk_address(request.programme))
    page = under_way_pages.set_aside_page(
        proposal=found, programme=request.programme, access=request.access, hidden=hidden_for(request)
    )
    return _ask(request, page, form)


@ASK
@require(Permission.MATCH)
def type_match_answer(request: HttpRequest, organisation: str, programme: str, asked_id: UUID) -> HttpResponse:
    """What somebody said by phone or in person, typed for them."""
    asked = _asked(request, asked_id)
    form = forms.TypedAnswerForm(posted(request))

    def keep() -> None:
        services.answer(asked=asked, said=form.cleaned_data["said"], by=request.user)

    return _typed(request, asked, form, keep, title=_("What they said"))


@ASK
@require(Permission.MATCH)
def type_outcome(request: HttpRequest, organisation: str, programme: str, asked_id: UUID) -> HttpResponse:
    asked = _asked(request, asked_id)
    form = forms.TypedOutcomeForm(posted(request), initial=forms.said_before(asked))

    def keep() -> None:
        services.tell_outcome(asked=asked, by=request.user, **form.told)

    return _typed(request, asked, form, keep, title=_("What came of it"))


def _typed(request: HttpRequest, asked: AskedPerson, form: Any, keep: Any, *, title: str) -> HttpResponse:
    saved = save(form, keep, refusals={services.IsOver: over()})
    if saved.done:
        messages.success(request, _("Saved, and written down that you typed it for them."))
        return redirect(f"{at('matches_under_way', request.programme)}#match-{asked.proposal_id}")
    page = under_way_pages.typed_page(
        asked=asked, programme=request.programme, access=request.access, title=title, hidden=hidden_for(request)
    )
    return _ask(request, page, form)


def _ask(request: HttpRequest, page: Any, form: Any) -> HttpResponse:
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def _proposal(request: HttpRequest, proposal_id: UUID) -> Proposal:
    with or_404(Proposal.DoesNotExist):
        return selectors.proposal_with(programme=request.programme, proposal_id=proposal_id)


def _asked(request: HttpRequest, asked_id: UUID) -> AskedPerson:
    with or_404(AskedPerson.DoesNotExist):
        return selectors.asked_with(programme=request.programme, asked_id=asked_id)
