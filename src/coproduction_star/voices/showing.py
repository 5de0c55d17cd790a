"""A contribution as one reader sees it: every page takes it from here, so that the table of who sees what holds."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from .models import Channel, Contribution, State
from .sight import Part, Reader, sees


@dataclass(frozen=True, slots=True)
class Shown:
    """What this reader sees; what they may not see is empty."""

    id: str
    kind: str
    words: str
    when: dt.datetime
    due: dt.date
    late: bool
    place: str
    about: str
    page: str
    """The address of the public page it is about."""
    name: str
    contact: str
    safe_channel: str
    channel: str
    state: str
    reason: str
    reason_words: str
    appeal: str
    before_editing: str


def shown(contribution: Contribution, reader: Reader) -> Shown:
    """Only the row itself is read, and its place and plan, which must be fetched with it."""

    def part(which: Part, text: str) -> str:
        return text if sees(reader, which) else ""

    return Shown(
        id=str(contribution.pk),
        kind=contribution.get_kind_display(),
        words=part(words_part(contribution), contribution.words),
        when=contribution.made_at,
        due=contribution.answer_due,
        late=contribution.answered_at is None and contribution.answer_due < timezone.localdate(),
        place=str(contribution.place or ""),
        about=str(contribution.about or ""),
        page=contribution.page,
        name=part(Part.NAME, contribution.name),
        contact=part(Part.CONTACT, contribution.contact),
        safe_channel=part(Part.CONTACT, contribution.get_safe_channel_display()),
        channel=contribution.get_channel_display() if contribution.channel != Channel.ONLINE else "",
        state=contribution.get_state_display(),
        reason=part(Part.REASON, contribution.get_reason_display()),
        reason_words=part(Part.REASON, contribution.reason_words),
        appeal=part(Part.APPEAL, contribution.appeal),
        before_editing=part(Part.WORDS_BEFORE_EDITING, contribution.original),
    )


def words_part(contribution: Contribution) -> Part:
    """Which line of the table its words are on."""
    if contribution.worry:
        return Part.WORDS_OF_A_WORRY
    if contribution.state == State.SHOWN:
        return Part.WORDS_CHECKED
    return Part.WORDS_REFUSED if contribution.state == State.REFUSED else Part.WORDS_UNCHECKED
