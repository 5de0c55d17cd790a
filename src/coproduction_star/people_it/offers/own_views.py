"""What four words open, for the browser in which they were typed lately."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.people_it.coming import came_of
from coproduction_star.people_it.models import Entry, Need, Offer
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import or_404, posted, public
from coproduction_star.voices.contributions.selectors import places_of, postcodes_of
from coproduction_star.voices.following import ticket
from coproduction_star.voices.following.doors import opened_by_words
from coproduction_star.voices.selectors import takes_contributions

from . import own_forms, own_pages, own_services, selectors, services
from .addresses import OWN
from .clock import clock_of
from .holding import KIND

BY_WORDS = "The four words of a reference open it, and nothing else does."
ASK = require_http_methods(["GET", "HEAD", "POST"])
FORM = "people_it/offers/own_form.jinja"
View = Callable[..., HttpResponse]


of_words = opened_by_words(
    KIND, selectors.opened, missing=selectors.NotFound, home=lambda entry: entry.programme.organisation
)
"""Hand the view the entry that the four words opened; any other browser is asked for them."""


@require_safe
@never_cache
@public(BY_WORDS)
@of_words
def own_offers(request: HttpRequest, entry: Entry) -> HttpResponse:
    offers, needs = selectors.things_of(entry)
    today = timezone.localdate()
    page = own_pages.own_page(
        entry, offers=offers, needs=needs, agreed=selectors.agreed_by(entry), came=came_of(entry),
        clock=clock_of(entry.programme, today=today), today=today,
    )  # fmt: skip
    return render(request, "people_it/offers/own.jinja", {"page": page, "reading": reading(request)})


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_change(request: HttpRequest, entry: Entry, sort: str, thing_id: UUID) -> HttpResponse:
    thing = _thing(entry, sort, thing_id)
    form = own_forms.ChangeForm(
        posted(request), thing=thing, places=places_of(entry.programme), postcodes_of=postcodes_of(entry.programme),
        initial=own_forms.said_now(thing),
    )  # fmt: skip
    how = reading(request, form)
    if form.is_valid():
        own_services.change(thing=thing, words=form.thing, holding=form.holding)
        messages.success(request, _("Saved."))
        return _to_own(request)
    page = own_pages.deed_page(_("Change it"), _("Save"))
    return render(request, FORM, {"page": page, "form": form, "reading": how})


@require_POST
@public(BY_WORDS)
@of_words
def own_pause(request: HttpRequest, entry: Entry, sort: str, thing_id: UUID) -> HttpResponse:
    own_services.pause(thing=_thing(entry, sort, thing_id))
    return _to_own(request)


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_take_back(request: HttpRequest, entry: Entry, sort: str, thing_id: UUID) -> HttpResponse:
    thing = _thing(entry, sort, thing_id)
    if request.method == "POST":
        own_services.take_back(thing=thing)
        messages.success(request, _("It is erased."))
        return _to_own(request)
    page = own_pages.deed_page(_("Take this back"), _("Erase it"), thing.words)
    return render(request, "people_it/offers/own_sure.jinja", {"page": page, "reading": reading(request)})


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_take_all_back(request: HttpRequest, entry: Entry) -> HttpResponse:
    if request.method == "POST":
        own_services.take_all_back(entry=entry)
        messages.success(request, _("Everything is erased. The four words no longer open anything."))
        return ticket.forget(redirect("voices:follow"))
    lead = _("All your offers and wishes here are erased, and how to reach you if we know it only from here.")
    page = own_pages.deed_page(_("Take it all back"), _("Erase it all"), lead)
    return render(request, "people_it/offers/own_sure.jinja", {"page": page, "reading": reading(request)})


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_more(request: HttpRequest, entry: Entry) -> HttpResponse:
    programme = entry.programme
    if not takes_contributions(programme):
        messages.info(request, _("You cannot tell us anything here just now."))
        return redirect(OWN)
    form = own_forms.MoreForm(
        posted(request), places=places_of(programme), postcodes_of=postcodes_of(programme),
        initial={"can_kind": "skill", "want_kind": "time"},
    )  # fmt: skip
    how = reading(request, form)
    if form.is_valid():
        services.add_more(entry=entry, things=form.things, holding=form.holding)
        messages.success(request, _("Saved. You get an answer here."))
        return _to_own(request)
    page = own_pages.deed_page(_("Offer or ask for something else"), _("Send"))
    return render(request, "people_it/offers/own_more.jinja", {"page": page, "form": form, "reading": how})


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_agreed(request: HttpRequest, entry: Entry) -> HttpResponse:
    form = own_forms.AgreedForm(posted(request), initial={"agreed": sorted(selectors.agreed_by(entry))})
    how = reading(request, form)
    if form.is_valid():
        own_services.agree(entry=entry, to=frozenset(form.cleaned_data["agreed"]))
        messages.success(request, _("Saved."))
        return _to_own(request)
    page = own_pages.deed_page(_("What you agree to"), _("Save"))
    return render(request, FORM, {"page": page, "form": form, "reading": how})


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_reach(request: HttpRequest, entry: Entry) -> HttpResponse:
    form = own_forms.ReachForm(posted(request), initial=own_forms.reached_now(entry))
    how = reading(request, form)
    if form.is_valid():
        own_services.reach(entry=entry, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return _to_own(request)
    page = own_pages.deed_page(_("How to reach you"), _("Save"))
    return render(request, FORM, {"page": page, "form": form, "reading": how})


def _to_own(request: HttpRequest) -> HttpResponse:
    return redirect(read_alike(request, reverse(OWN)))


def _thing(entry: Entry, sort: str, thing_id: UUID) -> Offer | Need:
    if sort not in selectors.SORTS:
        raise Http404
    with or_404(ObjectDoesNotExist):
        return selectors.thing_of(entry, sort=sort, thing_id=thing_id)
