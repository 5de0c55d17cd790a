from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coproduction_star.accounts.language import remember_language
from coproduction_star.ui.shortcuts import posted, signed_in

from . import presenters, services
from .forms import SettingsForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("Each person has settings.")
def settings(request: HttpRequest) -> HttpResponse:
    now = {"name": request.user.name, "language": request.user.language or request.LANGUAGE_CODE}
    form = SettingsForm(posted(request), initial=now)
    if form.is_valid():
        return _save(request, form)
    page = presenters.settings_page(request.user)
    return render(request, "accounts/settings_page/settings.jinja", {"page": page, "form": form})


@require_POST
@signed_in("Each person ends their own sessions.")
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    services.sign_out_everywhere(user=request.user, by=request.user)
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("account_login")


def _save(request: HttpRequest, form: SettingsForm) -> HttpResponse:
    if form.cleaned_data["name"] != request.user.name:
        services.change_name(user=request.user, name=form.cleaned_data["name"], by=request.user)
    services.choose_language(user=request.user, language=form.cleaned_data["language"])
    messages.success(request, _("Your settings are saved."))
    response = redirect("settings:settings")
    remember_language(response, form.cleaned_data["language"])
    return response
