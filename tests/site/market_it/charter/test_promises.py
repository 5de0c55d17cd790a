"""Promises with an owner and a day, judged by the other side; breaches that stay private; reviews."""

import pytest

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Promise
from coproduction_star.market_it.models import Breach, CharterReview, PromiseSide
from coproduction_star.market_it.signing.services import Signing, Way, sign

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def a_promise(charter, **more) -> dict:
    sides = {one.name: str(one.pk) for one in charter.parties.all()}
    return {
        "what": "Open the hall on Sundays", "party": sides["Staff"], "other": sides["Residents"], "who": "",
        "who_in_words": "The caretaker", "due_on_day": "1", "due_on_month": "3", "due_on_year": "2099", **more,
    }  # fmt: skip


@pytest.fixture
def promised(lead_client, at, signable) -> PromiseSide:
    lead_client.post(at("new_charter_promise", signable.pk), a_promise(signable))
    return PromiseSide.objects.get()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"who_in_words": ""}, "A promise is somebody’s."),
        ({"due_on_day": "", "due_on_month": "", "due_on_year": ""}, "Enter the day by which it is done."),
        ({"what": ""}, "Write what is promised."),
    ],
)
def test_a_promise_without_owner_or_day_is_refused_and_nothing_is_lost(
    lead_client, at, signable, change, said
) -> None:
    page = text_of(lead_client.post(at("new_charter_promise", signable.pk), a_promise(signable, **change)))
    assert said in page
    assert not Promise.objects.exists()


def test_nobody_judges_their_own_promise(lead_client, at, signable) -> None:
    same = a_promise(signable)
    page = text_of(lead_client.post(at("new_charter_promise", signable.pk), same | {"other": same["party"]}))
    assert "nobody judges their own promise" in page


def test_only_who_signed_for_the_other_side_says_how_it_went(
    lead_client, at, signable, promised, writer, member
) -> None:
    where = at("judge_charter_promise", signable.pk, promised.pk)
    refused = text_of(lead_client.post(where, {"kept": "broken", "words": "It stayed shut."}))
    assert "Only somebody who signed for the other side" in refused
    assert "It stayed shut." in refused
    reader = lead_client.get(where).wsgi_request.user.participants.get()
    signing = Signing(party=promised.other, way=Way.ACCOUNT, participant=reader)
    sign(charter=signable, read=signable.open_edition_id, signing=signing)
    assert "Write what happened." in text_of(lead_client.post(where, {"kept": "broken", "words": ""}))
    page = text_of(lead_client.post(where, {"kept": "broken", "words": "It stayed shut."}, follow=True))
    assert "Broken" in page
    assert "It stayed shut." in page
    lead_client.post(where, {"kept": "kept", "words": ""})
    promised.promise.refresh_from_db()
    assert promised.promise.kept == "kept"
    assert promised.verdicts.count() == 1


def test_a_breach_is_private_and_settled_with_words(signed_in, lead_client, at, signable) -> None:
    neighbour = signed_in("co-producer")
    answers = {"words": "Nobody rang back for a month.", "about": "", "hoped_for": "A call"}
    assert "Nobody rang back" in text_of(neighbour.post(at("raise_breach", signable.pk), answers, follow=True))
    assert "Nobody rang back" not in text_of(signed_in("observer").get(at("charter_promises", signable.pk)))
    breach = Breach.objects.get()
    guard = signed_in("safeguarding-lead")
    where = at("settle_breach", signable.pk, breach.pk)
    assert neighbour.post(where, {"settlement": "x"}).status_code == 403
    assert "Write how it was put right." in text_of(guard.post(where, {"settlement": ""}))
    guard.post(where, {"settlement": "The manager rang and said sorry."})
    assert "The manager rang" in text_of(neighbour.get(at("charter_promises", signable.pk)))
    assert "Somebody has settled this already." in text_of(guard.post(where, {"settlement": "Again"}))
    titles = " ".join(Event.objects.values_list("subject_title", flat=True))
    assert "rang back" not in titles


@pytest.mark.parametrize(("outcome", "ended"), [("renew", False), ("amend", False), ("end", True)])
def test_a_review_says_what_was_heard_and_decided(lead_client, at, signable, outcome, ended) -> None:
    where, day = at("review_charter", signable.pk), {"review_on_day": "1", "review_on_month": "3"}
    answers = {"who": "Both sides", "heard": "It helps.", "outcome": outcome, **day, "review_on_year": "2099"}
    if not ended:
        assert "Enter a day to come" in text_of(lead_client.post(where, answers | {"review_on_year": "2001"}))
    page = text_of(lead_client.post(where, answers, follow=True))
    assert "It helps." in page
    signable.refresh_from_db()
    assert (signable.ended_at is not None) == ended
    assert CharterReview.objects.get().outcome == outcome


def test_the_days_go_into_a_calendar(lead_client, at, signable, promised) -> None:
    written = lead_client.get(at("charter_calendar", signable.pk)).content.decode()
    assert "Open the hall on Sundays" in written
    assert "DTSTART;VALUE=DATE:20990301" in written
