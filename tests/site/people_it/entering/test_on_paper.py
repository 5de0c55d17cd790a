"""A survey on paper and by phone: printed, typed in by numbers, on behalf of whoever wrote it."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from coproduction_star.audit.models import Event
from coproduction_star.data.asset_surveys.answers import WrongAnswer
from coproduction_star.people_it.asking.editions import survey_of_edition
from coproduction_star.people_it.entering.codes import answer_from, as_typed
from coproduction_star.people_it.entering.numbers import Mistyped, in_halves, new_number, read_number
from coproduction_star.people_it.models import Response, SurveyLink

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]


def page_of(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
def at(link: SurveyLink) -> str:
    survey = link.survey
    return f"/o/{survey.organisation.slug}/p/{survey.programme.slug}/people-it/surveys/{survey.pk}/answers/"


@pytest.fixture
def number(link: SurveyLink) -> str:
    return new_number(link.survey.editions.get())


@pytest.fixture
def worker(signed_in: SignedIn) -> Client:
    return signed_in("programme-lead")


@pytest.fixture
def copy(first: str) -> PdfReader:
    client = Client()
    answer = client.post(f"{first}paper/", {"copies": "2", "look": "usual", "language": "en"})
    assert answer["Content-Type"] == "application/pdf", page_of(answer)
    return PdfReader(BytesIO(answer.content))


def words_in(copy: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in copy.pages)


def test_the_sheets_hold_every_question_with_its_numbers_and_can_be_read_aloud(copy: PdfReader) -> None:
    text = words_in(copy)
    assert "Where should the bench stand?" in text
    assert re.search(r"1\s+By the mill", text)
    assert "If somebody is in danger now, ring 999." in text
    assert copy.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert copy.trailer["/Root"]["/Lang"] == "en-GB"


def test_who_need_not_answer_is_told_on_paper_and_aloud(link: SurveyLink, first: str, worker: Client, at: str) -> None:
    edition = link.survey.editions.get()
    edition.definition["questions"][-1]["show_if"] = "do-more is maybe and good-at is answered"
    edition.save()
    answer = Client().post(f"{first}paper/", {"copies": "1", "language": "en", "look": "usual"})
    text = " ".join(words_in(PdfReader(BytesIO(answer.content))).split())
    said = "Only if the answer to question 2 is “Maybe”, and there is an answer to question 3."
    assert said in text
    assert said in page_of(worker.get(f"{at}script/"))


def test_each_copy_has_a_number_and_four_words_of_its_own(copy: PdfReader) -> None:
    numbers = set(re.findall(r"Copy\s+([A-Z]{4} [A-Z]{4})", words_in(copy)))
    assert len(numbers) == 2


def test_numbers_find_a_slip_of_the_pen_and_a_copy_of_another_survey(link: SurveyLink, number: str) -> None:
    assert read_number(link.survey, f" {in_halves(number).lower()} ") == number
    for wrong in (number[:-1], "B" + number[1:] if number[0] != "B" else "C" + number[1:], number[::-1]):
        with pytest.raises(Mistyped):
            read_number(link.survey, wrong)


def test_typed_numbers_are_answers(link: SurveyLink) -> None:
    asked = survey_of_edition(link.survey.editions.get().pk)
    bench, good_at = asked.question("bench"), asked.question("good-at")
    assert answer_from(bench, "2") == "school"
    assert answer_from(bench, "0") == "not-say"
    several = answer_from(good_at, "1, 3")
    assert as_typed(good_at, several) == "1 3"
    with pytest.raises(WrongAnswer):
        answer_from(bench, "1 2")
    with pytest.raises(WrongAnswer):
        answer_from(bench, "9")


def test_what_is_typed_in_counts_as_theirs_and_says_who_typed_it(worker: Client, at: str, number: str) -> None:
    typed = {"number": number, "channel": "paper", "q_bench": "1", "q_do-more": "1", "kinds": ["statistics"]}
    answer = worker.post(f"{at}type-in/", typed)
    made = Response.objects.get()
    assert answer["Location"] == f"{at}{made.pk}/entered/"
    assert (made.channel, made.entered_by.email > "", made.finished_at is not None) == ("paper", True, True)
    assert made.answers["bench"] == "mill"
    assert Event.objects.filter(verb="people_it.answers_typed_in", by=made.entered_by).exists()
    assert "The four words stand on the slip" in page_of(worker.get(answer["Location"]))


def test_the_words_on_the_slip_open_the_answers_once_they_are_typed_in(
    worker: Client, at: str, number: str, link: SurveyLink
) -> None:
    from coproduction_star.people_it.entering.numbers import words_of_copy

    worker.post(f"{at}type-in/", {"number": number, "channel": "paper", "q_bench": "1"})
    resident = Client()
    answer = resident.post("/r/", {"reference": words_of_copy(link.survey, number)})
    assert answer["Location"] == "/r/answers/"
    assert "By the mill" in page_of(resident.get("/r/answers/"))


def test_the_same_copy_twice_is_noticed_and_nothing_typed_is_lost(worker: Client, at: str, number: str) -> None:
    worker.post(f"{at}type-in/", {"number": number, "channel": "paper", "q_bench": "1"})
    page = page_of(worker.post(f"{at}type-in/", {"number": number, "channel": "paper", "q_bench": "2"}))
    assert "The copy with this number was typed in on" in page
    assert 'name="q_bench" type="text" value="2"' in page or 'value="2"' in page
    assert Response.objects.count() == 1


def test_wrong_numbers_are_named_beside_their_question(worker: Client, at: str) -> None:
    page = page_of(worker.post(f"{at}type-in/", {"channel": "paper", "q_bench": "7"}))
    assert "7: Choose one of the answers on this page." in page
    assert not Response.objects.exists()


def test_answers_kept_apart_need_the_tick_of_whoever_gave_them(worker: Client, at: str) -> None:
    typed = {"channel": "paper", "q_barriers": "1", "q_bench": "1"}
    assert "Answers with the sign ◆ are typed in." in page_of(worker.post(f"{at}type-in/", typed))
    worker.post(f"{at}type-in/", {**typed, "apart": "on"})
    made = Response.objects.select_related("special").get()
    assert "barriers" not in made.answers
    assert list(made.special.answers) == ["barriers"]


def test_without_a_number_the_worker_gets_words_to_hand_over(worker: Client, at: str) -> None:
    worker.get(f"{at}type-in/")
    answer = worker.post(f"{at}type-in/", {"channel": "phone", "q_bench": "1"})
    assert "star-four__words" in page_of(worker.get(answer["Location"]))


def test_the_script_says_every_question_word_by_word(worker: Client, at: str) -> None:
    page = page_of(worker.get(f"{at}script/"))
    assert "Where should the bench stand?" in page
    assert "Can you talk freely now, where you are?" in page


def test_who_only_looks_types_nothing_in(signed_in: SignedIn, at: str) -> None:
    assert signed_in("observer").get(f"{at}type-in/").status_code == 403


def test_the_ways_in_say_how_many_came_by_each(worker: Client, at: str) -> None:
    worker.post(f"{at}type-in/", {"channel": "phone", "q_bench": "1"})
    page = page_of(worker.get(at))
    assert "By phone" in page
    assert "/paper/" in page


@pytest.fixture
def for_children(link: SurveyLink) -> None:
    """The survey is for everybody from eight years on."""
    edition = link.survey.editions.get()
    edition.definition = edition.definition | {"youngest": 8}
    edition.save()


def printed(first: str, look: str = "usual") -> str:
    answer = Client().post(f"{first}paper/", {"copies": "1", "language": "en", "look": look})
    return " ".join(words_in(PdfReader(BytesIO(answer.content))).split())


@pytest.mark.usefixtures("for_children")
@pytest.mark.parametrize("look", ["usual", "easy", "large"])
def test_on_paper_a_parent_signs_where_children_may_answer(first: str, look: str) -> None:
    text = printed(first, look)
    assert "People of 8 or over. Under 13, a parent or carer says yes first." in text
    assert "X. Only under 13: a parent or carer writes their name here and signs that they agree" in text


def test_on_paper_nobody_asks_for_a_parent_of_adults(first: str) -> None:
    text = printed(first)
    assert "People of 18 or over." in text
    assert "parent" not in text


@pytest.mark.usefixtures("for_children")
def test_what_a_parent_signed_is_typed_in_and_kept(worker: Client, at: str) -> None:
    typed = {"channel": "paper", "q_bench": "1", "age": "child"}
    assert "Under 13 a parent or guardian says yes first." in page_of(worker.post(f"{at}type-in/", typed))
    worker.post(f"{at}type-in/", {**typed, "parent": "Her mother", "parent_how": "paper"})
    made = Response.objects.get()
    assert (made.age, made.parent, made.parent_how) == ("child", "Her mother", "paper")


@pytest.mark.usefixtures("for_children")
def test_on_the_phone_a_parent_agrees_before_the_first_question(worker: Client, at: str) -> None:
    page = page_of(worker.get(f"{at}script/"))
    assert page.index("Is a parent or guardian with you?") < page.index("Where should the bench stand?")
    assert "Only under 13." in page


def test_on_the_phone_no_parent_is_asked_for_adults(worker: Client, at: str) -> None:
    page = page_of(worker.get(f"{at}script/"))
    assert "People of 18 or over." in page
    assert "parent" not in page.partition("star-script")[2]
