"""The list of comparisons of a programme."""

import pytest
from tests.factories.focus_it import ComparedOptionFactory, ComparisonFactory, CriterionFactory
from tests.factories.people import HOSTILE

from coproduction_star.journeys.addresses import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(programme, signed_in):
    def shown():
        return signed_in("observer").get(f"{address('star', programme)}focus-it/criteria/").content.decode()

    return shown


def test_an_empty_list_says_who_can_set_a_comparison_up(page, inside):
    assert "Whoever leads rooms or the programme can set one up" in page()


def test_the_list_says_where_each_comparison_stands_and_how_large_it_is(page, programme, inside):
    comparison = ComparisonFactory(programme=programme, opened=True)
    ComparedOptionFactory.create_batch(3, comparison=comparison)
    CriterionFactory.create_batch(2, comparison=comparison)
    shown = page()
    assert "Open for weighing" in shown
    assert "3 options, 2 criteria" in shown
    assert HOSTILE not in shown


def test_the_tool_stands_on_the_page_of_focus_it(programme, signed_in, inside):
    shown = signed_in("observer").get(f"{address('star', programme)}focus-it/").content.decode()
    assert f"{address('star', programme)}focus-it/criteria/" in shown
