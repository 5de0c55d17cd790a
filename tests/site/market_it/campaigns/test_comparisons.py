"""Two versions compared: agreed before, shared out by chance, counted, and judged only at the end."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.market_it import ArmCountFactory, CampaignComparisonFactory, MessageFactory
from tests.factories.people import HOSTILE

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.market_it.campaigns import comparing, services
from coproduction_star.market_it.models import ArmCount, Comparison

pytestmark = pytest.mark.django_db
PLAN = {
    "measure": "Came to a first walk", "segment": "", "expected": "10", "worth_knowing": "5",
    "how_shared_out": "By lot, from the list of the library",
}  # fmt: skip
COUNTED = {
    "met_a": "700", "did_a": "70", "met_b": "700", "did_b": "112", "source": "The list at the door",
    "counted_on_day": "3", "counted_on_month": "11", "counted_on_year": "2026",
}  # fmt: skip


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def both(message):
    """Version A, and a version B for the same people."""
    return message, MessageFactory(campaign=message.campaign, segment=message.segment, arm="B")


@pytest.fixture
def agreed(both, segment):
    """686 in each version: to tell 15 in a hundred from 10."""
    return CampaignComparisonFactory(campaign=segment.campaign, segment=segment, needed=686, measure="Came to a walk")


@pytest.fixture
def begun(agreed):
    comparing.begin_comparison(comparison=agreed, by=None)
    agreed.refresh_from_db()
    return agreed


@pytest.fixture
def page(agreed, team):
    return lambda more="": team(f"{agreed.campaign_id}/comparisons/{agreed.pk}/{more}")


def counted(comparison, a, b, **more):
    comparison.refresh_from_db()
    return comparing.count(
        comparison=comparison, version=comparison.version, counts={"A": a, "B": b}, counted_on="2026-11-03",
        source="The list at the door", by=None, **more,
    )  # fmt: skip


class TestThePlan:
    def test_how_many_people_it_takes_is_worked_out_and_told(self, lead_client, team, segment, both):
        answer = lead_client.post(
            team(f"{segment.campaign_id}/comparisons/"), PLAN | {"segment": segment.pk}, follow=True
        )
        made = Comparison.objects.get()
        assert (made.needed, made.expected, made.worth_knowing, made.power) == (686, 0.1, 0.05, 0.8)
        assert "Each version has to reach 686 people, 1,372 in all." in text_of(answer)
        assert "see it with a chance of 80 in a hundred" in text_of(answer)

    def test_it_says_when_there_are_not_so_many_people(self, lead_client, page, segment):
        type(segment).objects.update(people=50, source="Survey", counted_on="2026-11-03")
        assert "The answers tell of about 50 such people." in text_of(lead_client.get(page()))

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"expected": "0"}, "Write a number above 0 and below 100"),
            ({"expected": "ten"}, "Write a number above 0 and below 100"),
            ({"expected": "100"}, "Write a number above 0 and below 100"),
            ({"expected": "50", "worth_knowing": "60"}, "leads beyond a hundred"),
            ({"measure": ""}, "Write what you count."),
            ({"how_shared_out": ""}, "Write how chance decides."),
        ],
    )
    def test_what_cannot_be_compared_is_refused_and_nothing_is_lost(self, lead_client, team, message, wrong, told):
        answer = lead_client.post(team(f"{message.campaign_id}/comparisons/"), PLAN | wrong)
        assert told in text_of(answer)
        assert "from the list of the library" in text_of(answer) or "how_shared_out" in wrong
        assert not Comparison.objects.exists()

    def test_it_can_change_or_go_until_it_has_begun(self, lead_client, page, agreed):
        changed = PLAN | {"worth_knowing": "2.5", "segment": agreed.segment_id, "version": agreed.version}
        assert "2.5 points" in text_of(lead_client.post(page("change/"), changed, follow=True))
        comparing.begin_comparison(comparison=agreed, by=None)
        agreed.refresh_from_db()
        text = text_of(lead_client.post(page("change/"), changed | {"version": agreed.version}))
        assert "What was agreed before stays" in text
        assert "What was agreed before stays" in text_of(lead_client.post(page("remove/"), follow=True))
        assert Comparison.objects.get().began_at

    def test_two_who_change_it_at_once_see_both_texts(self, lead_client, page, agreed):
        values = {
            "measure": "Theirs", "segment": agreed.segment, "expected": 0.2, "worth_knowing": 0.1,
            "how_shared_out": "Lots",
        }  # fmt: skip
        comparing.change_comparison(comparison=agreed, version=1, values=values, by=None)
        text = text_of(lead_client.post(page("change/"), PLAN | {"segment": agreed.segment_id, "version": 1}))
        assert "Theirs" in text
        assert "Came to a first walk" in text

    def test_it_is_taken_out_before_it_begins(self, lead_client, page, agreed):
        assert "You can plan it again." in text_of(lead_client.post(page("remove/"), follow=True))
        assert not Comparison.objects.exists()

    def test_it_needs_both_versions(self, lead_client, page, both):
        services.remove_message(message=both[1], by=None)
        assert "Write version A and version B" in text_of(lead_client.post(page("begin/"), follow=True))


class TestLots:
    def test_each_line_of_a_list_gets_a_version_and_the_list_is_not_asked_for(self, lead_client, page, agreed):
        answer = lead_client.post(page("lots/"), {"number": "101", "version": agreed.version}, follow=True)
        assert "Lots are drawn for 101 lines." in text_of(answer)
        file = lead_client.get(page("lots.csv"))
        rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
        assert rows[0] == ["line", "version"]
        assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 102)]
        drawn = "".join(row[1] for row in rows[1:])
        assert drawn == Comparison.objects.get().lots
        assert abs(drawn.count("A") - drawn.count("B")) == 1

    def test_lots_are_drawn_once(self, lead_client, page, agreed):
        comparing.draw_lots(comparison=agreed, version=1, number=10, by=None)
        first = Comparison.objects.get().lots
        text = text_of(lead_client.post(page("lots/"), {"number": "10", "version": 2}))
        assert "Drawing again until it suits would not be chance." in text
        assert Comparison.objects.get().lots == first

    @pytest.mark.parametrize("number", ["1", "20001", "many", ""])
    def test_a_list_has_two_lines_at_least(self, lead_client, page, number):
        text = text_of(lead_client.post(page("lots/"), {"number": number, "version": 1}))
        assert "Write a whole number from 2 to 20,000." in text


class TestNoPeeking:
    def test_who_did_more_is_not_shown_while_it_runs(self, lead_client, page, begun):
        few = COUNTED | {"met_a": "321", "did_a": "17", "met_b": "322", "did_b": "19", "version": begun.version}
        text = text_of(lead_client.post(page("count/"), few, follow=True))
        assert "The result is shown once each version has reached 686 people" in text
        assert "the version that lags has reached 321" in text
        assert ">17<" not in text
        assert ">19<" not in text
        assert "points difference" not in text

    def test_it_ends_by_itself_when_it_has_reached_its_number(self, lead_client, page, begun):
        text = text_of(lead_client.post(page("count/"), COUNTED | {"version": begun.version}, follow=True))
        assert "Version B did better." in text
        assert "16.0% did it with version B and 10.0% with version A: 6.0 points difference." in text
        assert "anything from 2.5 to 9.5 points (95% interval)" in text
        assert "Where streets or weeks were shared out" in text
        begun.refresh_from_db()
        assert (begun.ended_at is None, begun.ended_because) == (False, "")

    def test_messages_that_are_compared_stay_as_they_are(self, lead_client, team, begun, both):
        page = team(f"{begun.campaign_id}/messages/{both[0].pk}/")
        said = {"segment": begun.segment_id, "arm": "A", "channel": "talk", "en": "Other", "version": both[0].version}
        assert "part of a comparison that is running" in text_of(lead_client.post(f"{page}change/", said))
        assert "part of a comparison that is running" in text_of(lead_client.post(f"{page}remove/", follow=True))

    def test_a_campaign_does_not_end_over_a_comparison(self, running, begun):
        with pytest.raises(services.Refused, match="End it first"):
            services.end_campaign(campaign=running, version=running.version, came_of_it="Some", by=None)

    def test_counts_that_cannot_be_are_refused_and_nothing_is_lost(self, lead_client, page, begun):
        wrong = COUNTED | {"did_a": "701", "counted_on_year": "2099", "version": begun.version}
        text = text_of(lead_client.post(page("count/"), wrong))
        assert "More did it than it reached." in text
        assert "This day is still to come." in text
        assert 'value="112"' in text
        assert not ArmCount.objects.exists()

    def test_what_has_not_begun_is_not_counted(self, agreed):
        with pytest.raises(services.Refused, match="has not begun"):
            counted(agreed, (10, 1), (10, 2))

    def test_two_who_count_at_once_see_both(self, lead_client, page, begun):
        before = begun.version
        counted(begun, (50, 5), (51, 6))
        text = text_of(lead_client.post(page("count/"), COUNTED | {"version": before}))
        assert "700" in text
        assert "51" in text
        assert ArmCount.objects.get(arm="B").met == 51
        with pytest.raises(ChangedMeanwhile):
            comparing.end_comparison(comparison=begun, version=before, because="Late", by=None)


class TestTheResult:
    def test_we_cannot_tell_when_no_difference_is_among_what_fits(self, lead_client, page, begun):
        counted(begun, (700, 70), (700, 90))
        text = text_of(lead_client.get(page()))
        assert "We cannot tell which version did better: no difference at all is among what fits the counts." in text
        assert "would be worth knowing." not in text

    def test_we_cannot_tell_when_fewer_were_reached_whatever_the_counts(self, lead_client, page, begun):
        counted(begun, (60, 1), (60, 50))
        ended = {"because": f"No more addresses {HOSTILE}", "version": begun.version}
        text = text_of(lead_client.post(page("end/"), ended, follow=True))
        assert "We cannot tell which version did better: A reached 60 people and B 60, and each was to reach" in text
        assert "did better." not in text.replace("which version did better", "")
        assert "No more addresses" in text

    def test_a_difference_too_small_to_matter_is_said_to_be_so(self, lead_client, page, begun):
        counted(begun, (5000, 500), (5000, 505))
        assert "smaller than the 5 points that would be worth knowing" in text_of(lead_client.get(page()))

    def test_it_tells_nothing_where_nobody_was_counted(self, lead_client, page, begun):
        comparing.end_comparison(comparison=begun, version=begun.version, because="No time", by=None)
        assert "It ended before anybody was counted" in text_of(lead_client.get(page()))

    def test_nobody_reached_is_no_result(self, lead_client, page, begun):
        counted(begun, (0, 0), (5, 1))
        comparing.end_comparison(comparison=begun, version=begun.version, because="No time", by=None)
        assert lead_client.get(page()).status_code == 200

    def test_with_lots_nothing_is_said_of_streets(self, lead_client, page, agreed):
        comparing.draw_lots(comparison=agreed, version=1, number=1400, by=None)
        comparing.begin_comparison(comparison=agreed, by=None)
        counted(agreed, (700, 112), (700, 70))
        text = text_of(lead_client.get(page()))
        assert "Version A did better." in text
        assert "Where streets or weeks were shared out" not in text

    def test_a_count_is_put_right_only_with_a_reason(self, lead_client, page, begun):
        counted(begun, (700, 70), (700, 112))
        begun.refresh_from_db()
        again = COUNTED | {"did_b": "75", "version": begun.version}
        assert "Write why. It stands in what was changed." in text_of(lead_client.post(page("count/"), again))
        with pytest.raises(services.Refused, match="Write why"):
            counted(begun, (700, 70), (700, 75))
        begun.refresh_from_db()
        text = text_of(
            lead_client.post(page("count/"), again | {"why": "Counted twice", "version": begun.version}, follow=True)
        )
        assert "We cannot tell" in text
        assert Event.objects.get(verb="market_it.count_put_right").detail["reason"] == "Counted twice"

    def test_the_campaign_tells_it_in_one_line(self, lead_client, team, begun):
        counted(begun, (700, 70), (700, 112))
        assert "Version B did better." in text_of(lead_client.get(team(f"{begun.campaign_id}/")))

    def test_every_event_has_its_sentence(self, agreed):
        comparing.draw_lots(comparison=agreed, version=1, number=8, by=None)
        comparing.begin_comparison(comparison=agreed, by=None)
        counted(agreed, (7, 1), (7, 2))
        comparing.end_comparison(comparison=agreed, version=agreed.version, because="Rain", by=None)
        for event in Event.objects.filter(verb__startswith="market_it."):
            assert sentence(event) != event.verb


def test_an_observer_reads_and_changes_nothing(signed_in, page, begun):
    client = signed_in("observer")
    assert client.get(page()).status_code == 200
    for part in ("change/", "count/", "end/", "lots/"):
        assert client.get(page(part)).status_code == 403
    for part in ("begin/", "remove/"):
        assert client.post(page(part)).status_code == 403


def test_the_page_of_a_campaign_asks_as_much_for_one_comparison_as_for_many(lead_client, team, begun):
    page = team(f"{begun.campaign_id}/")
    lead_client.get(page)
    with CaptureQueriesContext(connection) as few:
        lead_client.get(page)
    for _each in range(6):
        ArmCountFactory(comparison=CampaignComparisonFactory(campaign=begun.campaign, segment=begun.segment))
    with CaptureQueriesContext(connection) as many:
        lead_client.get(page)
    assert len(many) <= len(few) + 1
