"""An edition: frozen, checked with one command, read by anyone in several ways, and taken away as a file."""

import datetime as dt
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from tests.factories import market_it as make
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.market_it.charter import carrying, editions, services, wordings
from coproduction_star.market_it.charter.changes import Sort, changes
from coproduction_star.market_it.charter.receipt import command_for
from coproduction_star.market_it.charter.wording import Slot
from coproduction_star.market_it.models import CharterEdition, WrittenOnceError

from .conftest import PLAIN

pytestmark = pytest.mark.django_db
WELSH = Slot("cy", "plain")


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def outside(programme):
    def address(name: str, *more) -> str:
        return reverse(f"market_it:{name}", args=(programme.organisation.slug, programme.slug, *more))

    return address


@pytest.fixture
def ready(charter, clause, writer, listening):
    charter.review_on = timezone.localdate() + dt.timedelta(days=180)
    charter.save()
    return charter


@pytest.fixture
def edition(ready, writer) -> CharterEdition:
    return editions.publish(charter=ready, what_changed="", by=writer.user)


def reword(clause, words, by) -> None:
    seen = {PLAIN: wordings.standing(clause)[PLAIN].pk}
    wordings.say(clause=clause, texts={PLAIN: words}, seen=seen, by=by)


def test_what_is_missing_is_said_before_anything_is_frozen(lead_client, at, charter) -> None:
    page = text_of(lead_client.get(at("publish_charter", charter.pk)))
    assert "There is no clause in it." in page
    assert "choose a review day" in page
    again = text_of(lead_client.post(at("publish_charter", charter.pk), {}))
    assert "There is no clause in it." in again
    assert not CharterEdition.objects.exists()


def test_two_texts_are_chosen_between_first(ready, clause, writer) -> None:
    seen = {PLAIN: wordings.standing(clause)[PLAIN].pk}
    for words in ("One.", "Two."):
        wordings.say(clause=clause, texts={PLAIN: words}, seen=seen, by=writer.user)
    with pytest.raises(editions.NotReady, match="Choose between the two texts first"):
        editions.publish(charter=ready, what_changed="", by=writer.user)


def test_it_is_published_and_anyone_reads_it(lead_client, client, at, outside, ready) -> None:
    page = text_of(lead_client.post(at("publish_charter", ready.pk), {}, follow=True))
    assert "Published, and open for signing." in page
    shown = text_of(client.get(outside("public_charter", ready.pk)))
    assert "Edition 1, published on" in shown
    assert "You are asked first." in shown
    assert "This is a draft." not in shown
    assert "Mill Road charter" in text_of(client.get(outside("public_charters")))


def test_the_command_on_the_page_checks_the_file_on_any_machine(client, outside, edition, tmp_path) -> None:
    answer = client.get(outside("charter_txt", edition.charter_id))
    (tmp_path / "charter.txt").write_bytes(answer.content)
    shown = text_of(client.get(outside("public_charter", edition.charter_id)))
    command = command_for(edition)
    assert edition.fingerprint in shown
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "charter.txt: OK"
    (tmp_path / "charter.txt").write_bytes(answer.content.replace(b"first", b"last"))
    assert subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=False).returncode


def test_the_text_is_what_the_reference_says(ready, clause, writer, programme) -> None:
    wordings.say(clause=clause, texts={WELSH: "Gofynnir i chi yn gyntaf."}, seen={}, by=writer.user)
    item = make.PlanItemFactory(plan__programme=programme, words="Tea after the walk")
    carrying.include(charter=ready, item=item, clause=clause, by=writer.user)
    risk = make.RiskFactory(programme=programme, title="Somebody falls")
    carrying.carry(
        charter=ready, risk=risk, mechanism="Cover", held_by=None, held_in_words="The provider", clause=None,
        by=writer.user,
    )  # fmt: skip
    text = editions.publish(charter=ready, what_changed="", by=writer.user).text
    parts = text.split("\n\n")
    assert parts[0] == "Mill Road charter\nEdition 1"
    assert parts[2:5] == [
        "Residents", "What they may expect",
        "1.\n[en plain]\nYou are asked first.\n[cy plain]\nGofynnir i chi yn gyntaf.",
    ]  # fmt: skip
    assert "- Tea after the walk (1)" in text
    assert "- Somebody falls\nCover\nHeld by: The provider" in text
    assert text.endswith(f"Opened again on: {ready.review_on.isoformat()}\n")


def test_a_signed_text_never_changes(edition, clause, writer) -> None:
    text = edition.text
    with pytest.raises(WrittenOnceError):
        edition.save()
    reword(clause, "Nobody asks you.", writer.user)
    services.remove_clause(clause=clause, by=writer.user)
    assert CharterEdition.objects.get(pk=edition.pk).text == text


def test_the_next_edition_says_what_changed_and_the_old_one_stays(
    lead_client, client, at, outside, edition, clause, writer
) -> None:
    where = at("publish_charter", edition.charter_id)
    assert "Nothing is different from edition 1." in text_of(lead_client.post(where, {"what_changed": "Nothing"}))
    reword(clause, "We ask you first.", writer.user)
    form = text_of(lead_client.get(where))
    assert "What is different from edition 1" in form
    assert "Changed: clause 1" in form
    assert "Write what changed since the edition before." in text_of(lead_client.post(where, {"what_changed": ""}))
    lead_client.post(where, {"what_changed": "Who asks is said now."})
    now = text_of(client.get(outside("public_charter", edition.charter_id)))
    assert "Edition 2, published on" in now
    assert "Who asks is said now." in now
    assert "We ask you first." in now
    old = text_of(client.get(outside("public_charter", edition.charter_id) + "?edition=1"))
    assert "This is an older edition." in old
    assert "We ask you first." not in old
    for nowhere in ("9", "x", "99999"):
        assert client.get(outside("public_charter", edition.charter_id) + f"?edition={nowhere}").status_code == 404


def test_changes_are_found_clause_by_clause() -> None:
    def document(**clauses: str) -> dict:
        rows = [
            {"key": key, "number": n, "texts": {"en plain": words}}
            for n, (key, words) in enumerate(clauses.items(), 1)
        ]
        return {"title": "A", "service": "", "purpose": "", "starts_on": "", "review_on": "", "incentives": [],
                "risks": [], "parts": [{"clauses": rows}]}  # fmt: skip

    old, new = document(a="One", b="Two", c="Three"), document(c="Three", a="One more", d="Four")
    found = [(one.sort, one.number) for one in changes(old, new)]
    assert found == [(Sort.CHANGED, 2), (Sort.NEW, 3), (Sort.GONE, 2)]
    assert not changes(old, old)
    assert changes(old, old | {"purpose": "To walk"})[0].sort is Sort.ELSE


def test_it_is_taken_away_as_pdf_word_and_html(client, outside, edition) -> None:
    pdf = client.get(outside("charter_pdf", edition.charter_id) + "?size=large&form=easy-read")
    assert pdf.content.startswith(b"%PDF-")
    assert b"pdfuaid" in pdf.content
    paper = PdfReader(BytesIO(pdf.content))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert paper.trailer["/Root"]["/Lang"] == "en-GB"
    assert "Mill Road charter" in paper.metadata.title
    word = client.get(outside("charter_docx", edition.charter_id))
    with ZipFile(BytesIO(word.content)) as archive:
        assert "You are asked first." in archive.read("word/document.xml").decode()
    whole = client.get(outside("charter_html", edition.charter_id) + "?language=cy")
    page = whole.content.decode()
    assert '<html lang="cy">' in page
    assert edition.fingerprint in page
    assert "<script" not in page
    assert "attachment" in whole["Content-Disposition"]


def test_words_of_people_stay_words_in_every_file(client, outside, edition, writer) -> None:
    hostile = "<script>alert('x')</script>"
    services.add_clause(
        charter=edition.charter, party=edition.charter.parties.first(), kind="right", texts={PLAIN: hostile},
        by=writer.user,
    )  # fmt: skip
    editions.publish(charter=edition.charter, what_changed=hostile, by=writer.user)
    for name in ("public_charter", "charter_html"):
        assert hostile not in text_of(client.get(outside(name, edition.charter_id)))
    assert client.get(outside("charter_pdf", edition.charter_id)).status_code == 200


def test_residents_are_asked_about_the_next_draft_while_an_edition_holds(
    client, outside, edition, clause, writer
) -> None:
    reword(clause, "We ask you first.", writer.user)
    where = outside("public_charter", edition.charter_id)
    assert "We ask you first." not in text_of(client.get(f"{where}?draft=yes"))
    services.ask_residents(charter=edition.charter, until=timezone.localdate(), by=writer.user)
    assert "Read the next draft" in text_of(client.get(where))
    assert "We ask you first." in text_of(client.get(f"{where}?draft=yes"))


def test_an_ended_charter_says_why_and_can_still_be_read(lead_client, client, at, outside, edition) -> None:
    where = at("end_charter", edition.charter_id)
    assert "Write why it ends." in text_of(lead_client.post(where, {"because": ""}))
    lead_client.post(where, {"because": "The walks are over."})
    page = text_of(client.get(outside("public_charter", edition.charter_id)))
    assert "The walks are over." in page
    assert "You are asked first." in page
    assert "This charter has ended." in text_of(lead_client.post(at("publish_charter", edition.charter_id), {}))


def test_only_who_publishes_may_publish(signed_in, at, ready) -> None:
    assert signed_in("co-producer").post(at("publish_charter", ready.pk), {}).status_code == 403


def test_programs_read_what_is_published_and_only_that(client, edition, member, writer, programme) -> None:
    services.begin_charter(programme=programme, template="", title="A draft", languages="en", by=writer.user)
    path = f"/api/v1/in/{programme.organisation.slug}/{programme.slug}/charters"
    (held,) = client.get(path).json()["items"]
    assert (held["title"], held["edition"], held["fingerprint"]) == ("Mill Road charter", 1, edition.fingerprint)
    assert held["text"] == edition.text
    assert held["clauses"][0]["texts"] == {"en plain": "You are asked first."}
    inside = f"/api/v1/o/{programme.organisation.slug}/p/{programme.slug}/charters"
    rows = Program(give_token(writer.user, scopes=Scope)).get(inside).json()["items"]
    assert {one["title"]: one["edition"] for one in rows} == {"A draft": None, "Mill Road charter": 1}
