"""A plan of incentives, from a behaviour that can be counted to a decision: what stops people, what helps whom, what
warns, the gate, and the papers. A part goes by keyboard, and a part without scripts."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django_scopes import scope
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from tests.browser.conftest import People
from tests.browser.hands import Pointing, Typing, heading
from tests.browser.looking import look

from coproduction_star.journeys.models import Decision
from coproduction_star.market_it.models import IncentivePlan, PlanItem
from coproduction_star.organisations.models import Organisation

PLANS = "/o/eastbridge/p/ageing-well-in-eastbridge/market-it/incentives/"
LEAD = "lead@demonstration.example"
TITLE = "A first walk with a neighbour"
LATER = "Not done yet. It shows as an open duty until it is done"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def inside(server: str) -> Iterator[Organisation]:
    council = Organisation.objects.get(slug="eastbridge")
    with scope(organisation=council.pk, programme=None):
        yield council


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def behaviour(hand: Pointing) -> None:
    """Whose, what, how much of it now and hoped for."""
    hand.open(f"{PLANS}new/")
    hand.write("What do you call this plan?", TITLE)
    hand.choose("People who use the service")
    hand.write("Who exactly?", "People over 70 in Northfield who live alone")
    hand.write("What would you see them do?", "Walk with a neighbour once a week")
    hand.write("How much of it happens now?", "6")
    hand.write("How much of it do you hope for?", "20")
    hand.write("What do these numbers count?", "people in a hundred")
    hand.write("Where does the number of now come from?", "A count at the lunch club")


def by_when(page: Page) -> None:
    for part, number in (("day", "1"), ("month", "5"), ("year", "2099")):
        page.locator(f"[name=by_when_{part}]").fill(number)


def put_in(hand: Pointing, words: str, *, whom: str, when: str, cost: str) -> None:
    """One of the team's own, from the page of the plan."""
    hand.follow("Put in something of our own")
    hand.write("What do you offer?", words)
    hand.choose(whom)
    hand.choose(when)
    hand.write("What does it cost, in pounds?", cost)
    hand.tick("Nobody’s entitlement hangs on it")


def test_from_what_stops_people_to_a_decision_and_its_papers(people: People, inside: Organisation) -> None:
    page = people.somebody(LEAD)
    lead = Pointing(page)
    # Given a behaviour that somebody could see and count
    behaviour(lead)
    by_when(page)
    look(page)
    lead.press("Save and go on")
    heading(page, TITLE)
    says(lead, "6 people in a hundred (A count at the lunch club)")
    says(lead, "Put at least one thing from the menu")
    # When the team writes down what stops people, and how it knows
    lead.follow("Write down what stops people")
    look(page)
    for one in page.locator("[name=listed]:checked").all()[::-1]:
        one.uncheck(force=True)
    lead.tick("What it costs")
    lead.write("Something else, in their own words", "The bench halfway is gone")
    lead.choose("Named by people we asked")
    lead.write("Which survey was it, or whom did you ask", "Twelve people at the lunch club")
    lead.press("Write these down")
    says(lead, "The bench halfway is gone")
    # And takes what helps from the menu, for several audiences, to start and to keep going
    lead.follow("Costs paid back at once")
    says(lead, "This could change somebody’s benefits or tax.")
    look(page)
    lead.write("What does it cost, in pounds?", "£400")
    lead.choose("People who use the service")
    lead.choose("To get started")
    lead.tick("Nobody’s entitlement hangs on it")
    lead.press("Put it into the plan")
    says(lead, "Read the warning about benefits and tax before you offer it.")
    put_in(lead, "Tea after every tenth walk", whom="People who use the service", when="To keep going", cost="120")
    lead.press("Put it into the plan")
    put_in(lead, "Two paid hours a month for this", whom="Managers", when="To get started", cost="0")
    lead.press("Put it into the plan")
    # And something that holds back, which needs a way to say that it is unfair
    put_in(lead, "Who does not come three times loses the place", whom="Communities", when="To keep going", cost="0")
    lead.choose("Something that holds back")
    lead.press("Put it into the plan")
    says(lead, "Write how somebody says that it is unfair, and what happens then.")
    look(page)
    lead.write("How does somebody say that it is unfair?", "Tell Rosa; she asks two others and answers in a week.")
    lead.press("Put it into the plan")
    says(lead, "If somebody finds it unfair")
    look(page)
    # Then the payment is not among what can be offered before somebody read its warning
    lead.follow("Answer the ethics gate")
    yes = page.get_by_label("Yes", exact=True)
    assert yes.count() == 6
    for one in yes.all()[:5]:
        one.check(force=True)
    page.get_by_label("We are not sure", exact=True).last.check(force=True)
    look(page)
    lead.press("Save the answers")
    says(lead, "The plan goes on when every answer is yes")
    lead.follow("Answer the ethics gate")
    page.get_by_label("Yes", exact=True).last.check(force=True)
    lead.press("Save the answers")
    says(lead, "The gate is passed. The plan can be decided.")
    lead.press("Decide the plan")
    if "/interest/" in page.url:
        lead.choose("No, I have nothing to declare")
        lead.press("Save")
    says(lead, "Read the warning about benefits and tax for")
    assert page.get_by_label("Costs paid back at once").count() == 0
    look(page)
    lead.follow("Cancel")
    lead.follow("Read the warning about benefits and tax")
    says(lead, "What we do not know")
    look(page)
    lead.tick("I have read this")
    page.locator("main form button").first.click()
    says(lead, "Read by")
    # And everything is decided in one step, which stands in the record of the programme
    lead.press("Decide the plan")
    lead.write("Why?", "People told us that the bus costs money.")
    lead.write("Who decided?", "The steering group")
    for one in page.get_by_label(LATER).all():
        one.check(force=True)
    lead.press("Decide it")
    says(lead, "Decided. 4 things are offered.")
    says(lead, "by The steering group")
    look(page)
    plan = IncentivePlan.objects.get(title=TITLE)
    assert plan.decision == Decision.objects.get(why="People told us that the bus costs money.")
    assert PlanItem.objects.filter(plan=plan, offered_on__isnull=False).count() == 4
    lead.follow("Read the decision and its reasons")
    says(lead, f"We offer what the plan “{TITLE}” says.")
    # And the papers say the same
    _papers(page, plan)


def _papers(page: Page, plan: IncentivePlan) -> None:
    book = load_workbook(io.BytesIO(page.request.get(f"{PLANS}{plan.pk}/plan.xlsx").body()))
    words = [str(cell) for row in book["Incentives"].values for cell in row]
    assert "Tea after every tenth walk" in words
    assert "The steering group" in words
    assert page.request.get(f"{PLANS}{plan.pk}/plan.docx").body()[:2] == b"PK"
    cards = PdfReader(io.BytesIO(page.request.get(f"{PLANS}menu/cards.pdf").body()))
    assert "Costs paid back at once" in "".join(one.extract_text() for one in cards.pages)


def test_the_behaviour_and_what_stops_people_by_keyboard(people: People, inside: Organisation) -> None:
    page = people.somebody(LEAD)
    lead = Typing(page)
    behaviour(lead)
    lead.press("Save and go on")
    heading(page, TITLE)
    lead.follow("Write down what stops people")
    lead.write("Something else, in their own words", "The bench halfway is gone")
    lead.choose("Our own guess")
    lead.press("Write these down")
    says(lead, "The bench halfway is gone")
    assert IncentivePlan.objects.get(title=TITLE).barriers.filter(words="The bench halfway is gone").exists()


def test_the_menu_and_a_payment_without_scripts(people: People, inside: Organisation) -> None:
    page = people.somebody(LEAD, width=320, javascript=False)
    lead = Pointing(page)
    lead.open(f"{PLANS}menu/")
    page.get_by_label("For whom?").select_option(label="Politicians")
    lead.press("Show these")
    assert "audience=politicians" in page.url
    lead.look()
    plan = IncentivePlan.objects.get(decision=None)
    lead.open(f"{PLANS}{plan.pk}/items/?from=I04")
    says(lead, "This could change somebody’s benefits or tax.")
    lead.choose("Communities")
    lead.choose("To get started")
    lead.press("Put it into the plan")
    says(lead, "Write what it costs, or say below why nobody knows yet.")
    lead.write("For what is that, or why does nobody know yet?", "We ask in May")
    lead.look()
    lead.press("Put it into the plan")
    says(lead, "Say that nobody’s entitlement hangs on")
    made = PlanItem.objects.get(plan=plan, incentive="I04")
    assert (made.is_payment, made.offered_on, made.cost_words) == (True, None, "We ask in May")
    lead.page.locator("li", has_text=made.words).get_by_role("button", name="Take it out").click()
    says(lead, "You removed")
    lead.look()
    lead.press("Bring it back")
    says(lead, "It is back in the plan.")
