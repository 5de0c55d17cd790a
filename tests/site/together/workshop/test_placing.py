"""Ideas are placed on the Star and rated as the Impact Matrix rates; the ratings go with the option."""

import pytest
from tests.factories import workshop as make

from coproduction_star.audit.models import Event
from coproduction_star.together.models import WorkshopMark

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def idea(workshop):
    return make.WorkshopContributionFactory(activity__workshop=workshop, activity__turn="closed", words="a soup round")


def test_ideas_are_placed_on_the_star(phone, workshop, idea, in_room):
    place = make.WorkshopActivityFactory(workshop=workshop, kind="place", source=idea.activity)
    where, field = in_room("say_in_room", "KLMN23", place.pk), f"stand_{idea.pk.hex}"
    for value in ("3", "3", "1"):
        phone().post(where, {field: value})
    type(place).objects.filter(pk=place.pk).update(turn="closed")
    page = text_of(phone().get(in_room("hall", "KLMN23")))
    assert "Co-commission: decide together what is needed: 1 · Co-deliver: do it together: 2" in page


def test_ideas_are_rated_on_two_axes_and_the_middle_is_told_from_three_people_on(
    phone, workshop, idea, in_room, lead_client, at
):
    rate = make.WorkshopActivityFactory(workshop=workshop, kind="rate", source=idea.activity)
    where = in_room("say_in_room", "KLMN23", rate.pk)
    lives, money = f"stand_{idea.pk.hex}", f"money_{idea.pk.hex}"
    assert "Rate it on both, or on neither." in text_of(phone().post(where, {lives: "2"}))
    for given in ((2, -1), (1, -1), (2, 0)):
        phone().post(where, {lives: str(given[0]), money: str(given[1])})
    assert WorkshopMark.objects.count() == 3
    type(rate).objects.filter(pk=rate.pk).update(turn="closed")
    assert "Lives +2, money and time -1" in text_of(phone().get(in_room("hall", "KLMN23")))
    said = {"becomes": "initiative", "title": "A soup round", "rate": "on"}
    lead_client.post(at("take_on_words", workshop.pk, idea.activity_id, idea.pk), said)
    assert "Lives +2, money and time -1" in str(Event.objects.filter(verb="focus_it.option_taken").values())
