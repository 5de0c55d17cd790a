"""What the team does with a workshop: prepare it, open things, group ideas, check words, take over, and end it."""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.data.content_files import Language
from coproduction_star.data.workshop_templates import AgendaItem, agenda
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.together.models import (
    Pace,
    Turn,
    Workshop,
    WorkshopActivity,
    WorkshopContribution,
    WorkshopMark,
)
from coproduction_star.voices.models import State

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""None that is taken for another on a screen at the far end of a hall."""
LENGTH = 6


class IsClosed(ValueError):
    """A closed room is kept as it is."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("This workshop is closed. Nothing you wrote was kept."))


class VotedOn(ValueError):
    """People voted on a choice that would go."""


@transaction.atomic
def make_workshop(*, programme: Programme, values: Mapping[str, Any], language: str, by: Any) -> Workshop:
    """Prepare a room with the agenda of its template, in the language of whoever makes it."""
    made = Workshop.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by, led_by=by, code=_new_code(), **values
    )
    if made.template:
        spoken = Language(language) if language in set(Language) else Language.ENGLISH
        _lay_out(made, agenda(made.template, spoken).items)
    record(by=by, verb="together.workshop_made", subject=made)
    return made


def _new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


def _lay_out(workshop: Workshop, items: Sequence[AgendaItem]) -> None:
    made: list[WorkshopActivity] = []
    for place, item in enumerate(items):
        one = WorkshopActivity.objects.create(
            **_home(workshop), workshop=workshop, kind=item.do.value, title=item.title, about=item.about,
            minutes=item.minutes, dots=item.dots, position=place, source=made[item.of - 1] if item.of else None,
        )  # fmt: skip
        made.append(one)
        _write_choices(one, item.choices)


def _home(row: Any) -> dict[str, Any]:
    return {"programme_id": row.programme_id, "organisation_id": row.organisation_id}


@transaction.atomic
def change_workshop(*, workshop: Workshop, version: int, values: Mapping[str, Any], by: Any) -> None:
    held = _held(workshop)
    claim_version(held, version=version)
    Workshop.objects.filter(pk=held.pk).update(**values)
    stir(held)
    record(by=by, verb="together.workshop_changed", subject=held)


@transaction.atomic
def open_room(*, workshop: Workshop, by: Any) -> None:
    """People may join. A room that was closed by mistake opens again with everything in it."""
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if held.is_open:
        return
    held.opened_at, held.closed_at, held.closed_by = held.opened_at or timezone.now(), None, None
    held.save(update_fields=["opened_at", "closed_at", "closed_by"])
    if held.pace == Pace.OWN:
        _agenda(held).filter(turn=Turn.WAITING).update(turn=Turn.OPEN)
    stir(held)
    record(by=by, verb="together.workshop_opened", subject=held)


@transaction.atomic
def close_room(*, workshop: Workshop, by: Any) -> None:
    """Nothing is written any more. What was written stays, and waits to be gone through."""
    held = _held(workshop)
    if not held.is_open:
        return
    held.closed_at, held.closed_by = timezone.now(), by
    held.save(update_fields=["closed_at", "closed_by"])
    _agenda(held).filter(turn=Turn.OPEN).update(turn=Turn.CLOSED)
    stir(held)
    record(by=by, verb="together.workshop_closed", subject=held)


@transaction.atomic
def take_over(*, workshop: Workshop, by: Any) -> None:
    """Somebody else leads now: nothing is on one laptop, so nothing is lost with it."""
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if held.led_by_id == by.pk:
        return
    held.led_by = by
    held.save(update_fields=["led_by"])
    record(by=by, verb="together.workshop_taken_over", subject=held)


@transaction.atomic
def turn(*, activity: WorkshopActivity, to: str, by: Any) -> None:
    """Open one thing, or close it. At one pace for all, what was open before closes."""
    held = _held(activity.workshop)
    if to not in {Turn.OPEN, Turn.CLOSED} or not held.is_open:
        raise IsClosed
    if to == Turn.OPEN and held.pace == Pace.TOGETHER:
        _agenda(held).filter(turn=Turn.OPEN).exclude(pk=activity.pk).update(turn=Turn.CLOSED)
    WorkshopActivity.objects.filter(pk=activity.pk).update(turn=to)
    stir(held)
    record(by=by, verb="together.activity_turned", subject=activity, turn=str(Turn(to).label))


@transaction.atomic
def add_activity(*, workshop: Workshop, values: Mapping[str, Any], choices: Sequence[str], by: Any) -> Any:
    held = _held(workshop)
    last = WorkshopActivity.objects.filter(workshop=held).aggregate(last=Max("position"))["last"]
    made = WorkshopActivity.objects.create(
        **_home(held), workshop=held, position=0 if last is None else last + 1, **values
    )
    _write_choices(made, choices)
    stir(held)
    record(by=by, verb="together.activity_added", subject=made)
    return made


@transaction.atomic
def change_activity(
    *, activity: WorkshopActivity, version: int, values: Mapping[str, Any], choices: Sequence[str], out: bool, by: Any
) -> None:
    """Word it anew; `out` takes it out of the agenda, and brings it back when it is False again. Raises VotedOn."""
    held = _held(activity.workshop)
    claim_version(activity, version=version)
    was_out = activity.removed_at is not None
    gone = (activity.removed_at or timezone.now()) if out else None
    WorkshopActivity.objects.filter(pk=activity.pk).update(removed_at=gone, **values)
    activity.refresh_from_db()
    _write_choices(activity, choices)
    stir(held)
    deed = "removed" if out and not was_out else "restored" if was_out and not out else "changed"
    record(by=by, verb=f"together.activity_{deed}", subject=activity)


@transaction.atomic
def move_activity(*, activity: WorkshopActivity, earlier: bool, by: Any) -> None:
    """Change places with the one before it or after it."""
    held = _held(activity.workshop)
    order = list(_agenda(held).values_list("pk", flat=True))
    if activity.pk not in order:
        return
    here = order.index(activity.pk)
    there = here - 1 if earlier else here + 1
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for place, key in enumerate(order):
        WorkshopActivity.objects.filter(pk=key).update(position=place)
    record(by=by, verb="together.activity_changed", subject=activity)


def _write_choices(activity: WorkshopActivity, choices: Sequence[str]) -> None:
    """The choices the team wrote, in their order. One that somebody voted on can be reworded, not taken out."""
    there = list(WorkshopContribution.objects.filter(activity=activity, seat__isnull=True).order_by("made_at"))
    rows = _paired([one.words for one in there], choices)
    gone = [one.pk for place, one in enumerate(there) if place not in rows]
    if WorkshopMark.objects.filter(contribution__in=gone).exists():
        raise VotedOn(gettext_noop("People voted on a choice that you took out. Put it back, or reword it."))
    WorkshopContribution.objects.filter(pk__in=gone).delete()
    first = there[0].made_at if there else timezone.now()
    for place, (words, row) in enumerate(zip(choices, rows, strict=True)):
        one = WorkshopContribution(**_home(activity), activity=activity) if row is None else there[row]
        one.words = words
        one.save()
        WorkshopContribution.objects.filter(pk=one.pk).update(made_at=first + place * dt.timedelta(milliseconds=1))


def _paired(before: Sequence[str], after: Sequence[str]) -> list[int | None]:
    """For each line the place it had: the same words, or words that stand where others stood; None where it is new."""
    left: dict[str, list[int]] = {}
    for place, words in enumerate(before):
        left.setdefault(words, []).append(place)
    rows = [left[words].pop(0) if left.get(words) else None for words in after]
    for deed, start, end, to, to_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if deed == "replace" and end - start == to_end - to:
            for old, new in zip(range(start, end), range(to, to_end), strict=True):
                if rows[new] is None and old not in rows:
                    rows[new] = old
    return rows


@transaction.atomic
def group_words(*, activity: WorkshopActivity, keys: Sequence[Any], group: str, by: Any) -> int:
    """Put ideas under one heading; an empty heading takes them out of theirs."""
    rows = WorkshopContribution.objects.filter(activity=activity, pk__in=keys, seat__isnull=False)
    number = rows.update(group=group)
    if number:
        stir(activity.workshop)
        record(by=by, verb="together.words_grouped", subject=activity)
    return number


@transaction.atomic
def show_words(*, contribution: WorkshopContribution, words: str, version: int, by: Any) -> None:
    """Let the room read it, as it is or with what tells who somebody is taken out."""
    claim_version(contribution, version=version)
    _set(contribution, words=words, state=State.SHOWN, reason="", reason_words="")
    record(by=by, verb="together.words_shown", subject=contribution)


@transaction.atomic
def refuse_words(*, contribution: WorkshopContribution, reason: str, reason_words: str, version: int, by: Any) -> None:
    """Take it off every screen, for a rule and in words that its author reads on their phone."""
    claim_version(contribution, version=version)
    _set(contribution, state=State.REFUSED, reason=reason, reason_words=reason_words)
    record(by=by, verb="together.words_refused", subject=contribution, reason=reason)


def _set(contribution: WorkshopContribution, **values: Any) -> None:
    WorkshopContribution.objects.filter(pk=contribution.pk).update(**values)
    stir(contribution.activity.workshop)


def _agenda(workshop: Workshop) -> Any:
    return WorkshopActivity.objects.filter(workshop=workshop, removed_at__isnull=True)


def stir(workshop: Workshop) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(stirred=F("stirred") + 1)


def _held(workshop: Workshop) -> Workshop:
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if held.closed_at is not None:
        raise IsClosed
    return held


@transaction.atomic
def show_reason(*, mark: WorkshopMark, activity: WorkshopActivity, by: Any) -> None:
    """Somebody has read it: the room may read it too."""
    WorkshopMark.objects.filter(pk=mark.pk).update(shown=True)
    stir(activity.workshop)
    record(by=by, verb="together.reason_shown", subject=mark)


@transaction.atomic
def hide_reason(*, mark: WorkshopMark, activity: WorkshopActivity, by: Any) -> None:
    """Off the screen again; it waits among those to be read."""
    WorkshopMark.objects.filter(pk=mark.pk).update(shown=False)
    stir(activity.workshop)
    record(by=by, verb="together.reason_hidden", subject=mark)


def kept_until(workshop: Workshop) -> dt.date:
    return workshop.held_on + dt.timedelta(days=730)
