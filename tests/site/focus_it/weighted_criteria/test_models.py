"""What the database refuses of a comparison, whoever writes."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.focus_it import (
    OPENED,
    ComparedOptionFactory,
    ComparisonFactory,
    CriterionFactory,
    CriterionScoreFactory,
    SwingWeightFactory,
    WeigherFactory,
)

pytestmark = pytest.mark.django_db
WRONG = [
    (ComparisonFactory, {"closed_at": OPENED}),
    (ComparedOptionFactory, {"cost": 10}),
    (ComparedOptionFactory, {"withdrawn_at": OPENED}),
    (ComparedOptionFactory, {"outcome": "no"}),
    (ComparedOptionFactory, {"outcome": "not-now"}),
    (CriterionFactory, {"worst": 5, "best": 5}),
    (CriterionScoreFactory, {"low": 150}),
    (CriterionScoreFactory, {"high": 99}),
    (CriterionScoreFactory, {"source": ""}),
    (WeigherFactory, {"group": ""}),
    (WeigherFactory, {"people": 5}),
    (WeigherFactory, {"participant": None}),
    (WeigherFactory, {"participant": None, "group": "", "people": 0}),
    (SwingWeightFactory, {"high": 101}),
    (SwingWeightFactory, {"low": -1}),
    (SwingWeightFactory, {"points": 50, "low": 60}),
    (SwingWeightFactory, {"reason": ""}),
]


@pytest.mark.parametrize(("factory", "values"), WRONG, ids=[f"{made.__name__} {said}" for made, said in WRONG])
def test_the_database_refuses_what_makes_no_sense(factory, values, programme, inside):
    """The same without the mistake is kept."""
    factory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**values)


def test_nothing_stands_twice_in_a_comparison(programme, inside):
    comparison = ComparisonFactory(programme=programme)
    option = ComparedOptionFactory(comparison=comparison)
    criterion = CriterionFactory(comparison=comparison)
    score = CriterionScoreFactory(option=option, criterion=criterion)
    weigher = WeigherFactory(comparison=comparison)
    swing = SwingWeightFactory(weigher=weigher, criterion=criterion)
    WeigherFactory(comparison=comparison, participant=None, group="", people=5)
    again = [
        (ComparedOptionFactory, {"comparison": comparison, "title": option.title}),
        (ComparedOptionFactory, {"comparison": comparison, "position": option.position}),
        (CriterionFactory, {"comparison": comparison, "name": criterion.name}),
        (CriterionScoreFactory, {"option": score.option, "criterion": score.criterion}),
        (WeigherFactory, {"comparison": comparison, "participant": weigher.participant}),
        (WeigherFactory, {"comparison": comparison, "participant": None, "group": "", "people": 3}),
        (SwingWeightFactory, {"weigher": swing.weigher, "criterion": swing.criterion}),
    ]
    for factory, values in again:
        with pytest.raises(IntegrityError), transaction.atomic():
            factory(**values)
