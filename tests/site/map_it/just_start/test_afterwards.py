"""The four words open a plan again; after its day it asks what came of it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.people import HOSTILE
from tests.site.map_it.just_start.conftest import KEEP, START, THING, WANTED, YOURS

from coproduction_star.audit.models import Event
from coproduction_star.map_it.just_start import services
from coproduction_star.map_it.models import SmallStart, SmallStep
from coproduction_star.voices.my_data.services import delete_due
from coproduction_star.voices.references import reference_from

pytestmark = pytest.mark.django_db
Made = Callable[..., SmallStart]


def words_of(start: SmallStart, seed: str = "a seed") -> str:
    return reference_from(f"{seed}|{start.pk}")


@pytest.fixture
def opened(made: Made) -> Client:
    """A browser in which the four words of a plan for today were typed."""
    browser = Client()
    browser.post(KEEP, {"reference": words_of(made())})
    return browser


def test_the_four_words_open_the_plan_in_any_browser(made: Made) -> None:
    typed = words_of(made()).upper().replace("-", ", ")
    browser = Client()
    assert browser.post(KEEP, {"reference": typed})["Location"] == YOURS
    page = browser.get(YOURS).content.decode()
    assert "Have tea with one neighbour" in page
    assert HOSTILE not in page
    assert 'class="star-four__words"' not in page


def test_wrong_words_and_old_ones_get_the_same_sentence(made: Made) -> None:
    start = made()
    words = words_of(start)
    services.erase(start=start)
    wrong, old = (Client().post(KEEP, {"reference": said}) for said in ("apple river lamp garden", words))
    for answer in (wrong, old):
        assert "We do not find these four words" in answer.content.decode()


@pytest.mark.usefixtures("one_moment")
def test_guessing_is_slowed_down(made: Made) -> None:
    words = words_of(made())
    answers = [Client().post(KEEP, {"reference": f"wrong words number {n}"}).status_code for n in range(10)]
    assert set(answers) == {200}
    refused = Client().post(KEEP, {"reference": words})
    assert refused.status_code == 429
    assert words in refused.content.decode()


@pytest.mark.parametrize("page", ["yours/", "calendar/", "happened/", "learned/", "smaller/", "erase/"])
def test_without_the_words_every_page_of_it_asks_for_them(made: Made, page: str) -> None:
    made()
    assert Client().get(f"{KEEP}{page}")["Location"] == KEEP
    assert SmallStart.objects.exists()


def test_it_asks_when_its_day_has_come_and_not_before(made: Made) -> None:
    early = Client()
    early.post(KEEP, {"reference": words_of(made(seed="later", on=timezone.localdate() + dt.timedelta(1)), "later")})
    today = Client()
    today.post(KEEP, {"reference": words_of(made())})
    assert "How did it go?" in today.get(YOURS).content.decode()
    assert "How did it go?" not in early.get(YOURS).content.decode()


def test_yes_keeps_what_was_learned_and_what_comes_next(opened: Client) -> None:
    assert opened.post(f"{KEEP}happened/", {"happened": "yes"})["Location"] == f"{KEEP}learned/"
    learned = opened.post(f"{KEEP}learned/", {"learned": f"People like tea {HOSTILE}", "next_words": "Cake"})
    assert learned["Location"] == YOURS
    page = opened.get(YOURS).content.decode()
    assert "People like tea" in page
    assert "Cake" in page
    assert HOSTILE not in page
    assert SmallStep.objects.get().happened == "yes"


def test_no_becomes_a_smaller_step_with_a_new_day_and_the_old_one_stays(opened: Client) -> None:
    assert opened.post(f"{KEEP}happened/", {"happened": "no"})["Location"] == f"{KEEP}smaller/"
    day = timezone.localdate() + dt.timedelta(days=7)
    smaller = {"learned": "It rained", "what": "Say hello to Ann", "who": "Ann", "day": day.isoformat()}
    assert opened.post(f"{KEEP}smaller/", smaller)["Location"] == YOURS
    first, second = SmallStep.objects.order_by("number")
    assert (first.what, first.happened, first.learned) == (THING, "no", "It rained")
    assert (second.what, second.on, second.happened) == ("Say hello to Ann", day, "")
    page = opened.get(YOURS).content.decode()
    assert page.index("Say hello to Ann") < page.index("What you tried before") < page.index("It rained")


def test_an_empty_answer_says_what_to_write(opened: Client) -> None:
    for page, told in (
        ("happened", "Both are fine"),
        ("learned", "Write one thing you learned"),
        ("smaller", "Write one smaller thing"),
    ):
        assert told in opened.post(f"{KEEP}{page}/").content.decode()
    assert SmallStep.objects.get().happened == ""


def test_two_tabs_that_both_answer_leave_the_first_answer(opened: Client) -> None:
    opened.post(f"{KEEP}learned/", {"learned": "The first"})
    second = opened.post(f"{KEEP}learned/", {"learned": "The second"}, follow=True).content.decode()
    assert "This has its answer already" in second
    assert SmallStep.objects.get().learned == "The first"


def test_at_the_same_moment_the_database_lets_one_answer_through(made: Made) -> None:
    step = made().steps.get()
    services.it_happened(step=step, learned="One", next_words="")
    smaller = services.Thing(what="x", who="y", on=timezone.localdate())
    with pytest.raises(services.NotItsTurn):
        services.it_did_not(step=step, learned="Two", smaller=smaller)
    assert SmallStep.objects.count() == 1


def test_a_day_out_of_reach_makes_nothing(made: Made) -> None:
    for days in (-1, 91):
        with pytest.raises(services.DayOutOfReach):
            made(on=timezone.localdate() + dt.timedelta(days=days))
    assert not SmallStart.objects.exists()


def test_it_can_be_erased_and_the_words_then_open_nothing(opened: Client) -> None:
    assert "cannot be undone" in opened.get(f"{KEEP}erase/").content.decode()
    assert SmallStart.objects.exists()
    assert opened.post(f"{KEEP}erase/")["Location"] == START
    assert not SmallStart.objects.exists()
    assert not SmallStep.objects.exists()
    assert opened.get(YOURS)["Location"] == KEEP


def test_closing_leaves_nothing_for_the_next_person_at_the_computer(opened: Client) -> None:
    opened.post(f"{KEEP}close/")
    assert opened.get(YOURS)["Location"] == KEEP


def test_after_its_time_the_daily_work_erases_it(made: Made) -> None:
    start, stays = made(seed="one"), made(seed="two")
    SmallStart.objects.filter(pk=start.pk).update(delete_after=timezone.localdate() - dt.timedelta(days=1))
    SmallStart.objects.filter(pk=stays.pk).update(delete_after=timezone.localdate())
    delete_due(timezone.localdate())
    assert list(SmallStart.objects.all()) == [stays]
    assert SmallStep.objects.count() == 1


def test_no_event_of_it_keeps_a_word(opened: Client) -> None:
    opened.post(f"{KEEP}learned/", {"learned": "People like tea"})
    said = " ".join(f"{event.subject_title} {event.detail}" for event in Event.objects.all())
    assert "Just start" in said
    for words in (WANTED, THING, "tea"):
        assert words not in said


def test_an_address_in_a_smaller_step_is_asked_about_and_nothing_typed_is_lost(opened: Client) -> None:
    day = timezone.localdate() + dt.timedelta(days=7)
    home = "Ring at 12 Mill Lane"
    sent = {"learned": "It rained", "what": home, "who": "Ann", "day": day.isoformat()}
    page = opened.post(f"{KEEP}smaller/", sent).content.decode()
    assert "This looks like somebody’s address." in page
    assert all(typed in page for typed in ("It rained", home, 'value="Ann"'))
    assert page.index('name="keep_the_name"') < page.index('name="who"')
    assert opened.post(f"{KEEP}smaller/", sent | {"keep_the_name": "on"})["Location"] == YOURS
    assert home in opened.get(YOURS).content.decode()
