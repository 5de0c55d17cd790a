"""What stands in a campaign, in words."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.models import Campaign, Message, Segment
from coproduction_star.market_it.pounds import money

from .selectors import Offered

LANGUAGES = {"en": "English", "cy": "Cymraeg"}


def day(value: dt.date | None) -> str:
    return date_format(value, "j F Y") if value else ""


def state_of(campaign: Campaign) -> tuple[str, str]:
    """How far a campaign is, and the colour of its tag."""
    if campaign.ended_at:
        return _("Ended"), "grey"
    if campaign.started_at:
        return _("Running"), "green"
    return _("Being planned"), "blue"


def time_of(first: dt.date | None, last: dt.date | None) -> str:
    if first and last:
        return _("%(first)s to %(last)s") % {"first": day(first), "last": day(last)}
    if first:
        return _("from %(first)s") % {"first": day(first)}
    return _("until %(last)s") % {"last": day(last)} if last else ""


def segment_called(segment: Segment | None) -> str:
    return segment.name if segment else _("Everybody")


def size_of(segment: Segment) -> str:
    """How many people it rests on, from where; or that they are too few to say, or that nobody counted."""
    if segment.people is not None:
        told = ngettext("About %(n)s person in the answers", "About %(n)s people in the answers", segment.people)
        return f"{told % {'n': segment.people}} · {segment.source}, {day(segment.counted_on)}"
    if segment.offered_by:
        told = _("Too few to say how many")
        return f"{told} · {segment.source}, {day(segment.counted_on)}"
    return _("Described in words; nobody counted")


def offered_in_words(one: Offered) -> str:
    """A group before it is chosen: its name, the share with its range, and of how many answers it is."""
    group = one.group
    facts = {
        "name": group.name, "share": percent(group.share), "low": percent(group.low), "high": percent(group.high),
    }  # fmt: skip
    told = _("%(name)s. %(share)s of those asked (it may be %(low)s to %(high)s)") % facts
    if group.people is None:
        return _("%(group)s; too few to say how many") % {"group": told}
    people = ngettext("about %(n)s person in the answers", "about %(n)s people in the answers", group.people)
    return f"{told}; {people % {'n': group.people}}"


def percent(share: float) -> str:
    return f"{share * 100:.0f}%"


def messenger_of(message: Message, hidden: Hidden) -> str:
    if message.messenger is not None and not message.messenger.erased_at:
        name = hidden.name(message.messenger)
        return f"{name}, {message.messenger_in_words}" if message.messenger_in_words else name
    return message.messenger_in_words


def spent(messages: Iterable[Message]) -> int:
    return sum(one.cost_pence or 0 for one in messages)


def cost_sentences(campaign: Campaign, messages: Sequence[Message]) -> tuple[str, ...]:
    """What all messages cost together, against the budget, and how many nobody has priced."""
    if not messages:
        return ()
    total, unknown = spent(messages), sum(one.cost_pence is None for one in messages)
    told = [_("The messages cost %(sum)s together.") % {"sum": money(total)}]
    if campaign.budget_pence is not None:
        left, facts = campaign.budget_pence - total, {"budget": money(campaign.budget_pence)}
        words = _("Of the budget of %(budget)s, %(left)s is left.")
        if left < 0:
            words = _("That is %(left)s more than the budget of %(budget)s.")
        told.append(words % (facts | {"left": money(abs(left))}))
    if unknown:
        words = ngettext(
            "%(n)s message has no cost yet, so it may be more.", "%(n)s messages have no cost yet, so it may be more.",
            unknown,
        )  # fmt: skip
        told.append(words % {"n": unknown})
    return tuple(told)


def facts_of(campaign: Campaign) -> tuple[tuple[str, str], ...]:
    """The plan, part by part; what is not said is left out."""
    parts = (
        (_("When"), time_of(campaign.starts_on, campaign.ends_on)),
        (_("Budget"), money(campaign.budget_pence) if campaign.budget_pence is not None else ""),
        (_("What came of it"), campaign.came_of_it),
    )
    return tuple((name, said) for name, said in parts if said)


def message_facts(message: Message, hidden: Hidden) -> tuple[tuple[str, str], ...]:
    parts: tuple[tuple[Any, str], ...] = (
        (_("How"), str(message.get_channel_display())),
        (_("Where"), message.where),
        (_("When"), time_of(message.from_on, message.until)),
        (_("By whom"), messenger_of(message, hidden)),
        (_("Cost"), money(message.cost_pence) if message.cost_pence is not None else ""),
    )
    return tuple((name, said) for name, said in parts if said)
