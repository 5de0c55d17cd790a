from collections.abc import Iterable
from dataclasses import dataclass
from math import floor
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import Segment as Group
from coproduction_star.journeys.together_said import segments_of as offered_by_steps
from coproduction_star.market_it.models import Campaign, Comparison, IncentivePlan, Message, Segment
from coproduction_star.methods.errors import NothingToRead
from coproduction_star.methods.readability import reading_age

PER_PAGE = 25
HISTORY = 200
"""The newest so many changes of a campaign are shown."""
EASY = 9
"""Up to this reading age most residents read with ease."""
LEAST_WORDS = 20
"""Of a text with fewer words a reading age says little."""


def campaigns(programme: Programme) -> QuerySet[Any]:
    """Each with how many messages it has, and what they cost together."""
    living = Q(messages__withdrawn_at=None)
    rows = Campaign.objects.filter(programme=programme).order_by("-made_at", "pk")
    return rows.annotate(
        lines=Count("messages", filter=living), costs=Sum("messages__cost_pence", filter=living)
    ).select_related("initiative")


def with_all_that_stands_in(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Five queries more, however many campaigns."""
    return rows.prefetch_related(
        "segments", Prefetch("messages", Message.objects.select_related("segment", "messenger").order_by("made_at")),
        Prefetch("comparisons", Comparison.objects.select_related("segment").order_by("made_at")),
        "comparisons__counts",
    )  # fmt: skip


def page_of_campaigns(programme: Programme, *, number: str | None) -> Page[Any]:
    return Paginator(campaigns(programme), PER_PAGE).get_page(number)


def campaign_with(*, programme: Programme, campaign_id: UUID) -> Campaign:
    rows = Campaign.objects.select_related("initiative", "plan")
    found: Campaign = rows.get(programme=programme, pk=campaign_id)
    found.programme = programme
    return found


def segments_of(campaign: Campaign) -> QuerySet[Segment]:
    return Segment.objects.filter(campaign=campaign).order_by("made_at", "pk")


def segment_with(*, campaign: Campaign, segment_id: UUID) -> Segment:
    found: Segment = Segment.objects.get(campaign=campaign, pk=segment_id)
    found.campaign = campaign
    return found


def messages_of(campaign: Campaign) -> tuple[Message, ...]:
    """Those that were not taken out: for everybody first, then segment by segment."""
    rows = Message.objects.filter(campaign=campaign, withdrawn_at=None).select_related("segment", "messenger")
    return tuple(sorted(rows, key=_place))


def _place(message: Message) -> tuple[Any, ...]:
    for_whom = message.segment.made_at.isoformat() if message.segment else ""
    return for_whom, message.arm, message.made_at


def message_with(*, campaign: Campaign, message_id: UUID) -> Message:
    found: Message = Message.objects.select_related("segment", "messenger").get(campaign=campaign, pk=message_id)
    found.campaign = campaign
    return found


def comparisons_of(campaign: Campaign) -> tuple[Comparison, ...]:
    """Each with what was counted: two queries, however many."""
    rows = Comparison.objects.filter(campaign=campaign).select_related("segment").prefetch_related("counts")
    found = tuple(rows.order_by("made_at", "pk"))
    for one in found:
        one.campaign, one.programme = campaign, campaign.programme
    return found


def comparison_with(*, campaign: Campaign, comparison_id: UUID) -> Comparison:
    rows = Comparison.objects.select_related("segment").prefetch_related("counts")
    found: Comparison = rows.get(campaign=campaign, pk=comparison_id)
    found.campaign, found.programme = campaign, campaign.programme
    return found


def removed_message(campaign: Campaign, message_id: str) -> Message | None:
    """The one that was just taken out, for the way back; an address that means nothing finds nothing."""
    try:
        key = UUID(message_id)
    except ValueError:
        return None
    return Message.objects.filter(campaign=campaign, pk=key, withdrawn_at__isnull=False).first()


@dataclass(frozen=True, slots=True)
class Offered:
    """A group that answers tell of, and the step whose answers they are."""

    step: str
    group: Group


def offered_segments(programme: Programme) -> tuple[Offered, ...]:
    """Groups that the newest results of surveys tell, the largest share first; empty where nobody was asked."""
    found = (Offered(*one) for one in offered_by_steps(programme))
    return tuple(sorted(found, key=lambda one: (-one.group.share, one.group.key)))


def initiatives_of(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme, removed_at=None).order_by("title")


def plans_of(programme: Programme) -> QuerySet[IncentivePlan]:
    return IncentivePlan.objects.filter(programme=programme).order_by("title")


def history_of(campaign: Campaign) -> list[Event]:
    """What was done with a campaign and all that stands in it, the newest first: four queries."""
    keys = [campaign.pk, *(key for model in (Segment, Message, Comparison) for key in _keys(model, campaign))]
    rows = Event.objects.filter(programme_id=campaign.programme_id, subject_id__in=[str(key) for key in keys])
    return list(rows.select_related("by").order_by("-at", "-pk")[:HISTORY])


def _keys(model: Any, campaign: Campaign) -> Iterable[UUID]:
    return model.objects.filter(campaign=campaign).values_list("pk", flat=True)


@dataclass(frozen=True, slots=True)
class Readable:
    """How old a reader should be to read a message with ease, in whole years."""

    years: int
    is_easy: bool
    is_short: bool
    """The text is so short that the figure says little."""
    longest_sentence: int
    hard_words: tuple[str, ...]


def readable(text: str) -> Readable | None:
    """None where there is no word in it."""
    try:
        found = reading_age(text)
    except NothingToRead:
        return None
    years = max(5, floor(found.years + 0.5))
    return Readable(
        years, years <= EASY, found.words < LEAST_WORDS, found.longest_sentence_words, found.hard_words[:6]
    )
