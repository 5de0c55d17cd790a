"""What members do with an account, and what somebody types in for others: from paper, the phone or a talk."""

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
from coproduction_star.journeys.hiding import hidden_now
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.organisations.models import Participant
from coproduction_star.together.models import Review, ReviewTaker, Visit
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, sender_of
from coproduction_star.voices.limits import WRONG_REFERENCES, count, seconds_to_wait
from coproduction_star.voices.paper.selectors import known_people
from coproduction_star.voices.permissions import Permission as OfVoices
from coproduction_star.voices.services import contribute

from . import public_forms, public_pages, report_forms, reporting, selectors, taking_part
from . import report_selectors as reports
from .addresses import at
from .public_views import worry_of
from .taking_part import Sender
from .views import found, show_form

ASK = require_http_methods(["GET", "HEAD", "POST"])


@ASK
@require(Permission.VISIT)
def choose_points(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    review = found(request, review_id)
    back = at("review", request.programme, review.pk)
    if not taking_part.takes_choices(review):
        return _not_now(request, back)
    taker = selectors.taker_of(review, request.access.participant_id)
    form = public_forms.ChooseForm(
        posted(request), points=selectors.checklist_of(review), own=True,
        initial={"points": sorted(selectors.chosen_by(taker))},
    )  # fmt: skip
    saved = save(
        form, lambda: taking_part.choose(review=review, chosen=form.chosen, sender=_as_member(request), taker=taker),
        refusals={taking_part.NotNow: _too_late()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. You can change it while people choose."))
        return redirect(back)
    return show_form(request, form, _("What does good look like?"), _("Save"), back, lead=review.title)


@ASK
@require(Permission.VISIT)
@makes_once
def visit(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    review = found(request, review_id)
    back = at("review", request.programme, review.pk)
    if not taking_part.takes_visits(review):
        return _not_now(request, back)
    form = public_forms.VisitForm(
        posted(request), review=review, points=selectors.checklist_of(review),
        places=selectors.places_for(request.programme),
    )  # fmt: skip
    form.fields.pop("leave_empty")
    if form.is_valid() and form.cleaned_data["worry"]:
        contribute(programme=request.programme, said=worry_of(form), by=request.user)
        messages.success(request, _("The person who keeps people safe was told at once."))
        return redirect(back)
    saved = save(
        form, lambda: taking_part.tell_visit(review=review, seen=form.seen, sender=_as_member(request)),
        refusals={taking_part.NotNow: _too_late()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Your visit is kept. Somebody reads your words before others do."))
        return redirect(back)
    return show_form(request, form, _("What did you see?"), _("Save"), back, lead=review.title, template="visit")


@ASK
@require(Permission.VISIT)
def change_visit(
    request: HttpRequest, organisation: str, programme: str, review_id: UUID, visit_id: UUID
) -> HttpResponse:
    review = found(request, review_id)
    with or_404(Visit.DoesNotExist):
        mine = selectors.visit_of_participant(review, visit_id, request.access.participant_id)
    mine.review = review
    back = at("review", request.programme, review.pk)
    if not taking_part.takes_visits(review):
        return _not_now(request, back)
    form, saved = changed_visit(request, mine, by=request.user)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    return show_form(
        request, form, _("Change your visit"), _("Save"), back, lead=review.title, template="visit",
        theirs=saved.theirs,
    )  # fmt: skip


def changed_visit(request: HttpRequest, visit: Visit, *, by: Any = None) -> tuple[Any, Any]:
    """The form of a visit, and what came of saving it."""
    review = visit.review
    marks = selectors.marks_told([visit]).get(visit.pk, [])
    form = public_forms.VisitForm(
        posted(request), review=review, points=selectors.checklist_of(review), own=True,
        places=selectors.places_for(review.programme), initial=public_forms.visit_now(visit, marks),
    )  # fmt: skip
    saved = save(
        form,
        lambda: taking_part.change_visit(
            visit=visit, seen=form.seen, version=form.cleaned_data["version"] or 0, by=by
        ),
        now=lambda row: public_forms.visit_now(row, selectors.marks_told([row]).get(row.pk, [])),
        refusals={taking_part.NotNow: _too_late()},
    )  # fmt: skip
    return form, saved


def _as_member(request: HttpRequest) -> Sender:
    person = Participant(pk=request.access.participant_id) if request.access.participant_id else None
    return Sender(by=request.user, participant=person)


def _too_late() -> str:
    return _("This closed while you were writing. Your words are still here: copy them.")


def _not_now(request: HttpRequest, back: str) -> HttpResponse:
    messages.info(request, _("This is not asked in this phase of the review."))
    return redirect(back)


@ASK
@never_cache
@require(Permission.ENTER_VISITS)
@makes_once
def enter_visit(request: HttpRequest, organisation: str, programme: str, review_id: UUID) -> HttpResponse:
    review = found(request, review_id)
    back = at("review", request.programme, review.pk)
    form = _form(request, review)
    if form is None:
        return _not_now(request, back)
    who = f"slips-{request.user.pk}-{address_of(request)}"
    wait = seconds_to_wait(WRONG_REFERENCES, who) if request.POST.get("slip_words") else 0
    if not wait and form.is_valid():
        try:
            return _keep(request, review, form)
        except taking_part.NoSuchSlip:
            count(WRONG_REFERENCES, who)
            form.no_such_slip()
        except taking_part.NotNow:
            form.add_error(None, _("The review went into another phase meanwhile. Nothing was kept."))
    return show_form(
        request, form, _("Type in what somebody said"), _("Save"), back, template="enter",
        lead=_("From paper, the phone or a talk. Write their own words. It stands in the history that you typed it."),
    )  # fmt: skip


def _form(request: HttpRequest, review: Review) -> Any:
    """What the phase asks; nothing in any other."""
    points = selectors.checklist_of(review)
    if taking_part.takes_choices(review):
        form: Any = public_forms.EnterChooseForm(posted(request), points=points)
    elif taking_part.takes_visits(review):
        places = selectors.places_for(request.programme)
        form = public_forms.EnterVisitForm(posted(request), review=review, points=points, places=places)
    elif taking_part.takes_views(review) and (report := reports.report_of(review)) is not None:
        form = report_forms.EnterViewForm(posted(request), initial=report_forms.view_now(None, report))
    else:
        return None
    everyone = allowed(request, OfVoices.SEE_WHO, request.programme)
    form.for_others(known_people(request.programme, everyone=everyone), hidden_now(request.programme.organisation))
    return form


def _keep(request: HttpRequest, review: Review, form: Any) -> HttpResponse:
    said, programme = form.cleaned_data, request.programme
    if said.get("worry"):
        contribute(programme=programme, said=worry_of(form), by=request.user, channel=said["channel"])
        messages.success(request, _("The person who keeps people safe was told at once."))
        return redirect(at("review", programme, review.pk))
    sender = Sender(
        secret=sender_of(request), by=request.user, channel=said["channel"], participant=said["participant"],
        slip_words=said["slip_words"],
    )  # fmt: skip
    if taking_part.takes_choices(review):
        taker = taking_part.choose(review=review, chosen=form.chosen, sender=sender)
    elif taking_part.takes_views(review):
        taker = taking_part.part_of(review, sender)
        reporting.say_view(review=review, taker=taker, by=request.user, **form.said)
    else:
        taker = taking_part.tell_visit(review=review, seen=form.seen, sender=sender).taker
    return redirect(at("entered_visit", programme, review.pk, taker.pk))


@require_safe
@never_cache
@require(Permission.ENTER_VISITS)
def entered_visit(
    request: HttpRequest, organisation: str, programme: str, review_id: UUID, review_taker_id: UUID
) -> HttpResponse:
    """The four words stand here for whoever typed it in, in the same browser."""
    review = found(request, review_id)
    with or_404(ReviewTaker.DoesNotExist):
        taker = selectors.taker_called(review, review_taker_id)
    mine = taker.by_id == request.user.pk and selectors.told_lately(review, review_taker_id) is not None
    words = taking_part.words_again(taker, sender=sender_of(request)) if mine else ""
    page = public_pages.entered_page(review, access=request.access, words=words, follow=reverse("voices:follow"))
    return render(request, "together/visits/entered.jinja", {"page": page})
