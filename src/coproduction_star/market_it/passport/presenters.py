"""Pages of an access passport: one's own, with an account or by four words, and what a team sees."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.access_needs import Needs, OwnWords
from coproduction_star.journeys.frames import FormPage, Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import AccessPassport, PassportShare, ShareLength
from coproduction_star.organisations.access import Access

from .addresses import OWN, at
from .selectors import kinds_of


@dataclass(frozen=True, slots=True)
class Said:
    """A passport as it reads: what is ticked, the own words, and what helps."""

    name: str
    kinds: tuple[str, ...]
    needs: str
    helps: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A programme that may read it, or may not."""

    key: str
    name: str
    shared: bool
    until: str = ""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One's own passport. `said` is None until there is one; `frame` where somebody is signed in."""

    title: str
    caption: str
    frame: Frame | None
    said: Said | None
    counted: bool
    shares: tuple[ShareRow, ...]
    lengths: tuple[tuple[str, Any], ...]
    change: str
    card: str
    share: str
    end: str
    back: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card to print and carry."""

    title: str
    said: Said
    back: str


@dataclass(frozen=True, slots=True)
class OutsideForm:
    """The same for somebody without an account."""

    title: str
    caption: str
    button: str
    back: str
    wait: int = 0
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptPage:
    title: str
    programme: str
    organisation: str
    words: str
    back: str


@dataclass(frozen=True, slots=True)
class SurePage:
    title: str
    caption: str
    points: tuple[str, ...]
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class TeamPage:
    """What people of a programme need: numbers, and whose words are shared."""

    title: str
    frame: Frame
    counted: tuple[str, ...]
    nothing: str
    people: tuple[tuple[str, str], ...]
    mine: str
    public: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    title: str
    frame: Frame
    said: Said
    back: str


def said_of(passport: AccessPassport, *, name: str = "") -> Said:
    person = passport.participant
    return Said(name or person.name, kinds_of(passport), passport.needs, passport.helps)


def counted_in_words(needs: Needs) -> tuple[str, ...]:
    return tuple(
        ngettext("%(n)s person: %(what)s", "%(n)s people: %(what)s", number) % {"n": number, "what": what}
        for what, number in needs.counted
    )


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here="market_it")


def my_page(
    programme: Programme, access: Access, passport: AccessPassport | None, *, shares: tuple[ShareRow, ...]
) -> OwnPage:  # fmt: skip
    return OwnPage(
        title=_("My access passport"), caption="", frame=frame_of(programme, access),
        said=said_of(passport) if passport else None, counted=passport is not None and passport.counted,
        shares=shares, lengths=tuple(ShareLength.choices),
        change=at("change_my_passport", programme), card=at("my_passport_card", programme),
        share=at("share_my_passport", programme), end=at("end_my_passport", programme),
        back=at("rewards", programme),
    )  # fmt: skip


def own_page(passport: AccessPassport, *, shares: tuple[ShareRow, ...]) -> OwnPage:
    return OwnPage(
        title=_("Your access passport"), caption=passport.organisation.name, frame=None, said=said_of(passport),
        counted=passport.counted, shares=shares, lengths=tuple(ShareLength.choices),
        change=reverse("market_it:change_own_passport"),
        card=reverse("market_it:own_passport_card"), share=reverse("market_it:share_own_passport"),
        end=reverse("market_it:end_own_passport"), back="",
    )  # fmt: skip


def share_rows(programmes: Iterable[Programme], shared: Mapping[UUID, dt.date | None]) -> tuple[ShareRow, ...]:
    days = {key: date_format(day, "j F Y") for key, day in shared.items() if day}
    return tuple(ShareRow(str(one.pk), one.name, one.pk in shared, days.get(one.pk, "")) for one in programmes)


def card_page(passport: AccessPassport, *, back: str) -> CardPage:
    return CardPage(_("My access card"), said_of(passport), back)


def sure_page(*, caption: str, back: str) -> SurePage:
    points = (
        _("Everything you wrote is deleted at once."),
        _("No programme can read it any more, and you are counted nowhere."),
        _("You can write a new one at any time."),
    )
    return SurePage(_("Delete your access passport?"), caption, points, _("Delete it"), back)


def team_page(
    programme: Programme, access: Access, needs: Needs, shares: Iterable[PassportShare], *, hidden: Hidden
) -> TeamPage:  # fmt: skip
    counted = counted_in_words(needs)
    nothing = "" if counted else _("Nobody has said here what they need. Ask before you plan anything.")
    if needs.few:
        nothing = _(
            "Fewer than three people take part, so a number would tell who it is. Ask everybody what they need."
        )
    return TeamPage(
        title=_("What people need to take part"), frame=frame_of(programme, access), counted=counted, nothing=nothing,
        people=tuple(
            (hidden.name(one.passport.participant), at("read_passport", programme, one.passport.participant_id))
            for one in shares
        ),
        mine=at("my_passport", programme), public=at("public_passport", programme) if programme.published_at else "",
    )  # fmt: skip


def person_page(programme: Programme, access: Access, name: str, words: OwnWords) -> PersonPage:
    return PersonPage(
        title=name, frame=frame_of(programme, access), said=Said(name, words.kinds, words.needs, words.helps),
        back=at("access_needs", programme),
    )  # fmt: skip


def form_page(
    programme: Programme, access: Access, *, title: str, button: str, theirs: Any = ()
) -> FormPage:  # fmt: skip
    return FormPage(title, frame_of(programme, access), button, at("my_passport", programme), theirs=theirs)


def outside_form(*, title: str, caption: str, button: str, back: str, **more: Any) -> OutsideForm:
    return OutsideForm(title, caption, button, back, **more)


def kept_page(programme: Programme, words: str) -> KeptPage:
    return KeptPage(
        title=_("Your four words") if words else _("The four words are not shown any more"), programme=programme.name,
        organisation=programme.organisation.name, words=words, back=at("public_passport", programme),
    )  # fmt: skip


def own_address() -> str:
    return reverse(OWN)
