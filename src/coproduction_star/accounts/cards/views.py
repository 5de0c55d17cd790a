from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coproduction_star.accounts import security_log
from coproduction_star.ui.shortcuts import posted, public, signed_in

from . import presenters, services
from .forms import CardForm
from .handing import hand_over_card, take_card


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public("Somebody with a card has not signed in yet.")
def enter(request: HttpRequest) -> HttpResponse:
    too_many = ratelimit.consume_or_429(request, action="card")
    if too_many:
        return too_many
    form = CardForm(posted(request))
    if form.is_valid():
        try:
            return _let_in(request, services.use_card(code=form.cleaned_data["card"]))
        except services.CardRefused:
            security_log.refused(way="card")
            form.add_error("card", _("This code does not work. Check each letter, or ask for a new card."))
    return render(request, "accounts/cards/enter.jinja", {"page": presenters.enter_page(), "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in("Each person makes the card they sign in with.")
def new(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return hand_over_card(request)
    page = presenters.ask_page(just_used="used" in request.GET, going=_going(request))
    return render(request, "accounts/cards/ask.jinja", {"page": page})


@require_http_methods(["GET", "HEAD"])
@never_cache
@signed_in("Each person sees the card they made, once.")
def show(request: HttpRequest) -> HttpResponse:
    card = take_card(request)
    if card is None:
        return redirect("cards:new")
    page = presenters.card_page(**card, name=request.user.name)
    return render(request, "accounts/cards/card.jinja", {"page": page})


def _let_in(request: HttpRequest, user: object) -> HttpResponse:
    """By the same stages as everyone: whoever has a second step is asked for it."""
    then = f"{reverse('cards:new')}?{urlencode({'used': '', 'next': _going(request)})}"
    login = Login(user=user, email_verification=EmailVerificationMethod.NONE, redirect_url=then)
    return perform_login(request, login)


def _going(request: HttpRequest) -> str:
    going = request.GET.get("next", "/")
    return going if url_has_allowed_host_and_scheme(going, allowed_hosts=None) else "/"
