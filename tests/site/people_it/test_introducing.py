"""Whom a broker may bring together: never somebody alone with a child or an adult at risk on trust."""

from dataclasses import replace
from typing import Any

import pytest
from tests.factories.people_offers import EntryFactory, RoleWantedFactory

from coproduction_star.journeys import steps
from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.introducing import may_introduce
from coproduction_star.people_it.models import Entry, OfferConsent

pytestmark = pytest.mark.django_db
CHILD = {"age": "child", "parent": "Her mother signed", "parent_agreed_on": "2026-11-01"}


def two(programme: Programme, **of_second: Any) -> tuple[Entry, Entry]:
    return EntryFactory(programme=programme), EntryFactory(programme=programme, **of_second)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """A step that answers for conditions: what is in the dictionary is not met."""
    unmet: dict[str, tuple[str, ...]] = {}
    answering = replace(steps.all_steps()[0], unmet_conditions=lambda _person, code: unmet.get(code, ()))
    monkeypatch.setitem(steps._steps, answering.slug, answering)
    return unmet


def test_two_adults_who_agree_may_be_introduced(inside: Programme) -> None:
    assert may_introduce(*two(inside)).allowed


def test_nobody_is_introduced_who_took_it_back(inside: Programme) -> None:
    first, second = two(inside)
    OfferConsent.objects.filter(entry=second, kind="introduce").update(taken_back_at="2026-11-20T10:00Z")
    said = may_introduce(first, second)
    assert not said.allowed
    assert "no longer agrees" in said.reasons[0]


def test_nobody_is_introduced_to_themselves(inside: Programme) -> None:
    first = EntryFactory(programme=inside)
    second = EntryFactory(programme=inside, participant=first.participant)
    assert "same person" in may_introduce(first, second).reasons[0]


@pytest.mark.parametrize("care", [{"age": "young"}, CHILD, {"at_risk": True}])
def test_alone_with_somebody_who_needs_care_is_blocked(inside: Programme, care: dict[str, Any]) -> None:
    said = may_introduce(*two(inside, **care))
    assert not said.allowed
    assert "under 18 or may be at risk" in said.reasons[0]


@pytest.mark.parametrize("care", [{"age": "young"}, CHILD, {"at_risk": True}])
def test_with_others_there_it_is_not(inside: Programme, care: dict[str, Any]) -> None:
    assert may_introduce(*two(inside, **care), one_to_one=False).allowed


def test_while_nobody_answers_for_conditions_a_careful_role_is_blocked(inside: Programme) -> None:
    role = RoleWantedFactory(programme=inside, whom="children", one_to_one=True, conditions="background")
    said = may_introduce(EntryFactory(programme=inside), role=role)
    assert "nothing here can say yet" in said.reasons[0]


def test_a_careful_role_opens_when_its_conditions_are_met(inside: Programme, checks: dict[str, Any]) -> None:
    role = RoleWantedFactory(programme=inside, whom="at-risk", one_to_one=True, conditions="background training")
    checks["training"] = ("The training is not done.",)
    entry = EntryFactory(programme=inside)
    assert may_introduce(entry, role=role).reasons == ("The training is not done.",)
    checks.clear()
    assert may_introduce(entry, role=role).allowed


def test_a_role_with_adults_asks_for_its_conditions_too(inside: Programme, checks: dict[str, Any]) -> None:
    role = RoleWantedFactory(programme=inside, conditions="training")
    checks["training"] = ("The training is not done.",)
    assert not may_introduce(EntryFactory(programme=inside), role=role).allowed
