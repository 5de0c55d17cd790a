"""An access passport without an account: written on a page for anyone, and opened with its four words."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import AccessPassport
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import or_404, posted, public, sender_of
from coproduction_star.voices.following.doors import opened_by_words
from coproduction_star.voices.following.ticket import forget
from coproduction_star.voices.limits import SAID, count, seconds_to_wait
from coproduction_star.voices.selectors import in_published, takes_contributions

from . import easy_words, forms, presenters, selectors, services
from .addresses import at
from .holding import KIND
from .views import ASK, share_as_pressed

WHY = "Anyone may say, in a published programme, what they need to take part."
BY_WORDS = "The four words of a reference open it, and nothing else does."
View = Callable[..., HttpResponse]


def of_published(view: View) -> View:
    """Hand the view the published programme of the address, with its scope open."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, programme: str, **more: Any) -> HttpResponse:
        with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
            return view(request, found, **more)

    return opened


of_words = opened_by_words(KIND, selectors.followed, missing=selectors.NotFound, home=lambda found: found.organisation)
"""Hand the view the passport that the four words opened; any other browser is asked for them."""


@ASK
@never_cache
@public(WHY)
@of_published
def public_passport(request: HttpRequest, programme: Programme) -> HttpResponse:
    back = reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug))
    if not takes_contributions(programme):
        return _show(request, "closed", presenters.outside_form(
            title=_("What I need to take part"), caption=programme.name, button="", back=back,
        ))  # fmt: skip
    form, who = forms.PublicPassportForm(posted(request)), address_of(request)
    how = reading(request, form, lead=easy_words.LEAD)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        count(SAID, who)
        made, _words = services.keep_without_account(
            programme=programme, name=form.cleaned_data["name"], values=form.values,
            shared=form.cleaned_data["shared"], sender=sender_of(request),
        )  # fmt: skip
        return redirect(read_alike(request, at("public_passport_kept", programme, made.pk)))
    page = presenters.outside_form(
        title=_("What I need to take part"), caption=programme.name, button=_("Keep it"), back=back, wait=wait
    )
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    return _show(request, "outside_form", page, status=status, form=form, reading=how)


@require_safe
@never_cache
@public("Shows the four words to the browser that wrote the passport, for half an hour.")
@of_published
def public_passport_kept(request: HttpRequest, programme: Programme, sent: UUID) -> HttpResponse:
    """Whether there is such a passport is told to no other browser."""
    found = selectors.kept_lately(programme.organisation_id, sent)
    words = services.words_of(found, sender=sender_of(request)) if found else ""
    return _show(request, "kept", presenters.kept_page(programme, words), reading=reading(request))


@require_safe
@never_cache
@public(BY_WORDS)
@of_words
def own_passport(request: HttpRequest, found: AccessPassport) -> HttpResponse:
    shares = presenters.share_rows(_programmes_for(found), selectors.shared_with(found))
    return _show(request, "own", presenters.own_page(found, shares=shares), reading=reading(request))


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def change_own_passport(request: HttpRequest, found: AccessPassport) -> HttpResponse:
    form = forms.PassportForm(posted(request), initial=forms.said_in(found))
    how = reading(request, form, lead=easy_words.LEAD)
    saved = save(
        form,
        lambda: services.change(passport=found, version=form.cleaned_data["version"] or 0, values=form.values),
        now=forms.said_in,
    )
    if saved.done:
        messages.success(request, _("Your passport is changed. Whoever may read it reads the new words."))
        return redirect(read_alike(request, presenters.own_address()))
    page = presenters.outside_form(
        title=_("What I need to take part"), caption=found.organisation.name, button=_("Save"),
        back=presenters.own_address(), theirs=saved.theirs,
    )  # fmt: skip
    return _show(request, "outside_form", page, form=form, reading=how)


@require_POST
@public(BY_WORDS)
@of_words
def share_own_passport(request: HttpRequest, found: AccessPassport) -> HttpResponse:
    share_as_pressed(request, found, _programmes_for(found))
    return redirect(presenters.own_address())


@require_safe
@never_cache
@public(BY_WORDS)
@of_words
def own_passport_card(request: HttpRequest, found: AccessPassport) -> HttpResponse:
    return _show(request, "card", presenters.card_page(found, back=presenters.own_address()))


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def end_own_passport(request: HttpRequest, found: AccessPassport) -> HttpResponse:
    if request.method == "POST":
        services.delete(passport=found)
        messages.success(request, _("Your access passport is deleted."))
        return forget(redirect("voices:follow"))
    return _show(request, "sure", presenters.sure_page(caption=found.organisation.name, back=presenters.own_address()))


def _programmes_for(passport: AccessPassport) -> list[Programme]:
    """What anyone can see, and what it is shared with already."""
    home = passport.organisation_id
    shared = selectors.programmes_of(home, only=selectors.shared_with(passport))
    public_ones = selectors.programmes_of(home, only=None)
    return list({one.pk: one for one in (*public_ones, *shared)}.values())


def _show(request: HttpRequest, template: str, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/passport/{template}.jinja", {"page": page, **more}, status=status)
