"""Promises of a charter, how they went, what went wrong, and the review."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rules import has_perm

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Kept, Promise
from coproduction_star.journeys.selectors import people_in
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.charter.addresses import of
from coproduction_star.market_it.charter.presenters import frame_of
from coproduction_star.market_it.charter.selectors import sides_queryset
from coproduction_star.market_it.charter.views import ASK, ask, found_charter
from coproduction_star.market_it.models import Breach, Charter, PromiseSide
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.calendar import MEDIA_TYPE, Day, as_calendar
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, selectors, services
from .breach_rows import BreachRow, answered_in_words, breach_row, what_it_says

TONES = {Kept.KEPT: "green", Kept.PARTLY: "yellow", Kept.BROKEN: "red"}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    what: str
    about: str
    kept: str
    tone: str
    note: str
    judge: str


@dataclass(frozen=True, slots=True)
class PromisesPage:
    title: str
    frame: Frame
    rows: tuple[PromiseRow, ...]
    breaches: tuple[BreachRow, ...]
    reviews: tuple[tuple[str, str, str], ...]
    """Day, outcome, and what was said."""
    acts: tuple[tuple[str, str], ...]
    back: str
    opened: str
    """Since when it is open again, in words; empty when it is not."""


@require_safe
@require(Permission.SEE_CHARTERS)
def charter_promises(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    may = {one: has_perm(one, request.access, request.programme) for one in Permission}
    judges = selectors.who_judges(found, request.access.participant_id)
    reader, reviews = request.access.participant_id, selectors.reviews_of(found)
    breaches = selectors.breaches_of(found, settles=may[Permission.SETTLE_BREACH], reader=reader)
    doors = (
        (_("Write down a promise"), "new_charter_promise", Permission.WRITE_CHARTER),
        (_("Say that the charter was not kept to"), "raise_breach", Permission.RAISE_BREACH),
        (_("Look at the charter again"), "review_charter", Permission.OPEN_SIGNING),
        (_("Put the days into your calendar"), "charter_calendar", Permission.SEE_CHARTERS),
    )
    page = PromisesPage(
        title=_("Promises"), frame=frame_of(request.programme, request.access, found),
        rows=tuple(_row(one, found, hidden_for(request), judges=judges) for one in selectors.promises_of(found)),
        breaches=tuple(
            breach_row(
                one,
                settle=of("settle_breach", found, one.pk) if may[Permission.SETTLE_BREACH] else "",
                answer=of("answer_settlement", found, one.pk) if one.raised_by_id == reader else "",
            )
            for one in breaches
        ),
        reviews=tuple(
            (date_format(one.held_on, "j F Y"), one.get_outcome_display(), one.heard) for one in reviews if one.held_on
        ),
        opened=next((date_format(one.due_on, "j F Y") for one in reviews if one.held_on is None), ""),
        acts=tuple((words, of(name, found)) for words, name, needed in doors if may[needed]),
        back=of("charter", found),
    )  # fmt: skip
    return render(request, "market_it/promises/promises.jinja", {"page": hidden_for(request).over(page)})


def _row(one: PromiseSide, charter: Charter, hidden: Any, *, judges: selectors.Judges) -> PromiseRow:
    """The link to say how it went stands only where this reader is of the side that says it."""
    told = one.promise
    who = hidden.name(told.who) if told.who else told.who_in_words
    facts = {"side": one.party.name, "who": who, "day": date_format(told.due_on, "j F Y"), "other": one.other.name}
    about = _("%(side)s, by %(who)s, until %(day)s. %(other)s say how it went.") % facts
    return PromiseRow(
        told.what, about, *_state(told), told.note,
        of("judge_charter_promise", charter, one.pk) if judges.may(one) else "",
    )  # fmt: skip


def _state(promise: Promise) -> tuple[str, str]:
    if promise.kept != Kept.OPEN:
        return promise.get_kept_display(), TONES[Kept(promise.kept)]
    late = promise.due_on < timezone.localdate()
    return (_("Past its date"), "orange") if late else (_("Not yet due"), "grey")


@ASK
@require(Permission.WRITE_CHARTER)
@makes_once
def new_charter_promise(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    form = forms.PromiseForm(
        posted(request), sides=sides_queryset(found), hidden=hidden_for(request),
        people=people_in(request.programme, and_also=request.access.participant_id),
    )  # fmt: skip
    if form.is_valid():
        services.promise(charter=found, by=request.user, **form.cleaned_data)
        return _done(request, found, _("Written down. The other side says later how it went."))
    return _ask(request, form, found, _("Write down a promise"), _("Save"))


@ASK
@require(Permission.SEE_CHARTERS)
def judge_charter_promise(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, promised_id: UUID
) -> HttpResponse:
    """The other side says how it went; whoever did not sign for it is told who can."""
    found, reader = found_charter(request, charter_id), request.access.participant_id
    with or_404(PromiseSide.DoesNotExist):
        side = selectors.promise_with(charter=found, side_id=promised_id)
    said = selectors.verdict_of(side, reader)
    form = forms.VerdictForm(posted(request), initial={"kept": said.kept, "words": said.words} if said else {})
    saved = save(
        form,
        lambda: services.say_how_it_went(side=side, participant_id=reader, by=request.user, **form.cleaned_data),
        refusals={services.NotTheOtherSide: None},
    )  # fmt: skip
    if saved.done:
        return _done(request, found, _("Thank you. Both sides read it."))
    return _ask(request, form, found, _("How did this promise go?"), _("Save"), lead=side.promise.what)


@ASK
@require(Permission.RAISE_BREACH)
@makes_once
def raise_breach(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    form = forms.BreachForm(posted(request), sides=sides_queryset(found))
    if form.is_valid():
        services.raise_breach(
            charter=found, participant_id=request.access.participant_id, by=request.user, **form.cleaned_data
        )
        return _done(request, found, _("Thank you. Only you and those who look after people read it."))
    return _ask(request, form, found, _("Say that the charter was not kept to"), _("Send it"))


@ASK
@require(Permission.SETTLE_BREACH)
def settle_breach(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, breach_id: UUID
) -> HttpResponse:
    found = found_charter(request, charter_id)
    with or_404(Breach.DoesNotExist):
        breach = selectors.breach_with(charter=found, breach_id=breach_id)
    form = forms.SettleForm(posted(request))
    saved = save(
        form, lambda: services.settle_breach(breach=breach, by=request.user, **form.cleaned_data),
        refusals={services.SettledAlready: None},
    )  # fmt: skip
    if saved.done:
        return _done(request, found, _("Settled. Whoever raised it reads how."))
    return _ask(request, form, found, _("How was it put right?"), _("Settle it"), said=what_it_says(breach))


@ASK
@require(Permission.SEE_CHARTERS)
def answer_settlement(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, breach_id: UUID
) -> HttpResponse:
    """Only whoever raised it."""
    found, reader = found_charter(request, charter_id), request.access.participant_id
    with or_404(Breach.DoesNotExist):
        breach = selectors.own_breach(charter=found, breach_id=breach_id, raised_by=reader)
    form = forms.AnswerForm(posted(request))
    saved = save(
        form, lambda: services.answer_settlement(breach=breach, by=request.user, **form.cleaned_data),
        refusals={services.NothingToAnswer: None},
    )  # fmt: skip
    if saved.done:
        return _done(request, found, answered_in_words(saved.kept))
    return _ask(request, form, found, _("Is it put right?"), _("Send it"), said=breach.settlement, lead=breach.words)


@ASK
@require(Permission.OPEN_SIGNING)
@makes_once
def review_charter(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    form = forms.ReviewForm(posted(request), initial={"due_on": found.review_on})
    saved = save(
        form, lambda: services.hold_review(charter=found, by=request.user, **form.cleaned_data),
        refusals={services.ReviewedMeanwhile: None},
    )  # fmt: skip
    if saved.done:
        return _done(request, found, _("Written down. What was decided holds from today."))
    return _ask(request, form, found, _("Look at the charter again"), _("Save"))


@require_safe
@require(Permission.SEE_CHARTERS)
def charter_calendar(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    where = f"{settings.SITE_URL}{of('charter_promises', found)}"
    days = [
        Day(f"{one.pk}@charter", one.promise.what, one.promise.due_on, address=where)
        for one in selectors.promises_of(found)
        if one.promise.kept == Kept.OPEN
    ]
    if found.review_on:
        days.append(Day(f"{found.pk}@review", _("Look at the charter again"), found.review_on, address=where))
    days = hidden_for(request).over(days)
    headers = {"Content-Disposition": 'attachment; filename="charter.ics"'}
    written = as_calendar(days, name=found.title, now=timezone.now())
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=headers)


def _done(request: HttpRequest, charter: Charter, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(of("charter_promises", charter))


def _ask(request: HttpRequest, form: Any, charter: Charter, title: str, button: str, **more: Any) -> HttpResponse:
    back = of("charter_promises", charter)
    return ask(request, form, title=title, button=button, charter=charter, back=back, **more)
