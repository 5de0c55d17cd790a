"""What somebody who is asked reads, by a link of their own: the question, then messages, then what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.people_it.models import (
    AskedPerson,
    MaskedMessage,
    Need,
    Offer,
    Proposal,
    ProposalLeg,
    Said,
    Times,
)

from .selectors import Stage, stage_of
from .words import skill_names


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what it is about: a name and words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A message, and who wrote it: “you”, or in what part they are in it."""

    who: str
    when: str
    words: str
    mine: bool


@dataclass(frozen=True, slots=True)
class AskedPage:
    """The page of one link. `stage` says what it shows; `mark` tells a second sending from a first."""

    title: str
    organisation: str
    programme: str
    lead: str
    about: tuple[Told, ...]
    ring: str
    asks: bool
    may_still_say_no: bool
    introduced: bool
    waits: str
    messages: tuple[Line, ...]
    contacts: tuple[Told, ...]
    shows_contact: bool
    contact_lead: str
    outcome: str
    answer: str
    write: str
    contact: str
    tell: str
    said: str
    mark: str
    explained: str


@dataclass(frozen=True, slots=True)
class AskedFormPage:
    """A page behind the link that asks something."""

    title: str
    lead: str
    button: str
    back: str
    mark: str


@dataclass(frozen=True, slots=True)
class ClosedPage:
    """Nothing opens: why, and whom to ask. `words` are what was typed, so that they are not lost."""

    title: str
    sentences: tuple[str, ...]
    contact: str
    words: str


class Way(Protocol):
    """The addresses of one link."""

    def __call__(self, name: str = "") -> str: ...


def by_code(code: str) -> Way:
    def address(name: str = "") -> str:
        return reverse(f"people_it:match_link{'_' if name else ''}{name}", args=(code,))

    return address


SAID = {
    "yes": lambda: _("Thank you. We tell you when everybody has answered."),
    "no": lambda: _("Thank you for telling us. You need not do anything more."),
    "sent": lambda: _("Your message is sent."),
    "shown": lambda: _("Saved."),
    "told": lambda: _("Thank you. What you told us is saved."),
}


def asked_page(
    *, asked: AskedPerson, proposal: Proposal, way: Way, messages: Iterable[MaskedMessage], said: str, mark: str,
) -> AskedPage:  # fmt: skip
    stage, everybody = stage_of(proposal), list(proposal.asked.all())
    mine = next(one for one in everybody if one.pk == asked.pk)
    introduced = stage in {Stage.INTRODUCED, Stage.OVER}
    all_show = all(one.shares_contact_at for one in everybody)
    return AskedPage(
        title=_title(stage, mine),
        organisation=asked.programme.organisation.name,
        programme=asked.programme.name,
        lead=_lead(stage, mine),
        about=tuple(_about(proposal, asked)),
        ring=_("This is a ring: everybody in it gives, and everybody gets.") if proposal.size > 1 else "",
        asks=stage == Stage.ASKING and not mine.said,
        may_still_say_no=stage in {Stage.ASKING, Stage.INTRODUCED} and mine.said == Said.YES,
        introduced=introduced,
        waits=_("Somebody else has not answered yet.") if stage == Stage.ASKING and mine.said else "",
        messages=tuple(_line(one, asked) for one in messages),
        contacts=tuple(_contacts(everybody, asked)) if introduced and all_show else (),
        shows_contact=mine.shares_contact_at is not None,
        contact_lead=_contact_lead(mine, all_show=all_show),
        outcome=str(mine.outcome.get_happened_display()) if getattr(mine, "outcome", None) else "",
        answer=way("answer"), write=way("write"), contact=way("contact"), tell=way("tell"),
        said=SAID[said]() if said in SAID else "",
        mark=mark,
        explained=reverse(
            "people_it:matching_explained", args=(asked.programme.organisation.slug, asked.programme.slug)
        )
        if asked.programme.published_at
        else "",
    )  # fmt: skip


def _title(stage: Stage, mine: AskedPerson) -> str:
    if stage in {Stage.INTRODUCED, Stage.OVER}:
        return _("You are introduced")
    return _("Thank you for your answer") if mine.said else _("Would you like this?")


def _lead(stage: Stage, mine: AskedPerson) -> str:
    if stage in {Stage.INTRODUCED, Stage.OVER}:
        return _("Everybody said yes. Write to each other here. Nobody sees your address.")
    if mine.said:
        return _("You can change a yes to a no at any time.")
    return _("Somebody looked at what people offer and ask. They think this could suit you.")


def _about(proposal: Proposal, asked: AskedPerson) -> Iterator[Told]:
    """What they would give and get: what the others wrote for all to read, never their own words or their name."""
    for leg in proposal.legs.all():
        if leg.offer.participant_id == asked.participant_id:
            yield Told(_("You would give"), leg.offer.words)
            yield Told(_("For"), outward(leg))
        if leg.need and leg.need.participant_id == asked.participant_id:
            yield Told(_("You would get"), outward_of(leg.offer))
            yield Told(_("You asked for"), leg.need.words)
        elif not leg.need and leg.offer.participant_id != asked.participant_id:
            yield Told(_("Somebody offers"), outward_of(leg.offer))
            yield Told(_("For"), outward(leg))


def outward(leg: ProposalLeg) -> str:
    if leg.need:
        return outward_of(leg.need)
    return leg.role.title if leg.role else leg.idea.title


def outward_of(one: Offer | Need) -> str:
    """Its public words; without them the kind, the skills, the place and the times, which tell nobody apart."""
    if one.published_at and one.public_words:
        return one.public_words
    names = skill_names()
    times = [str(Times(code).label) for code in one.times.split() if code in Times.values]
    skills = [names[tag] for tag in one.tags.split() if tag in names]
    parts = (str(one.get_kind_display()), ", ".join(skills), one.place.name if one.place else "", ", ".join(times))
    return " · ".join(filter(None, parts))


def _line(one: MaskedMessage, asked: AskedPerson) -> Line:
    is_mine = one.sender_id == asked.pk
    who = _("You") if is_mine else _("Whoever gives") if one.sender.gives else _("Whoever asks")
    when = date_format(timezone.localtime(one.made_at), "j F Y, H:i")
    return Line(who, when, one.words, is_mine)


def _contacts(everybody: Iterable[AskedPerson], asked: AskedPerson) -> Iterator[Told]:
    for one in everybody:
        if one.pk != asked.pk:
            person = one.participant
            yield Told(person.name, " · ".join(filter(None, (person.email, person.phone))))


def _contact_lead(mine: AskedPerson, *, all_show: bool) -> str:
    if all_show:
        return _("Everybody shows how to reach them.")
    if mine.shares_contact_at:
        return _("You show your address. You see the others’ as soon as they show theirs.")
    return _("Nobody sees your name, your address or your number. You can show them if you like.")


def form_page(*, title: str, lead: str, button: str, way: Way, mark: str) -> AskedFormPage:
    return AskedFormPage(title, lead, button, way(), mark)


def unknown_page(*, words: str = "") -> ClosedPage:
    return ClosedPage(
        _("This link does not open anything"),
        (_("Perhaps a letter is missing. Open it again from the message, or ask whoever sent it."),), "", words,
    )  # fmt: skip


def too_many_page(*, words: str, wait: int) -> ClosedPage:
    told = _("Please wait %(wait)s seconds, then open the link again.") % {"wait": wait}
    return ClosedPage(_("Too many tries"), (told,), "", words)


def over_page(asked: AskedPerson, *, words: str = "", declined: bool = False) -> ClosedPage:
    """Somebody said no, or no longer agrees: which of both, and who, is told to nobody."""
    sentences = [_("It does not come about this time, and you need not do anything.")]
    if not declined:
        sentences.append(_("That has nothing to do with you."))
    if words:
        sentences.append(_("What you wrote was not sent."))
    return ClosedPage(_("This is over"), tuple(sentences), asked.programme.organisation.contact, words)
