"""What anyone may do without an account: read a review, say what good looks like, tell of a visit, print the form."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import Review
from coproduction_star.ui.reading import Reading, read_alike, reading
from coproduction_star.ui.shortcuts import makes_once, or_404, page_or_wait, posted, public, sender_of
from coproduction_star.voices.addresses import address
from coproduction_star.voices.contributions.views import of_published
from coproduction_star.voices.limits import PRINTED, SAID, count, seconds_to_wait
from coproduction_star.voices.models import Kind
from coproduction_star.voices.paper.forms import PrintForm
from coproduction_star.voices.paper.services import print_copies
from coproduction_star.voices.selectors import listening_of, takes_contributions
from coproduction_star.voices.services import Said, contribute

from . import easy_words, public_forms, public_pages, selectors, taking_part
from . import reading as gathering
from .addresses import at
from .holding import KIND
from .taking_part import Sender

ANYONE = "Anyone can read a review of a published programme and take part in it, without an account."
ASK = require_http_methods(["GET", "HEAD", "POST"])
View = Callable[..., HttpResponse]


def of_review(view: View) -> View:
    """Hand the view the review of a published programme; any other does not exist."""

    @wraps(view)
    def scoped(request: HttpRequest, programme: Programme, review_id: UUID, **more: Any) -> HttpResponse:
        with or_404(Review.DoesNotExist):
            review = selectors.review_called(programme, review_id)
        return view(request, review, **more)

    return scoped


@require_safe
@never_cache
@public(ANYONE)
@of_published
@of_review
def public_review(request: HttpRequest, review: Review) -> HttpResponse:
    page = public_pages.public_page(
        review, gathering.of_anyone(review), takes=takes_contributions(review.programme),
        follow=reverse("voices:follow"),
    )  # fmt: skip
    return render(request, "together/visits/public.jinja", {"page": hidden_for(request).over(page)})


@ASK
@never_cache
@public(ANYONE)
@makes_once
@of_published
@of_review
def choose_review(request: HttpRequest, review: Review) -> HttpResponse:
    if not (takes_contributions(review.programme) and taking_part.takes_choices(review)):
        return _not_now(request, review)
    form = public_forms.ChooseForm(posted(request), points=selectors.checklist_of(review))
    return _take(request, review, form, chooses=True)


@ASK
@never_cache
@public(ANYONE)
@makes_once
@of_published
@of_review
def tell_visit(request: HttpRequest, review: Review) -> HttpResponse:
    if not (takes_contributions(review.programme) and taking_part.takes_visits(review)):
        return _not_now(request, review)
    form = public_forms.VisitForm(
        posted(request), review=review, points=selectors.checklist_of(review),
        places=selectors.places_for(review.programme),
    )  # fmt: skip
    return _take(request, review, form, chooses=False)


def read_how(request: HttpRequest, form: Any) -> Reading:
    """How the form is read; in Easy Read its points have short words too."""
    how = reading(request, form, lead=easy_words.LEAD)
    if how.lead:
        form.in_easy_words()
    return how


def _take(request: HttpRequest, review: Review, form: Any, *, chooses: bool) -> HttpResponse:
    how, who = read_how(request, form), address_of(request)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        count(SAID, who)
        try:
            return _keep(request, review, form, chooses=chooses)
        except taking_part.NotNow:
            form.add_error(None, _("This closed while you were writing. Your words are still here: copy them."))
    page = public_pages.take_page(review, listening_of(review.programme), chooses=chooses, wait=wait)
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": how}
    return page_or_wait(request, "together/visits/take.jinja", shown, wait=wait)


def _keep(request: HttpRequest, review: Review, form: Any, *, chooses: bool) -> HttpResponse:
    """A worry is read by nobody but the safeguarding lead, and is no part of the review."""
    programme, sender = review.programme, Sender(secret=sender_of(request))
    if form.cleaned_data.get("worry"):
        made, _words = contribute(programme=programme, said=worry_of(form), sender=sender_of(request))
        return redirect(address("tell_us_sent", programme, made.pk))
    if chooses:
        taker = taking_part.choose(review=review, chosen=form.chosen, sender=sender)
    else:
        taker = taking_part.tell_visit(review=review, seen=form.seen, sender=sender).taker
    return redirect(read_alike(request, at("told_review", programme, review.pk, taker.pk)))


def worry_of(form: Any) -> Said:
    words = form.all_words or _("Somebody who took part in a review is worried, and wrote no words.")
    return Said(kind=Kind.QUESTION, words=words, worry=True, about_somebody=True)


def _not_now(request: HttpRequest, review: Review) -> HttpResponse:
    messages.info(request, _("You cannot tell us anything here just now."))
    return redirect(at("public_review", review.programme, review.pk))


@require_safe
@never_cache
@public("Shows the four words to the browser that sent something, for half an hour.")
@of_published
@of_review
def told_review(request: HttpRequest, review: Review, review_taker_id: UUID) -> HttpResponse:
    """Whether there is such a person is not told to any other browser."""
    taker = selectors.told_lately(review, review_taker_id)
    words = taking_part.words_again(taker, sender=sender_of(request)) if taker else ""
    page = public_pages.told_page(review, words=words, follow=reverse("voices:follow"))
    return render(request, "together/visits/told.jinja", {"page": page, "reading": reading(request)})


@ASK
@never_cache
@public(ANYONE)
@of_published
@of_review
def review_paper(request: HttpRequest, review: Review) -> HttpResponse:
    """Copies are made when somebody asks for them, as each has four words of its own."""
    programme = review.programme
    asked = taking_part.takes_choices(review) or taking_part.takes_visits(review)
    if not (takes_contributions(programme) and asked):
        return _not_now(request, review)
    form, who = PrintForm(posted(request)), address_of(request)
    wait = seconds_to_wait(PRINTED, who) if request.method == "POST" else 0
    printed: tuple[str, ...] = ()
    if not wait and form.is_valid():
        count(PRINTED, who, form.cleaned_data["copies"])
        printed = print_copies(programme=programme, kind=KIND, copies=form.cleaned_data["copies"])
    page = public_pages.paper_page(
        review, listening_of(programme), points=selectors.checklist_of(review), printed=printed,
        follow=reverse("voices:follow"), wait=wait,
    )  # fmt: skip
    template = f"together/visits/{'sheets' if printed else 'print'}.jinja"
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": reading(request)}
    return page_or_wait(request, template, shown, wait=wait)
