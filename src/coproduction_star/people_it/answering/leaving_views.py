"""Getting out: at once, when one has done, and on a screen that others use after."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coproduction_star.data.asset_surveys.pages import place_to_go_on
from coproduction_star.people_it.asking import keeping
from coproduction_star.people_it.asking.addresses import public_address
from coproduction_star.people_it.asking.editions import survey_of_edition
from coproduction_star.people_it.asking.look import language_of
from coproduction_star.people_it.models import Response, SurveyLink
from coproduction_star.ui.leaving import way_out
from coproduction_star.ui.shortcuts import public
from coproduction_star.voices.selectors import listening_of

from . import presenters, screen, selectors, ticket
from .opening import of_answers, of_link
from .ticket import Ticket
from .views import ANYONE, OWN


@require_safe
@never_cache
@public("Forgets in this browser what was begun, and leads away. Anyone may need to.")
def leave(request: HttpRequest, organisation: str, code: str) -> HttpResponse:
    """On a screen in a public place to its first page: another page would stay open there for the next person."""
    start = public_address("public_survey", request.organisation.slug, code)
    is_screen = screen.end(request.organisation, ticket.take(request, code))
    away = redirect(start if is_screen else way_out(request))
    return ticket.forget(away, organisation=request.organisation.slug, code=code)


@require_safe
@never_cache
@public("Forgets in this browser what was begun, for the next person.")
def close(request: HttpRequest, organisation: str, code: str) -> HttpResponse:
    start = redirect(public_address("public_survey", request.organisation.slug, code))
    screen.end(request.organisation, ticket.take(request, code))
    return ticket.forget(start, organisation=request.organisation.slug, code=code)


@require_safe
@never_cache
@public(OWN)
@of_answers
def still_there(request: HttpRequest, response: Response, held: Ticket) -> HttpResponse:
    pages = selectors.pages_for(response, not_apart=held.not_apart)
    place = place_to_go_on(pages, keeping.all_answers(response))
    page = presenters.still_there_page(
        response, selectors.asked_of(response), ticket=held,
        go_on=presenters.address_of_place(response, held, pages, place),
    )  # fmt: skip
    return render(request, "people_it/answering/tell.jinja", {"page": page})


@require_safe
@public(ANYONE)
@of_link
def young(request: HttpRequest, link: SurveyLink) -> HttpResponse:
    """Nobody is turned away from what is over or not yet begun: its first page says so."""
    if not selectors.is_open(link.survey):
        return redirect(public_address("public_survey", request.organisation.slug, link.code))
    asked = survey_of_edition(selectors.edition_now(link.survey).pk)
    page = presenters.young_page(
        link, asked, language=language_of(asked, request.LANGUAGE_CODE), listening=listening_of(link.survey.programme)
    )
    return render(request, "people_it/answering/tell.jinja", {"page": page})


@require_safe
@public(ANYONE)
@of_link
def older(request: HttpRequest, link: SurveyLink) -> HttpResponse:
    """Only where there is an upper age; another survey of the programme is named where one is open to them."""
    asked = survey_of_edition(selectors.edition_now(link.survey).pk)
    if asked.oldest is None or not selectors.is_open(link.survey):
        return redirect(public_address("public_survey", request.organisation.slug, link.code))
    page = presenters.older_page(
        link, asked, language=language_of(asked, request.LANGUAGE_CODE),
        listening=listening_of(link.survey.programme), other=selectors.another_for_older(link.survey, asked.oldest),
    )  # fmt: skip
    return render(request, "people_it/answering/tell.jinja", {"page": page})
