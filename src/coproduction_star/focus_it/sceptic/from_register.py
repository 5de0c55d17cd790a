"""What the register and the decisions give to a sceptic."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.doubts import Doubt, Question
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.models import Decision, Evidence, Initiative
from coproduction_star.organisations.access import Access

WEAK = {
    Evidence.NONE: lambda: _("Nobody has written down how it is known to work."),
    Evidence.ANECDOTE: lambda: _("That it works is known from stories only."),
    Evidence.FEEDBACK: lambda: _("That it works is known from feedback or counts, and nothing was compared."),
}


def doubts_of(initiative: Initiative, access: Access) -> Iterator[Doubt]:
    where, source = address("initiative", initiative.programme, initiative.pk), _("The register of initiatives")
    if initiative.evidence in WEAK:
        yield Doubt(Question.WEAKEST, WEAK[Evidence(initiative.evidence)](), where, source)
    if initiative.groups_not_reached:
        words = _("Not reached: %(who)s") % {"who": initiative.groups_not_reached}
        yield Doubt(Question.LOSES, words, where, source)
    if initiative.citizen_hours_a_month:
        hours = ngettext(
            "Citizens give %(number)s hour a month. It is their time, and no saving.",
            "Citizens give %(number)s hours a month. It is their time, and no saving.",
            initiative.citizen_hours_a_month,
        )
        yield Doubt(Question.LOSES, hours % {"number": initiative.citizen_hours_a_month}, where, source)
    yield from _dissent(initiative)


def _dissent(initiative: Initiative) -> Iterator[Doubt]:
    """What was written down as disagreement when it was decided about, as its page shows it."""
    where = address("decisions", initiative.programme)
    for one in Decision.objects.filter(initiative=initiative).order_by("-decided_on"):
        said = one.dissent or _("Nobody’s disagreement was written down.")
        words = _("When it was decided “%(what)s”: %(said)s") % {"what": one.what, "said": said}
        yield Doubt(Question.DISSENT, words, f"{where}#decision-{one.pk}", _("Decisions"))
