"""The register of risks for programs: the rows of its page, by what is left of each."""

from collections.abc import Callable

import pytest
from tests.factories import market_it as make
from tests.site.api.tokens import Program
from tests.site.conftest import InOrganisation

from coproduction_star.journeys.models import Programme

pytestmark = pytest.mark.django_db
HERE = "/api/v1/o/eastbridge/p/ageing-well/risks"


@pytest.fixture
def register(programme: Programme, in_organisation: InOrganisation) -> None:
    with in_organisation(programme.organisation, programme):
        make.RiskFactory(programme=programme, number=1, likelihood_after=1, impact_after=1)
        make.RiskFactory(programme=programme, number=2, likelihood_after=5, impact_after=4)
        make.RiskFactory(programme=programme, number=3, proposed=True)


def test_what_is_left_most_stands_first_and_what_nobody_weighed_last(
    program: Callable[..., Program], register: None
) -> None:
    found = program("observer").get(HERE).json()
    assert found["total"] == 3
    assert [(row["number"], row["score_after"]) for row in found["items"]] == [(2, 20), (1, 1), (3, None)]


def test_a_state_and_a_page_can_be_asked_for(program: Callable[..., Program], register: None) -> None:
    reader = program("observer")
    found = reader.get(HERE, state="open", size=1, page=2).json()
    assert ([row["number"] for row in found["items"]], found["pages"]) == ([1], 2)
    assert reader.get(HERE, state="red").status_code == 422
    assert reader.get(HERE, stat="open").status_code == 422


def test_nobody_reads_it_without_a_token(register: None) -> None:
    assert Program().get(HERE).status_code == 401
