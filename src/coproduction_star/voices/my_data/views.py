from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.organisations.services import LastAdministrator
from coproduction_star.ui.shortcuts import posted, signed_in

from . import presenters, selectors, services
from .forms import EraseForm

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
