from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_scopes import scope

from coproduction_star.accounts.cards.handing import hand_over_card
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.models import Invitation, Participant
from coproduction_star.organisations.permissions import Permission
from coproduction_star.organisations.services import programmes_of
from coproduction_star.ui.shortcuts import made, makes_once, or_404, posted, public

from . import presenters, selectors, services
from .forms import CodeForm, InviteByEmailForm, InviteForm, JoinForm

ASK = require_http_methods(["GET", "HEAD", "POST"])
DOOR = "A person who was invited has no account yet; the code is the key."


@ASK
@require(Permission.ADMINISTER)
@makes_once
def by_email(request: HttpRequest, organisation: str) -> HttpResponse:
    form = InviteByEmailForm(posted(request), programmes=programmes_of(request.organisation))
    if form.is_valid():
        services.invite(organisation=request.organisation, by=request.user, **form.invitation)
        messages.success(request, _("We have written to %(name)s.") % {"name": form.cleaned_data["name"]})
        return redirect("organisations:people", organisation)
    page = presenters.invite_page(request.organisation, by_card=False)
    return render(request, "organisations/invitations/invite.jinja", {"page": page, "form": form})


@ASK
@never_cache
@require(Permission.ADMINISTER)
@makes_once
def by_card(request: HttpRequest, organisation: str) -> HttpResponse:
    known = _known_person(request)
    initial = {"name": known.name} if known else None
    form = InviteForm(posted(request), programmes=programmes_of(request.organisation), initial=initial)
    if form.is_valid():
        invitation, code = services.invite(
            organisation=request.organisation, by=request.user, participant=known, **form.invitation
        )
        return _card(request, invitation, code)
    page = presenters.invite_page(request.organisation, by_card=True)
    return render(request, "organisations/invitations/invite.jinja", {"page": page, "form": form})


@require_http_methods(["POST"])
@never_cache
@require(Permission.ADMINISTER)
def again(request: HttpRequest, organisation: str, invitation: Any) -> HttpResponse:
    with or_404(Invitation.DoesNotExist):
        found = selectors.invitation_of(request.organisation, invitation)
    code = services.send_again(invitation=found, by=request.user)
    if found.by_card:
        return _card(request, found, code)
    messages.success(request, _("We have written to %(name)s again.") % {"name": found.name})
    return redirect("organisations:people", organisation)


@require_http_methods(["POST"])
@require(Permission.ADMINISTER)
def withdraw(request: HttpRequest, organisation: str, invitation: Any) -> HttpResponse:
    with or_404(Invitation.DoesNotExist):
        found = selectors.invitation_of(request.organisation, invitation)
    services.withdraw_invitation(invitation=found, by=request.user)
    messages.success(request, _("The invitation is taken back. Its code no longer works."))
    return redirect("organisations:people", organisation)


@ASK
@public(DOOR)
def enter_code(request: HttpRequest) -> HttpResponse:
    form = CodeForm(posted(request))
    if form.is_valid():
        return redirect("organisations:join", form.cleaned_data["code"].replace(" ", "-").replace("/", ""))
    return render(request, "ui/forms/page.jinja", {"page": presenters.code_page(), "form": form})


@ASK
@never_cache
@public(DOOR)
def join(request: HttpRequest, code: str) -> HttpResponse:
    try:
        invitation = selectors.invitation_with_code(code)
    except Invitation.DoesNotExist:
        return _closed(request, presenters.closed_page("unknown"), status=404)
    state = selectors.state_of(invitation)
    if state != "open":
        return _turned_away(request, invitation, state)
    form = _join_form(request, invitation)
    if request.method == "POST" and (form is None or form.is_valid()):
        with scope(organisation=invitation.organisation_id, programme=None):
            return _let_in(request, invitation, form, code)
    page = presenters.join_page(invitation, code=code, signed_in=request.user.is_authenticated)
    return render(request, "organisations/invitations/join.jinja", {"page": page, "form": form or JoinForm()})


def _join_form(request: HttpRequest, invitation: Invitation) -> JoinForm | None:
    """Only somebody without an account is asked for a name."""
    if request.user.is_authenticated:
        return None
    return JoinForm(posted(request), initial={"name": invitation.name})


def _let_in(request: HttpRequest, invitation: Invitation, form: JoinForm | None, code: str) -> HttpResponse:
    try:
        if form is not None:
            name, language = form.cleaned_data["name"], request.LANGUAGE_CODE
            login(request, services.open_account(invitation=invitation, name=name, language=language))
        services.accept_invitation(invitation=invitation, by=request.user)
    except services.AccountExists:
        messages.info(request, _("You have an account with this e-mail address. Sign in, then join."))
        return redirect(f"/accounts/login/?next=/join/{code}/")
    except services.InvitationClosed as error:
        return _turned_away(request, invitation, error.state)
    messages.success(request, _("Welcome. You are now part of %(name)s.") % {"name": invitation.organisation})
    if form is not None and not invitation.email:
        return hand_over_card(request, going=invitation.organisation.get_absolute_url())
    return redirect(invitation.organisation)


def _turned_away(request: HttpRequest, invitation: Invitation, state: str) -> HttpResponse:
    if state == "used" and request.user.is_authenticated and invitation.accepted_by_id == request.user.pk:
        return redirect(invitation.organisation)
    return _closed(request, presenters.closed_page(state, invitation.organisation.name), status=410)


def _closed(request: HttpRequest, page: presenters.ClosedPage, *, status: int) -> HttpResponse:
    return render(request, "organisations/invitations/closed.jinja", {"page": page}, status=status)


def _card(request: HttpRequest, invitation: Invitation, code: str) -> HttpResponse:
    page = presenters.card_page(invitation, code=code)
    shown = render(request, "organisations/invitations/card.jinja", {"page": page})
    return made(shown, at=page.people)


def _known_person(request: HttpRequest) -> Participant | None:
    """Somebody without an account, chosen on their own page."""
    chosen = request.GET.get("person", "")
    if not chosen:
        return None
    with or_404(Participant.DoesNotExist, ValueError):
        return selectors.person_to_invite(request.organisation, chosen)
