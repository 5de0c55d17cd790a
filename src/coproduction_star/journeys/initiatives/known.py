"""What is known about an initiative, fact by fact, in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.data.vocabularies import PEOPLE, Co
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.services import CO_FIELDS

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about an initiative."""

    name: str
    text: str


def facts(initiative: Initiative, hidden: Hidden) -> tuple[Fact, ...]:
    """Only what is known: what nobody wrote down is left out."""
    return tuple(fact for fact in _facts(initiative, hidden) if fact.text)


def cos_of(initiative: Initiative) -> str:
    return ", ".join(_(co.label) for co in Co if getattr(initiative, CO_FIELDS[co.value]))


def checked(initiative: Initiative) -> str:
    """When somebody last looked whether it is still true."""
    if initiative.reviewed_on is None:
        return _("Nobody has looked yet whether this is still true.")
    return _("Somebody last looked on %(day)s whether this is still true.") % {
        "day": date_format(initiative.reviewed_on, "j F Y")
    }


def _facts(one: Initiative, hidden: Hidden) -> Iterator[Fact]:
    yield Fact(_("People do together"), cos_of(one))
    yield Fact(_("Who decides"), one.get_who_decides_display())
    yield Fact(_("Who does the work"), one.get_who_does_display())
    yield Fact(_("Most like (a rung of Think Local Act Personal’s ladder, never a score)"), one.get_rung_display())
    yield Fact(_("Citizens bring"), one.citizens_bring)
    yield Fact(_("Services bring"), one.services_bring)
    yield Fact(_("Place"), str(one.place or ""))
    yield Fact(_("Service"), one.service)
    yield Fact(_("Started by"), _said(one, "started_by"))
    yield Fact(_("Who gives time, skills or ideas"), _said(one, "who_coproduces"))
    yield Fact(_("Alone or in a group"), _said(one, "alone_or_together"))
    yield Fact(_("Groups who take part"), ", ".join(_(PEOPLE.get(word, word)) for word in one.groups.split()))
    yield Fact(_("People who take part (an estimate)"), _number(one.people))
    yield Fact(_("Hours a month from citizens"), _number(one.citizen_hours_a_month))
    yield Fact(_("Hours a month from staff"), _number(one.staff_hours_a_month))
    yield Fact(_("How we know that it works"), one.get_evidence_display())
    yield Fact(_("Not reached yet"), one.groups_not_reached)
    yield Fact(_("What gets in the way"), one.barriers)
    yield Fact(_("Who can be asked about it"), hidden.name(one.contact) if one.contact else "")


def _said(initiative: Initiative, name: str) -> str:
    """A choice in words, or nothing where nobody knows."""
    known = getattr(initiative, name) != UNKNOWN
    return str(getattr(initiative, f"get_{name}_display")()) if known else ""


def _number(value: Any) -> str:
    return "" if value is None else str(value)
