"""Starting an organisation, and its settings."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django_scopes import scope

from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.roles import Role
from coproduction_star.organisations.services import join

FOUNDER_ROLES = (Role.ADMINISTRATOR, Role.PROGRAMME_LEAD)
LONGEST_ADDRESS = 50


@transaction.atomic
def found_organisation(*, name: str, by: Any, contact: str = "", demonstration: bool = False) -> Organisation:
    """Start an organisation; whoever starts it looks after it."""
    organisation = Organisation.objects.create(
        name=name, slug=_free_address(name), contact=contact, demonstration=demonstration
    )
    record(by=by, verb="organisations.organisation_founded", subject=organisation)
    with scope(organisation=organisation.pk, programme=None):
        join(organisation=organisation, user=by, roles=FOUNDER_ROLES, by=by)
    return organisation


@transaction.atomic
def change_details(*, organisation: Organisation, name: str, controller: str, contact: str, by: Any) -> None:
    organisation.name, organisation.controller, organisation.contact = name, controller, contact
    organisation.save(update_fields=["name", "controller", "contact"])
    record(by=by, verb="organisations.details_changed", subject=organisation)


@transaction.atomic
def set_election(*, organisation: Organisation, start: dt.date | None, end: dt.date | None, by: Any) -> None:
    """Between these days councillors' names, pictures and quotes are hidden. Neither day means no period."""
    organisation.election_from, organisation.election_until = start, end
    organisation.save(update_fields=["election_from", "election_until"])
    dates = {"start": start.isoformat(), "end": end.isoformat()} if start and end else {}
    verb = "organisations.election_set" if dates else "organisations.election_cleared"
    record(by=by, verb=verb, subject=organisation, **dates)


@transaction.atomic
def set_safety(*, organisation: Organisation, alone_from: int, leave_to: str, by: Any) -> None:
    """From which age (in years) people take part without a parent, and where "Leave this page" leads.

    What was agreed before stays as it is: the age holds for whoever comes from now on.
    """
    organisation.alone_from, organisation.leave_to = alone_from, leave_to
    organisation.save(update_fields=["alone_from", "leave_to"])
    record(by=by, verb="organisations.safety_set", subject=organisation, age=alone_from, address=leave_to)


def _free_address(name: str) -> str:
    """A short address from the name, with a number behind it when the address is taken."""
    start = slugify(name)[:LONGEST_ADDRESS].strip("-") or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    numbered = (f"{start}-{number}" for number in range(2, len(taken) + 3))
    return start if start not in taken else next(slug for slug in numbered if slug not in taken)
