"""One's own page under the four words says what matching came to, and names nobody."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.factories.people_offers import LoadLimitFactory, OfferFactory

from coproduction_star.people_it.coming import came_of
from coproduction_star.people_it.matching import selectors, services
from coproduction_star.people_it.matching.links import code_of
from coproduction_star.people_it.models import AskedPerson, Entry, OfferConsent, Proposal

pytestmark = pytest.mark.django_db
WORDS, OWN = "apple river lamp garden", "/r/offers/"


@pytest.fixture(autouse=True)
def _nobody_has_tried_before():
    cache.clear()


@pytest.fixture
def people(somebody, run, broker):
    """Ann, who opens her page with four words, and Ben: both are asked."""
    somebody(offers=["I mend bicycles"], email="ann@example.org", reference=WORDS)
    somebody(needs=["My bicycle is broken"], email="ben@example.org")
    made = run().proposals.get()
    services.approve(
        proposal=selectors.proposal_with(programme=made.programme, proposal_id=made.pk), by=broker.user,
        broker_id=broker.participant_id,
    )  # fmt: skip
    rows = AskedPerson.objects.select_related("participant", "programme__organisation")
    return rows.get(gives=True), rows.get(gets=True)


@pytest.fixture
def ann(people):
    return Entry.objects.get(participant=people[0].participant)


def of(entry):
    (came,) = came_of(entry)
    return came


def test_whoever_is_asked_finds_the_question_and_its_link(people, ann):
    came = of(ann)
    assert came.text.startswith("We found this, and wait for your yes or no")
    assert came.address == f"/t/match/{code_of(people[0].pk)}/"
    assert people[1].participant.name not in came.text
    assert "is broken" not in came.text


def test_the_four_words_show_it_and_the_link_opens(people):
    client = Client()
    client.post("/r/", {"reference": WORDS})
    shown = client.get(OWN).content.decode()
    assert "wait for your yes or no" in shown
    address = f"/t/match/{code_of(people[0].pk)}/"
    assert f'href="{address}"' in shown
    assert "Yes, I would like this" in client.get(address).content.decode()


def test_a_yes_waits_and_may_become_a_no(people, ann):
    services.answer(asked=people[0], said="yes")
    assert "You can still say no" in of(ann).text
    services.answer(asked=people[0], said="no")
    assert of(ann).text.startswith("We asked you about this, and you said no")
    assert of(ann).address == ""


def test_the_no_of_another_is_told_without_saying_whose(people, ann):
    services.answer(asked=people[0], said="yes")
    services.answer(asked=people[1], said="no")
    assert of(ann).text.startswith("We asked you about this, and it does not come about")
    assert of(ann).address == ""


def test_introduced_met_and_the_hours(people, ann):
    for one in people:
        services.answer(asked=one, said="yes")
    assert of(ann).text.startswith("We introduced you. Write to each other")
    services.tell_outcome(asked=people[0], happened="yes", hours=Decimal("1.5"), was_good="yes")
    assert "You told us that it took place: 1.5 hours." in of(ann).text
    services.tell_outcome(asked=people[0], happened="no", hours=None, was_good="")
    assert "You told us that it did not take place." in of(ann).text


def test_what_took_place_stays_told_when_the_other_is_gone(people, ann):
    for one in people:
        services.answer(asked=one, said="yes")
    services.tell_outcome(asked=people[0], happened="yes", hours=None, was_good="yes")
    OfferConsent.objects.filter(entry__participant=people[1].participant).update(taken_back_at=timezone.now())
    assert "it took place" in of(ann).text
    assert of(ann).address == ""


def test_a_proposal_that_nobody_approved_is_told_to_nobody(somebody, run):
    entry = somebody(offers=["I mend bicycles"])
    somebody(needs=["My bicycle is broken"])
    run()
    assert Proposal.objects.exists()
    assert came_of(entry) == ()


def test_it_takes_as_many_queries_for_three_as_for_one(
    people, ann, somebody, run, broker, django_assert_max_num_queries
):
    LoadLimitFactory(participant=ann.participant, most_at_once=5)
    for game in ("chess", "dominoes"):
        OfferFactory(entry=ann, words=f"I play {game}")
        somebody(needs=[f"Somebody who plays {game}"])
        for made in run().proposals.all():
            services.approve(
                proposal=selectors.proposal_with(programme=made.programme, proposal_id=made.pk), by=broker.user,
                broker_id=broker.participant_id,
            )  # fmt: skip
    with django_assert_max_num_queries(5):
        assert len(came_of(ann)) == 3
