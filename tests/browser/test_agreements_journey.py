"""A role begins with a ready pack; what somebody lacks blocks the match by name, and what they show opens it."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading
from tests.browser.records import how_many, in_one_organisation
from tests.factories.market_it import EvidenceFactory, InsuranceCoverFactory
from tests.factories.people import ParticipantFactory
from tests.factories.people_offers import EntryFactory, OfferFactory, RoleWantedFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import RolePack
from coproduction_star.people_it.models import Offer, Proposal

HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/"
ROLE, OFFER = "Tea at the library", "I make tea and listen."
CHECK = "Not shown yet: A check of criminal records, such as DBS."


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def offer(server: str) -> Offer:
    """A role that looks for people, and somebody who offers what it needs."""
    with in_one_organisation("eastbridge"):
        programme = Programme.objects.get(slug="ageing-well-in-eastbridge")
        home = programme.organisation
        RoleWantedFactory(programme=programme, title=ROLE, words="Make tea once a week.", conditions="public-place")
        entry = EntryFactory(
            programme=programme, organisation=home,
            participant=ParticipantFactory(organisation=home, name="Ada Finch"),
        )  # fmt: skip
        return OfferFactory(entry=entry, words=OFFER, conditions="public-place")


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def shows_everything(offer: Offer) -> None:
    """As the pages before it write down one by one."""
    with in_one_organisation("eastbridge"):
        pack = RolePack.objects.get(title=ROLE)
        today = timezone.localdate()
        for one in pack.conditions.exclude(kind="insurance"):
            EvidenceFactory(
                organisation=offer.organisation, participant=offer.participant, pack=pack, kind=one.kind,
                seen_on=today, expires_on=None,
            )  # fmt: skip
        InsuranceCoverFactory(programme=pack.programme, pack=pack, starts_on=today, ends_on=today)


def propose(hand: Pointing, offer: Offer) -> None:
    hand.open(f"{HERE}people-it/matches/by-hand/offer/{offer.pk}/?words=Tea")
    hand.choose(ROLE)
    hand.write("Why could it suit both?", "She asked for something weekly.")
    hand.press("Propose it")


def test_an_unmet_condition_blocks_the_match_until_it_is_met(people: People, offer: Offer) -> None:
    # Given a role that is begun with a ready pack
    broker = Pointing(people.somebody("broker@demonstration.example", javascript=False))
    broker.open(f"{HERE}people-it/roles/")
    broker.look()
    broker.page.locator("li", has_text=ROLE).get_by_role("link", name="What it asks for").click()
    heading(broker.page, "Begin with a role that is written already")
    broker.look()
    broker.page.locator(".star-rows__row").get_by_role("link").first.click()
    broker.press("Save and go on")
    says(broker, "What the role asks for")
    broker.look()
    # When somebody is put in it, it says what they lack
    broker.follow("Put somebody in this role")
    broker.pick("Who takes the role, or is about to?", "Ada Finch")
    broker.press("Put them in the role")
    heading(broker.page, "Ada Finch")
    says(broker, "Write down that you saw it")
    broker.look()
    # Then a match with whoever has shown nothing is refused, and each condition is named
    propose(broker, offer)
    says(broker, "They may not be introduced:")
    says(broker, "They meet in a public place: nobody has stated where.")
    says(broker, CHECK)
    assert "She asked for something weekly." in broker.page.get_by_label("Why could it suit both?").input_value()
    broker.look()
    assert how_many(Proposal, proposed_because="She asked for something weekly.") == 0
    # When it is stated where they meet, and everything is shown
    broker.open(f"{HERE}people-it/roles/")
    broker.page.locator("li", has_text=ROLE).get_by_role("link", name="State how it is met").click()
    broker.write("In which public place do they meet?", "The library, beside the desk")
    broker.tick("I made sure of it")
    broker.look()
    broker.press("Save")
    says(broker, "The library, beside the desk")
    shows_everything(offer)
    # Then the match can be proposed
    propose(broker, offer)
    assert how_many(Proposal, proposed_because="She asked for something weekly.") == 1
