import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Partner, Programme, ProgrammeRole
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.groups import LABELS
from coproduction_star.organisations.models import Participant

from .selectors import has_ended


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role, and where to take it away."""

    name: str
    partner: str
    take: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part."""

    name: str
    groups: str
    roles: tuple[RoleHeld, ...]


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner and its agreement."""

    name: str
    agreement: str
    since: dt.date
    until: dt.date | None
    ended: bool
    end: str


@dataclass(frozen=True, slots=True)
class GiveBack:
    """What was just taken away, and where to give it back."""

    words: str
    button: str
    where: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Who takes part in the programme, and for whom."""

    title: str
    frame: Frame
    people: tuple[Person, ...]
    pages: Page[Any]
    partners: tuple[PartnerRow, ...]
    may_change: bool
    give: str
    invite: str
    new_partner: str
    back: GiveBack | None


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks."""

    title: str
    button: str
    frame: Frame
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


def people_page(
    *, programme: Programme, access: Access, people: Page[Participant], roles: Mapping[UUID, list[ProgrammeRole]],
    partners: Iterable[Partner], today: dt.date, invite: str, hidden: Hidden,
    back: GiveBack | None = None,
) -> PeoplePage:  # fmt: skip
    return PeoplePage(
        title=_("Who takes part"),
        frame=programme_frame(programme=programme, access=access, here="people"),
        people=tuple(_person(person, programme, roles[person.pk], hidden) for person in people),
        pages=people,
        partners=tuple(_partner(partner, programme, today) for partner in partners),
        may_change=has_perm(Permission.CHANGE_PROGRAMME, access, programme),
        give=address("give_role", programme),
        invite=invite,
        new_partner=address("new_partner", programme),
        back=back,
    )


def _person(person: Participant, programme: Programme, roles: Iterable[ProgrammeRole], hidden: Hidden) -> Person:
    held = tuple(
        RoleHeld(row.get_role_display(), str(row.partner or ""), address("take_role", programme, row.pk))
        for row in roles
    )
    groups = ", ".join(str(LABELS[StakeholderGroup(row.group)]) for row in person.groups.all())
    return Person(hidden.name(person), groups, held)


def _partner(partner: Partner, programme: Programme, today: dt.date) -> PartnerRow:
    return PartnerRow(
        name=partner.name,
        agreement=partner.agreement,
        since=partner.agreed_on,
        until=partner.ends_on,
        ended=has_ended(partner, today=today),
        end=address("end_partner", programme, partner.pk),
    )


def form_page(*, programme: Programme, access: Access, title: str, button: str) -> FormPage:
    frame = programme_frame(programme=programme, access=access, here="people")
    return FormPage(title=title, button=button, frame=frame)
