"""What anyone may do without an account: offer, ask, and read what is offered and wished for."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.models import Programme
from coproduction_star.ui.reading import Reading, read_alike, reading
from coproduction_star.ui.shortcuts import page_or_wait, posted, public, sender_of
from coproduction_star.voices.addresses import address
from coproduction_star.voices.contributions.selectors import places_of, postcodes_of
from coproduction_star.voices.contributions.views import of_published
from coproduction_star.voices.limits import SAID, count, seconds_to_wait
from coproduction_star.voices.models import Kind
from coproduction_star.voices.selectors import listening_of, takes_contributions
from coproduction_star.voices.services import Said, contribute
from coproduction_star.voices.working_days import working_days_after

from . import easy_words, public_pages, selectors, services
from .addresses import at
from .forms import OfferAndAskForm, began_now

LONGEST_CARD = 24
ANYONE = "Anyone can offer something to a published programme, or ask for something, without an account."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(ANYONE)
@of_published
def offer_and_ask(request: HttpRequest, programme: Programme) -> HttpResponse:
    if not takes_contributions(programme):
        return redirect(at("public_offers", programme))
    form = OfferAndAskForm(
        posted(request), places=places_of(programme), postcodes_of=postcodes_of(programme),
        alone_from=programme.organisation.alone_from,
        initial={"began": began_now(), "can_kind": "skill", "want_kind": "time"},
    )  # fmt: skip
    how = reading(request, form, lead=easy_words.LEAD)
    who = address_of(request)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        count(SAID, who)
        return _keep(request, programme, form)
    return _ask(request, programme, form.stamped(), how, wait=wait)


@require_safe
@never_cache
@public("Shows the four words to the browser that sent something, for half an hour.")
@of_published
def offer_sent(request: HttpRequest, programme: Programme, sent: UUID) -> HttpResponse:
    """Whether there is such an entry is not told to any other browser."""
    found = selectors.told_lately(programme, sent)
    words = services.words_of(found, sender=sender_of(request)) if found else ""
    page = public_pages.sent_page(programme=programme, entry=found, words=words, follow=reverse("voices:follow"))
    return render(request, "people_it/offers/sent.jinja", {"page": page, "reading": reading(request)})


def _keep(request: HttpRequest, programme: Programme, form: OfferAndAskForm) -> HttpResponse:
    """A worry is read by nobody but the safeguarding lead, and is no offer and no need."""
    if form.cleaned_data["worry"]:
        made, _words = contribute(programme=programme, said=worry_of(form), sender=sender_of(request))
        return redirect(address("tell_us_sent", programme, made.pk))
    about = selectors.read_on_the_board(programme, request.GET.get("about", ""))
    told = replace(form.told_about(about), card=request.GET.get("card", "")[:LONGEST_CARD])
    entry, _words = services.tell(programme=programme, told=told, sender=sender_of(request))
    return redirect(read_alike(request, at("offer_sent", programme, entry.pk)))


def worry_of(form: OfferAndAskForm) -> Said:
    said = form.cleaned_data
    words = "\n\n".join(part for part in (said["can"], said["want"]) if part)
    contact = ", ".join(part for part in (said["email"], said["phone"], said["when_safe"]) if part)
    return Said(
        kind=Kind.QUESTION, words=words, name=said["name"], contact=contact[:200],
        safe_channel=said["safe_channel"], place=form.holding.place, worry=True, about_somebody=True,
    )  # fmt: skip


def _ask(
    request: HttpRequest, programme: Programme, form: OfferAndAskForm, how: Reading, *, wait: int
) -> HttpResponse:  # fmt: skip
    page = public_pages.ask_page(
        programme=programme, listening=listening_of(programme), wait=wait,
        due=working_days_after(timezone.localdate(), services.ANSWERED_WITHIN),
        about=selectors.read_on_the_board(programme, request.GET.get("about", "")),
    )  # fmt: skip
    shown = {"page": page, "form": form, "reading": how}
    return page_or_wait(request, "people_it/offers/form.jinja", shown, wait=wait)
