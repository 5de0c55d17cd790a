"""Signing without an account: by a link, or on one device that is handed on in a room."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.models import Signature, SigningLink, Way
from coproduction_star.ui.shortcuts import or_404, posted, public, sender_of
from coproduction_star.voices.following.doors import opened_by_words
from coproduction_star.voices.following.ticket import forget
from coproduction_star.voices.limits import SIGNED, count, seconds_to_wait

from . import forms, pages, selectors, services
from .holding import KIND
from .views import first_words, read_again

WHY = "Whoever has the link of a published programme may sign its charter without an account."
BY_WORDS = "The four words of a receipt open it, and nothing else does."
View = Callable[..., HttpResponse]


def of_link(view: View) -> View:
    """Hand the view the link of the address, in the scope of its programme."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, sign_code: str, **more: Any) -> HttpResponse:
        with or_404(selectors.NotFound), selectors.at_link(request.organisation, sign_code) as link:
            return view(request, link, sign_code, **more)

    return opened


of_reference = opened_by_words(
    KIND,
    selectors.followed,
    missing=selectors.NotFound,
    home=lambda signature: signature.charter.programme.organisation,
)
"""Hand the view the signature whose four words were typed in this browser lately."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(WHY)
@of_link
def sign_by_link(request: HttpRequest, link: SigningLink, code: str) -> HttpResponse:
    charter, is_over = link.charter, selectors.is_over(link, today=timezone.localdate())
    sides = selectors.sides_to_sign(charter)
    form = forms.NameForm(posted(request), sides=sides, only=link.party, initial=first_words(charter))
    who, more = address_of(request), {}
    wait = seconds_to_wait(SIGNED, who) if request.method == "POST" else 0
    if not is_over and not wait and form.is_valid():
        count(SIGNED, who)
        signing = services.Signing(party=form.side, way=Way(link.way), **form.who)
        try:
            made, _words = services.sign(
                charter=charter, read=form.cleaned_data["read"], signing=signing, link=link, sender=sender_of(request)
            )
        except services.AlreadySigned as refusal:
            more["already"] = refusal.signature
            form.ask_whether_another()
        except services.EditionChanged:
            form, more["changed_from"] = read_again(form, charter)
        except services.NotOpen:
            return redirect(request.path)
        else:
            return redirect(pages.link_address("signed_by_link", charter, code, made.pk))
    page = pages.sign_page(charter, link=link, code=code, is_over=is_over, **more)
    status = HTTPStatus.GONE if is_over else HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    return _show(request, "sign", page, status=status, form=form, wait=wait)


@require_safe
@never_cache
@public("Shows the receipt to the browser that signed, until the device is handed on.")
@of_link
def signed_by_link(request: HttpRequest, link: SigningLink, code: str, sent: UUID) -> HttpResponse:
    """Whether there is such a signature is told to no other browser."""
    made = selectors.made_at_link(link, sent)
    words = services.words_of(made, sender=sender_of(request)) if made else ""
    if made is None or not words:
        return redirect(pages.link_address("sign_by_link", link.charter, code))
    made.charter = link.charter
    return _show(request, "receipt", pages.receipt_page(made, words=words, link=link, code=code))


@require_POST
@public(WHY)
@of_link
def hand_on(request: HttpRequest, link: SigningLink, code: str, sent: UUID) -> HttpResponse:
    """The next person finds an empty form, and nothing of the one before, whatever they press."""
    made = selectors.made_at_link(link, sent)
    if made is not None and services.words_of(made, sender=sender_of(request)):
        services.hand_on(signature=made)
    return redirect(pages.link_address("sign_by_link", link.charter, code))


@require_POST
@public(WHY)
@of_link
def close_device(request: HttpRequest, link: SigningLink, code: str) -> HttpResponse:
    """The round is over: the device signs no more, which is kept here and not on the device."""
    if link.way == Way.HALL:
        services.end_link(link=link, by=None)
        messages.success(request, _("This device signs no more. Thank you all."))
    return redirect(pages.link_address("sign_by_link", link.charter, code))


@require_safe
@never_cache
@public(BY_WORDS)
@of_reference
def own_signature(request: HttpRequest, signature: Signature) -> HttpResponse:
    page = pages.receipt_page(signature, take_back=reverse("market_it:own_signature_back"))
    return _show(request, "receipt", page)


@require_POST
@public(BY_WORDS)
@of_reference
def own_signature_back(request: HttpRequest, signature: Signature) -> HttpResponse:
    services.take_back(signature=signature, by=None)
    messages.success(request, _("Your signature is taken back. You can sign again at any time."))
    return forget(redirect("voices:follow"))


def _show(request: HttpRequest, template: str, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    shown = {"page": hidden_for(request).over(page), **more}
    return render(request, f"market_it/signing/{template}.jinja", shown, status=status)
