"""An initiative that was an option of a matrix says so on its thread, and how that ended; never how it was rated."""

import pytest
from django.utils import timezone
from tests.factories.focus_it import MatrixFactory, OptionFactory
from tests.factories.journeys import InitiativeFactory

from coproduction_star.focus_it import step

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        ({"outcome": "ahead"}, "It goes ahead"),
        ({"outcome": "ahead", "dropped_at": timezone.now()}, "dropped from it"),
    ],
)
def test_a_matrix_hangs_on_the_thread_of_its_options(programme, inside, at, stands, said, django_assert_num_queries):
    initiative = InitiativeFactory(programme=programme)
    matrix = MatrixFactory(programme=programme, title="Which first", opened_at=timezone.now())
    OptionFactory(matrix=matrix, initiative=initiative, **stands)
    OptionFactory(matrix=MatrixFactory(programme=programme, opened_at=None), initiative=initiative)
    with django_assert_num_queries(1):
        (knot,) = step.thread(initiative)
    assert (knot.place, knot.title, knot.source) == ("score", "Impact matrix: Which first", said)
    assert (knot.when, knot.address) == (timezone.localdate(), at("matrix", matrix))
