"""Money for anyone: who pays, how and by when; a claim without an account; and one's own claims by four words."""

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
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Claim
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import or_404, posted, public, sender_of
from coproduction_star.voices.following.doors import opened_by_words
from coproduction_star.voices.limits import SAID, count, seconds_to_wait
from coproduction_star.voices.selectors import in_published, takes_contributions

from . import easy_words, forms, own_page, presenters, selectors, services, statement, totals
from .addresses import OWN, at
from .holding import KIND
from .views import ASK, sent

WHY = "Anyone may read who pays in a published programme, how and by when, and claim without an account."
BY_WORDS = "The four words of a reference open it, and nothing else does."
View = Callable[..., HttpResponse]


def of_published(view: View) -> View:
    """Hand the view the published programme of the address, with its scope open."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, programme: str, **more: Any) -> HttpResponse:
        with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
            return view(request, found, **more)

    return opened


of_words = opened_by_words(
    KIND, selectors.followed, missing=selectors.NotFound, home=lambda found: found.programme.organisation
)
"""Hand the view the claim that the four words opened; any other browser is asked for them."""


@require_safe
@public(WHY)
@of_published
def public_money(request: HttpRequest, programme: Programme) -> HttpResponse:
    rules, today = selectors.rules_of(programme), timezone.localdate()
    within = rules.within_days if rules else 0
    clock = totals.clock_in_words(totals.pace_of(programme, within=within, today=today), within=within, today=today)
    page = own_page.MoneyPage(
        title=_("Before you spend anything"), programme=programme.name, before=presenters.before_of(rules),
        clock=tuple(clock) if rules else (),
        claim=at("public_claim", programme) if rules and takes_contributions(programme) else "",
        back=reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug)),
    )  # fmt: skip
    return _show(request, "public_money", page)


@ASK
@never_cache
@public(WHY)
@of_published
def public_claim(request: HttpRequest, programme: Programme) -> HttpResponse:
    rules = selectors.rules_of(programme)
    if rules is None or not takes_contributions(programme):
        return redirect(at("public_money", programme))
    form, who = (
        forms.PublicClaimForm(posted(request), initial={"happened_on": timezone.localdate()}),
        address_of(request),
    )
    how = reading(request, form, lead=easy_words.LEAD)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        count(SAID, who)
        made = sent(form, lambda: services.claim(
            programme=programme, values=form.values, name=form.cleaned_data["name"], sender=sender_of(request),
            warned=form.cleaned_data["warned"], with_words=True,
        ))  # fmt: skip
        if made is not None:
            return redirect(read_alike(request, at("public_claim_sent", programme, made[0].pk)))
    page = own_page.PublicForm(
        title=_("Claim something"), programme=programme.name, before=presenters.before_of(rules),
        warning=selectors.warning_of(), button=_("Send it"), back=at("public_money", programme), wait=wait,
    )  # fmt: skip
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    return _show(request, "public_claim", page, status=status, form=form, reading=how)


@require_safe
@never_cache
@public("Shows the four words to the browser that sent the claim, for half an hour.")
@of_published
def public_claim_sent(request: HttpRequest, programme: Programme, sent: UUID) -> HttpResponse:
    """Whether there is such a claim is told to no other browser."""
    found = selectors.sent_lately(programme, sent)
    words = services.words_of(found, sender=sender_of(request)) if found else ""
    page = own_page.SentPage(
        title=_("Your four words") if words else _("The four words are not shown any more"), programme=programme.name,
        organisation=programme.organisation.name, words=words, back=at("public_money", programme),
    )  # fmt: skip
    return _show(request, "public_sent", page, reading=reading(request))


@require_safe
@never_cache
@public(BY_WORDS)
@of_words
def own_claims(request: HttpRequest, found: Claim) -> HttpResponse:
    programme = found.programme
    sheet = statement.sheet_of(
        selectors.statement_of(programme, found.participant_id),
        take_back=lambda one: reverse("market_it:own_claim_back", args=(one.pk,)),
    )
    before = presenters.before_of(selectors.rules_of(programme))
    page = own_page.OwnPage(
        title=_("What you claimed, gave and got"), programme=programme.name, organisation=programme.organisation.name,
        before=before, sheet=sheet, may_claim=before.said and takes_contributions(programme),
    )  # fmt: skip
    return _show(request, "own", page)


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_claim(request: HttpRequest, found: Claim) -> HttpResponse:
    """Another claim of the same person: the words they have open it too."""
    programme = found.programme
    if not takes_contributions(programme):
        messages.info(request, _("You cannot claim anything here just now."))
        return redirect(OWN)
    form = forms.ClaimForm(posted(request), initial={"happened_on": timezone.localdate()})
    how = reading(request, form, lead=easy_words.LEAD)
    made = sent(form, lambda: services.claim(
        programme=programme, values=form.values, participant=found.participant, warned=form.cleaned_data["warned"]
    ))  # fmt: skip
    if made is not None:
        messages.success(request, _("Sent. You see here what becomes of it."))
        return redirect(OWN)
    page = own_page.PublicForm(
        title=_("Claim something"), programme=programme.name,
        before=presenters.before_of(selectors.rules_of(programme)), warning=selectors.warning_of(),
        button=_("Send it"), back=reverse(OWN),
    )  # fmt: skip
    return _show(request, "public_claim", page, form=form, reading=how)


@require_POST
@public(BY_WORDS)
@of_words
def own_claim_back(request: HttpRequest, found: Claim, claim_id: UUID) -> HttpResponse:
    with or_404(Claim.DoesNotExist):
        held = selectors.taken_by(found.programme, found.participant_id, claim_id)
    try:
        services.take_back(held=held)
    except services.NotNow as error:
        messages.error(request, _(str(error)))
    else:
        messages.success(request, _("Taken back. You can claim it again."))
    return redirect(OWN)


@require_safe
@never_cache
@public(BY_WORDS)
@of_words
def own_statement(request: HttpRequest, found: Claim) -> HttpResponse:
    programme, person = found.programme, found.participant
    sheet = statement.sheet_of(selectors.statement_of(programme, found.participant_id))
    name = person.name if person else ""
    body = statement.as_pdf(programme, hidden_for(request).over(sheet), name=name, made=timezone.now())
    return Document("statement.pdf", MEDIA_TYPE, body).response()


def _show(request: HttpRequest, template: str, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/rewards/{template}.jinja", {"page": page, **more}, status=status)
