"""What is offered and wished for, for anyone to read: the page and the programme's own clock."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.together_said import clock_of
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import Need, Offer
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import public
from coproduction_star.voices.contributions.views import of_published
from coproduction_star.voices.selectors import listening_of, takes_contributions

from . import board_pages, selectors, wall

EVERYONE = "What people allow others to read, without their names, is for everyone."
ON_A_PAGE = 30


@require_safe
@never_cache
@public(EVERYONE)
@of_published
def public_offers(request: HttpRequest, programme: Programme) -> HttpResponse:
    today = timezone.localdate()
    numbers = selectors.numbers_on_the_board(programme, today=today)
    lists = []
    for model, name in ((Offer, "offers"), (Need, "wishes")):
        pages = Paginator(selectors.on_the_board(model, programme, today=today), ON_A_PAGE)
        pages.__dict__["count"] = numbers[model]
        lists.append(pages.get_page(request.GET.get(name)))
    page = board_pages.board_page(
        programme=programme, offers=lists[0], needs=lists[1], clock=clock_of(programme, today),
        is_open=takes_contributions(programme), roles=selectors.roles_to_read(programme, today=today),
    )  # fmt: skip
    return render(request, "people_it/offers/board.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_OFFERS)
def offers_wall(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Only what anyone may read: the sheet hangs where everybody passes."""
    here, today = request.programme, timezone.localdate()
    offers, needs = (list(selectors.on_the_board(model, here, today=today)[: wall.MOST]) for model in (Offer, Need))
    sheet = wall.wall_sheet(
        here, offers=offers, needs=needs, listening=listening_of(here), today=today, hidden=hidden_for(request)
    )
    name = slugify(_("wall"))
    return Document(f"{here.slug}-{name}.pdf", wall.MEDIA_TYPE, sheet).response()
