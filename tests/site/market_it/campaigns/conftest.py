import pytest
from tests.factories.market_it import CampaignFactory, MessageFactory, SegmentFactory


@pytest.fixture
def team(inside):
    """`team("new/")` is the address of a page of campaigns."""
    return lambda more="": f"/o/{inside.organisation.slug}/p/{inside.slug}/market-it/campaigns/{more}"


@pytest.fixture
def campaign(inside):
    return CampaignFactory(programme=inside, title="Come and walk", hoped_for="They come to a first walk")


@pytest.fixture
def segment(campaign):
    return SegmentFactory(campaign=campaign, name="New in town")


@pytest.fixture
def message(campaign, segment):
    return MessageFactory(campaign=campaign, segment=segment, cost_pence=2500)


@pytest.fixture
def running(campaign, message):
    type(campaign).objects.filter(pk=campaign.pk).update(started_at="2026-11-03T09:00:00Z")
    campaign.refresh_from_db()
    return campaign
