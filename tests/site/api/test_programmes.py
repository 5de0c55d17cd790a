"""Programmes for programs: whose they are, what people want, and how far the Star is."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories.journeys import OutcomeFactory, ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import HOSTILE, MembershipFactory
from tests.site.api.tokens import Program, give_token
from tests.site.conftest import InOrganisation

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys import steps
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.programmes.services import archive
from coproduction_star.organisations.models import Organisation

pytestmark = pytest.mark.django_db
PROGRAMMES = "/api/v1/o/eastbridge/programmes"
ONE = "/api/v1/o/eastbridge/p/ageing-well/"


def test_the_list_holds_what_the_person_may_see(
    program: Callable[..., Program], programme: Programme, in_organisation: InOrganisation
) -> None:
    with in_organisation(programme.organisation):
        ProgrammeFactory(organisation=programme.organisation, name="Zero waste", slug="zero-waste")
        partner = MembershipFactory(organisation=programme.organisation)
        ProgrammeRoleFactory(programme=programme, membership=partner, role="observer")
    everything = program("observer").get(PROGRAMMES).json()
    assert [item["slug"] for item in everything["items"]] == ["ageing-well", "zero-waste"]
    own = Program(give_token(partner.user, scopes=[Scope.READ])).get(PROGRAMMES).json()
    assert [item["slug"] for item in own["items"]] == ["ageing-well"]
    assert own["total"] == 1


def test_archived_programmes_are_listed_by_asking(
    program: Callable[..., Program], programme: Programme, in_organisation: InOrganisation
) -> None:
    who = program("observer")
    with in_organisation(programme.organisation, programme):
        archive(programme=programme, by=None)
    assert who.get(PROGRAMMES).json()["items"] == []
    assert [item["archived"] for item in who.get(PROGRAMMES, archived="true").json()["items"]] == [True]


def test_a_programme_comes_with_its_outcomes_in_order_and_its_five_steps(
    program: Callable[..., Program], programme: Programme, in_organisation: InOrganisation
) -> None:
    with in_organisation(programme.organisation, programme):
        OutcomeFactory(programme=programme, words="I am less lonely", position=2)
        OutcomeFactory(programme=programme, words="I feel safe", position=1)
    answer = program("observer").get(ONE).json()
    assert [outcome["words"] for outcome in answer["outcomes"]] == ["I feel safe", "I am less lonely"]
    assert [step["number"] for step in answer["steps"]] == [1, 2, 3, 4, 5]
    assert [step["slug"] for step in answer["steps"]] == [step.slug for step in steps.points()]
    assert all(0 <= step["share"] <= 1 for step in answer["steps"])
    assert answer["page"] == "/o/eastbridge/p/ageing-well/"


def test_what_people_wrote_comes_as_they_wrote_it(program: Callable[..., Program], programme: Programme) -> None:
    response = program("observer").get(ONE)
    assert response.json()["summary"] == HOSTILE
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response["Cache-Control"] == "private, no-store"


def test_a_figure_of_a_step_keeps_what_makes_it_worth_trusting(
    program: Callable[..., Program], programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = steps.Figure("Visits", 12.5, "visits", "2026", "reported", "Survey 1", "/somewhere/")
    counted = steps.Step("counting", "Counting", 9, lambda _programme: "", figures=lambda _programme: [figure])
    monkeypatch.setitem(steps._steps, "counting", counted)
    assert program("observer").get(ONE).json()["figures"] == [
        {
            "name": "Visits",
            "value": 12.5,
            "unit": "visits",
            "period": "2026",
            "grade": "reported",
            "source": "Survey 1",
            "page": "/somewhere/",
        }
    ]


def test_a_list_takes_as_many_queries_for_thirty_programmes_as_for_three(
    program: Callable[..., Program],
    organisation: Organisation,
    in_organisation: InOrganisation,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    who = program("observer")
    who.get(PROGRAMMES)
    for more in (3, 27):
        with in_organisation(organisation):
            ProgrammeFactory.create_batch(more, organisation=organisation)
        with django_assert_max_num_queries(8):
            assert len(who.get(PROGRAMMES, size=100).json()["items"]) >= more
