"""Grow it on the Star: how promises went, whether life gets better, and what it takes to last."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_scopes import scopes_disabled

from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.finding import gather
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.rows import waiting_of
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import Asked, Figure, Finds, Knot, NextAction, Progress, Step, Waiting, register
from coproduction_star.methods import star_progress

from .case_drafts import on_the_star as cases
from .counting import counts, counts_of
from .governance import on_the_star as governance
from .indicators import in_wards
from .indicators import on_the_star as indicators
from .indicators.addresses import at, framework_address
from .indicators.for_others import shapes
from .models import (
    Assessment,
    CaseDraft,
    Connector,
    Evaluation,
    GovernanceBody,
    Indicator,
    SkillsHere,
    SpreadPlan,
    StoppedThing,
)
from .outward import public_rows
from .personal import erase, personal_data
from .pre_start import on_the_star as pre_start
from .stopped import on_the_star as stopped
from .taking.from_promises import series

FEATURES = (indicators, governance, pre_start, cases, stopped)


def progress(programme: Programme) -> Progress:
    facts, found = facts_of(programme), counts_of(programme)
    share = star_progress.grow_it(
        judged=facts.judged, promises=facts.promises, evidenced=facts.evidenced, running=facts.running,
        told=found.told, outcomes=facts.outcomes, figured=found.figured, measures=found.measures,
    )  # fmt: skip
    if not share:
        return Progress(
            missing=_("Choose how you will know, say how promises went, and how you know that an initiative works."),
            there=_there(programme),
        )
    note = ngettext("%(number)s promise judged", "%(number)s promises judged", facts.judged) % {"number": facts.judged}
    said = {"number": facts.evidenced, "all": facts.running}
    there = _("%(number)s of %(all)s running initiatives have feedback or figures.") % said
    return Progress(
        share=share, note=note, there=f"{there} {_there(programme)}".strip(), missing=_missing(facts.overdue)
    )


def _there(programme: Programme) -> str:
    return " ".join(part for part in (one.there(programme) for one in FEATURES) if part)


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
        found = (action for one in FEATURES if (action := one.next_action(programme)) is not None)
        return max(found, key=lambda action: action.weight, default=None)
    return NextAction(
        _("say how promises went"),
        _missing(facts.overdue),
        f"{address('decisions', programme)}#promises", _("See the promises"), 85, Permission.JUDGE_PROMISE,
    )  # fmt: skip


WAITING: Mapping[str, Callable[..., Waiting]] = {**governance.WAITING, **cases.WAITING}


def waiting_rows(user: Any, today: dt.date) -> Any:
    """Kind, key, title, by when, and where."""
    return governance.waiting_rows(user, today).union(cases.waiting_rows(user), all=True)


def waiting_for(user: Any) -> Iterator[Waiting]:
    with scopes_disabled():
        rows = list(waiting_rows(user, timezone.localdate()))
    yield from waiting_of(rows, WAITING)


def search(asked: Asked) -> Iterator[Finds]:
    """Measures and boards by their own words: one query."""
    hits = {"measure": (indicators.NAME, indicators.hit), "body": (governance.NAME, governance.hit)}
    for kind, rows, more in gather(asked, indicators.kinds(asked) | governance.kinds(asked)):
        name, hit = hits[kind]
        yield Finds(kind, str(name), tuple(hit(*row) for row in rows), more)


def thread(initiative: Initiative) -> Iterator[Knot]:
    yield from indicators.knots(initiative)
    yield from stopped.knots(initiative)
    yield from cases.knots(initiative)


def figures(programme: Programme) -> Iterator[Figure]:
    yield from indicators.figures(programme)
    yield from stopped.figures(programme)


def _spread() -> Any:
    """Programmes that tell others or plan where something goes next, as rows of their own programme."""
    told, planned = (model.objects.filter(programme=OuterRef("pk")) for model in (CaseDraft, SpreadPlan))
    return Programme.objects.annotate(programme=F("pk")).filter(Exists(told) | Exists(planned))


register(
    Step(
        slug="grow_it",
        name=gettext_lazy("Grow it"),
        number=5,
        address=lambda programme: step_address(programme, "grow_it"),
        counts=counts,
        progress=progress,
        next_action=next_action,
        tools={
            "indicators": framework_address,
            "evaluation": lambda programme: at("evaluations", programme),
            "readiness": lambda programme: at("assessments", programme),
            "governance": lambda programme: at("governance", programme),
            "competencies": lambda programme: at("competencies", programme),
            "connectors": lambda programme: at("connectors", programme),
            "stopped": lambda programme: at("stopped", programme),
            "spread": lambda programme: at("spread", programme),
        },
        made_with={
            "indicators": lambda: Indicator.objects.all(),
            "evaluation": lambda: Evaluation.objects.all(),
            "readiness": lambda: Assessment.objects.all(),
            "governance": lambda: GovernanceBody.objects.all(),
            "competencies": lambda: SkillsHere.objects.all(),
            "connectors": lambda: Connector.objects.all(),
            "stopped": lambda: StoppedThing.everything.all(),
            "spread": _spread,
        },
        shapes=shapes,
        thread=thread,
        ward_rows=in_wards.ward_rows,
        waiting_for=waiting_for,
        waiting_rows=waiting_rows,
        figures=figures,
        counted_series=series,
        public_rows=public_rows,
        search=search,
        personal_data=personal_data,
        erase=erase,
    )
)
