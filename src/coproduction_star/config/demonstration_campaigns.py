"""The made-up campaigns: one that ended, and one that is running."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.market_it.campaigns import comparing, selectors, services
from coproduction_star.market_it.models import Campaign, IncentivePlan, Segment

Words = Mapping[str, Any]
MOST_GROUPS = 2


def make_campaigns(programme: Programme, *, lead: Any) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_campaigns.yaml").read_text("utf-8"))
    today = timezone.localdate()
    old = _begin(programme, words["ended"], lead, first=today - dt.timedelta(days=90))
    _compare(old, words["ended"]["comparison"], lead, on=today - dt.timedelta(days=25))
    old.refresh_from_db()
    services.end_campaign(
        campaign=old, version=old.version, came_of_it=words["ended"]["came_of_it"], by=lead.user
    )  # fmt: skip
    new = _begin(programme, words["running"], lead, first=today - dt.timedelta(days=10))
    groups = selectors.offered_segments(programme)[:MOST_GROUPS]
    services.add_segments(campaign=new, chosen=groups, name="", words="", by=lead.user)


def _begin(programme: Programme, words: Words, lead: Any, *, first: dt.date) -> Campaign:
    made = services.add_campaign(
        programme=programme,
        values={
            **words["campaign"], "starts_on": first, "ends_on": first + dt.timedelta(days=60),
            "initiative": Initiative.objects.filter(programme=programme).order_by("made_at").first(),
            "plan": IncentivePlan.objects.filter(programme=programme).order_by("made_at").first(),
        },
        by=lead.user,
    )  # fmt: skip
    for one in words["segments"]:
        services.add_segments(campaign=made, chosen=(), by=lead.user, **one)
    segments = list(Segment.objects.filter(campaign=made).order_by("made_at"))
    for one in words["messages"]:
        whom = segments[one["segment"]] if "segment" in one else None
        message = services.add_message(campaign=made, values={**one, "segment": whom}, by=lead.user)
        services.check_message(message=message, version=1, answers=words["east"], by=lead.user)
    services.begin_campaign(campaign=made, by=lead.user)
    return made


def _compare(campaign: Campaign, words: Words, lead: Any, *, on: dt.date) -> None:
    """Agreed, shared out by lots, begun and counted: it has reached its number, so it ended by itself."""
    segment = Segment.objects.filter(campaign=campaign).order_by("made_at").first()
    made = comparing.add_comparison(campaign=campaign, values={**words["plan"], "segment": segment}, by=lead.user)
    comparing.draw_lots(comparison=made, version=made.version, number=words["lines"], by=lead.user)
    comparing.begin_comparison(comparison=made, by=lead.user)
    comparing.count(
        comparison=made, version=made.version, counts=words["counts"], counted_on=on, source=words["source"],
        by=lead.user,
    )  # fmt: skip
