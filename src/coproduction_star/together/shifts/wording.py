"""The words of shifts."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.together.models import Shift

from .services import RoleTwice, SomebodyThere
from .signing import CalledOff, Over, StandsThere

REFUSED = {
    Over: gettext_lazy("This shift has begun, or it is past. Look for the next one. Nothing else was changed."),
    CalledOff: gettext_lazy("This shift does not take place. Look for another one. Nothing else was changed."),
    StandsThere: gettext_lazy("You have signed up for this shift already. Nothing was changed."),
    RoleTwice: None,
    SomebodyThere: None,
}


def when_of(shift: Shift) -> str:
    return f"{date_format(shift.on, 'l j F Y')}, {shift.starts:%H:%M}–{shift.ends:%H:%M}"


def people_needed(missing: int) -> str:
    if not missing:
        return _("Everybody is found")
    return ngettext("%(n)s more person needed", "%(n)s more people needed", missing) % {"n": missing}
