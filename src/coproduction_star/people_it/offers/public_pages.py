"""The pages that anyone reads: the form and the four words after it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.asking.addresses import parent_slip_address
from coproduction_star.people_it.models import Entry, Need, Offer
from coproduction_star.voices.addresses import address
from coproduction_star.voices.contributions.presenters import reader_of
from coproduction_star.voices.models import Listening

from .addresses import at


@dataclass(frozen=True, slots=True)
class AskPage:
    """`about` is what they read on the wall board, or empty. `closed` says that nobody can send anything now."""

    title: str
    programme: str
    organisation: str
    button: str
    back: str
    reader: str
    danger: str
    due: dt.date
    alone_from: int
    """The age in years from which nobody asks for a parent."""
    slip: str
    worried: str
    """Where somebody says that they worry about another person."""
    about: str
    paper: str
    wait: int


@dataclass(frozen=True, slots=True)
class SentPage:
    """`words` is empty when they are not shown here any more."""

    title: str
    programme: str
    organisation: str
    words: tuple[str, ...]
    due: dt.date | None
    to_match: bool
    follow: str
    again: str
    board: str
    type_at: str


def ask_page(
    *, programme: Programme, listening: Listening, due: dt.date, about: Offer | Need | None, wait: int = 0
) -> AskPage:
    return AskPage(
        title=_("Offer something, or ask for something"),
        programme=programme.name,
        organisation=programme.organisation.name,
        button=_("Send"),
        back=at("public_offers", programme),
        reader=reader_of(listening),
        danger=listening.in_danger,
        due=due,
        alone_from=programme.organisation.alone_from,
        slip=parent_slip_address(programme.organisation.slug),
        worried=address("tell_us", programme),
        about=about.public_words if about is not None else "",
        paper=at("offers_paper", programme),
        wait=wait,
    )


def sent_page(*, programme: Programme, entry: Entry | None, words: str, follow: str) -> SentPage:
    shown = entry if words else None
    return SentPage(
        title=_("Thank you. Write these four words down") if words else _("Your four words are not shown here now"),
        programme=programme.name,
        organisation=programme.organisation.name,
        words=tuple(words.split("-")) if words else (),
        due=min((thing.answer_due for thing in _things(shown)), default=None),
        to_match=shown is not None and any(row.kind == "introduce" for row in shown.consents.all()),
        follow=follow,
        again=at("offer_and_ask", programme),
        board=at("public_offers", programme),
        type_at=f"{settings.SITE_URL.partition('://')[2]}{follow}",
    )


def _things(entry: Entry | None) -> Sequence[Offer | Need]:
    return [*entry.offers.all(), *entry.needs.all()] if entry is not None else []
