"""The page of one campaign: what it hopes for, for whom, each message, what it costs, and what is compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.models import Campaign, Comparison, Message, Segment
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from . import east
from .addresses import at
from .comparison_page import ComparedRow, compared_row
from .presenters import frame_of
from .selectors import Readable, readable
from .wording import LANGUAGES, cost_sentences, facts_of, message_facts, segment_called, size_of, state_of


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """People a message is for."""

    name: str
    size: str
    words: str
    remove: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message. `notes` say what would make it better."""

    called: str
    texts: tuple[tuple[str, str, str], ...]
    """Language, its own name, and the words."""
    facts: tuple[tuple[str, str], ...]
    age: str
    age_tone: str
    age_about: str
    checked: str
    notes: tuple[str, ...]
    check: str
    change: str
    remove: str


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """One campaign. Links are empty without the right."""

    title: str
    frame: Frame
    hoped_for: str
    state: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str, str], ...]
    """What it belongs to: what it is, its title, and its address."""
    segments: tuple[SegmentRow, ...]
    messages: tuple[MessageRow, ...]
    costs: tuple[str, ...]
    compared: tuple[ComparedRow, ...]
    next: str
    change: str
    add_segments: str
    add_message: str
    add_comparison: str
    begin: str
    end: str
    reopen: str
    history: str
    files: tuple[tuple[str, str], ...] = ()
    panels: tuple[str, ...] = ()
    removed: str = ""
    restore: str = ""


def campaign_page(
    campaign: Campaign, *, access: Access, segments: Iterable[Segment], messages: Sequence[Message],
    comparisons: Iterable[Comparison], hidden: Hidden, removed: Message | None = None, panels: tuple[str, ...] = (),
) -> CampaignPage:  # fmt: skip
    programme, keeps = campaign.programme, has_perm(Permission.KEEP_CAMPAIGNS, access, campaign.programme)
    open_, (state, tone) = keeps and not campaign.ended_at, state_of(campaign)

    def link(name: str, *, if_: bool) -> str:
        return at(name, programme, campaign.pk) if if_ else ""

    kept = tuple(segments)
    return CampaignPage(
        title=campaign.title,
        frame=frame_of(programme, access),
        hoped_for=campaign.hoped_for,
        state=state,
        tone=tone,
        facts=facts_of(campaign),
        links=tuple(_links(campaign)),
        segments=tuple(_segment(one, campaign, keeps=open_) for one in kept),
        messages=tuple(_message(one, campaign, hidden, keeps=open_) for one in messages),
        costs=cost_sentences(campaign, messages),
        compared=tuple(compared_row(one) for one in comparisons),
        next=_next(campaign, kept, messages) if open_ else "",
        change=link("change_campaign", if_=open_),
        add_segments=link("add_segments", if_=open_),
        add_message=link("new_message", if_=open_),
        add_comparison=link("new_campaign_comparison", if_=open_ and bool(messages)),
        begin=link("begin_campaign", if_=open_ and not campaign.started_at and bool(messages)),
        end=link("end_campaign", if_=open_ and campaign.started_at is not None),
        reopen=link("reopen_campaign", if_=keeps and campaign.ended_at is not None),
        history=link("campaign_history", if_=True),
        files=(("DOCX", link("campaign_word", if_=True)), ("XLSX", link("campaign_workbook", if_=True))),
        panels=panels,
        removed=message_called(removed) if removed else "",
        restore=at("restore_message", programme, campaign.pk, removed.pk) if removed and open_ else "",
    )


def _links(campaign: Campaign) -> Iterable[tuple[str, str, str]]:
    programme = campaign.programme
    if campaign.initiative:
        where = journey_address("initiative", programme, campaign.initiative_id)
        yield _("Initiative"), campaign.initiative.title, where
    if campaign.plan:
        yield _("Plan of incentives"), campaign.plan.title, at("incentive_plan", programme, campaign.plan_id)


def _next(campaign: Campaign, segments: Sequence[Segment], messages: Sequence[Message]) -> str:
    """The one thing to do now, where something is missing."""
    if not segments and not messages:
        return _("Say for whom it is. One message for everybody moves few.")
    if not messages:
        return _("Write a message for each of these people.")
    unchecked = sum(one.east_answered_at is None for one in messages)
    if unchecked:
        told = ngettext(
            "Check %(n)s message against the questions of EAST.",
            "Check %(n)s messages against the questions of EAST.", unchecked,
        )  # fmt: skip
        return told % {"n": unchecked}
    return "" if campaign.started_at else _("All is there. Begin the campaign when people meet its first message.")


def _segment(one: Segment, campaign: Campaign, *, keeps: bool) -> SegmentRow:
    remove = at("remove_segment", campaign.programme, campaign.pk, one.pk) if keeps else ""
    return SegmentRow(one.name, size_of(one), one.words, remove)


def message_called(message: Message) -> str:
    """For whom, how, and which of two versions."""
    told = f"{segment_called(message.segment)} · {message.get_channel_display()}"
    return _("%(message)s, version B") % {"message": told} if message.arm == "B" else told


def _message(one: Message, campaign: Campaign, hidden: Hidden, *, keeps: bool) -> MessageRow:
    programme, measured = campaign.programme, readable(one.words.get("en", ""))

    def link(name: str) -> str:
        return at(name, programme, campaign.pk, one.pk) if keeps else ""

    age, tone, about = age_of(measured)
    return MessageRow(
        called=message_called(one),
        texts=tuple((code, called, one.words[code]) for code, called in LANGUAGES.items() if one.words.get(code)),
        facts=message_facts(one, hidden),
        age=age,
        age_tone=tone,
        age_about=about,
        checked=east.in_words(one.east) or _("Not checked against EAST yet."),
        notes=tuple(_notes(one)),
        check=link("check_message"),
        change=link("change_message"),
        remove=link("remove_message"),
    )


def age_of(measured: Readable | None) -> tuple[str, str, str]:
    """The reading age of the English words, the colour of its tag, and what would make it easier."""
    if measured is None:
        return "", "", ""
    words = _("Reading age about %(years)s") % {"years": measured.years}
    if measured.is_short:
        return words, "grey", _("It is a short text, so this figure says little.")
    if measured.is_easy:
        return words, "green", ""
    hard = ", ".join(measured.hard_words)
    facts = {"n": measured.longest_sentence, "words": hard}
    return words, "yellow", _("The longest sentence has %(n)s words. Long words: %(words)s.") % facts


def _notes(one: Message) -> Iterable[str]:
    if one.east and one.east_answered_at is None:
        yield _("Its words have changed since it was checked. Check it again.")
    if not one.words.get("cy"):
        yield _("There is no Welsh yet.")
