"""A campaign from its plan to what came of it: for whom it is, and what is said to them; nothing given is lost."""

import dataclasses
import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.journeys import InitiativeFactory
from tests.factories.market_it import CampaignFactory, IncentivePlanFactory, MessageFactory, SegmentFactory
from tests.factories.people import HOSTILE, ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys import steps
from coproduction_star.market_it.campaigns import selectors, services
from coproduction_star.market_it.campaigns.east import questions
from coproduction_star.market_it.models import Campaign, Message, Segment

pytestmark = pytest.mark.django_db
WORDS = {
    "title": "Come and walk", "hoped_for": "They come to a first walk", "budget_pence": "£120",
    "starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2027",
}  # fmt: skip
SAID = {"segment": "", "arm": "A", "channel": "letter", "en": "Come on Tuesday at ten. We walk slowly.", "cy": ""}


def text_of(answer):
    return answer.content.decode()


def group(key="one", **more):
    facts = {
        "key": key, "name": f"Would do more {key} {HOSTILE}", "people": 42, "share": 0.4, "low": 0.3, "high": 0.5,
        "source": "Survey in May", "address": "/somewhere/",
    }  # fmt: skip
    return steps.Segment(**{**facts, **more})


@pytest.fixture
def heard(monkeypatch):
    """`heard(group())` lets a step tell of groups."""

    def tell(*groups):
        step = next(one for one in steps.all_steps() if one.slug == "people_it")
        monkeypatch.setitem(steps._steps, "people_it", dataclasses.replace(step, segments=lambda _programme: groups))

    return tell


class TestTheList:
    def test_an_empty_list_says_with_what_a_campaign_begins(self, lead_client, team):
        text = text_of(lead_client.get(team()))
        assert "A campaign begins with one thing that you hope people do" in text
        assert team("new/") in text

    def test_a_campaign_stands_with_its_hope_its_state_and_its_cost(self, lead_client, team, message):
        MessageFactory(campaign=message.campaign, cost_pence=1000, withdrawn_at="2026-11-03T09:00:00Z")
        text = text_of(lead_client.get(team()))
        assert "They come to a first walk" in text
        assert "1 message · £25" in text
        assert "Being planned" in text

    def test_an_observer_reads_and_cannot_change(self, signed_in, team, campaign):
        client = signed_in("observer")
        assert team("new/") not in text_of(client.get(team()))
        assert client.get(team(f"{campaign.pk}/")).status_code == 200
        for page in ("new/", f"{campaign.pk}/change/", f"{campaign.pk}/people/", f"{campaign.pk}/messages/"):
            assert client.get(team(page)).status_code == 403

    def test_as_many_queries_for_one_campaign_as_for_many(self, lead_client, team, message):
        lead_client.get(team())
        with CaptureQueriesContext(connection) as one:
            lead_client.get(team())
        for _each in range(20):
            MessageFactory(campaign=CampaignFactory(programme=message.programme))
        with CaptureQueriesContext(connection) as many:
            lead_client.get(team())
        assert len(many) <= len(one)


class TestTheCampaign:
    def test_it_is_planned_with_what_it_belongs_to(self, lead_client, team, inside):
        initiative = InitiativeFactory(programme=inside, title="Walks")
        plan = IncentivePlanFactory(programme=inside, title="More walks")
        answer = lead_client.post(team("new/"), WORDS | {"initiative": initiative.pk, "plan": plan.pk}, follow=True)
        made = Campaign.objects.get()
        assert (made.budget_pence, made.starts_on, made.initiative) == (12_000, dt.date(2027, 3, 1), initiative)
        text = text_of(answer)
        assert "from 1 March 2027" in text
        assert ">Walks</a>" in text
        assert ">More walks</a>" in text
        assert "Say for whom it is. One message for everybody moves few." in text

    def test_what_is_missing_is_said_and_nothing_typed_is_lost(self, lead_client, team):
        wrong = WORDS | {"hoped_for": "", "ends_on_day": "1", "ends_on_month": "2", "ends_on_year": "2027"}
        answer = lead_client.post(team("new/"), wrong)
        assert "Being told is not yet doing." in text_of(answer)
        assert "The last day comes before the first." in text_of(answer)
        assert "Come and walk" in text_of(answer)
        assert not Campaign.objects.exists()

    def test_two_who_change_it_at_once_see_both_texts(self, lead_client, team, campaign):
        services.change_campaign(campaign=campaign, version=1, values={"title": "Theirs"}, by=None)
        answer = lead_client.post(team(f"{campaign.pk}/change/"), WORDS | {"title": "Yours", "version": 1})
        assert "Theirs" in text_of(answer)
        assert "Yours" in text_of(answer)
        assert Campaign.objects.get().title == "Theirs"

    def test_it_begins_only_with_something_to_say(self, lead_client, team, campaign):
        answer = lead_client.post(team(f"{campaign.pk}/begin/"), follow=True)
        assert "Write a message first." in text_of(answer)
        MessageFactory(campaign=campaign)
        assert "It has begun." in text_of(lead_client.post(team(f"{campaign.pk}/begin/"), follow=True))
        services.begin_campaign(campaign=campaign, by=None)
        assert Event.objects.filter(verb="market_it.campaign_begun").count() == 1

    def test_it_ends_only_with_what_came_of_it_and_goes_on_when_opened(self, lead_client, team, running):
        empty = lead_client.post(team(f"{running.pk}/end/"), {"came_of_it": "", "version": running.version})
        assert "is an answer too" in text_of(empty)
        done = {"came_of_it": f"Twelve came {HOSTILE}", "version": running.version}
        text = text_of(lead_client.post(team(f"{running.pk}/end/"), done, follow=True))
        assert "Twelve came" in text
        assert team(f"{running.pk}/messages/") not in text
        refused = lead_client.post(team(f"{running.pk}/messages/"), SAID)
        assert "This campaign has ended. Open it again first." in text_of(refused)
        lead_client.post(team(f"{running.pk}/reopen/"))
        running.refresh_from_db()
        assert (running.ended_at, running.came_of_it[:6]) == (None, "Twelve")

    def test_what_has_not_begun_does_not_end(self, campaign):
        with pytest.raises(services.Refused, match="has not begun"):
            services.end_campaign(campaign=campaign, version=1, came_of_it="Nothing", by=None)

    def test_every_event_has_its_sentence(self, running, segment, message, lead_client, team):
        services.reopen_campaign(campaign=running, by=None)
        services.remove_message(message=message, by=None)
        text = text_of(lead_client.get(team(f"{running.pk}/history/")))
        assert "took a message out" in text
        services.remove_segment(segment=segment, by=None)
        for event in Event.objects.filter(verb__startswith="market_it."):
            assert sentence(event) != event.verb


class TestForWhom:
    def test_groups_of_answers_are_kept_with_source_and_day_and_no_small_number(
        self, lead_client, team, campaign, heard
    ):
        heard(group(), group("few", people=None, share=0.2), group("odd", people=43, share=0.1))
        text = text_of(lead_client.get(team(f"{campaign.pk}/people/")))
        assert "40% of those asked (it may be 30% to 50%); about 42 people in the answers" in text
        assert "too few to say how many" in text
        chosen = {"chosen": ["one", "few", "odd"], "name": "", "words": ""}
        text = text_of(lead_client.post(team(f"{campaign.pk}/people/"), chosen, follow=True))
        assert "Kept: 3 groups of people." in text
        assert "About 40 people in the answers · Survey in May" in text
        assert "Too few to say how many · Survey in May" in text
        people = dict(Segment.objects.values_list("key", "people"))
        assert people == {"one": 40, "few": None, "odd": 45}
        assert all(one.offered_by == "people_it" and one.counted_on for one in Segment.objects.all())

    def test_a_number_that_is_too_small_is_not_kept_whatever_a_step_says(self, campaign):
        small = selectors.Offered("people_it", group(people=5))
        services.add_segments(campaign=campaign, chosen=[small], name="", words="", by=None)
        assert Segment.objects.get().people is None

    def test_people_in_words_need_no_survey(self, lead_client, team, campaign):
        page = team(f"{campaign.pk}/people/")
        assert "Describe people in your own words." in text_of(lead_client.get(page))
        nobody = text_of(lead_client.post(page, {"name": "", "words": "Shy"}))
        assert "Write who they are, or choose a group" in nobody
        assert "Shy" in nobody
        text = text_of(lead_client.post(page, {"name": "New in town", "words": HOSTILE}, follow=True))
        assert "Described in words; nobody counted" in text
        again = lead_client.post(page, {"name": "New in town", "words": ""})
        assert "has people under this name already" in text_of(again)

    def test_people_who_are_told_something_stay(self, lead_client, team, segment, message):
        page = team(f"{segment.campaign_id}/people/{segment.pk}/remove/")
        assert "Take those out first" in text_of(lead_client.post(page, follow=True))
        services.remove_message(message=message, by=None)
        assert "Taken out: New in town" in text_of(lead_client.post(page, follow=True))
        assert not Segment.objects.exists()


class TestMessages:
    def test_a_message_is_kept_and_leads_to_its_check(self, lead_client, team, segment, inside):
        messenger = ParticipantFactory(organisation=inside.organisation)
        said = SAID | {"segment": segment.pk, "cost_pence": "12.50", "cy": "Dewch", "messenger_in_words": "The choir"}
        answer = lead_client.post(team(f"{segment.campaign_id}/messages/"), said)
        made = Message.objects.get()
        assert answer.url.endswith(f"/messages/{made.pk}/check/")
        assert made.words == {"en": SAID["en"], "cy": "Dewch"}
        assert (made.cost_pence, made.messenger_in_words) == (1250, "The choir")
        refused = lead_client.post(team(f"{segment.campaign_id}/messages/"), said | {"messenger": messenger.pk})
        assert refused.status_code == 200, "somebody who has no part in the programme"
        assert Message.objects.count() == 1

    def test_two_messages_for_the_same_people_in_the_same_way_are_two_versions(self, lead_client, team, message):
        said = SAID | {"segment": message.segment_id, "channel": "talk"}
        page = team(f"{message.campaign_id}/messages/")
        answer = lead_client.post(page, said)
        assert "There is a message for these people" in text_of(answer)
        assert SAID["en"] in text_of(answer)
        assert lead_client.post(page, said | {"arm": "B"}).status_code == 302

    def test_the_check_keeps_what_is_done_and_counts_what_is_open(self, lead_client, team, message):
        first, second, *_more = (one.id for one in questions())
        page = team(f"{message.campaign_id}/messages/{message.pk}/check/")
        text = text_of(lead_client.get(page))
        assert "Your neighbour walks on Tuesdays" in text
        assert all(str(one.title) in text for one in questions())
        answers = {first: "yes", second: "no", f"{second}-words": HOSTILE, "version": 1}
        text = text_of(lead_client.post(page, answers, follow=True))
        assert "EAST: 1 of 12 done, 1 do not fit, 10 are still open." in text
        message.refresh_from_db()
        assert message.east == {first: {"done": "yes", "words": ""}, second: {"done": "no", "words": HOSTILE.strip()}}

    def test_new_words_are_checked_anew(self, lead_client, team, message):
        services.check_message(message=message, version=1, answers={"norm": {"done": "yes", "words": ""}}, by=None)
        values = SAID | {"segment": message.segment_id, "channel": "talk", "version": message.version}
        text = text_of(
            lead_client.post(team(f"{message.campaign_id}/messages/{message.pk}/change/"), values, follow=True)
        )
        assert "Its words have changed since it was checked." in text

    def test_the_reading_age_stands_beside_the_words(self, lead_client, team, message):
        easy = "Come and walk with us on Tuesday. We meet at the park gate at ten. We go slow. You can turn back."
        Message.objects.update(words={"en": easy})
        text = text_of(lead_client.get(team(f"{message.campaign_id}/")))
        assert "Reading age about 5" in text
        hard = (
            "Participation opportunities regarding community-based physical activity interventions are available "
            "throughout the municipality, subject to registration and satisfactory completion of documentation."
        )
        Message.objects.update(words={"en": f"{hard} {easy}", "cy": "Dewch"})
        text = text_of(lead_client.get(team(f"{message.campaign_id}/")))
        assert "The longest sentence has" in text
        assert "activity" in text

    @pytest.mark.parametrize("words", ["…", "12"])
    def test_words_without_a_word_break_nothing(self, lead_client, team, message, words):
        Message.objects.update(words={"en": words})
        assert lead_client.get(team(f"{message.campaign_id}/")).status_code == 200

    def test_what_was_taken_out_comes_back_unless_another_took_its_place(self, lead_client, team, message):
        here = team(f"{message.campaign_id}/messages/{message.pk}/")
        text = text_of(lead_client.post(f"{here}remove/", follow=True))
        assert f"{here}restore/" in text
        other = MessageFactory(campaign=message.campaign, segment=message.segment)
        assert "There is a message for these people" in text_of(lead_client.post(f"{here}restore/", follow=True))
        services.remove_message(message=other, by=None)
        assert "The message is back" in text_of(lead_client.post(f"{here}restore/", follow=True))

    def test_the_sum_stands_against_the_budget_and_says_what_nobody_priced(self, lead_client, team, message):
        MessageFactory(campaign=message.campaign, channel="letter")
        Campaign.objects.update(budget_pence=2000)
        text = text_of(lead_client.get(team(f"{message.campaign_id}/")))
        assert "The messages cost £25 together." in text
        assert "That is £5 more than the budget of £20." in text
        assert "1 message has no cost yet, so it may be more." in text

    def test_two_who_change_a_message_at_once_see_both_texts(self, lead_client, team, message):
        values = {"segment": message.segment, "arm": "A", "channel": "talk", "words": {"en": "Theirs"}}
        services.change_message(message=message, version=1, values=values, by=None)
        yours = SAID | {"segment": message.segment_id, "channel": "talk", "version": 1}
        text = text_of(lead_client.post(team(f"{message.campaign_id}/messages/{message.pk}/change/"), yours))
        assert "Theirs" in text
        assert SAID["en"] in text

    def test_the_page_asks_as_much_for_two_messages_as_for_many(self, lead_client, team, message):
        page = team(f"{message.campaign_id}/")
        lead_client.get(page)
        with CaptureQueriesContext(connection) as few:
            lead_client.get(page)
        for _each in range(8):
            MessageFactory(campaign=message.campaign, segment=SegmentFactory(campaign=message.campaign))
        with CaptureQueriesContext(connection) as many:
            lead_client.get(page)
        assert len(many) <= len(few)
