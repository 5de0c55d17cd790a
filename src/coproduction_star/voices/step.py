"""What voices offer the whole: what waits for a moderator, a safeguarding lead and the team.

What is public is read by the public page itself, from `selectors.public_contributions`.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext
from django_scopes import scopes_disabled

from coproduction_star.journeys.models import Programme, ProgrammeRole
from coproduction_star.journeys.steps import Step, Waiting, register
from coproduction_star.organisations.models import MembershipRole, Organisation
from coproduction_star.organisations.roles import VERBS, Role, Verb

from .addresses import address
from .models import Contribution
from .moderation.selectors import to_check
from .selectors import to_be_answered

WORRY_DAYS = dt.timedelta(days=1)
"""A worry that is open longer is overdue."""
CHECK_DAYS = dt.timedelta(days=2)
"""Words should be checked by then."""


def waiting_for(user: Any) -> Iterator[Waiting]:
    """One query for the header of every page: how much waits in each programme, by the reader's roles there."""
    with scopes_disabled():
        rows = list(_counted(user))
    for row in rows:
        home = Organisation(slug=row["programme__organisation__slug"])
        programme = Programme(pk=row["programme"], slug=row["programme__slug"], organisation=home)
        yield from _waiting(row, programme)


def _counted(user: Any) -> QuerySet[Contribution, dict[str, Any]]:
    checking = to_check() & _holds(user, _with(Verb.MODERATE))
    worries = Q(worry=True, worry_closed_at__isnull=True) & _holds(user, _with(Verb.SEE_SPECIAL))
    answering = _to_answer() & _holds(user, {Role.PROGRAMME_LEAD})
    rows = Contribution.objects.filter(checking | worries | answering)
    at = ("programme", "programme__slug", "programme__name", "programme__organisation__slug")
    return (
        rows.order_by()
        .values(*at)
        .annotate(
            to_check=Count("pk", filter=checking),
            check_since=Min("made_at", filter=checking),
            open_worries=Count("pk", filter=worries),
            worry_since=Min("made_at", filter=worries),
            to_answer=Count("pk", filter=answering),
            answer_by=Min("answer_due", filter=answering),
        )
    )


def _to_answer() -> Q:
    return to_be_answered() & Q(state="shown", answered_at__isnull=True)


def _with(verb: Verb) -> set[str]:
    return {role for role, verbs in VERBS.items() if verb in verbs}


def _holds(user: Any, roles: set[str]) -> Q:
    """Whether the person holds one of these roles where the contribution is."""
    living = {"membership__user": user, "membership__ended_at__isnull": True, "role__in": sorted(roles)}
    everywhere = MembershipRole.objects.filter(membership__organisation=OuterRef("organisation_id"), **living)
    here = ProgrammeRole.objects.filter(programme=OuterRef("programme_id"), **living)
    return Q(Exists(everywhere)) | Q(Exists(here))


def _waiting(row: dict[str, Any], programme: Programme) -> Iterator[Waiting]:
    name = row["programme__name"]
    if row["open_worries"]:
        due = (row["worry_since"] + WORRY_DAYS).date()
        overdue = row["worry_since"] + WORRY_DAYS < timezone.now()
        title = _worries_overdue(row["open_worries"]) if overdue else _worries(row["open_worries"])
        yield Waiting(f"{title}: {name}", address("worries", programme), due)
    if row["to_check"]:
        words = ngettext(
            "Check %(number)s thing somebody said", "Check %(number)s things people said", row["to_check"]
        )
        due = (row["check_since"] + CHECK_DAYS).date()
        yield Waiting(f"{words % {'number': row['to_check']}}: {name}", address("queue", programme), due)
    if row["to_answer"]:
        words = ngettext(
            "Answer %(number)s thing somebody said", "Answer %(number)s things people said", row["to_answer"]
        )
        yield Waiting(f"{words % {'number': row['to_answer']}}: {name}", address("said", programme), row["answer_by"])


def _worries(number: int) -> str:
    words = ngettext("%(number)s worry about somebody is open", "%(number)s worries about somebody are open", number)
    return words % {"number": number}


def _worries_overdue(number: int) -> str:
    words = ngettext(
        "URGENT: %(number)s worry about somebody, and nobody wrote what was done",
        "URGENT: %(number)s worries about somebody, and nobody wrote what was done",
        number,
    )
    return words % {"number": number}


register(
    Step(
        slug="voices",
        name=gettext_lazy("What people say"),
        number=7,
        address=lambda programme: address("said", programme),
        waiting_for=waiting_for,
    )
)
