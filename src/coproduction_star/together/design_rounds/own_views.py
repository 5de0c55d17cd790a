"""What four words open, for the browser in which they were typed lately."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.together.models import DesignTaker
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import posted, public
from coproduction_star.voices.following import ticket
from coproduction_star.voices.following.doors import opened_by_words

from . import public_forms, public_pages, selectors, taking_part
from .addresses import OWN
from .holding import KIND

BY_WORDS = "The four words of a reference open it, and nothing else does."
ASK = require_http_methods(["GET", "HEAD", "POST"])
View = Callable[..., HttpResponse]


of_words = opened_by_words(
    KIND, selectors.opened, missing=selectors.NotFound, home=lambda taker: taker.design.programme.organisation
)
"""Hand the view who the four words opened; any other browser is asked for them."""


@require_safe
@never_cache
@public(BY_WORDS)
@of_words
def own_design(request: HttpRequest, taker: DesignTaker) -> HttpResponse:
    experiences = sorted(selectors.told_by(taker).values(), key=lambda one: one.stage.position)
    page = public_pages.own_page(
        taker, experiences=experiences, priorities=selectors.priorities_of(taker.design),
        dots=selectors.dots_of(taker), dotted=selectors.heard_in(taker.design).dotted,
        addresses={
            "change": reverse("together:own_design_change"), "dots": reverse("together:own_design_dots"),
            "take_back": reverse("together:own_design_take_back"), "close": reverse("voices:stop_following"),
        },
    )  # fmt: skip
    shown = {"page": hidden_for(request).over(page), "reading": reading(request)}
    return render(request, "together/design_rounds/own.jinja", shown)


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_design_change(request: HttpRequest, taker: DesignTaker) -> HttpResponse:
    if not taking_part.takes_words(taker.design):
        return _too_late(request)
    form = public_forms.TellForm(
        posted(request), stages=selectors.stages_of(taker.design), own=True,
        initial=public_forms.told_now(taker, selectors.told_by(taker)),
    )  # fmt: skip
    how = reading(request, form)
    if form.is_valid():
        taking_part.tell_anew(taker=taker, told=form.told)
        messages.success(request, _("Your new words are saved. Somebody reads them before others do."))
        return redirect(read_alike(request, reverse(OWN)))
    page = public_pages.DeedPage(_("Change your words"), taker.design.title, _("Save"), reverse(OWN))
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": how}
    return render(request, "together/design_rounds/own_form.jinja", shown)


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_design_dots(request: HttpRequest, taker: DesignTaker) -> HttpResponse:
    if not taking_part.takes_dots(taker.design):
        return _too_late(request)
    form = public_forms.DotsForm(
        posted(request), priorities=selectors.priorities_of(taker.design), own=True,
        initial={"dots": sorted(selectors.dots_of(taker))},
    )  # fmt: skip
    how = reading(request, form)
    if form.is_valid():
        taking_part.put_dots(taker=taker, dots=form.cleaned_data["dots"])
        messages.success(request, _("Saved."))
        return redirect(read_alike(request, reverse(OWN)))
    page = public_pages.DeedPage(
        _("What matters most to you?"), taker.design.title, _("Save"), reverse(OWN), dots=True
    )
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": how}
    return render(request, "together/design_rounds/own_form.jinja", shown)


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_design_take_back(request: HttpRequest, taker: DesignTaker) -> HttpResponse:
    if request.method == "POST":
        taking_part.take_back(taker=taker)
        messages.success(request, _("Everything is erased. The four words no longer open anything."))
        return ticket.forget(redirect("voices:follow"))
    lead = _("What you told, how it felt and your dots are erased.")
    page = public_pages.DeedPage(_("Take it all back"), lead, _("Erase it all"), reverse(OWN))
    shown = {"page": page, "reading": reading(request)}
    return render(request, "together/design_rounds/own_sure.jinja", shown)


def _too_late(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("This cannot be changed any more."))
    return redirect(OWN)
