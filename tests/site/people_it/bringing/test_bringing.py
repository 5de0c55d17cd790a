"""A file of answers: looked through, told in few lines, added only when somebody says so, and taken back."""

import contextlib
import csv
import datetime as dt
import io
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.factories.spreadsheets import changed, xlsx_bytes

from coproduction_star.people_it.asking import keeping
from coproduction_star.people_it.bringing import rows, services, writing
from coproduction_star.people_it.models import AnswerFile, Response, SpecialAnswers, SurveyConsent, SurveyLink
from coproduction_star.ui.documents.spreadsheets.table import Limits
from coproduction_star.voices.my_data.services import delete_due
from coproduction_star.voices.references import hash_of

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
def tasks_run_at_once(settings: Any, tmp_path: Any) -> None:
    own = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": own}
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
    assert "This is none of its answers." in page
    assert "“river” (1)" in page
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
    assert "is taken back" in page_of(worker.get(at))


def test_what_is_no_table_is_refused_in_a_sentence(worker: Client, at: str) -> None:
    page = page_of(worker.post(at, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}))
    assert "There is a problem" in page


def csv_of(answer: Any) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    answer.close()
    return list(csv.reader(io.StringIO(text)))


def test_100_000_rows_with_wrong_codes_are_told_in_few_lines(worker: Client, at: str) -> None:
    """Every code is another; the page is short and quick, and the rows can be taken away with what is wrong."""
    text = "bench,do-more,_id\n" + "".join(f"wrong{number},9,{number}\n" for number in range(100_000))
    began = time.process_time()
    where = bring(worker, at, text)
    assert time.process_time() - began < 40
    page = page_of(worker.get(where))
    of = AnswerFile.objects.get()
    assert (of.read, of.good, of.bad) == (100_000, 0, 100_000)
    assert "and 99,995 more cells with other words" in page
    assert "100,000 rows: 2, 3, 4, 5, 6 …" in page
    assert len(page) < 40_000
    rows = csv_of(worker.get(f"{where}wrong.csv"))
    assert len(rows) == 100_001
    assert rows[1] == [
        "2",
        "bench: “wrong0”. This is none of its answers. do-more: “9”. This is none of its answers.",
        "wrong0", "9", "0",
    ]  # fmt: skip


def test_a_workbook_is_read_as_well(worker: Client, at: str) -> None:
    rows = [line.split(",") for line in KOBO.splitlines()]
    worker.post(at, {"file": SimpleUploadedFile("kobo.xlsx", xlsx_bytes(rows))})
    of = AnswerFile.objects.get()
    assert (of.state, of.read, of.good, of.bad, of.twice) == ("looked", 4, 2, 1, 1)


def test_a_workbook_that_is_damaged_says_so_on_its_page(worker: Client, at: str) -> None:
    content = xlsx_bytes([["bench"], ["mill"]])
    broken = changed(content, "xl/worksheets/sheet1.xml", lambda text: text[: len(text) // 2])
    answer = worker.post(at, {"file": SimpleUploadedFile("a.xlsx", broken)})
    page = page_of(worker.get(answer["Location"]))
    assert "It cannot be read" in page
    assert "This file is damaged" in page
    assert "Add these answers" not in page


def test_the_faulty_rows_come_back_corrected(worker: Client, at: str) -> None:
    """Without names of their own the rows are known by their number in the first file."""
    text = "bench,do-more\nmill,maybe\nriver,no\n=1+1,maybe\n"
    where = bring(worker, at, text)
    worker.post(where, {})
    rows = csv_of(worker.get(f"{where}wrong.csv"))
    assert rows[2][2] == "'=1+1"
    corrected = "\n".join(",".join([row[0], "", "mill", row[3]]) for row in rows[1:])
    again = bring(worker, at, f"_row,_what_is_wrong,bench,do-more\n{corrected}\n")
    worker.post(again, {})
    assert [row.answers["do-more"] for row in Response.objects.all()] == ["maybe", "no", "maybe"]
    bring(worker, at, f"_row,_what_is_wrong,bench,do-more\n{corrected}\n\n")
    assert AnswerFile.objects.order_by("made_at").last().twice == 2


def test_the_very_same_file_is_known_again(worker: Client, at: str) -> None:
    worker.post(bring(worker, at, KOBO), {})
    assert "The very same file was brought in on" in page_of(worker.get(bring(worker, at, KOBO)))
    assert "The very same file" not in page_of(worker.get(bring(worker, at, f"{KOBO}2026-11-02,mill,no,,,u9,\n")))


def test_answers_to_what_nobody_was_asked_are_counted_and_said(worker: Client, at: str, link: SurveyLink) -> None:
    edition = link.survey.editions.get()
    asked = {question.get("bank") or question["id"]: question for question in edition.definition["questions"]}
    asked["bench"]["show_if"] = "do-more is maybe"
    edition.save()
    where = bring(worker, at, "bench,do-more,_id\nmill,maybe,1\nschool,no,2\n")
    assert AnswerFile.objects.get().left_out == 1
    assert "would not have been asked" in page_of(worker.get(where))
    worker.post(where, {})
    assert sorted(len(row.answers) for row in Response.objects.all()) == [1, 2]


def test_each_row_has_four_words_that_open_its_answers(worker: Client, at: str, client: Client) -> None:
    where = bring(worker, at, KOBO)
    worker.post(where, {"may_count": "on"})
    _head, first, second = csv_of(worker.get(f"{where}words.csv"))
    assert [first[0], second[0]] == ["2", "3"]
    assert client.post("/r/", {"reference": first[1]})["Location"] == "/r/answers/"
    assert "By the mill" in page_of(client.get("/r/answers/"))
    with scopes_disabled():
        response = Response.objects.get(reference_hash=hash_of(first[1]))
        keeping.withdraw(response=response)
    assert len(csv_of(worker.get(f"{where}words.csv"))) == 2
    again = bring(worker, at, KOBO)
    assert "Rows that can be added" in page_of(worker.get(again))
    assert AnswerFile.objects.order_by("made_at").last().good == 0


def test_the_words_are_for_whoever_brought_the_file(worker: Client, at: str, signed_in: Callable[..., Client]) -> None:
    where = bring(worker, at, KOBO)
    worker.post(where, {})
    other = signed_in("practitioner")
    assert "four-words" not in page_of(other.get(where))
    assert other.get(f"{where}words.csv").status_code == 404
    assert csv_of(other.get(f"{where}wrong.csv"))


class Killed(BaseException):
    """What a worker does not survive."""


def test_a_killed_worker_goes_on_where_it_stopped(worker: Client, at: str, monkeypatch: Any) -> None:
    """After the first piece the worker dies; the page offers to go on, and every row is there once."""
    monkeypatch.setattr(rows, "PIECE", 10)
    where = bring(worker, at, "bench,_id\n" + "".join(f"mill,{number}\n" for number in range(35)))
    whole, written = writing._write, []

    def dies(of: Any, piece: Any, **more: Any) -> bool:
        if len(written) == 2:
            raise Killed
        written.append(len(piece))
        return whole(of, piece, **more)

    monkeypatch.setattr(writing, "_write", dies)
    with contextlib.suppress(Killed):
        worker.post(where, {})
    assert (Response.objects.count(), AnswerFile.objects.get().row_reached) == (20, 21)
    assert "Go on" not in page_of(worker.get(where))
    AnswerFile.objects.update(moved_at=timezone.now() - services.STUCK * 2)
    assert "Go on" in page_of(worker.get(where))
    monkeypatch.setattr(writing, "_write", whole)
    worker.post(where, {"go_on": "yes"})
    of = AnswerFile.objects.get()
    assert (of.state, of.written, Response.objects.count()) == ("done", 35, 35)


def test_what_is_being_added_can_be_stopped_and_taken_back(worker: Client, at: str, monkeypatch: Any) -> None:
    where = bring(worker, at, KOBO)
    with monkeypatch.context() as no_worker:
        no_worker.setattr(services, "_soon", lambda *_task: None)
        worker.post(where, {})
    worker.post(f"{where}take-back/")
    of = AnswerFile.objects.get()
    assert (of.state, of.file.name, of.faults.name) == ("undone", "", "")
    writing.write_rows.call(str(of.organisation_id), str(of.programme_id), str(of.pk))
    assert not Response.objects.exists()


def test_its_files_go_with_it(worker: Client, at: str) -> None:
    where = bring(worker, at, KOBO)
    of = AnswerFile.objects.get()
    held = [(one.storage, one.name) for one in (of.file, of.faults)]
    assert all(storage.exists(name) for storage, name in held)
    worker.post(f"{where}take-back/")
    assert not any(storage.exists(name) for storage, name in held)
    bring(worker, at, KOBO)
    with scopes_disabled():
        last = AnswerFile.objects.order_by("made_at").last()
        name = last.file.name
        AnswerFile.objects.filter(pk=last.pk).update(delete_after="2020-01-01")
        delete_due(dt.date(2026, 1, 1))
    assert not last.file.storage.exists(name)


def test_too_large_a_file_is_refused_with_what_to_do(worker: Client, at: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(rows, "LIMITS", Limits(rows=3))
    page = page_of(worker.get(bring(worker, at, "bench\n" + "mill\n" * 5)))
    assert "more than 3 rows" in page
    assert "cut the rest into several files" in page
    assert not Response.objects.exists()
