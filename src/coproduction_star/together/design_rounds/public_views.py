"""What anyone may do without an account: read a round, say how it feels, choose what matters, print the form."""

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
from coproduction_star.together.models import DesignRound
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
from .presenters import way_of

ANYONE = "Anyone can read a design round of a published programme and take part in it, without an account."
ASK = require_http_methods(["GET", "HEAD", "POST"])
View = Callable[..., HttpResponse]


def of_round(view: View) -> View:
    """Hand the view the round of a published programme; any other does not exist."""

    @wraps(view)
    def scoped(request: HttpRequest, programme: Programme, design_id: UUID, **more: Any) -> HttpResponse:
        with or_404(DesignRound.DoesNotExist):
            design = selectors.round_called(programme, design_id)
        return view(request, design, **more)

    return scoped


@require_safe
@never_cache
@public(ANYONE)
@of_published
@of_round
def public_design_round(request: HttpRequest, design: DesignRound) -> HttpResponse:
    page = public_pages.public_page(
        design, gathering.of_anyone(design), takes=takes_contributions(design.programme),
        follow=reverse("voices:follow"), way=way_of(design),
    )  # fmt: skip
    return render(request, "together/design_rounds/public.jinja", {"page": hidden_for(request).over(page)})


@ASK
@never_cache
@public(ANYONE)
@makes_once
@of_published
@of_round
def tell_design(request: HttpRequest, design: DesignRound) -> HttpResponse:
    if not (takes_contributions(design.programme) and taking_part.takes_words(design)):
        return _not_now(request, design)
    form = public_forms.TellForm(posted(request), stages=selectors.stages_of(design))
    how = reading(request, form, lead=easy_words.LEAD)
    if how.lead:
        form.in_easy_words()
    return _take(request, design, form, how, dots=False)


@ASK
@never_cache
@public(ANYONE)
@makes_once
@of_published
@of_round
def dot_design(request: HttpRequest, design: DesignRound) -> HttpResponse:
    if not (takes_contributions(design.programme) and taking_part.takes_dots(design)):
        return _not_now(request, design)
    form = public_forms.DotsForm(posted(request), priorities=selectors.priorities_of(design))
    return _take(request, design, form, reading(request, form), dots=True)


def _take(request: HttpRequest, design: DesignRound, form: Any, how: Reading, *, dots: bool) -> HttpResponse:
    who = address_of(request)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        count(SAID, who)
        try:
            return _keep(request, design, form)
        except taking_part.NotNow:
            form.add_error(None, _("This closed while you were writing. Your words are still here: copy them."))
    page = public_pages.take_page(design, listening_of(design.programme), dots=dots, wait=wait)
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": how}
    return page_or_wait(request, "together/design_rounds/take.jinja", shown, wait=wait)


def _keep(request: HttpRequest, design: DesignRound, form: Any) -> HttpResponse:
    """A worry is read by nobody but the safeguarding lead, and is no part of the round."""
    programme = design.programme
    if form.cleaned_data.get("worry"):
        made, _words = contribute(programme=programme, said=worry_of(form), sender=sender_of(request))
        return redirect(address("tell_us_sent", programme, made.pk))
    taker = taking_part.tell(design=design, told=form.told, sender=sender_of(request))
    return redirect(read_alike(request, at("told_design", programme, design.pk, taker.pk)))


def worry_of(form: Any) -> Said:
    words = form.all_words or _("Somebody who took part in a design round is worried, and wrote no words.")
    return Said(kind=Kind.QUESTION, words=words, worry=True, about_somebody=True)


def _not_now(request: HttpRequest, design: DesignRound) -> HttpResponse:
    messages.info(request, _("You cannot tell us anything here just now."))
    return redirect(at("public_design_round", design.programme, design.pk))


@require_safe
@never_cache
@public("Shows the four words to the browser that sent something, for half an hour.")
@of_published
@of_round
def told_design(request: HttpRequest, design: DesignRound, told_id: UUID) -> HttpResponse:
    """Whether there is such a person is not told to any other browser."""
    taker = selectors.told_lately(design, told_id)
    words = taking_part.words_of(taker, sender=sender_of(request)) if taker else ""
    page = public_pages.told_page(design, words=words, follow=reverse("voices:follow"))
    return render(request, "together/design_rounds/told.jinja", {"page": page, "reading": reading(request)})


@ASK
@never_cache
@public(ANYONE)
@of_published
@of_round
def design_paper(request: HttpRequest, design: DesignRound) -> HttpResponse:
    """Copies are made when somebody asks for them, as each has four words of its own."""
    programme = design.programme
    if not (takes_contributions(programme) and (taking_part.takes_words(design) or taking_part.takes_dots(design))):
        return _not_now(request, design)
    form, who = PrintForm(posted(request)), address_of(request)
    wait = seconds_to_wait(PRINTED, who) if request.method == "POST" else 0
    printed: tuple[str, ...] = ()
    if not wait and form.is_valid():
        count(PRINTED, who, form.cleaned_data["copies"])
        printed = print_copies(programme=programme, kind=KIND, copies=form.cleaned_data["copies"])
    page = public_pages.paper_page(
        design, listening_of(programme), stages=selectors.stages_of(design),
        priorities=selectors.priorities_of(design), printed=printed, follow=reverse("voices:follow"), wait=wait,
    )  # fmt: skip
    template = f"together/design_rounds/{'sheets' if printed else 'print'}.jinja"
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": reading(request)}
    return page_or_wait(request, template, shown, wait=wait)
