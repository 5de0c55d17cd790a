from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from rules import has_perm

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Partner, ProgrammeRole
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.invitations.presenters import card_page
from coproduction_star.ui.shortcuts import made, makes_once, or_404, posted

from . import ending_pages, forms, presenters, selectors, services


@require_safe
@require(Permission.SEE_PROGRAMME)
def people(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    listed = selectors.people_of(request.programme, number=request.GET.get("page"))
    page = presenters.people_page(
        programme=request.programme,
        access=request.access,
        people=listed,
        roles=selectors.roles_of(request.programme, listed),
        partners=selectors.partners_of(request.programme),
        today=timezone.localdate(),
        invite=address("invite", request.programme),
        hidden=hidden_for(request),
        back=_just_ended(request),
    )
    return render(request, "journeys/people/people.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.CHANGE_PROGRAMME)
def give_role(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.RoleForm(
        posted(request),
        members=selectors.living_members(request.programme),
        partners=selectors.partners_of(request.programme),
        hidden=hidden_for(request),
    )
    if form.is_valid():
        services.give_role(programme=request.programme, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(address("people", request.programme))
    page = presenters.form_page(
        programme=request.programme, access=request.access, title=_("Give someone a role"), button=_("Give the role")
    )
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.CHANGE_PROGRAMME)
def take_role(request: HttpRequest, organisation: str, programme: str, role_id: UUID) -> HttpResponse:
    with or_404(ProgrammeRole.DoesNotExist):
        held = selectors.role_with(programme=request.programme, role_id=role_id)
    if request.method == "GET":
        page = ending_pages.take_role_page(
            programme=request.programme, held=held, access=request.access, hidden=hidden_for(request)
        )
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    services.take_role(held=held, by=request.user)
    if held.membership_id == request.access.membership_id:
        messages.success(request, _("Your role is taken away."))
        return redirect("journeys:for_me")
    return redirect(f"{address('people', request.programme)}?taken={role_id}")


@require_POST
@require(Permission.CHANGE_PROGRAMME)
def give_back_role(request: HttpRequest, organisation: str, programme: str, role_id: UUID) -> HttpResponse:
    with or_404(ProgrammeRole.DoesNotExist):
        try:
            services.give_back_role(programme=request.programme, role_id=role_id, by=request.user)
        except services.NothingToGiveBack:
            messages.error(request, _("It was given back already, or it is too late. Give the role anew instead."))
        else:
            messages.success(request, _("The role is given back."))
    return redirect(address("people", request.programme))


@require_http_methods(["GET", "POST"])
@require(Permission.CHANGE_PROGRAMME)
@makes_once
def new_partner(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.PartnerForm(posted(request))
    if form.is_valid():
        services.add_partner(programme=request.programme, by=request.user, **form.cleaned_data)
        return redirect(address("people", request.programme))
    page = presenters.form_page(
        programme=request.programme, access=request.access, title=_("Add a partner"), button=_("Add the partner")
    )
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.CHANGE_PROGRAMME)
def end_partner(request: HttpRequest, organisation: str, programme: str, partner_id: UUID) -> HttpResponse:
    partner = _partner(request, partner_id)
    if request.method == "GET":
        page = ending_pages.end_partner_page(
            programme=request.programme, partner=partner, access=request.access, hidden=hidden_for(request)
        )
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    services.end_partner(partner=partner, on=timezone.localdate(), by=request.user)
    return redirect(f"{address('people', request.programme)}?ended={partner_id}")


@require_POST
@require(Permission.CHANGE_PROGRAMME)
def let_partner_go_on(request: HttpRequest, organisation: str, programme: str, partner_id: UUID) -> HttpResponse:
    try:
        services.let_partner_go_on(partner=_partner(request, partner_id), by=request.user)
    except services.NothingToGiveBack:
        messages.error(request, _("The agreement goes on already, or it is too late. Add the partner anew instead."))
    else:
        messages.success(request, _("The agreement goes on as before."))
    return redirect(address("people", request.programme))


def _partner(request: HttpRequest, partner_id: UUID) -> Partner:
    with or_404(Partner.DoesNotExist):
        return selectors.partner_with(programme=request.programme, partner_id=partner_id)


def _just_ended(request: HttpRequest) -> presenters.GiveBack | None:
    """What the reader has just taken away, so that the page can offer it back."""
    role_id, partner_id = _uuid(request.GET.get("taken")), _uuid(request.GET.get("ended"))
    if not has_perm(Permission.CHANGE_PROGRAMME, request.access, request.programme):
        return None
    if role_id and (event := selectors.can_be_given_back(request.programme, role_id)):
        return ending_pages.taken(request.programme, event)
    partner = selectors.partners_of(request.programme).filter(pk=partner_id).first() if partner_id else None
    return ending_pages.ended(request.programme, partner) if partner and selectors.last_ending(partner) else None


def _uuid(words: str | None) -> UUID | None:
    try:
        return UUID(words or "")
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
@never_cache
@require(Permission.CHANGE_PROGRAMME)
@makes_once
def invite(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.InviteForm(posted(request), partners=selectors.partners_of(request.programme))
    if form.is_valid():
        invitation, code = services.invite(programme=request.programme, by=request.user, **form.cleaned_data)
        if invitation.by_card:
            card = card_page(invitation, code=code)
            shown = render(request, "organisations/invitations/card.jinja", {"page": card})
            return made(shown, at=address("people", request.programme))
        messages.success(request, _("We have written to %(name)s.") % {"name": invitation.name})
        return redirect(address("people", request.programme))
    page = presenters.form_page(
        programme=request.programme, access=request.access, title=_("Invite someone"), button=_("Invite")
    )
    return render(request, "journeys/form.jinja", {"page": page, "form": form})
