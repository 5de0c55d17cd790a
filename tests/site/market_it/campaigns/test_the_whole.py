"""What campaigns give the Star, the golden thread, search, files and programs; and what is left of a messenger."""

import datetime as dt
import io

import pytest
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook
from tests.factories.journeys import InitiativeFactory
from tests.factories.market_it import CampaignComparisonFactory, CampaignFactory, MessageFactory, SegmentFactory
from tests.factories.people import ParticipantFactory
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.steps import Asked
from coproduction_star.market_it import personal, step
from coproduction_star.market_it.campaigns import comparing
from coproduction_star.market_it.campaigns import on_the_star as star
from coproduction_star.market_it.models import Campaign
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db
YESTERDAY = dt.timedelta(days=1)


@pytest.fixture
def over(running):
    """A campaign past its last day."""
    Campaign.objects.filter(pk=running.pk).update(ends_on=timezone.localdate() - YESTERDAY)
    running.refresh_from_db()
    return running


@pytest.fixture
def compared(message, segment):
    """Both versions have reached their number."""
    MessageFactory(campaign=message.campaign, segment=segment, arm="B")
    made = CampaignComparisonFactory(campaign=message.campaign, segment=segment, measure="Came", needed=686)
    comparing.begin_comparison(comparison=made, by=None)
    made.refresh_from_db()
    return made


def count(comparison, a, b):
    comparing.count(
        comparison=comparison, version=comparison.version, counts={"A": a, "B": b}, counted_on="2026-11-03",
        source="The door", by=None,
    )  # fmt: skip


class TestOnTheStar:
    def test_a_campaign_past_its_last_day_is_asked_about(self, over):
        action = star.next_action(over.programme)
        assert (action.title, action.button) == ("say what came of a campaign", "End the campaign")
        assert star.there(over.programme) == "1 campaign runs or has ended."

    def test_one_that_runs_asks_for_nothing(self, running):
        assert star.next_action(running.programme) is None

    def test_it_waits_for_whoever_planned_it(self, over, lead, member):
        assert list(star.waiting_rows(lead.user, timezone.localdate())) == []
        Campaign.objects.update(by=lead.user)
        waits = [one.title for one in step.waiting_for(lead.user)]
        assert waits == ["Say what came of this campaign: Come and walk"]
        assert list(step.waiting_for(member("observer").user)) == []

    def test_campaigns_stand_on_the_thread_of_their_initiative(self, inside, django_assert_num_queries):
        initiative = InitiativeFactory(programme=inside)
        CampaignFactory(programme=inside, initiative=initiative, title="Leaflets")
        CampaignFactory(
            programme=inside, initiative=initiative, title="Talks", started_at=timezone.now(),
            ended_at=timezone.now(), came_of_it="Some",
        )  # fmt: skip
        with django_assert_num_queries(1):
            planned, ended = step.thread(initiative)
        assert (planned.title, planned.source, planned.when) == ("Leaflets", "Campaigns: being planned", None)
        assert (ended.source, ended.when) == ("Campaigns: ended", timezone.localdate())

    def test_search_finds_a_campaign_for_who_may_see_it(self, campaign, lead, django_assert_num_queries):
        access = access_of(lead)
        with django_assert_num_queries(1):
            found = [one for one in step.search(Asked(words=("walk",), access=access)) if one.rows]
        assert [[one.title for one in finds.rows] for finds in found] == [["Come and walk"]]


class TestFiles:
    def test_the_list_is_a_table_with_costs_and_what_came_of_it(self, lead_client, team, message):
        Campaign.objects.update(title="=SUM(A1)", budget_pence=10_000)
        text = lead_client.get(team("campaigns.csv")).content.decode("utf-8-sig")
        head, row = text.splitlines()[:2]
        assert head.startswith("title,hoped_for,initiative")
        assert row.startswith("'=SUM(A1)")
        assert "£100" in row
        assert "£25" in row

    def test_the_document_has_every_message_and_what_was_compared(self, lead_client, team, compared):
        count(compared, (700, 70), (700, 112))
        answer = lead_client.get(team(f"{compared.campaign_id}/campaign.docx"))
        words = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
        assert "Your neighbour walks on Tuesdays" in words
        assert "Version B did better." in words
        assert "The messages cost £25 together." in words

    def test_the_workbook_keeps_silent_while_a_comparison_runs(self, lead_client, team, compared):
        page = team(f"{compared.campaign_id}/campaign.xlsx")

        def told():
            book = load_workbook(io.BytesIO(lead_client.get(page).content))
            head, row = (list(one) for one in book["Compared"].iter_rows(values_only=True))
            return {name: row[place] or "" for place, name in enumerate(head) if name in ("met_a", "did_b", "verdict")}

        count(compared, (300, 17), (310, 19))
        assert {name: str(said) for name, said in told().items()} == {"met_a": "300", "did_b": "", "verdict": ""}
        compared.refresh_from_db()
        count(compared, (700, 70), (700, 112))
        assert {name: str(said) for name, said in told().items()} == {
            "met_a": "700", "did_b": "112", "verdict": "b-more",
        }  # fmt: skip


class TestForPrograms:
    def test_a_program_reads_campaigns_and_no_result_before_its_end(self, compared, member):
        who = Program(give_token(member("programme-lead").user, scopes=Scope))
        path = f"/api/v1/o/{compared.organisation.slug}/p/{compared.programme.slug}/campaigns"
        MessageFactory(campaign=compared.campaign, channel="letter", withdrawn_at="2026-11-03T09:00:00Z")
        count(compared, (300, 17), (310, 19))
        (held,) = who.get(path).json()["items"]
        assert (held["title"], held["cost_pence"], len(held["messages"])) == ("Come and walk", 2500, 2)
        assert held["comparisons"][0]["result"] is None
        assert "17" not in str(held["comparisons"])
        compared.refresh_from_db()
        count(compared, (700, 70), (700, 112))
        (held,) = who.get(path).json()["items"]
        assert held["comparisons"][0]["result"]["verdict"] == "b-more"
        CampaignFactory(programme=compared.programme)
        assert who.get(path, size=1).json()["total"] == 2

    def test_as_many_queries_for_one_campaign_as_for_many(self, compared, member, django_assert_max_num_queries):
        who = Program(give_token(member("programme-lead").user, scopes=Scope))
        path = f"/api/v1/o/{compared.organisation.slug}/p/{compared.programme.slug}/campaigns"
        who.get(path)
        for _each in range(6):
            made = CampaignFactory(programme=compared.programme)
            SegmentFactory(campaign=made)
            MessageFactory(campaign=made)
            CampaignComparisonFactory(campaign=made)
        with django_assert_max_num_queries(20):
            assert len(who.get(path).json()["items"]) == 7


class TestAMessenger:
    def test_their_name_stands_with_the_message_until_they_are_erased(self, lead_client, team, message):
        person = ParticipantFactory(organisation=message.organisation, name="Ada Bright")
        type(message).objects.update(messenger=person, messenger_in_words="of the choir")
        page = team(f"{message.campaign_id}/")
        assert "Ada Bright, of the choir" in lead_client.get(page).content.decode()
        personal.erase(person.pk)
        text = lead_client.get(page).content.decode()
        assert "Ada Bright" not in text
        assert "of the choir" not in text
