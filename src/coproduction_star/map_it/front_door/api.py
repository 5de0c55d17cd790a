"""What is public, for programs: an organisation's programmes and places, a programme's page and its lists in full."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.ui.listing import AskedPage, listing
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.ui.validation import only_known
from coproduction_star.voices.selectors import in_published

from . import gathered, presenters, selectors, shapes

router = Router(tags=["public pages"])
WHY = "What a programme publishes is for everyone."
Kind = Literal["happening", "ahead", "said", "decided", "promised"]


@router.get(
    "/{slug:organisation}/programmes", response=shapes.PublicHome, auth=None, summary="What an organisation publishes"
)
@public(WHY)
def public_home(request: HttpRequest, organisation: str) -> dict[str, Any]:
    """Its public programmes and places."""
    only_known(request.GET, ())
    whole = shapes.home_of(selectors.public_home(request.organisation), request.organisation)
    return hidden_for(request).over(whole)


@router.get(
    "/{slug:organisation}/places/{slug:place}",
    response=shapes.PublicPlace,
    auth=None,
    summary="The public page of a place",
)
@public(WHY)
def public_place(request: HttpRequest, organisation: str, place: str) -> dict[str, Any]:
    """What goes on there, what will be decided, what people said, what came of it, and who answers."""
    only_known(request.GET, ())
    with or_404(Place.DoesNotExist), selectors.at_place(request.organisation, place) as (found, programmes):
        page = presenters.place_page(
            gathered.seen_at(found, programmes),
            place=found,
            organisation=request.organisation,
            hidden=hidden_for(request),
        )
        return shapes.place_of(hidden_for(request).over(page))


@router.get(
    "/{slug:organisation}/places/{slug:place}/{kind}",
    response=shapes.PublicItems,
    auth=None,
    summary="One public list of a place in full",
)
@public(WHY)
def public_place_list(
    request: HttpRequest, organisation: str, place: str, kind: Kind, asked: Query[AskedPage]
) -> dict[str, Any]:
    """The same lists as a programme's, of everything in the place."""
    only_known(request.GET, AskedPage.model_fields)
    with or_404(Place.DoesNotExist), selectors.at_place(request.organisation, place) as (found, programmes):
        return _listing(request, gathered.About(programmes, found), kind, asked)


@router.get(
    "/{slug:organisation}/{slug:programme}",
    response=shapes.PublicProgramme,
    auth=None,
    summary="The public page of a programme",
)
@public(WHY)
def public_programme(request: HttpRequest, organisation: str, programme: str) -> dict[str, Any]:
    """The first few of everything; the lists in full have addresses of their own."""
    only_known(request.GET, ())
    with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
        page = presenters.public_page(gathered.seen(found), hidden=hidden_for(request))
        return shapes.programme_of(hidden_for(request).over(page))


@router.get(
    "/{slug:organisation}/{slug:programme}/{kind}",
    response=shapes.PublicItems,
    auth=None,
    summary="One public list of a programme in full",
)
@public(WHY)
def public_list(
    request: HttpRequest, organisation: str, programme: str, kind: Kind, asked: Query[AskedPage]
) -> dict[str, Any]:
    """What happens, what will be decided, what people said, what was decided, or what was promised."""
    only_known(request.GET, AskedPage.model_fields)
    with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
        return _listing(request, gathered.About((found,)), kind, asked)


def _listing(request: HttpRequest, about: gathered.About, kind: Kind, asked: AskedPage) -> dict[str, Any]:
    pages = gathered.listed(kind, about, number=str(asked.page), size=asked.size)
    whole = presenters.list_page(kind, pages, about=about, organisation=request.organisation)
    page = hidden_for(request).over(whole)
    return listing(
        request, asked, items=[shapes.item_of(item) for item in page.part.items], total=pages.paginator.count
    )
