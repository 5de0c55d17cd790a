from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.market_it.models import Campaign, Comparison, Message, Segment
from coproduction_star.methods.disclosure import shown

from .selectors import Offered

SOURCE, NAME = 300, 200


class Refused(ValueError):
    """It cannot be done now; the words say why, and what to do first."""


HAS_ENDED = gettext_noop("This campaign has ended. Open it again first.")
NO_MESSAGE = gettext_noop("Write a message first. A campaign begins when there is something to say.")
NOT_BEGUN = gettext_noop("This campaign has not begun. Begin it first.")
COMPARES = gettext_noop("A comparison of this campaign is running. End it first, or its result is lost.")
IS_COMPARED = gettext_noop(
    "This message is part of a comparison that is running. It stays as it is until the comparison ends."
)
SAME_WAY = gettext_noop(
    "There is a message for these people, in this way and this version, already. Change that one, or choose another "
    "way."
)
IN_USE = gettext_noop("There are messages or comparisons for these people. Take those out first.")
SAME_NAME = gettext_noop("This campaign has people under this name already. Choose another name.")


@transaction.atomic
def add_campaign(*, programme: Programme, values: Mapping[str, Any], by: Any) -> Campaign:
    made = Campaign.objects.create(programme=programme, organisation_id=programme.organisation_id, by=by, **values)
    record(by=by, verb="market_it.campaign_added", subject=made)
    return made


@transaction.atomic
def change_campaign(*, campaign: Campaign, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile or Refused."""
    held = _claimed(campaign, version)
    put(held, values)
    record(by=by, verb="market_it.campaign_changed", subject=held)


@transaction.atomic
def begin_campaign(*, campaign: Campaign, by: Any) -> None:
    """From now on people meet it. Beginning twice is the same. Raises Refused where there is nothing to say."""
    held = hold(campaign)
    if held.started_at is not None:
        return
    if not Message.objects.filter(campaign=held, withdrawn_at=None).exists():
        raise Refused(NO_MESSAGE)
    put(held, {"started_at": timezone.now(), "version": held.version + 1})
    record(by=by, verb="market_it.campaign_begun", subject=held)


@transaction.atomic
def end_campaign(*, campaign: Campaign, version: int, came_of_it: str, by: Any) -> None:
    """End it with what came of it, whatever that is. Raises ChangedMeanwhile or Refused."""
    held = _claimed(campaign, version)
    if held.started_at is None:
        raise Refused(NOT_BEGUN)
    if Comparison.objects.filter(campaign=held, began_at__isnull=False, ended_at=None).exists():
        raise Refused(COMPARES)
    put(held, {"ended_at": timezone.now(), "came_of_it": came_of_it})
    record(by=by, verb="market_it.campaign_ended", subject=held)


@transaction.atomic
def reopen_campaign(*, campaign: Campaign, by: Any) -> None:
    """It goes on; what was said of it stays until it ends anew."""
    held = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if held.ended_at is not None:
        put(held, {"ended_at": None, "version": held.version + 1})
        record(by=by, verb="market_it.campaign_reopened", subject=held)


@transaction.atomic
def add_segments(*, campaign: Campaign, chosen: Iterable[Offered], name: str, words: str, by: Any) -> int:
    """Keep groups that answers tell, each with its source and this day, and one in words. How many are new.

    Numbers are protected before they are kept. Raises Refused where the name in words stands there already.
    """
    held = hold(campaign)
    rows = Segment.objects.filter(campaign=held)
    keys, names = set(rows.values_list("key", flat=True)), set(rows.values_list("name", flat=True))
    new = [one for one in map(_kept, chosen) if one["key"] not in keys and one["name"] not in names]
    if name:
        if name in names | {one["name"] for one in new}:
            raise Refused(SAME_NAME)
        new.append({"name": name, "words": words})
    for row in new:
        made = Segment.objects.create(**of(held), **row)
        record(by=by, verb="market_it.segment_added", subject=made)
    return len(new)


def _kept(one: Offered) -> dict[str, Any]:
    found = one.group
    return {
        "name": found.name[:NAME], "offered_by": one.step, "key": found.key, "source": found.source[:SOURCE],
        "people": None if found.people is None else shown(found.people), "counted_on": timezone.localdate(),
    }  # fmt: skip


@transaction.atomic
def remove_segment(*, segment: Segment, by: Any) -> None:
    """Raises Refused while something is said to them."""
    hold(segment.campaign)
    messages = Message.objects.filter(segment=segment, withdrawn_at=None)
    if messages.exists() or Comparison.objects.filter(segment=segment).exists():
        raise Refused(IN_USE)
    record(by=by, verb="market_it.segment_removed", subject=segment)
    segment.delete()


@transaction.atomic
def add_message(*, campaign: Campaign, values: Mapping[str, Any], by: Any) -> Message:
    """Raises Refused where these people meet a message in this way already."""
    held = hold(campaign)
    _refuse_second(held, values)
    made = Message.objects.create(**of(held), by=by, **values)
    record(by=by, verb="market_it.message_added", subject=made)
    return made


@transaction.atomic
def change_message(*, message: Message, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Say it anew; new words are checked anew. Raises ChangedMeanwhile or Refused."""
    held = hold(message.campaign)
    _refuse_compared(message)
    claim_version(message, version=version)
    _refuse_second(held, values, but=message)
    anew = {} if values["words"] == message.words else {"east_answered_at": None}
    put(message, {**values, **anew})
    record(by=by, verb="market_it.message_changed", subject=message)


@transaction.atomic
def check_message(*, message: Message, version: int, answers: Mapping[str, Any], by: Any) -> None:
    """Keep the answers to the questions of EAST. Raises ChangedMeanwhile or Refused."""
    hold(message.campaign)
    claim_version(message, version=version)
    put(message, {"east": answers, "east_answered_at": timezone.now()})
    record(by=by, verb="market_it.message_checked", subject=message)


@transaction.atomic
def remove_message(*, message: Message, by: Any) -> None:
    """Raises Refused while it is compared."""
    hold(message.campaign)
    _refuse_compared(message)
    if message.withdrawn_at is None:
        put(message, {"withdrawn_at": timezone.now()})
        record(by=by, verb="market_it.message_removed", subject=message)


@transaction.atomic
def restore_message(*, message: Message, by: Any) -> None:
    """Raises Refused where another took its place."""
    held = hold(message.campaign)
    if message.withdrawn_at is not None:
        where = {name: getattr(message, name) for name in ("segment", "arm", "channel")}
        _refuse_second(held, where, but=message)
        put(message, {"withdrawn_at": None})
        record(by=by, verb="market_it.message_restored", subject=message)


def _refuse_second(campaign: Campaign, values: Mapping[str, Any], *, but: Message | None = None) -> None:
    same = {name: values[name] for name in ("segment", "arm", "channel")}
    rows = Message.objects.filter(campaign=campaign, withdrawn_at=None, **same)
    if rows.exclude(pk=but.pk if but else None).exists():
        raise Refused(SAME_WAY)


def _refuse_compared(message: Message) -> None:
    running = Comparison.objects.filter(campaign=message.campaign_id, began_at__isnull=False, ended_at=None)
    if running.filter(segment=message.segment_id).exists():
        raise Refused(IS_COMPARED)


def hold(campaign: Campaign) -> Campaign:
    """The campaign, for nobody else to change until this is done. Raises Refused when it has ended."""
    held: Campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if held.ended_at is not None:
        raise Refused(HAS_ENDED)
    return held


def _claimed(campaign: Campaign, version: int) -> Campaign:
    claim_version(campaign, version=version)
    return hold(campaign)


def put(row: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def of(campaign: Campaign) -> dict[str, Any]:
    return {"campaign": campaign, "programme_id": campaign.programme_id, "organisation_id": campaign.organisation_id}
