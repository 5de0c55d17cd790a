"""An impact matrix for programs: groups of people, and the same blind rule as on its page."""

from collections.abc import Callable

import pytest
from tests.factories.focus_it import rated_matrix
from tests.factories.people import HOSTILE, MembershipFactory
from tests.site.api.tokens import Program
from tests.site.conftest import InOrganisation

from coproduction_star.focus_it.impact_matrix.services import close_matrix
from coproduction_star.focus_it.models import ImpactMatrix
from coproduction_star.journeys.models import Programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def matrix(programme: Programme, in_organisation: InOrganisation) -> ImpactMatrix:
    with in_organisation(programme.organisation, programme):
        return rated_matrix(programme)


def where(matrix: ImpactMatrix) -> str:
    return f"/api/v1/o/eastbridge/p/ageing-well/matrices/{matrix.pk}"


@pytest.mark.parametrize("role", ["observer", "facilitator", "programme-lead", "co-producer", "administrator"])
def test_nobody_reads_it_before_they_rated(program: Callable[..., Program], matrix: ImpactMatrix, role: str) -> None:
    answer = program(role).get(where(matrix))
    assert answer.status_code == 403
    assert "median" not in answer.content.decode()


def test_everyone_reads_it_when_it_is_closed_and_nobodys_own_rating(
    program: Callable[..., Program], matrix: ImpactMatrix, in_organisation: InOrganisation
) -> None:
    with in_organisation(matrix.organisation, matrix.programme):
        close_matrix(matrix=matrix, by=MembershipFactory(organisation=matrix.organisation).user)
        raters = [str(rater.pk) for rater in matrix.raters.all()]
    answer = program("observer").get(where(matrix))
    whole = answer.json()
    assert whole["closed"] is True
    assert [(group["group"], group["raters"]) for group in whole["groups"]] == [
        ("communities", 3),
        ("frontline-staff", 3),
    ]
    first = whole["groups"][0]["placements"][0]
    assert (first["option"], first["impact"]["median"], first["on_the_line"]) == (whole["options"][0]["id"], 2.0, True)
    assert HOSTILE not in whole["page"]
    assert not any(rater in answer.content.decode() for rater in raters)
