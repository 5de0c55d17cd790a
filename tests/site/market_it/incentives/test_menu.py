"""The menu is narrowed by an address, holds the organisation's own lines, and is printed to be cut out."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from tests.factories.market_it import PlanBarrierFactory, PlanItemFactory

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.incentives import menu, selectors
from coproduction_star.market_it.incentives.gaps import gaps_of
from coproduction_star.market_it.models import Audience, Phase

pytestmark = pytest.mark.django_db


def text_of(answer):
    return answer.content.decode()


class TestTheMenu:
    def test_all_of_it(self, lead_client, team):
        assert "44 found" in text_of(lead_client.get(team("menu/")))

    @pytest.mark.parametrize(
        "asked",
        [
            {"audience": "politicians"}, {"phase": "keep"}, {"polarity": "deterrent"}, {"money": "yes"},
            {"money": "no"}, {"barrier": "transport"}, {"words": "bus FARE"},
        ],
    )  # fmt: skip
    def test_each_filter_leaves_only_what_fits(self, lead_client, team, inside, asked):
        entries = selectors.menu_of(inside.organisation)
        left = menu.narrowed(entries, menu.Wanted(**asked))
        assert 0 < len(left) < len(entries)
        assert f"{len(left)} found" in text_of(lead_client.get(team("menu/"), asked))

    def test_a_filter_nobody_could_choose_is_said(self, lead_client, team):
        answer = lead_client.get(team("menu/?audience=martians"))
        assert answer.status_code == 200
        assert "Select a valid choice" in text_of(answer)

    def test_nothing_that_fits_says_what_to_do(self, lead_client, team):
        assert "Nothing on the menu fits" in text_of(lead_client.get(team("menu/?words=zzzz")))

    def test_one_line_says_its_caution_its_source_and_its_warning(self, lead_client, team, plan):
        text = text_of(lead_client.get(team("menu/I01/")))
        assert "Never make people wait" in text
        assert "Benefits and tax" in text
        assert f"{team(f'{plan.pk}/items/')}?from=I01" in text
        assert lead_client.get(team("menu/I99/")).status_code == 404

    def test_in_welsh(self, lead_client, team):
        answer = lead_client.get(team("menu/"), headers={"Accept-Language": "cy"})
        assert "Credyd amser am bob awr" in text_of(answer)


class TestOnPaper:
    def test_the_cards_hold_every_title_and_come_to_six_sheets(self, lead_client, team):
        answer = lead_client.get(team("menu/cards.pdf"))
        pages = PdfReader(io.BytesIO(answer.content)).pages
        words = " ".join(" ".join(page.extract_text().split()) for page in pages)
        assert len(pages) == 6
        assert all(one.title in words for one in menu.menu(()))

    def test_the_plan_for_word_holds_what_the_page_holds(self, lead_client, team, plan, item):
        answer = lead_client.get(team(f"{plan.pk}/plan.docx"))
        words = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
        for said in ("Tea after the walk", "Communities", "Nothing to keep them going."):
            assert said in words

    def test_the_plan_as_a_workbook_runs_nothing(self, lead_client, team, plan, item):
        item.words = "=1+1"
        item.save()
        answer = lead_client.get(team(f"{plan.pk}/plan.xlsx"))
        book = load_workbook(io.BytesIO(answer.content))
        assert book.sheetnames == [
            "Plan", "What stops people", "Incentives", "The ethics gate", "Still missing", "Columns",
        ]  # fmt: skip
        assert book["Incentives"]["A2"].value == "'=1+1"
        assert book["Incentives"]["C1"].value == "For whom"

    def test_its_headings_are_in_the_readers_language_and_say_what_programs_call_them(self, lead_client, team, plan):
        answer = lead_client.get(team(f"{plan.pk}/plan.xlsx"), headers={"Accept-Language": "cy"})
        book = load_workbook(io.BytesIO(answer.content))
        columns = {row[1]: row[0] for row in book.worksheets[-1].values}
        assert book.sheetnames[2] == "Cymhellion"
        assert columns["audience"] == book.worksheets[2]["C1"].value != "For whom"
        csv = lead_client.get(team("plans.csv"), headers={"Accept-Language": "cy"})
        assert csv.content.decode("utf-8-sig").startswith("title,audience")

    def test_all_plans_as_a_table(self, lead_client, team, plan, item):
        lines = lead_client.get(team("plans.csv")).content.decode("utf-8-sig").splitlines()
        assert lines[0].startswith("title,audience")
        assert lines[1].startswith("More walks,users")
        assert lines[1].endswith(",1,0")


class TestGaps:
    def test_the_plans_own_audience_needs_both_phases(self, plan):
        assert gaps_of(plan, items=(), barriers=(), helps={}).phases == (
            (Audience.USERS, Phase.START),
            (Audience.USERS, Phase.KEEP),
        )

    def test_another_audience_needs_both_once_something_is_there(self, plan):
        items = [PlanItemFactory(plan=plan, audience="managers", phase="keep")]
        found = gaps_of(plan, items=items, barriers=(), helps={})
        assert (Audience.MANAGERS, Phase.START) in found.phases
        assert Audience.MANAGERS not in found.untouched
        assert Audience.POLITICIANS in found.untouched

    def test_a_barrier_is_met_by_what_names_it_or_by_what_the_menu_says(self, plan, barrier):
        own = PlanBarrierFactory(plan=plan)
        listed = PlanItemFactory(plan=plan, incentive="I01")
        named = PlanItemFactory(plan=plan, barrier=own)
        helps = {"I01": ("cost",)}
        assert gaps_of(plan, items=[listed], barriers=[barrier, own], helps=helps).barriers == (own,)
        assert gaps_of(plan, items=[named], barriers=[barrier, own], helps=helps).barriers == (barrier,)

    def test_what_helps_with_most_barriers_is_suggested_first(self, inside):
        found = menu.suggested(
            selectors.menu_of(inside.organisation), {"cost", "transport", "caring"}, audience="users"
        )
        shared = [len({"cost", "transport", "caring"} & set(one.barriers)) for one in found]
        assert shared == sorted(shared, reverse=True)
        assert found[0].key == "I01"
        assert Hidden().over(found) == found
