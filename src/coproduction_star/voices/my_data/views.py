from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.participants.selectors import person_called
from coproduction_star.organisations.permissions import Permission
from coproduction_star.organisations.services import LastAdministrator
from coproduction_star.ui.shortcuts import or_404, posted, signed_in

from . import presenters, selectors, services
from .forms import EraseForm, ErasePersonForm

OWN = "Each person sees, takes and erases their own data."


@require_safe
@signed_in(OWN)
def my_data(request: HttpRequest) -> HttpResponse:
    return render(request, "voices/my_data/my_data.jinja", {"page": presenters.my_data_page()})


@require_safe
@signed_in(OWN)
def copy(request: HttpRequest) -> HttpResponse:
    packed = presenters.copy_of(selectors.chapters_about(request.user))
    headers = {"Content-Disposition": 'attachment; filename="my-data.zip"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(packed, content_type="application/zip", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.ADMINISTER)
def erase_person(request: HttpRequest, organisation: str, participant: Any) -> HttpResponse:
    """Somebody without an account asks an administrator; whoever signs in erases themselves."""
    with or_404(Participant.DoesNotExist):
        person = person_called(request.organisation, participant)
    form = ErasePersonForm(posted(request), person=person)
    if form.is_valid():
        services.erase_participant(participant=person, by=request.user)
        messages.success(request, _("What told who this person was is erased."))
        return redirect("organisations:participants", organisation)
    page = presenters.erase_person_page(person)
    return render(request, "voices/my_data/erase_person.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(OWN)
def erase(request: HttpRequest) -> HttpResponse:
    form = EraseForm(posted(request))
    if form.is_valid():
        try:
            services.erase_account(user=request.user)
        except LastAdministrator as error:
            form.add_error(None, str(error))
        else:
            logout(request)
            messages.success(request, _("Your account and what told who you are is erased."))
            return redirect("/")
    held_up_by = selectors.organisations_without_another_administrator(request.user)
    page = presenters.erase_page(held_up_by)
    return render(request, "voices/my_data/erase.jinja", {"page": page, "form": form})
