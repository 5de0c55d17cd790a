"""The menu: narrowed by filters, one line of it, and as cards for a workshop."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE

from . import forms, menu_page, on_paper, selectors
from .menu import Wanted, found_in, narrowed
from .views import show


@require_safe
@require(Permission.SEE_INCENTIVES)
def incentive_menu(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.MenuForm(request.GET or None, listed=selectors.barriers_offered(request.organisation))
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    entries = narrowed(selectors.menu_of(request.organisation), wanted)
    return show(request, "menu", menu_page.menu_page(request.programme, request.access, entries), form=form)


@require_safe
@require(Permission.SEE_INCENTIVES)
def incentive(request: HttpRequest, organisation: str, programme: str, incentive: str) -> HttpResponse:
    entry = found_in(selectors.menu_of(request.organisation), incentive)
    if entry is None:
        raise Http404
    plans = list(selectors.plans(request.programme).order_by("title"))
    page = menu_page.entry_page(
        entry, request.programme, request.access, plans=plans, listed=selectors.barriers_offered(request.organisation)
    )
    return show(request, "incentive", page)


@require_safe
@require(Permission.SEE_INCENTIVES)
def menu_cards(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """All of the menu to cut out, in the reader's language."""
    entries = selectors.menu_of(request.organisation)
    body = on_paper.as_cards(entries, language=request.LANGUAGE_CODE, made=timezone.now())
    return Document("menu-cards.pdf", MEDIA_TYPE, body).response()
