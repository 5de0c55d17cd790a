"""What stopping gives the whole: what it freed, the golden thread, and what waits."""

from collections.abc import Iterator

from django.db.models import Max, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.grow_it.counting import counts_of
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import Level, StoppedThing
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import Figure, Knot, NextAction
from coproduction_star.journeys.toolbox import toolbox_of


def there(programme: Programme) -> str:
    number = counts_of(programme).stopped
    if not number:
        return ""
    told = ngettext("%(n)s thing was stopped for something better.", "%(n)s things were stopped for something better.",
                    number)  # fmt: skip
    return told % {"n": number}


def next_action(programme: Programme) -> NextAction | None:
    number = counts_of(programme).to_approve
    if not number:
        return None
    told = ngettext(
        "%(n)s thing that stopped waits for approval.", "%(n)s things that stopped wait for approval.", number
    )
    return NextAction(
        _("approve what was stopped"), told % {"n": number}, at("stopped", programme), _("See what was stopped"), 30,
        Permission.APPROVE_STOPPED,
    )  # fmt: skip


def knots(initiative: Initiative) -> Iterator[Knot]:
    """That it stopped, and for what: one query, none where nothing was written down."""
    if "stopped" not in toolbox_of(initiative.programme).made:
        return
    for one in StoppedThing.objects.filter(initiative=initiative, approved_at__isnull=False):
        words = _("Stopped for something better: %(what)s") % {"what": one.what}
        yield Knot("result", words, at("stopped", initiative.programme), one.ended_on, _("What we stopped"))


def figures(programme: Programme) -> Iterator[Figure]:
    """Hours and money that approved things freed in a year: one query, none where nothing was written down."""
    if "stopped" not in toolbox_of(programme).made:
        return
    rows = StoppedThing.objects.filter(programme=programme, approved_at__isnull=False)
    found = rows.aggregate(hours=Sum("hours_a_year"), pence=Sum("pence_a_year"), day=Max("counted_on"))
    names = ((_("Hours freed by what we stopped"), found["hours"], _("hours a year"), 1),
             (_("Money freed by what we stopped"), found["pence"], _("pounds a year"), 100))  # fmt: skip
    for name, value, unit, times in names:
        if value is not None:
            day = date_format(found["day"], "j F Y")
            source, evidence = _("The list of what was stopped"), str(Level.COUNTED.label)
            yield Figure(name, float(value) / times, unit, day, evidence, source, at("stopped", programme))
