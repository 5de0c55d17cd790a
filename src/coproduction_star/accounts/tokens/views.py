from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.accounts.models import ApiToken
from coproduction_star.accounts.second_factor.selectors import was_taken
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, signed_in

from . import presenters, selectors, services
from .forms import TokenForm

NEW = "new_token"
"""Session key: a token that was made a moment ago and is shown once."""


@require_safe
@never_cache
@signed_in("Each person sees their own tokens.")
def tokens(request: HttpRequest) -> HttpResponse:
    rows = selectors.tokens_of(request.user)
    page = presenters.tokens_page(rows, new=request.session.pop(NEW, ""), today=timezone.localdate())
    return render(request, "accounts/tokens/tokens.jinja", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("Each person makes their own tokens, after a second step: a token works without one.")
@makes_once
def make(request: HttpRequest) -> HttpResponse:
    if not was_taken(request.session, user=request.user):
        return redirect(f"/accounts/second-step/needed/?next={request.path}")
    form = TokenForm(posted(request))
    if form.is_valid():
        request.session[NEW] = services.make_token(user=request.user, by=request.user, **form.cleaned_data)
        return redirect("tokens:tokens")
    return render(request, "ui/forms/page.jinja", {"page": presenters.make_page(), "form": form})


@require_POST
@signed_in("Each person withdraws their own tokens.")
def withdraw(request: HttpRequest, token: UUID) -> HttpResponse:
    with or_404(ApiToken.DoesNotExist):
        found = selectors.own_token(request.user, token)
    services.withdraw_token(token=found, by=request.user)
    messages.success(request, _("The token no longer works."))
    return redirect("tokens:tokens")
