"""All eighteen topics of the page of a ward, and the list of funds."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.utils import timezone
from tests.factories.grow_it import FigureFactory, IndicatorFactory
from tests.factories.journeys import InitiativeFactory
from tests.factories.people_offers import EntryFactory, OfferFactory

from coproduction_star.grow_it.models import IndicatorFigure
from coproduction_star.journeys.steps import WardPart
from coproduction_star.people_it.models import Offer, WardFunding
from coproduction_star.people_it.ward_briefing.in_wards import ward_rows

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def offers(place, programme, number):
    for _one in range(number):
        OfferFactory(entry=EntryFactory(programme=programme), place=place, kind="skill")


def rows_of(place, part):
    return [row for row in ward_rows(place) if row.part == part]


def test_all_eighteen_stand_in_their_order(signed_in, at):
    found = re.findall(r'id="ward-([a-z]+)"', text_of(signed_in("councillor").get(at())))
    assert found == [
        "lives", "assets", "do", "offers", "would", "barriers", "outcomes", "projects", "help", "unheard", "risks",
        "ahead", "funding", "stories", "meet", "month", "promised", "rules",
    ]  # fmt: skip


def test_what_people_bring_by_kind_and_what_is_new(mill, programme):
    offers(mill, programme, 9)
    (row,) = rows_of(mill, WardPart.ASSETS)
    assert "A skill (about 10)" in row.title
    assert "New in the last three months: about 10" in row.text


def test_offers_that_lapsed_are_told_apart(mill, programme):
    offers(mill, programme, 8)
    Offer.objects.update(shown_until=TODAY - dt.timedelta(days=1))
    (row,) = rows_of(mill, WardPart.OFFERS)
    assert "Offers whose time has passed: about 10" in row.title


def test_who_is_not_reached_and_by_what(mill, programme):
    about = {"programme": programme, "place": mill, "status": "existing"}
    InitiativeFactory(title="Tea", groups_not_reached="Men over 80", **about)
    (row,) = rows_of(mill, WardPart.UNHEARD)
    assert (row.title, row.text) == ("Men over 80", "not reached by Tea")


def test_outcomes_come_from_approved_figures_with_gap_and_trend(mill, programme, signed_in, at):
    cache.clear()
    InitiativeFactory(programme=programme, place=mill)
    measure = IndicatorFactory(
        programme=programme, title="People who meet others", target=20, target_on="2030-01-01", baseline=8,
        baseline_on="2020-01-01",
    )  # fmt: skip
    FigureFactory(programme=programme, indicator=measure, value=12)
    client = signed_in("councillor")
    assert "People who meet others" not in text_of(client.get(at()))
    cache.clear()
    IndicatorFigure.objects.update(approved_at=timezone.now())
    text = text_of(client.get(at()))
    for words in ("12 people", "target 20 people not reached", "better than at the beginning (8 people)"):
        assert words in text


def test_one_thing_to_do_for_each_verb(signed_in, at):
    text = text_of(signed_in("councillor").get(at()))
    for verb in ("Connect:", "Ask one person", "Unblock:", "Thank one person", "Report back:"):
        assert verb in text


def test_a_fund_stands_on_the_page_until_its_last_day(signed_in, at, mill):
    client = signed_in("programme-lead")
    said = {"name": "Small sparks", "purpose": "Up to £500", "link": "https://www.example.org/sparks"}
    assert "The fund is added." in text_of(client.post(at("funding/"), said, follow=True))
    text = text_of(client.get(at()))
    assert "Small sparks" in text
    assert "https://www.example.org/sparks" in text
    WardFunding.objects.update(until=TODAY - dt.timedelta(days=1))
    assert "Small sparks" not in text_of(client.get(at()))


def test_a_day_that_is_over_is_refused_and_words_stay(signed_in, at):
    said = {"name": "Late", "purpose": "Nothing", "until_day": 1, "until_month": 1, "until_year": 2020}
    text = text_of(signed_in("programme-lead").post(at("funding/"), said))
    assert "That day is over." in text
    assert 'value="Late"' in text


def test_a_fund_is_taken_out_only_by_whoever_keeps_figures(signed_in, at, mill):
    fund = WardFunding.objects.create(organisation=mill.organisation, place=mill, name="Sparks", purpose="Tea")
    assert signed_in("councillor").post(at(f"funding/{fund.pk}/remove/")).status_code == 403
    signed_in("programme-lead").post(at(f"funding/{fund.pk}/remove/"))
    assert not WardFunding.objects.exists()
