"""What people suggest: members beside each clause, residents on the public page, and the answer that both read."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction_star.market_it.charter import services, suggesting, wordings
from coproduction_star.market_it.models import Clause, Suggestion
from coproduction_star.voices.models import Contribution, State

from .conftest import PLAIN

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def outside(programme):
    def address(name: str, *more) -> str:
        return reverse(f"market_it:{name}", args=(programme.organisation.slug, programme.slug, *more))

    return address


def said(client, outside, charter, clause=None, words="Ask me twice, please.") -> Contribution:
    where = outside("public_say", charter.pk) + (f"?clause={clause.pk}" if clause else "")
    began = client.get(where).context
    page = client.get(where).content.decode()
    stamp = page.split('name="began" value="')[1].split('"')[0]
    answer = client.post(where, {"words": words, "about_somebody": "no", "began": stamp}, follow=True)
    assert "Write these four words down" in text_of(answer), began
    return Contribution.objects.latest("made_at")


def test_a_member_suggests_and_reads_what_came_of_it(lead_client, signed_in, at, clause) -> None:
    neighbour = signed_in("co-producer")
    here = (clause.charter_id, clause.pk)
    form = text_of(neighbour.get(at("suggest", *here)))
    assert "You are asked first." in form
    neighbour.post(at("suggest", *here), {"words": "You are always asked first.", "why": "Last time nobody asked."})
    assert "1 suggestion waits" in text_of(lead_client.get(at("charter", clause.charter_id)))
    one = Suggestion.objects.get()
    answers = {"reply": "accept", "new_words": one.words, "answer": "Thank you, that is clearer.", "seen": ""}
    lead_client.post(at("answer_suggestion", clause.charter_id, one.pk), answers)
    page = text_of(neighbour.get(at("clause", *here)))
    assert "Taken up" in page
    assert "Thank you, that is clearer." in page
    assert wordings.standing(clause)[PLAIN].words == "You are always asked first."


def test_declining_needs_a_reason_and_leaves_the_clause(lead_client, at, clause, writer) -> None:
    one = suggesting.suggest(
        charter=clause.charter, clause=clause, words="Never ask.", why="", participant=None, by=writer.user
    )
    where = at("answer_suggestion", clause.charter_id, one.pk)
    page = text_of(lead_client.post(where, {"reply": "decline", "new_words": "Never ask.", "answer": ""}))
    assert "Nobody should suggest something and learn nothing." in page
    lead_client.post(where, {"reply": "decline", "new_words": "Never ask.", "answer": "People want to be asked."})
    assert wordings.standing(clause)[PLAIN].words == "You are asked first."
    again = text_of(lead_client.post(where, {"reply": "accept", "new_words": "x", "answer": "y"}))
    assert "Somebody has answered this already" in again


def test_taking_up_without_words_is_refused(lead_client, at, clause, writer) -> None:
    one = suggesting.suggest(
        charter=clause.charter, clause=clause, words="Ask.", why="", participant=None, by=writer.user
    )
    where = at("answer_suggestion", clause.charter_id, one.pk)
    assert "Write what the clause says now." in text_of(
        lead_client.post(where, {"reply": "adapt", "new_words": "", "answer": "In part."})
    )


def test_a_missing_clause_becomes_one(lead_client, at, charter) -> None:
    side = charter.parties.get(name="Staff")
    lead_client.post(
        at("suggest_missing", charter.pk), {"words": "We ring back.", "party": str(side.pk), "kind": "responsibility"}
    )
    page = text_of(lead_client.get(at("charter", charter.pk)))
    assert "What people miss" in page
    one = Suggestion.objects.get()
    lead_client.post(
        at("answer_suggestion", charter.pk, one.pk),
        {"reply": "adapt", "new_words": "We ring back within a day.", "answer": "With a time."},
    )
    made = Clause.objects.get()
    assert (made.party, made.kind) == (side, "responsibility")
    assert wordings.standing(made)[PLAIN].words == "We ring back within a day."


def test_only_its_author_takes_a_suggestion_back(lead_client, signed_in, at, clause, writer) -> None:
    neighbour = signed_in("co-producer")
    neighbour.post(at("suggest", clause.charter_id, clause.pk), {"words": "Ask.", "why": ""})
    one = Suggestion.objects.get()
    where = at("withdraw_suggestion", clause.charter_id, one.pk)
    assert lead_client.post(where).status_code == 404
    neighbour.post(where)
    assert "Nobody has suggested other words." in text_of(lead_client.get(at("clause", clause.charter_id, clause.pk)))


def test_a_resident_says_what_they_think_and_it_waits_until_it_is_checked(
    client, lead_client, at, outside, opened, clause
) -> None:
    page = text_of(client.get(outside("public_charter", opened.pk)))
    assert "This is a draft." in page
    assert f"?clause={clause.pk}" in page
    contribution = said(client, outside, opened, clause)
    unchecked = text_of(lead_client.get(at("clause", opened.pk, clause.pk)))
    assert "Ask me twice" not in unchecked
    Contribution.objects.update(state=State.SHOWN, words="Ask me twice.")
    assert "Ask me twice." in text_of(lead_client.get(at("clause", opened.pk, clause.pk)))
    one = Suggestion.objects.get()
    assert one.words == ""
    answers = {"reply": "decline", "new_words": "", "answer": "Once is enough, and we listen."}
    lead_client.post(at("answer_suggestion", opened.pk, one.pk), answers)
    contribution.refresh_from_db()
    assert contribution.answer == "Once is enough, and we listen."


def test_a_resident_misses_something(client, lead_client, at, outside, opened) -> None:
    said(client, outside, opened, words="Nothing about dogs.")
    Contribution.objects.update(state=State.SHOWN)
    assert "Nothing about dogs." in text_of(lead_client.get(at("charter", opened.pk)))


def test_the_same_words_sent_twice_are_one(client, outside, opened, clause) -> None:
    for _time in range(2):
        said(client, outside, opened, clause)
    assert Suggestion.objects.count() == 1


def test_after_its_day_or_when_closed_nobody_can_suggest(client, lead_client, at, outside, opened, writer) -> None:
    where = outside("public_say", opened.pk)
    assert client.get(where).status_code == 200
    lead_client.post(at("close_to_residents", opened.pk))
    assert client.get(where).status_code == 404
    assert client.get(outside("public_charter", opened.pk)).status_code == 404
    services.ask_residents(charter=opened, until=timezone.localdate() - dt.timedelta(days=1), by=writer.user)
    assert client.get(where).status_code == 404
    assert "no charter to read" in text_of(client.get(outside("public_charters")))


def test_a_draft_is_public_only_with_its_programme(client, outside, charter, clause, writer) -> None:
    services.ask_residents(charter=charter, until=timezone.localdate(), by=writer.user)
    assert client.get(outside("public_charter", charter.pk)).status_code == 404


def test_it_is_opened_until_a_day_that_comes(lead_client, at, charter, listening) -> None:
    where = at("open_to_residents", charter.pk)
    past = {"until_day": "1", "until_month": "1", "until_year": "2001"}
    assert "This day has passed." in text_of(lead_client.post(where, past))
    page = text_of(lead_client.post(where, past | {"until_year": "2099"}, follow=True))
    assert "Anyone can read it at this address." in page
    assert "1 January 2099" in page


def test_the_public_page_is_read_in_several_ways(client, outside, opened, writer) -> None:
    services.put_in_topics(charter=opened, topics=["say-no"], by=writer.user)
    where = outside("public_charter", opened.pk)
    welsh = text_of(client.get(f"{where}?language=cy&form=easy-read&size=large"))
    assert 'lang="cy"' in welsh
    assert "star-reads--large" in welsh
    assert "star-easy" in welsh
    assert "You are asked first." in welsh, "What is not there in Welsh yet is shown in English."
    assert text_of(client.get(f"{where}?language=xx&form=poem&size=9"))


def test_the_programmes_public_page_leads_to_an_open_draft(client, opened, programme, outside) -> None:
    page = text_of(client.get(reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug))))
    assert outside("public_charter", opened.pk) in page
