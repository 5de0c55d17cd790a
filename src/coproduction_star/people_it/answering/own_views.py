"""One's own answers with nothing but the four words: read, go on, change, take back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.data.asset_surveys.pages import page_called, place_to_go_on
from coproduction_star.journeys.hiding import hidden_now
from coproduction_star.people_it.asking import agreeing, keeping
from coproduction_star.people_it.asking.agree_form import AgreeForm
from coproduction_star.people_it.asking.links import link_to
from coproduction_star.people_it.models import Response
from coproduction_star.ui.shortcuts import posted, public
from coproduction_star.voices.following import ticket as followed

from . import own_pages, presenters, selectors, ticket
from .forms import TakeBackForm
from .opening import of_reference

BY_WORDS = "The four words of a reference open it, and nothing else does."
ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@never_cache
@public(BY_WORDS)
@of_reference
def own(request: HttpRequest, response: Response) -> HttpResponse:
    may_change = selectors.is_open(response.survey) and link_to(response.survey) is not None
    page = own_pages.own_page(
        response, selectors.asked_of(response), consents=selectors.consents_of(response), may_change=may_change,
        hidden=hidden_now(response.organisation),
    )  # fmt: skip
    return render(request, "people_it/answering/own.jinja", {"page": hidden_now(response.organisation).over(page)})


@require_safe
@never_cache
@public(BY_WORDS)
@of_reference
def go_on(request: HttpRequest, response: Response) -> HttpResponse:
    """On to where they stopped, or to one answer that they want to change, on whichever phone this is."""
    link = link_to(response.survey)
    if link is None or not selectors.is_open(response.survey):
        messages.info(request, _("The survey has ended. Your answers cannot be changed any more, but taken back."))
        return redirect("people_it:own_answers")
    pages = selectors.pages_for(response)
    wanted = page_called(pages, request.GET.get("at", ""))
    place = place_to_go_on(pages, keeping.all_answers(response)) if wanted is None else wanted
    held = ticket.ticket_of(response, code=link.code)
    return ticket.give(redirect(presenters.address_of_place(response, held, pages, place)), held, response)


@ASK
@never_cache
@public(BY_WORDS)
@of_reference
def agree(request: HttpRequest, response: Response) -> HttpResponse:
    form = AgreeForm(
        posted(request), known=response.participant_id is not None,
        initial={"kinds": selectors.consents_of(response)},
    )  # fmt: skip
    if form.is_valid():
        agreeing.agree(response=response, kinds=form.cleaned_data["kinds"], reached=form.reached)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("people_it:own_answers")
    context = {"page": own_pages.consents_page(), "form": form, "special": keeping.special_of(response) is not None}
    return render(request, "people_it/answering/own_consents.jinja", context)


@ASK
@never_cache
@public(BY_WORDS)
@of_reference
def take_back(request: HttpRequest, response: Response) -> HttpResponse:
    """All of it, or only what was kept apart."""
    form = TakeBackForm(posted(request))
    if form.is_valid() and "apart" in request.POST:
        keeping.forget_special(response=response)
        messages.success(request, _("The answers that we kept apart are erased."))
        return redirect("people_it:own_answers")
    if form.is_valid():
        agreeing.withdraw(response=response)
        messages.success(request, _("Your answers are erased. The four words no longer open anything."))
        return followed.forget(redirect("voices:follow"))
    return render(request, "people_it/answering/take_back.jinja", {"page": own_pages.take_back_page(), "form": form})
