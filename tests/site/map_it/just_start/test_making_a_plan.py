"""Ten minutes: five questions, a check, a page to keep."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from tests.factories.people import HOSTILE
from tests.site.map_it.just_start.conftest import KEEP, START, THING, WANTED, WHO, YOURS, Tab

from coproduction_star.journeys.case_bank.selectors import how_many
from coproduction_star.map_it.models import SmallStart, SmallStep
from coproduction_star.voices.references import hash_of

pytestmark = pytest.mark.django_db
FOUR = re.compile(r'star-four__words"[^>]*>([a-z ]+)<')


def words_on(page: str) -> str:
    found = FOUR.search(page)
    assert found, "The page shows no four words"
    return found[1]


def test_the_first_page_and_the_star_lead_to_it() -> None:
    front = Client().get("/").content.decode()
    assert front.count(f'href="{START}"') >= 2
    assert "Ten minutes" in Client().get(START).content.decode()


def test_five_answers_become_a_plan_with_four_words(tab: Tab) -> None:
    assert tab.say_all().keep()["Location"] == YOURS
    page = tab.browser.get(YOURS).content.decode()
    start = SmallStart.objects.get()
    step = SmallStep.objects.get()
    assert (start.wanted, step.what, step.who) == (WANTED, THING, WHO)
    assert len(words_on(page).split()) == 4
    assert hash_of(words_on(page)) == start.reference_hash
    assert start.delete_after == timezone.localdate() + dt.timedelta(days=90)


def test_hostile_words_stay_words_on_every_page(tab: Tab) -> None:
    tab.say_all()
    pages = [tab.read(page) for page in ("want", "cases", "thing", "who", "when", "check")]
    tab.keep()
    pages.append(tab.browser.get(YOURS).content.decode())
    assert not any(HOSTILE in page for page in pages)
    assert "&lt;script&gt;" in pages[0]


def test_it_shows_three_cases_like_it_with_the_reasons_and_one_can_be_chosen(tab: Tab) -> None:
    assert how_many() > 3
    tab.say("want", wanted="Older people are lonely and want to meet")
    page = tab.read("cases")
    chosen = re.findall(r'name="case"[^>]*value="([^"]+)"', page)
    assert page.count("Shares:") == 3
    assert len(chosen) == 4
    tab.say("cases", case=chosen[0])
    assert "could this work here?" in tab.read("thing")


def test_one_of_a_few_outcomes_is_enough(tab: Tab) -> None:
    assert tab.say("want", wanted="", outcome="less-loneliness")["Location"] == tab.at("cases")
    assert "Shares:" in tab.read("cases")


@pytest.mark.parametrize("page", ["want", "thing", "when"])
def test_one_of_two_boxes_is_asked_for_so_neither_is_called_optional(tab: Tab, page: str) -> None:
    assert "(optional)" not in tab.read(page)


def test_words_that_no_case_shares_lead_on_all_the_same(tab: Tab) -> None:
    tab.say("want", wanted="zzzz qqqq")
    assert "That is fine" in tab.read("cases")
    assert tab.say("cases", case="none")["Location"] == tab.at("thing")


@pytest.mark.parametrize(
    ("page", "answers", "told"),
    [
        ("want", {"wanted": ""}, "Write what you want to be different"),
        ("want", {"wanted": "a" * 301}, "Make it 300 letters or fewer"),
        ("want", {"wanted": "", "outcome": "nonsense"}, "not one of the available"),
        ("cases", {}, "Choose one, or"),
        ("thing", {"thing": "own", "own": ""}, "Write your own small thing"),
        ("who", {"who": ""}, "A first name is enough"),
        ("when", {}, "Choose a day above, or write one here"),
        ("when", {"day": "other", "on_day": "31", "on_month": "2", "on_year": "2027"}, "Enter a real date"),
        ("when", {"day": "other", "on_day": "1", "on_month": "1", "on_year": "2020"}, "This day has passed"),
        ("when", {"day": "other", "on_day": "1", "on_month": "1", "on_year": "2199"}, "This is far away"),
    ],
)
def test_what_is_missing_is_said_where_it_is(tab: Tab, page: str, answers: dict[str, str], told: str) -> None:
    refused = tab.say(page, **answers)
    assert refused.status_code == 200
    assert told in refused.content.decode()
    assert "There is a problem" in refused.content.decode()


def test_the_last_day_within_reach_is_taken_and_the_next_is_not(tab: Tab) -> None:
    last = timezone.localdate() + dt.timedelta(days=90)
    assert tab.say_all(on=last + dt.timedelta(days=1)).keep()["Location"] == tab.at("when")
    assert tab.say_all(on=last).keep()["Location"] == YOURS
    assert SmallStart.objects.get().delete_after == last + dt.timedelta(days=14)


def test_going_back_loses_nothing(tab: Tab) -> None:
    tab.say_all()
    assert "Have tea with one neighbour" in tab.read("thing")
    assert "Older people are lonely" in tab.read("want")
    assert tab.say("want", wanted="Safer streets")["Location"] == tab.at("check")
    assert "Safer streets" in tab.read("check")


def test_two_tabs_are_two_plans(tab: Tab) -> None:
    other = Tab(tab.browser).begin()
    tab.say_all(wanted="Benches")
    other.say_all(wanted="Trees")
    tab.keep()
    other.keep()
    assert set(SmallStart.objects.values_list("wanted", flat=True)) == {"Benches", "Trees"}


def test_the_same_plan_sent_twice_is_one_with_the_same_words(tab: Tab) -> None:
    tab.say_all().keep()
    first = words_on(tab.browser.get(YOURS).content.decode())
    tab.keep()
    assert words_on(tab.browser.get(YOURS).content.decode()) == first
    assert SmallStart.objects.count() == 1


def test_changed_answers_after_keeping_are_another_plan(tab: Tab) -> None:
    tab.say_all().keep()
    tab.say("who", who="Bob")
    tab.keep()
    assert SmallStart.objects.count() == 2


def test_an_unfinished_plan_leads_to_the_question_that_is_open(tab: Tab) -> None:
    tab.say("want", wanted=WANTED)
    assert tab.keep()["Location"] == tab.at("cases")
    assert not SmallStart.objects.exists()


def test_a_draft_of_another_browser_is_not_there(tab: Tab) -> None:
    tab.say_all()
    answer = Client().get(tab.at("want"))
    assert answer["Location"] == START
    assert tab.browser.get(f"{START}guessed/want/")["Location"] == START


def test_a_page_that_does_not_exist_does_not_exist(tab: Tab) -> None:
    assert tab.browser.get(tab.at("nonsense")).status_code == 404


@pytest.mark.usefixtures("one_moment")
def test_many_plans_from_one_address_have_to_wait_and_lose_nothing(tab: Tab) -> None:
    tab.say_all()
    for number in range(10):
        Tab().begin().say_all(wanted=f"Plan {number}").keep()
    refused = tab.keep()
    assert refused.status_code == 429
    assert "Nothing is lost" in refused.content.decode()
    cache.clear()
    assert tab.keep()["Location"] == YOURS


def test_the_calendar_file_has_the_day_and_an_alarm_and_never_the_words(tab: Tab) -> None:
    tab.say_all().keep()
    words = words_on(tab.browser.get(YOURS).content.decode())
    file = tab.browser.get(f"{KEEP}calendar/")
    event = Calendar.from_ical(file.content).walk("VEVENT")[0]
    assert file["Content-Type"].startswith("text/calendar")
    assert event["SUMMARY"] == THING
    assert event["DTSTART"].dt == timezone.localdate() + dt.timedelta(days=10)
    assert event.walk("VALARM")[0]["TRIGGER"].dt == dt.timedelta(hours=9)
    assert words.split()[0] + "-" not in file.content.decode()
    assert words not in file.content.decode()


def test_the_plan_takes_few_queries(tab: Tab, django_assert_max_num_queries) -> None:
    tab.say_all().keep()
    with django_assert_max_num_queries(12):
        tab.browser.get(YOURS)


HOME = "Knock at 12 Mill Lane, Northfield NR1 4AB"
ASKED = "This looks like somebody’s address."


def test_an_address_is_asked_about_as_in_a_name_and_nothing_typed_is_lost(tab: Tab) -> None:
    tab.say("want", wanted=WANTED)
    tab.say("cases", case="none")
    page = tab.say("thing", thing="own", own=HOME).content.decode()
    assert ASKED in page
    assert HOME in page
    assert 'name="keep_the_name"' in page
    assert HOME not in tab.read("thing")
    assert tab.say("thing", thing="own", own=HOME, keep_the_name="on")["Location"] == tab.at("who")
    assert HOME in tab.read("thing")
    assert tab.say("thing", thing="own", own=HOME)["Location"] == tab.at("who")


def test_words_beside_what_was_chosen_are_not_asked_about(tab: Tab) -> None:
    tab.say("want", wanted=WANTED)
    tab.say("cases", case="none")
    (first, *_rest) = re.findall(r'name="thing"[^>]*value="([^"]+)"', tab.read("thing"))
    assert tab.say("thing", thing=first, own=HOME)["Location"] == tab.at("who")
