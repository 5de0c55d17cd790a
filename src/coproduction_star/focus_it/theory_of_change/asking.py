"""Which theories of change wait for criteria that people agree to, and what waits for whom."""

from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Value, When
from django_scopes import scopes_disabled

from coproduction_star.focus_it.asked import number_of, rated_by
from coproduction_star.focus_it.models import CriterionAgreement, SuccessCriterion, Theory
from coproduction_star.journeys.models import Programme


def rounds_in(programme: Programme) -> QuerySet[Any]:
    """Each theory in the shape of a `Round`: without criteria, with some that nobody agreed to, or agreed."""
    agreed = _answers().filter(agrees=True)
    criteria = SuccessCriterion.objects.filter(theory=OuterRef("pk"))
    left = number_of(criteria.filter(~Exists(agreed)), of="theory")
    state = Case(
        When(~Exists(criteria), then=Value("draft")), When(awaited__gt=0, then=Value("open")),
        default=Value("closed"), output_field=CharField(),
    )  # fmt: skip
    rows = Theory.objects.filter(programme=programme).order_by().annotate(awaited=left)
    return rows.values_list(Value("theory"), "pk", state, "awaited")


def left_to_answer(user: Any) -> QuerySet[Theory]:
    """Theories of any programme in which somebody rates, each with the `number` of criteria they said nothing to."""
    with scopes_disabled():
        mine = _answers().filter(participant__user=user)
        criteria = SuccessCriterion.objects.filter(~Exists(mine), theory=OuterRef("pk"))
        rows = Theory.objects.filter(rated_by(user)).annotate(number=number_of(criteria, of="theory"))
        return rows.filter(number__gt=0)


def _answers() -> QuerySet[CriterionAgreement]:
    """Of a criterion as it is worded now."""
    return CriterionAgreement.objects.filter(criterion=OuterRef("pk"), wording=OuterRef("version"))
