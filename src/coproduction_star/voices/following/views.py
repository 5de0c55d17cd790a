from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.ui.shortcuts import posted, public
from coproduction_star.voices.holders import opened_by
from coproduction_star.voices.limits import WRONG_IN_ALL, WRONG_REFERENCES, count, seconds_to_wait
from coproduction_star.voices.models import Contribution

from . import presenters, selectors, services, ticket
from .forms import AppealForm, CorrectForm, ReferenceForm

BY_WORDS = "The four words of a reference open it, and nothing else does."
ASK = require_http_methods(["GET", "HEAD", "POST"])
View = Callable[..., HttpResponse]


def of_reference(view: View) -> View:
    """For the browser in which the four words were typed lately; any other is asked for them."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        held = ticket.take(request)
        if held is None:
            return redirect("voices:follow")
        try:
            with selectors.followed(*held) as contribution:
                request.organisation = contribution.programme.organisation
                return view(request, contribution)
        except selectors.NotFound:
            return ticket.forget(redirect("voices:follow"))

    return opened


@ASK
@never_cache
@public(BY_WORDS)
def follow(request: HttpRequest) -> HttpResponse:
    form = ReferenceForm(posted(request))
    who = address_of(request)
    wait = max(seconds_to_wait(WRONG_REFERENCES, who), WRONG_IN_ALL.wait()) if request.method == "POST" else 0
    if not wait and form.is_valid():
        found = _opened(form.cleaned_data["reference"])
        if found is not None:
            return found
        count(WRONG_REFERENCES, who)
        WRONG_IN_ALL.count()
        form.refuse()
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    page = presenters.enter_page(wait=wait)
    return render(request, "voices/following/enter.jinja", {"page": page, "form": form}, status=status)


def _opened(words: str) -> HttpResponse | None:
    """To the page of what these words open: what was said, or what another package keeps under them."""
    try:
        said = selectors.found_by(words)
    except selectors.NotFound:
        other = opened_by(words)
        if other is None:
            return None
        return ticket.give(redirect(other.page), other.identity, other.reference_hash, kind=other.kind)
    return ticket.give(redirect("voices:yours"), said.pk, said.reference_hash)


@require_safe
@never_cache
@public(BY_WORDS)
@of_reference
def yours(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    initiative = selectors.became(contribution)
    page = presenters.follow_page(contribution, initiative, selectors.held_of(initiative))
    return render(request, "voices/following/yours.jinja", {"page": page})


@ASK
@never_cache
@public(BY_WORDS)
@of_reference
def correct(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    if not services.may_correct(contribution):
        return _too_late(request)
    form = CorrectForm(posted(request), initial={"words": contribution.words})
    if form.is_valid():
        try:
            services.correct(contribution=contribution, **form.cleaned_data)
        except services.TooLate:
            return _too_late(request)
        messages.success(request, _("Your new words are saved. Somebody reads them before others do."))
        return redirect("voices:yours")
    page = presenters.deed_page(_("Change your words"), _("Save"), contribution)
    return render(request, "voices/following/deed.jinja", {"page": page, "form": form})


@ASK
@never_cache
@public(BY_WORDS)
@of_reference
def withdraw(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    if contribution.worry:
        return _too_late(request)
    if request.method == "POST":
        services.withdraw(contribution=contribution)
        messages.success(request, _("Your words are erased. The four words no longer open anything."))
        return ticket.forget(redirect("voices:follow"))
    page = presenters.deed_page(_("Take it back"), _("Erase my words"), contribution, selectors.became(contribution))
    return render(request, "voices/following/withdraw.jinja", {"page": page})


@ASK
@never_cache
@public(BY_WORDS)
@of_reference
def appeal(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    if not services.may_appeal(contribution):
        return _too_late(request)
    form = AppealForm(posted(request))
    if form.is_valid():
        try:
            services.appeal(contribution=contribution, **form.cleaned_data)
        except services.TooLate:
            return _too_late(request)
        messages.success(request, _("Somebody will look at it again."))
        return redirect("voices:yours")
    page = presenters.deed_page(_("Ask for another look"), _("Send"), contribution)
    return render(request, "voices/following/deed.jinja", {"page": page, "form": form})


@require_POST
@public(BY_WORDS)
def stop_following(request: HttpRequest) -> HttpResponse:
    """For a computer that others use too."""
    return ticket.forget(redirect("voices:follow"))


def _too_late(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("This cannot be changed any more."))
    return redirect("voices:yours")
