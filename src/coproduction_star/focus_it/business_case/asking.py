"""Which business cases are not finished, and whom they wait for."""

from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Value, When
from django_scopes import scopes_disabled

from coproduction_star.focus_it.asked import GOES_ON, belongs_to
from coproduction_star.focus_it.models import BusinessCase, BusinessCaseEdition
from coproduction_star.journeys.models import Programme


def rounds_in(programme: Programme) -> QuerySet[Any]:
    """Each case in the shape of a `Round`: parts are missing, it has an answer, or it was frozen for a decision."""
    frozen = BusinessCaseEdition.objects.filter(case=OuterRef("pk"))
    state = Case(
        When(missing__gt=0, then=Value("draft")), When(Exists(frozen), then=Value("closed")),
        default=Value("open"), output_field=CharField(),
    )  # fmt: skip
    rows = BusinessCase.objects.filter(programme=programme).order_by()
    return rows.values_list(Value("business_case"), "pk", state, "missing")


def left_to_finish(user: Any) -> QuerySet[BusinessCase]:
    """Cases of any programme that this person started and that have no answer yet."""
    with scopes_disabled():
        return BusinessCase.objects.filter(GOES_ON, belongs_to(user), by=user, missing__gt=0)
