from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.accounts.cards.presenters import card_page
from coproduction_star.organisations.election import names_for
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.permissions import Permission
from coproduction_star.organisations.roles import Role
from coproduction_star.organisations.selectors import waiting_invitations
from coproduction_star.organisations.services import LastAdministrator, work_left_by
from coproduction_star.ui.shortcuts import or_404, posted

from . import presenters, selectors, services
from .forms import RemoveForm, RolesForm

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_PEOPLE)
def people(request: HttpRequest, organisation: str) -> HttpResponse:
    home = request.organisation
    page = presenters.people_page(
        home,
        members=selectors.page_of_members(home, request.GET.get("page")),
        invitations=waiting_invitations(home),
        may_administer=allowed(request, Permission.ADMINISTER, home),
        sees_contact=allowed(request, Permission.SEE_CONTACT, home),
        own=request.access.membership_id,
        names=names_for(request),
        back=_just_changed(request),
    )
    return render(request, "organisations/members/people.jinja", {"page": page})


def _just_changed(request: HttpRequest) -> str:
    """Where to give the roles back that the reader has just taken away; nowhere for anybody else."""
    number = request.GET.get("changed", "")
    if not number.isdecimal() or not allowed(request, Permission.ADMINISTER, request.organisation):
        return ""
    if not selectors.can_give_back(request.organisation, int(number)):
        return ""
    return reverse("organisations:member_roles_back", args=[request.organisation.slug, number])


@ASK
@require(Permission.ADMINISTER)
def roles(request: HttpRequest, organisation: str, member: int) -> HttpResponse:
    membership = _member(request, member)
    held = [row.role for row in membership.roles.all()]
    form = RolesForm(posted(request), initial={"roles": held})
    if form.is_valid():
        chosen = form.cleaned_data["roles"]
        taken = set(held) - set(chosen)
        if taken and "sure" not in request.POST and not _locked(membership, taken):
            page = presenters.sure_page(membership, held=held, chosen=chosen, names=names_for(request))
            return render(request, "organisations/members/sure.jinja", {"page": page})
        try:
            services.change_roles(membership=membership, roles=chosen, by=request.user)
        except LastAdministrator as error:
            form.add_error("roles", str(error))
        else:
            messages.success(request, _("Saved."))
            people = reverse("organisations:people", args=[organisation])
            return redirect(f"{people}?changed={member}" if taken else people)
    page = presenters.roles_page(membership, request.organisation)
    return render(request, "organisations/members/roles.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.ADMINISTER)
def roles_back(request: HttpRequest, organisation: str, member: int) -> HttpResponse:
    """Undo what was last done to somebody's roles."""
    try:
        services.give_roles_back(membership=_member(request, member), by=request.user)
    except LastAdministrator as error:
        messages.error(request, str(error))
    except services.NothingToGiveBack:
        messages.error(request, _("The roles were changed since, or it is too late. Choose them anew instead."))
    else:
        messages.success(request, _("The roles are as they were before."))
    return redirect("organisations:people", organisation)


def _locked(membership: Membership, taken: set[str]) -> bool:
    """The last administrator stays one: there is nothing to be sure about, only something to be told."""
    return Role.ADMINISTRATOR in taken and selectors.is_last_administrator(membership)


@ASK
@never_cache
@require(Permission.ADMINISTER)
def card(request: HttpRequest, organisation: str, member: int) -> HttpResponse:
    membership = _member(request, member)
    if request.method == "POST":
        try:
            code = services.give_card(membership=membership, by=request.user)
        except services.NotByCard:
            messages.error(request, _("No card was made. This page says why."))
            return redirect("organisations:member_card", organisation, member)
        page = card_page(code=code, name=membership.participant.name, going=f"/o/{organisation}/people/")
        return render(request, "accounts/cards/card.jinja", {"page": page})
    page = presenters.give_card_page(membership, possible=selectors.signs_in_by_card(membership))
    return render(request, "organisations/members/card.jinja", {"page": page})


@ASK
@require(Permission.OPEN)
def remove(request: HttpRequest, organisation: str, member: int) -> HttpResponse:
    """An administrator takes somebody's access away; anyone may leave."""
    own = member == request.access.membership_id
    if not own and not allowed(request, Permission.ADMINISTER, request.organisation):
        raise PermissionDenied(_("Only an administrator can take away somebody's access."))
    membership = _member(request, member)
    successors = selectors.possible_successors(membership)
    form = RemoveForm(posted(request), successors=successors, names=names_for(request))
    if form.is_valid():
        chosen = {str(one.pk): one for one in successors}.get(form.cleaned_data["successor"])
        return _end(request, membership, chosen, form, own=own)
    return _ask(request, membership, form, own=own)


def _end(request: HttpRequest, membership: Membership, successor: Any, form: RemoveForm, *, own: bool) -> HttpResponse:
    try:
        services.end_membership(membership=membership, successor=successor, by=request.user)
    except LastAdministrator as error:
        form.add_error(None, str(error))
        return _ask(request, membership, form, own=own)
    messages.success(request, _("Access is taken away. What was said and done stays."))
    return redirect("/") if own else redirect("organisations:people", request.organisation.slug)


def _ask(request: HttpRequest, membership: Membership, form: RemoveForm, *, own: bool) -> HttpResponse:
    stays = selectors.is_last_administrator(membership)
    page = presenters.remove_page(membership, work_left_by(membership), own=own, stays=stays)
    template = "stay" if stays and not form.is_bound else "remove"
    return render(request, f"organisations/members/{template}.jinja", {"page": page, "form": form})


def _member(request: HttpRequest, number: int) -> Membership:
    with or_404(Membership.DoesNotExist):
        return selectors.member_called(request.organisation, number)
