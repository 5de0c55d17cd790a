"""A theory with an activity that leads to an outcome, and its address."""

import pytest
from tests.factories.theory_of_change import ArrowFactory, CriterionFactory

from coproduction_star.focus_it.theory_of_change.addresses import at as address_at


@pytest.fixture
def arrow(programme, inside):
    return ArrowFactory(theory__programme=programme, theory__title="Why tea works")


@pytest.fixture
def theory(arrow):
    return arrow.theory


@pytest.fixture
def criterion(theory):
    return CriterionFactory(theory=theory)


@pytest.fixture
def at():
    return address_at
