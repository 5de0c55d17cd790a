"""A file of answers: looked through, told in few lines, added only when somebody says so, and taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from coproduction_star.people_it.models import AnswerFile, Response, SpecialAnswers, SurveyConsent, SurveyLink

pytestmark = pytest.mark.django_db(transaction=True)
KOBO = (
    "start,ours/bench,do-more,good-at,want-help,_uuid,shoe size\n"
    "2026-11-02,mill,maybe,cooking driving,forms,u1,43\n"
    "2026-11-02,By the school,no,,,u2,\n"
    "2026-11-02,river,no,,,u3,\n"
    "2026-11-02,mill,no,,,u1,\n"
)


def page_of(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture(autouse=True)
def tasks_run_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def at(link: SurveyLink) -> str:
    survey = link.survey
    return f"/o/{survey.organisation.slug}/p/{survey.programme.slug}/people-it/surveys/{survey.pk}/answers/file/"


@pytest.fixture
def worker(signed_in: Callable[..., Client]) -> Client:
    return signed_in("programme-lead")


def bring(worker: Client, at: str, text: str) -> str:
    answer = worker.post(at, {"file": SimpleUploadedFile("kobo.csv", text.encode())})
    assert answer.status_code == 302, page_of(answer)
    return answer["Location"]


def test_it_is_looked_through_before_anything_is_added(worker: Client, at: str) -> None:
    page = page_of(worker.get(bring(worker, at, KOBO)))
    of = AnswerFile.objects.get()
    assert (of.read, of.good, of.bad, of.twice) == (4, 2, 1, 1)
    assert "“river”: This is none of its answers." in page
    assert "shoe size" in page
    assert not Response.objects.exists()


def test_confirmed_rows_are_answers_and_special_ones_stand_apart(worker: Client, at: str) -> None:
    where = bring(worker, at, KOBO)
    worker.post(where, {"may_count": "on"})
    made = {row.answers["bench"]: row for row in Response.objects.all()}
    assert made["mill"].answers == {"bench": "mill", "do-more": "maybe", "good-at": ["cooking", "driving"]}
    assert made["school"].channel == "import"
    assert SpecialAnswers.objects.get().answers == {"want-help": ["forms"]}
    assert SurveyConsent.objects.filter(kind="statistics").count() == 2


def test_without_their_consent_nothing_special_is_added_and_nothing_counted(worker: Client, at: str) -> None:
    worker.post(bring(worker, at, KOBO), {})
    assert Response.objects.count() == 2
    assert not SpecialAnswers.objects.exists()
    assert not SurveyConsent.objects.exists()


def test_the_same_rows_are_not_added_twice(worker: Client, at: str) -> None:
    worker.post(bring(worker, at, KOBO), {})
    again = bring(worker, at, KOBO)
    of = AnswerFile.objects.order_by("made_at").last()
    assert (of.good, of.bad, of.twice) == (0, 1, 3)
    assert "Add these answers" not in page_of(worker.get(again))


def test_all_of_a_file_is_taken_back(worker: Client, at: str) -> None:
    where = bring(worker, at, KOBO)
    worker.post(where, {"may_count": "on"})
    worker.post(f"{where}take-back/")
    assert not Response.objects.exists()
    assert "Taken back" in page_of(worker.get(at))


def test_what_is_no_table_is_refused_in_a_sentence(worker: Client, at: str) -> None:
    page = page_of(worker.post(at, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}))
    assert "There is a problem" in page


def test_20_000_rows_with_wrong_codes_are_told_in_few_lines(worker: Client, at: str) -> None:
    text = "bench,_id\n" + "".join(f"wrong{number},{number}\n" for number in range(20_000))
    page = page_of(worker.get(bring(worker, at, text)))
    assert "And 19,960 more cells of other kinds." in page
    assert len(page) < 40_000


def test_a_file_of_100_000_rows_is_refused_with_what_to_do(worker: Client, at: str) -> None:
    text = "bench\n" + "wrong\n" * 100_000
    page = page_of(worker.post(at, {"file": SimpleUploadedFile("a.csv", text.encode())}))
    assert "cut the rest into several files" in page
    assert not AnswerFile.objects.exists()
