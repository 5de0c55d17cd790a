"""Whoever goes, by whichever way, is gone from matches at once: from the desk, and from links that were sent."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from coproduction_star.people_it import step
from coproduction_star.people_it.matching import selectors, services
from coproduction_star.people_it.matching.links import code_of
from coproduction_star.people_it.models import AskedPerson, Entry, LoadLimit, Offer, Proposal
from coproduction_star.people_it.offered import to_match
from coproduction_star.people_it.offers import own_services, team_services

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_tried_before():
    cache.clear()


def by_four_words(entry: Entry) -> None:
    own_services.take_all_back(entry=entry)


def one_offer(entry: Entry) -> None:
    own_services.take_back(thing=entry.offers.get())


def no_longer_introduced(entry: Entry) -> None:
    own_services.agree(entry=entry, to=frozenset({"publish"}))


def erased_by_staff(entry: Entry) -> None:
    step.erase(entry.participant_id)


def rests(entry: Entry) -> None:
    own_services.pause(thing=entry.offers.get())


def its_day_passes(entry: Entry) -> None:
    Offer.objects.filter(entry=entry).update(shown_until=timezone.localdate() - dt.timedelta(days=1))


LEAVING: tuple[Callable[[Entry], None], ...] = (by_four_words, one_offer, no_longer_introduced, erased_by_staff)
RESTING: tuple[Callable[[Entry], None], ...] = (rests, its_day_passes)


@pytest.fixture
def ann(pair):
    return pair.legs.get().offer.entry


def approve(proposal, broker):
    found = selectors.proposal_with(programme=proposal.programme, proposal_id=proposal.pk)
    return services.approve(proposal=found, by=broker.user, broker_id=broker.participant_id)


def page_of(code):
    return Client().get(f"/t/match/{code}/")


@pytest.mark.parametrize("leave", [*LEAVING, *RESTING])
def test_nothing_stays_on_the_desk_and_nobody_can_be_asked(pair, ann, broker, inside, leave):
    today = timezone.localdate()
    assert selectors.to_decide(inside, today).exists()
    leave(ann)
    assert not selectors.to_decide(inside, today).exists()
    assert not to_match(Offer, inside, today=today).exists()
    with pytest.raises((Proposal.DoesNotExist, services.DecidedBefore, services.MayNotMeet)):
        approve(pair, broker)
    assert not AskedPerson.objects.exists()


@pytest.mark.parametrize("leave", LEAVING)
@pytest.mark.parametrize("is_introduced", [False, True])
def test_links_that_were_sent_open_a_plain_page(pair, ann, broker, leave, is_introduced):
    asked = approve(pair, broker)
    codes = {one.gives: code_of(one.pk) for one in asked}
    if is_introduced:
        for one in asked:
            services.answer(asked=one, said="yes")
    leave(ann)
    other = page_of(codes[False])
    assert other.status_code == 410
    assert "It does not come about this time" in other.content.decode()
    assert "bicycle" not in other.content.decode()
    own = page_of(codes[True])
    assert own.status_code in {404, 410}
    assert "<h1" in own.content.decode()
    for code in codes.values():
        sent = Client().post(f"/t/match/{code}/answer/", {"said": "yes"})
        assert sent.status_code in {404, 410}
    assert services.nudge_due(organisation_id=pair.organisation_id, now=timezone.now() + dt.timedelta(days=9)) == 0


@pytest.mark.parametrize("rest", RESTING)
def test_whoever_was_asked_before_it_rests_may_still_answer(pair, ann, broker, rest):
    asked = approve(pair, broker)
    rest(ann)
    assert page_of(code_of(asked[0].pk)).status_code == 200


def test_a_lower_limit_holds_for_what_was_proposed_before(pair, ann, broker):
    team_services.take_care(entry=ann, at_risk=False, most_at_once=1, by=broker.user)
    other = Proposal.objects.create(
        programme=pair.programme, organisation=pair.organisation, run=pair.run, kind=pair.kind, score=1,
        delete_after=pair.delete_after, approved_at=timezone.now(),
    )  # fmt: skip
    leg = pair.legs.get()
    leg.pk, leg.proposal, leg._state.adding = None, other, True
    leg.save()
    with pytest.raises(services.MayNotMeet, match="as much under way as they take on"):
        approve(pair, broker)
    assert not AskedPerson.objects.exists()
    LoadLimit.objects.update(most_at_once=2)
    assert approve(pair, broker)


def test_somebody_said_to_be_at_risk_meanwhile_is_not_asked(pair, ann, broker):
    team_services.take_care(entry=ann, at_risk=True, most_at_once=2, by=broker.user)
    with pytest.raises(services.MayNotMeet, match="at risk"):
        approve(pair, broker)
