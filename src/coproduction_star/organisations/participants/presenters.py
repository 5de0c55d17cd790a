from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.organisations.election import Names, managed_name
from coproduction_star.organisations.models import Organisation, Participant


@dataclass(frozen=True, slots=True)
class PersonRow:
    id: str
    name: str
    groups: str
    reach: str
    """How to reach them; empty for readers who may not see it."""
    account: bool


@dataclass(frozen=True, slots=True)
class EveryonePage:
    title: str
    slug: str
    words: str
    may_edit: bool
    may_administer: bool
    counted: str
    people: tuple[PersonRow, ...]
    previous_page: int
    next_page: int


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Add, change or join people. `invite` is the address that gives them an account, or empty."""

    title: str
    button: str
    back: str
    invite: str
    erase: str = ""
    """Where an administrator erases somebody who has no account, or empty."""


@dataclass(frozen=True, slots=True)
class DuplicatesPage:
    title: str
    back: str
    pairs: tuple[tuple[str, str, str], ...]
    """Two names and the address to join them."""


def everyone_page(
    organisation: Organisation, *, people: Page, words: str, may_edit: bool, may_administer: bool, sees_contact: bool,
    names: Names,
) -> EveryonePage:  # fmt: skip
    number = people.paginator.count
    return EveryonePage(
        title=_("Everyone the organisation knows"),
        slug=organisation.slug,
        words=words,
        may_edit=may_edit,
        may_administer=may_administer,
        counted=ngettext("%(number)s person", "%(number)s people", number) % {"number": number},
        people=tuple(_row(one, names, sees_contact=sees_contact, may_administer=may_administer) for one in people),
        previous_page=people.previous_page_number() if people.has_previous() else 0,
        next_page=people.next_page_number() if people.has_next() else 0,
    )


def person_page(
    organisation: Organisation, person: Participant | None = None, *, names: Names, may_administer: bool = False
) -> PersonPage:
    back = f"/o/{organisation.slug}/people/everyone/"
    if person is None:
        return PersonPage(_("Add a person"), _("Add"), back, "")
    card = f"/o/{organisation.slug}/people/invite/card/?person={person.pk}"
    erase = f"{back}{person.pk}/erase/" if may_administer else ""
    title = managed_name(names, person) if may_administer else names.name(person)
    return PersonPage(title, _("Save"), back, *(("", "") if person.user_id else (card, erase)))


def duplicates_page(organisation: Organisation, pairs: Iterable[tuple[Participant, Participant]]) -> DuplicatesPage:
    back = f"/o/{organisation.slug}/people/everyone/"
    rows = tuple((one.name, other.name, f"{back}{one.pk}/merge/{other.pk}/") for one, other in pairs)
    return DuplicatesPage(_("People who may be written down twice"), back, rows)


def merge_page(organisation: Organisation, one: Participant, other: Participant) -> PersonPage:
    title = _("Are %(one)s and %(other)s one person?") % {"one": one.name, "other": other.name}
    return PersonPage(title, _("Make them one"), f"/o/{organisation.slug}/people/everyone/duplicates/", "")


def _row(person: Participant, names: Names, *, sees_contact: bool, may_administer: bool) -> PersonRow:
    reachable = sees_contact and (may_administer or person.pk not in names.people)
    reach = [person.get_safe_channel_display(), person.email, person.phone] if reachable else []
    return PersonRow(
        id=str(person.pk),
        name=managed_name(names, person) if may_administer else names.name(person),
        groups=", ".join(group.get_group_display() for group in person.groups.all()),
        reach=" · ".join(part for part in reach if part),
        account=person.user_id is not None,
    )
