"""What stands under the headings of a public page, one item for each thing."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.journeys.duties.standing import shade_of, state_in_words
from coproduction_star.journeys.models import Decision, Initiative, Kept, Programme, Promise, Status
from coproduction_star.map_it.models import DecisionAhead
from coproduction_star.voices.models import Contribution

from .addresses import public_address

SHORT = 240
SHADES = {Status.EXISTING: "green", Status.IMPROVE: "yellow", Status.POTENTIAL: "blue", Status.STOPPED: "grey"}
KEPT_SHADES = {Kept.OPEN: "grey", Kept.KEPT: "green", Kept.PARTLY: "yellow", Kept.BROKEN: "red"}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list: what, more about it, when, and a word with a colour."""

    title: str
    text: str = ""
    when: str = ""
    tag: str = ""
    shade: str = "grey"
    address: str = ""


def happening_item(initiative: Initiative) -> Item:
    shade = SHADES[Status(initiative.status)]
    return Item(
        initiative.title, shortened(initiative.summary), str(initiative.place or ""),
        initiative.get_status_display(), shade,
    )  # fmt: skip


def ahead_item(ahead: DecisionAhead) -> Item:
    return Item(ahead.what, ahead.how, in_words(ahead.on))


def said_item(said: Contribution) -> Item:
    due = "" if said.answered_at else _("Answer by %(day)s") % {"day": in_words(said.answer_due)}
    tag = said.get_outcome_display() if said.answered_at else _late_or_waiting(said)
    return Item(f"“{said.words}”", said.answer or due, in_words(timezone.localdate(said.made_at)), tag, "blue")


def _late_or_waiting(said: Contribution) -> str:
    return _("Answer is late") if said.answer_due < timezone.localdate() else _("Waits for an answer")


def decided_item(decision: Decision) -> Item:
    """Whether its duties were asked is public; what was answered is not."""
    day = in_words(decision.decided_on)
    return Item(decision.what, decision.why, day, state_in_words(decision), shade_of(decision))


def promise_item(promise: Promise) -> Item:
    """Without the name of a person: only bodies are named."""
    said = _("By %(day)s") % {"day": in_words(promise.due_on)}
    who = f"{promise.who_in_words} · {said}" if promise.who_in_words else said
    late = promise.kept == Kept.OPEN and promise.due_on < timezone.localdate()
    tag = _("Late") if late else promise.get_kept_display()
    return Item(promise.what, promise.note, who, tag, "red" if late else KEPT_SHADES[Kept(promise.kept)])


def programme_item(programme: Programme) -> Item:
    return Item(
        programme.name, shortened(programme.summary), str(programme.place or ""), address=public_address(programme)
    )


ITEMS = {
    "happening": happening_item,
    "ahead": ahead_item,
    "said": said_item,
    "decided": decided_item,
    "promised": promise_item,
    "programmes": programme_item,
}


def shortened(text: str, most: int = SHORT) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def in_words(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else ""
