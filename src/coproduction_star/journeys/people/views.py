from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Partner, ProgrammeRole
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.invitations.presenters import card_page
from coproduction_star.ui.shortcuts import made, makes_once, or_404, posted

from . import forms, presenters, selectors, services


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


@require_POST
@require(Permission.CHANGE_PROGRAMME)
def take_role(request: HttpRequest, organisation: str, programme: str, role_id: UUID) -> HttpResponse:
    with or_404(ProgrammeRole.DoesNotExist):
        held = selectors.role_with(programme=request.programme, role_id=role_id)
    services.take_role(held=held, by=request.user)
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


@require_POST
@require(Permission.CHANGE_PROGRAMME)
def end_partner(request: HttpRequest, organisation: str, programme: str, partner_id: UUID) -> HttpResponse:
    with or_404(Partner.DoesNotExist):
        partner = selectors.partner_with(programme=request.programme, partner_id=partner_id)
    services.end_partner(partner=partner, on=timezone.localdate(), by=request.user)
    messages.success(
        request, _("The agreement ends today. From tomorrow, their people see nothing of this programme.")
    )
    return redirect(address("people", request.programme))


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
