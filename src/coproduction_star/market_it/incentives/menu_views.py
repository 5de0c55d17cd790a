"""The menu: narrowed by filters, one line of it, as cards for a workshop, and the organisation's own lines."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.market_it.models import CatalogueEntry
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, menu_page, on_paper, own, selectors
from .addresses import at
from .menu import Wanted, found_in, narrowed
from .views import ASK, ask, show


@require_safe
@require(Permission.SEE_INCENTIVES)
def incentive_menu(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.MenuForm(request.GET or None)
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
    return show(request, "incentive", menu_page.entry_page(entry, request.programme, request.access, plans=plans))


@require_safe
@require(Permission.SEE_INCENTIVES)
def menu_cards(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """All of the menu to cut out, in the reader's language."""
    entries = selectors.menu_of(request.organisation)
    body = on_paper.as_cards(entries, language=request.LANGUAGE_CODE, made=timezone.now())
    return Document("menu-cards.pdf", MEDIA_TYPE, body).response()


@ASK
@require(Permission.KEEP_CATALOGUE)
@makes_once
def new_own_incentive(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.OwnForm(posted(request))
    if form.is_valid():
        made = own.add_own(organisation=request.organisation, content=form.content, by=request.user)
        messages.success(request, _("It stands on the menu of every programme now."))
        return redirect(at("incentive", request.programme, made.key))
    return ask(request, form, title=_("An incentive of our own"), button=_("Put it on the menu"))


@require_POST
@require(Permission.KEEP_CATALOGUE)
def retire_own(request: HttpRequest, organisation: str, programme: str, incentive: str) -> HttpResponse:
    with or_404(CatalogueEntry.DoesNotExist):
        entry = selectors.own_entry(request.organisation, incentive)
    own.retire_own(entry=entry, by=request.user)
    messages.success(request, _("It is off the menu. Plans that have it keep it."))
    return redirect(at("incentive_menu", request.programme))
