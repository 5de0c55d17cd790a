"""What people want to be different: rewording, ordering, removing, and two people at once."""

import pytest
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys.models import Outcome
from coproduction_star.journeys.programmes import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(inside, lead):
    return services.add_outcomes(programme=inside, words=["One", "Two", "Three"], by=lead.user)


def words():
    return [outcome.words for outcome in Outcome.objects.all()]


def test_new_ones_go_to_the_end(inside, three, lead):
    services.add_outcomes(programme=inside, words=["Four"], by=lead.user)
    assert words() == ["One", "Two", "Three", "Four"]


@pytest.mark.parametrize(
    ("which", "earlier", "after"),
    [
        (1, True, ["Two", "One", "Three"]),
        (1, False, ["One", "Three", "Two"]),
        (0, True, ["One", "Two", "Three"]),
        (2, False, ["One", "Two", "Three"]),
    ],
)
def test_moving(three, lead, which, earlier, after):
    services.move_outcome(outcome=three[which], earlier=earlier, by=lead.user)
    assert words() == after


def test_removing_and_bringing_back(signed_in, programme, three):
    client = signed_in("practitioner")
    answer = client.post(of_programme("remove_outcome", programme, three[1].pk), follow=True).content.decode()
    assert "You removed “Two”." in answer
    assert words() == ["One", "Three"]
    client.post(of_programme("restore_outcome", programme, three[1].pk))
    assert words() == ["One", "Two", "Three"]


def test_two_at_once_both_wordings_are_shown(signed_in, programme, three):
    client = signed_in("practitioner")
    where = of_programme("outcome", programme, three[0].pk)
    client.post(where, {"words": "Their words", "version": 1})
    answer = client.post(where, {"words": "My words", "version": 1}).content.decode()
    assert "Their words" in answer
    assert "My words" in answer
    assert words()[0] == "Their words"


def test_hostile_words_stay_words(signed_in, programme, outcome):
    assert HOSTILE not in signed_in("observer").get(of_programme("outcomes", programme)).content.decode()


def test_an_observer_reads_and_cannot_change(signed_in, programme, three):
    client = signed_in("observer")
    assert "Remove" not in client.get(of_programme("outcomes", programme)).content.decode()
    assert client.post(of_programme("remove_outcome", programme, three[0].pk)).status_code == 403
