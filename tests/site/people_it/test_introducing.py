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


@pytest.fixture(autouse=True)
def _no_other_step_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Market it answers is tried in its own tests, through the registry."""
    silent = replace(steps._steps["market_it"], unmet_conditions=steps.nobody_answers)
    monkeypatch.setitem(steps._steps, silent.slug, silent)


def two(programme: Programme, **of_second: Any) -> tuple[Entry, Entry]:
    return EntryFactory(programme=programme), EntryFactory(programme=programme, **of_second)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """A step that answers for conditions: what is in the dictionary is not met."""
    unmet: dict[str, tuple[str, ...]] = {}

    def answer(people: Any, code: str) -> dict[Any, tuple[str, ...]]:
        return dict.fromkeys((one.pk for one in people), unmet.get(code.split()[0], ()))

    answering = replace(steps.all_steps()[0], unmet_conditions=answer)
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


def test_a_step_that_does_not_know_a_condition_does_not_answer_for_it(
    inside: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That it has nothing to say about a check of criminal records is no check."""

    def knows_training(_people: Any, code: str) -> dict[Any, tuple[str, ...]]:
        if code.split()[0] != "training":
            raise steps.NobodyAnswers(code)
        return {}

    answering = replace(steps.all_steps()[0], unmet_conditions=knows_training)
    monkeypatch.setitem(steps._steps, answering.slug, answering)
    entry = EntryFactory(programme=inside)
    known = RoleWantedFactory(programme=inside, whom="children", one_to_one=True, conditions="training")
    assert may_introduce(entry, role=known).allowed
    unknown = RoleWantedFactory(programme=inside, whom="children", one_to_one=True, conditions="training background")
    assert "nothing here can say yet" in may_introduce(entry, role=unknown).reasons[0]


@pytest.mark.parametrize("care", [{"age": "young"}, CHILD, {"at_risk": True}])
def test_a_child_in_a_role_alone_is_with_somebody_who_meets_its_conditions(
    inside: Programme, checks: dict[str, Any], care: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child needs no check; whoever answers for the role and meets the child does."""
    asked: list[Any] = []

    def answer(people: Any, _code: str) -> dict[Any, tuple[str, ...]]:
        asked.extend(people)
        return dict.fromkeys((one.pk for one in people), ("No check yet.",))

    answering = replace(steps.all_steps()[0], unmet_conditions=answer)
    entry = EntryFactory(programme=inside, **care)
    role = RoleWantedFactory(programme=inside, one_to_one=True, conditions="background", youngest=0)
    assert "nobody answers for the role" in may_introduce(entry, role=role).reasons[0]
    role.contact = EntryFactory(programme=inside).participant
    assert may_introduce(entry, role=role).allowed
    monkeypatch.setitem(steps._steps, answering.slug, answering)
    assert may_introduce(entry, role=role).reasons == ("No check yet.",)
    assert set(asked) == {role.contact}


@pytest.mark.parametrize("care", [{"age": "young"}, CHILD, {"at_risk": True}])
def test_a_role_alone_without_conditions_is_for_nobody_who_needs_care(inside: Programme, care: dict[str, Any]) -> None:
    answers = EntryFactory(programme=inside).participant
    role = RoleWantedFactory(programme=inside, one_to_one=True, youngest=0, contact=answers)
    assert "names its conditions" in may_introduce(EntryFactory(programme=inside, **care), role=role).reasons[0]
