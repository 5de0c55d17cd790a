"""Focus it on the Star: options rated together, decisions with their reasons, and interests declared before both."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.audit.services import forget
from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import (
    Figure,
    Held,
    Knot,
    Step,
    Waiting,
    register,
)

from .business_case import asking as finishing
from .business_case.addresses import at as case_at
from .business_case.addresses import cases_address
from .business_case.answering import answer_to
from .business_case.editions import papers
from .business_case.for_a_case import tells as case_tells
from .business_case.selectors import cases_of
from .critical_friends import on_the_star as friends
from .critical_friends.addresses import challenges_address
from .critical_friends.in_wards import ward_rows
from .finding import search
from .impact_matrix import asking as rating
from .impact_matrix.addresses import matrices_address
from .impact_matrix.taking import take_option
from .models import (
    BusinessCase,
    ComparedOption,
    Comparison,
    CriticalFriend,
    ImpactMatrix,
    Option,
    OptionRating,
    Outcome,
    Rater,
    Theory,
)
from .theory_of_change import asking as agreeing
from .theory_of_change.addresses import theories_address
from .theory_of_change.people import forget_agreements, said_of_criteria
from .under_way import next_action, page_of, progress
from .waiting import Row, all_of, rows_of
from .weighted_criteria import asking as weighing
from .weighted_criteria.addresses import comparisons_address
from .weighted_criteria.personal import forget_weigher, said_in_weighing


def thread(initiative: Initiative) -> Iterator[Knot]:
    """What it was an option in, or a subject of, and when; how it was rated stays behind its matrix's rule."""
    for page, key, title, moment, state in sorted(tied_to(initiative), key=lambda row: row[3]):
        place, called, source = TIED[page]
        where = page_of(initiative.programme, page, key)
        yield Knot(place, str(called) % {"title": title}, where, timezone.localdate(moment), str(source(state)))


def tied_to(initiative: Initiative) -> Any:
    """Matrices, theories, comparisons and business cases about it, and how it stands in a matrix: one query."""
    theories = Theory.objects.filter(initiative=initiative).order_by()
    cases = BusinessCase.objects.filter(initiative=initiative).order_by()
    rated = Option.objects.filter(initiative=initiative, matrix__opened_at__isnull=False).order_by()
    weighed = ComparedOption.objects.filter(initiative=initiative, comparison__opened_at__isnull=False).order_by()
    no_state = Value("", output_field=CharField())
    state = Case(When(dropped_at__isnull=False, then=Value(DROPPED)), default="outcome", output_field=CharField())
    moment = Coalesce("matrix__closed_at", "matrix__opened_at")
    return theories.values_list(Value("theory"), "pk", "title", "made_at", no_state).union(
        cases.values_list(Value("business_case"), "pk", "title", "changed_at", no_state),
        rated.values_list(Value("matrix"), "matrix", "matrix__title", moment, state),
        weighed.values_list(Value("comparison"), "comparison", "comparison__title", "comparison__opened_at", no_state),
    )


def _in_matrix(state: str) -> Any:
    return _("dropped from it") if state == DROPPED else Outcome(state).label


DROPPED = "dropped"
TIED: Mapping[str, tuple[str, Any, Callable[[str], Any]]] = {
    "matrix": ("score", gettext_lazy("Impact matrix: %(title)s"), _in_matrix),
    "theory": ("initiative", gettext_lazy("Theory of change: %(title)s"), lambda _state: ""),
    "comparison": ("score", gettext_lazy("Weighted criteria: %(title)s"), lambda _state: ""),
    "business_case": ("score", gettext_lazy("Business case: %(title)s"), lambda _state: _("still open to change")),
}


def figures(programme: Programme) -> Iterator[Figure]:
    """What each case with an answer brings: its net value, by the rules it names."""
    for case in cases_of(programme):
        worked = answer_to(case.content).worked
        if worked is None:
            continue
        result = worked.appraisal.option(worked.appraisal.preferred)
        grades = [one.grade for one in worked.case.figures.values() if one.grade is not None]
        yield Figure(
            name=_("Net value to society of “%(title)s”") % {"title": case.title},
            value=result.metrics.net_value,
            unit=_("pounds in prices of %(year)s") % {"year": worked.case.prices.year},
            period=_("%(years)s years") % {"years": worked.case.horizon_years + 1},
            grade=str(max(grades)) if grades else "",
            source=_("This business case, by the rules of the %(pack)s") % {"pack": _(worked.appraisal.pack.name)},
            address=case_at("business_case", case),
        )


def waiting_for(user: Any) -> Iterator[Waiting]:
    """What there is to rate, weigh, agree, finish, look at as a critical friend, and answer: one query."""
    yield from (WAITING[row.kind](row) for row in all_of(waiting_rows(user, timezone.localdate())))


def waiting_rows(user: Any, today: dt.date) -> Any:
    first, *others = (
        rows_of(
            "rate", rating.left_to_rate(user), title=F("title"), number=F("all") - F("rated"), at="programme"
        ),
        rows_of(
            "look", friends.still_to_look(user, today), title=Value(""), number=Value(1), until=F("until"),
            at="programme",
        ),
        rows_of("weigh", weighing.left_to_weigh(user), title=F("title"), number=Value(1), at="programme"),
        rows_of("agree", agreeing.left_to_answer(user), title=F("title"), number=F("number"), at="programme"),
        rows_of("finish", finishing.left_to_finish(user), title=F("title"), number=F("missing"), at="programme"),
        rows_of("answer", friends.still_to_answer(user), title=Value(""), number=F("number")),
    )  # fmt: skip
    return first.union(*others, all=True)


def _to_rate(row: Row) -> Waiting:
    words = ngettext("Rate %(number)s option", "Rate %(number)s options", row.number) % {"number": row.number}
    return Waiting(f"{words}: {row.title}", _page(row, "rate"))


def _to_look(row: Row) -> Waiting:
    words = _("Look hard at a draft as a critical friend: %(programme)s") % {"programme": row.programme.name}
    return Waiting(words, _page(row, "friend"), row.until)


def _to_weigh(row: Row) -> Waiting:
    words = _("Say what matters to you")
    return Waiting(f"{words}: {row.title}", _page(row, "weigh"))


def _to_agree(row: Row) -> Waiting:
    told = ngettext(
        "Say whether you agree to %(number)s success criterion",
        "Say whether you agree to %(number)s success criteria", row.number,
    ) % {"number": row.number}  # fmt: skip
    return Waiting(f"{told}: {row.title}", _page(row, "theory"))


def _to_finish(row: Row) -> Waiting:
    told = ngettext(
        "Fill in %(number)s missing part of a business case", "Fill in %(number)s missing parts of a business case",
        row.number,
    ) % {"number": row.number}  # fmt: skip
    return Waiting(f"{told}: {row.title}", _page(row, "business_case"))


def _to_answer(row: Row) -> Waiting:
    told = ngettext("Answer %(number)s challenge", "Answer %(number)s challenges", row.number) % {"number": row.number}
    return Waiting(f"{told}: {row.programme.name}", f"{challenges_address(row.programme)}?show=open")


def _page(row: Row, name: str) -> str:
    return page_of(row.programme, name, row.key)


WAITING: Mapping[str, Callable[[Row], Waiting]] = {
    "rate": _to_rate,
    "look": _to_look,
    "weigh": _to_weigh,
    "agree": _to_agree,
    "finish": _to_finish,
    "answer": _to_answer,
}


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """What they rated; that they are a rater is found by its key."""
    rows = OptionRating.objects.filter(rater__participant=participant_id).select_related("option__matrix")
    held = tuple(
        {
            "matrix": row.option.matrix.title, "option": row.option.title, "impact": row.impact,
            "resources": row.resources, "confidence": row.confidence, "reason": row.reason,
            "changed_at": row.changed_at,
        }
        for row in rows
    )  # fmt: skip
    if held:
        yield Held("focus_it.optionrating", held)
    yield from friends.personal_data(participant_id)
    yield from said_of_criteria(participant_id)
    yield from said_in_weighing(participant_id)


def erase(participant_id: UUID) -> None:
    """Their ratings and reasons go; what a matrix shows of their group stays.

    It is made of three people at least and holds no name. Where a group is small, whoever knows how all others rated
    could still work out what the one who is gone said.
    """
    friends.erase(participant_id)
    forget_agreements(participant_id)
    forget_weigher(participant_id)
    rows = Rater.objects.filter(participant=participant_id)
    forget(subject="focus_it.rater", subject_ids=rows.values_list("pk", flat=True))
    rows.delete()


register(
    Step(
        slug="focus_it",
        name=gettext_lazy("Focus it"),
        number=2,
        address=lambda programme: step_address(programme, "focus_it"),
        tools={
            "critical-friends": challenges_address,
            "impact-matrix": matrices_address,
            "business-case": cases_address,
            "theory-of-change": theories_address,
            "weighted-criteria": comparisons_address,
        },
        made_with={
            "critical-friends": lambda: CriticalFriend.objects.all(),
            "impact-matrix": lambda: ImpactMatrix.objects.all(),
            "business-case": lambda: BusinessCase.objects.all(),
            "theory-of-change": lambda: Theory.everything.all(),
            "weighted-criteria": lambda: Comparison.objects.all(),
        },
        progress=progress,
        next_action=next_action,
        thread=thread,
        tells=case_tells,
        accept={"option": take_option},
        papers=papers,
        figures=figures,
        waiting_for=waiting_for,
        waiting_rows=waiting_rows,
        search=search,
        ward_rows=ward_rows,
        personal_data=personal_data,
        erase=erase,
    )
)
