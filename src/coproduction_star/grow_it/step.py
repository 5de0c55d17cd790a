"""Grow it on the Star. This release records how promises went and how an initiative is known to work."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import NextAction, Progress, Step, register
from coproduction_star.methods import star_progress


def progress(programme: Programme) -> Progress:
    facts = facts_of(programme)
    share = star_progress.grow_it(
        judged=facts.judged, promises=facts.promises, evidenced=facts.evidenced, running=facts.running
    )
    if not share:
        return Progress(missing=_("Say how promises went, and how you know that an initiative works."))
    note = ngettext("%(number)s promise judged", "%(number)s promises judged", facts.judged) % {"number": facts.judged}
    said = {"number": facts.evidenced, "all": facts.running}
    there = _("%(number)s of %(all)s running initiatives have feedback or figures.") % said
    return Progress(share=share, note=note, there=there, missing=_missing(facts.overdue))


def _missing(overdue: int) -> str:
    if not overdue:
        return ""
    return ngettext(
        "%(number)s promise is past its date and nobody has said how it went.",
        "%(number)s promises are past their date and nobody has said how they went.",
        overdue,
    ) % {"number": overdue}


def next_action(programme: Programme) -> NextAction | None:
    facts = facts_of(programme)
    if not facts.overdue:
        return None
    return NextAction(
        _("say how promises went"),
        _missing(facts.overdue),
        f"{address('decisions', programme)}#promises", _("See the promises"), 85, Permission.JUDGE_PROMISE,
    )  # fmt: skip


register(
    Step(
        slug="grow_it",
        name=gettext_lazy("Grow it"),
        number=5,
        address=lambda programme: step_address(programme, "grow_it"),
        not_yet=gettext_lazy(
            "Indicators, before-and-after measuring and publishing a new case are not in this release. "
            "You can already say whether promises were kept and how you know that something works."
        ),
        progress=progress,
        next_action=next_action,
    )
)
