"""The time before an election, when councillors' names, pictures and quotes are not shown."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Organisation
from .roles import Role


def is_on(organisation: Organisation, on: dt.date | None = None) -> bool:
    """Whether the day (today, when none is given) lies in the election period, first and last day included."""
    day = on or timezone.localdate()
    start, end = organisation.election_from, organisation.election_until
    return start is not None and end is not None and start <= day <= end


def hides(roles: Iterable[str], organisation: Organisation, on: dt.date | None = None) -> bool:
    """Whether the name, picture and quotes of somebody with these roles are hidden on that day."""
    return Role.COUNCILLOR in set(roles) and is_on(organisation, on)


def shown_name(name: Any, roles: Iterable[str], organisation: Organisation) -> str:
    """What every page writes for a person; the template filter of the same name."""
    if hides(roles, organisation):
        return _("A councillor (name not shown before the election)")
    return str(name)
