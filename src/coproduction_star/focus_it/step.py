"""Focus it on the Star. This release records decisions and declared interests; its own tools come later."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import NextAction, Progress, Step, register
from coproduction_star.methods import star_progress

SOME_IDEAS = 2


def progress(programme: Programme) -> Progress:
    facts = facts_of(programme)
    share = star_progress.focus_it(decisions=facts.decisions, declared=facts.declared)
    if not share:
        return Progress(missing=_("Decide which ideas to start with, and write down why."))
    note = ngettext("%(number)s decision", "%(number)s decisions", facts.decisions) % {"number": facts.decisions}
    there = ngettext(
        "%(number)s person has declared their interests.",
        "%(number)s people have declared their interests.",
        facts.declared,
    ) % {"number": facts.declared}
    missing = "" if facts.decisions else _("No decision is written down yet.")
    return Progress(share=share, note=note, there=there, missing=missing)


def next_action(programme: Programme) -> NextAction | None:
    facts = facts_of(programme)
    ideas = facts.by_status.get("potential", 0)
    if facts.decisions or ideas < SOME_IDEAS:
        return None
    return NextAction(
        _("decide which idea to start with"),
        _("%(number)s ideas could start, and no decision is written down.") % {"number": ideas},
        address("new_decision", programme), _("Write down a decision"), 55, Permission.RECORD_DECISION,
    )  # fmt: skip


register(
    Step(
        slug="focus_it",
        name=gettext_lazy("Focus it"),
        number=2,
        address=lambda programme: step_address(programme, "focus_it"),
        not_yet=gettext_lazy(
            "Rating options together and writing a business case are not in this release. "
            "You can already declare interests and write down decisions with their reasons."
        ),
        progress=progress,
        next_action=next_action,
    )
)
