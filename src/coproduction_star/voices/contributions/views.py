from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.ui.shortcuts import or_404, page_or_wait, posted, public, sender_of
from coproduction_star.voices.addresses import address
from coproduction_star.voices.limits import SAID, count, seconds_to_wait
from coproduction_star.voices.models import Kind
from coproduction_star.voices.selectors import (
    answer_due,
    in_published,
    listening_of,
    safeguarding_leads,
    takes_contributions,
    why_closed,
)
from coproduction_star.voices.services import Said, contribute, words_of
from coproduction_star.voices.subjects import Subject, page_asked_about

from . import presenters, selectors
from .forms import YES, ContributionForm, began_now
from .wording import FORMS

ANYONE = "Anyone can tell a published programme something, without an account."
View = Callable[..., HttpResponse]


def of_published(view: View) -> View:
    """Run inside the scope of the published programme that the address names; any other does not exist."""

    @wraps(view)
    def scoped(request: HttpRequest, organisation: str, programme: str, **more: Any) -> HttpResponse:
        with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
            return view(request, found, **more)

    return scoped


@require_safe
@never_cache
@public(ANYONE)
@of_published
def tell_us(request: HttpRequest, programme: Programme) -> HttpResponse:
    closed = why_closed(programme, listening_of(programme), safeguarding_leads(programme))
    page = presenters.tell_us_page(programme=programme, closed=closed, follow=reverse("voices:follow"))
    return render(request, "voices/contributions/tell_us.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(ANYONE)
@of_published
def tell_us_kind(request: HttpRequest, programme: Programme, kind: str) -> HttpResponse:
    if kind not in FORMS:
        raise Http404
    if not takes_contributions(programme):
        return redirect(address("tell_us", programme))
    about = _page(request, programme, kind)
    form = ContributionForm(
        posted(request),
        wording=FORMS[kind],
        places=selectors.places_of(programme),
        postcodes_of=selectors.postcodes_of(programme),
        initial={"began": began_now(), "place": about.place if about else None},
    )
    who = address_of(request)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        count(SAID, who)
        made, _words = contribute(
            programme=programme, said=_said(request, programme, kind, form, about), sender=sender_of(request)
        )
        return redirect(address("tell_us_sent", programme, made.pk))
    return _ask(request, programme, kind, form.stamped(), wait, about)


@require_safe
@never_cache
@public("Shows the four words to the browser that sent something, for half an hour.")
@of_published
def tell_us_sent(request: HttpRequest, programme: Programme, sent: UUID) -> HttpResponse:
    """Whether there is such a contribution is not told to any other browser."""
    found = selectors.sent_lately(programme, sent)
    words = words_of(found, sender=sender_of(request)) if found else ""
    page = presenters.sent_page(programme=programme, contribution=found, words=words, follow=reverse("voices:follow"))
    return render(request, "voices/contributions/sent.jinja", {"page": page})


def _ask(
    request: HttpRequest, programme: Programme, kind: str, form: ContributionForm, wait: int, about: Subject | None
) -> HttpResponse:
    page = presenters.form_page(
        programme=programme,
        kind=kind,
        listening=listening_of(programme),
        due=answer_due(programme),
        plan=selectors.plan_asked_about(programme, request.GET.get("plan", "")),
        about=about,
        wait=wait,
    )
    return page_or_wait(request, "voices/contributions/form.jinja", {"page": page, "form": form}, wait=wait)


def _page(request: HttpRequest, programme: Programme, kind: str) -> Subject | None:
    """The page on which something is wrong or missing."""
    return page_asked_about(programme, request.GET.get("page", "")) if kind == Kind.ON_A_PAGE else None


def _said(
    request: HttpRequest, programme: Programme, kind: str, form: ContributionForm, about: Subject | None
) -> Said:
    answers = form.cleaned_data
    return Said(
        kind=kind,
        words=answers["words"],
        name=answers["name"],
        contact=answers["contact"],
        safe_channel=answers["safe_channel"],
        place=form.place_given,
        worry=answers["worry"],
        about=about.initiative if about else selectors.plan_asked_about(programme, request.GET.get("plan", "")),
        page=about.page if about else "",
        about_somebody=answers["about_somebody"] == YES,
    )
