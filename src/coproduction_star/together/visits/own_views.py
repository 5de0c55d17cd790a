"""What four words open, for the browser in which they were typed lately."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.together.models import ReviewTaker, Visit
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, public
from coproduction_star.voices.following import ticket
from coproduction_star.voices.following.doors import opened_by_words

from . import public_forms, public_pages, selectors, taking_part
from . import report_selectors as reports
from .addresses import OWN
from .holding import KIND
from .member_views import changed_visit
from .public_views import read_how
from .taking_part import Sender

BY_WORDS = "The four words of a reference open it, and nothing else does."
ASK = require_http_methods(["GET", "HEAD", "POST"])

of_words = opened_by_words(
    KIND, selectors.opened, missing=selectors.NotFound, home=lambda taker: taker.review.programme.organisation
)
"""Hand the view who the four words opened; any other browser is asked for them."""


@require_safe
@never_cache
@public(BY_WORDS)
@of_words
def own_review(request: HttpRequest, taker: ReviewTaker) -> HttpResponse:
    visits, points = selectors.visits_of(taker), selectors.checklist_of(taker.review)
    goes = taking_part.takes_visits(taker.review)
    page = public_pages.own_page(
        taker, visits=visits, told=selectors.marks_told(visits), points=points,
        chosen=selectors.chosen_by(taker),
        changes={one.pk: reverse("together:own_visit", args=[one.pk]) for one in visits} if goes else {},
        reported=reports.reported(taker.review), answers=reports.answers_of(points),
        addresses={
            "view": reverse("together:own_report_view"),
            "choose": reverse("together:own_points"), "visit": reverse("together:own_new_visit"),
            "take_back": reverse("together:own_review_take_back"), "close": reverse("voices:stop_following"),
        },
    )  # fmt: skip
    shown = {"page": hidden_for(request).over(page), "reading": reading(request)}
    return render(request, "together/visits/own.jinja", shown)


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_points(request: HttpRequest, taker: ReviewTaker) -> HttpResponse:
    if not taking_part.takes_choices(taker.review):
        return _too_late(request)
    form = public_forms.ChooseForm(
        posted(request), points=selectors.checklist_of(taker.review), own=True,
        initial={"points": sorted(selectors.chosen_by(taker))},
    )  # fmt: skip
    how = read_how(request, form)
    saved = save(
        form,
        lambda: taking_part.choose(review=taker.review, chosen=form.chosen, sender=Sender(), taker=taker),
        refusals={taking_part.NotNow: _closed()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(read_alike(request, reverse(OWN)))
    page = public_pages.DeedPage(
        _("What does good look like?"), taker.review.title, _("Save"), reverse(OWN), chooses=True
    )
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": how}
    return render(request, "together/visits/own_form.jinja", shown)


@ASK
@never_cache
@public(BY_WORDS)
@makes_once
@of_words
def own_new_visit(request: HttpRequest, taker: ReviewTaker) -> HttpResponse:
    review = taker.review
    if not taking_part.takes_visits(review):
        return _too_late(request)
    form = public_forms.VisitForm(
        posted(request), review=review, points=selectors.checklist_of(review), own=True,
        places=selectors.places_for(review.programme),
    )  # fmt: skip
    how = read_how(request, form)
    saved = save(
        form, lambda: taking_part.tell_visit(review=review, seen=form.seen, sender=Sender(), taker=taker),
        refusals={taking_part.NotNow: _closed()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Your visit is kept. Somebody reads your words before others do."))
        return redirect(read_alike(request, reverse(OWN)))
    page = public_pages.DeedPage(_("What did you see?"), review.title, _("Save"), reverse(OWN))
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": how}
    return render(request, "together/visits/own_form.jinja", shown)


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_visit(request: HttpRequest, taker: ReviewTaker, visit_id: UUID) -> HttpResponse:
    with or_404(Visit.DoesNotExist):
        mine = selectors.visit_of_taker(taker, visit_id)
    mine.review = taker.review
    if not taking_part.takes_visits(taker.review):
        return _too_late(request)
    form, saved = changed_visit(request, mine)
    how = read_how(request, form)
    if saved.done:
        messages.success(request, _("Your new words are saved. Somebody reads them before others do."))
        return redirect(read_alike(request, reverse(OWN)))
    page = public_pages.DeedPage(
        _("Change your visit"), taker.review.title, _("Save"), reverse(OWN), theirs=saved.theirs
    )
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": how}
    return render(request, "together/visits/own_form.jinja", shown)


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_review_take_back(request: HttpRequest, taker: ReviewTaker) -> HttpResponse:
    if request.method == "POST":
        taking_part.take_back(taker=taker)
        messages.success(request, _("Everything is erased. The four words no longer open anything."))
        return ticket.forget(redirect("voices:follow"))
    lead = _("What you chose, your visits and your words are erased.")
    page = public_pages.DeedPage(_("Take it all back"), lead, _("Erase it all"), reverse(OWN))
    shown = {"page": page, "reading": reading(request)}
    return render(request, "together/visits/own_sure.jinja", shown)


def _closed() -> str:
    return _("This closed while you were writing. Your words are still here: copy them.")


def _too_late(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("This cannot be changed any more."))
    return redirect(OWN)
