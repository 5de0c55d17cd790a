"""The team's end: why forms are closed, what waits by its day, and what an answer makes."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory

from coproduction_star.journeys.models import Initiative, Programme, Status
from coproduction_star.voices.answering.services import NothingSaid, answer
from coproduction_star.voices.models import AnswerKind, Contribution, Listening
from coproduction_star.voices.selectors import Answers, late_answers, public_contributions

pytestmark = pytest.mark.django_db
HOME = "/o/eastbridge/p/ageing-well/"
SAID = f"{HOME}said/"
PAST = dt.date(2020, 1, 1)
Said = Callable[..., Contribution]


def page_of(response: Any) -> str:
    return response.content.decode()


def send(client: Client, one: Contribution, outcome: str, **more: Any) -> Any:
    return client.post(f"{SAID}{one.pk}/", {"outcome": outcome, "words": "We like it.", "version": 1, **more})


def test_the_team_sees_why_the_forms_are_closed_and_whom_to_ask(
    programme: Programme, signed_in: Any, member: Any
) -> None:
    page = page_of(signed_in("practitioner").get(SAID))
    assert "nobody holds the role of safeguarding lead. Ask an administrator" in page
    assert "this programme is not published. Ask whoever leads the programme." in page
    member("safeguarding-lead")
    assert "safeguarding lead" not in page_of(signed_in("practitioner").get(SAID))


def test_only_what_was_checked_waits_for_an_answer_the_most_pressing_first(said: Said, signed_in: Any) -> None:
    said(shown=True, words="Later one", answer_due=dt.date(2099, 1, 1))
    said(shown=True, words="Late one", answer_due=PAST)
    said(words="Unchecked one")
    said(worried=True, words="Worried one")
    page = page_of(signed_in("practitioner").get(SAID))
    assert page.index("Late one") < page.index("Later one")
    assert "Unchecked one" not in page
    assert "Worried one" not in page


def test_late_answers_are_counted(said: Said, listening_programme: Programme) -> None:
    said(shown=True, answer_due=PAST)
    said(answer_due=PAST)
    said(shown=True, answer_due=dt.date(2099, 1, 1))
    done = {"shown": True, "outcome": "answered", "answer": "Yes.", "answered_at": timezone.now()}
    said(**done, answer_due=PAST)
    said(**done, answer_due=dt.date(2099, 1, 1))
    said(worried=True, answer_due=PAST)
    said(state="refused", reason="advert", answer_due=PAST)
    said(state="withdrawn", words="", answer_due=PAST)
    assert late_answers(programme=listening_programme) == Answers(heard=5, answered=2, late=2, answered_late=1)


def test_what_is_used_becomes_an_initiative_with_its_words(said: Said, signed_in: Any) -> None:
    one = said(shown=True, kind="happening", words="Every Friday we cook")
    assert "give the new one a name" in page_of(send(signed_in("practitioner"), one, "used"))
    send(signed_in("practitioner"), one, "used", title="Friday cooking")
    one.refresh_from_db()
    made = Initiative.objects.get()
    assert (made.title, made.summary, made.status) == ("Friday cooking", "Every Friday we cook", Status.EXISTING)
    assert (one.initiative, one.outcome, one.answer) == (made, AnswerKind.USED, "We like it.")


def test_what_is_used_may_join_an_initiative_that_is_there(
    said: Said, signed_in: Any, listening_programme: Programme
) -> None:
    there, one = InitiativeFactory(programme=listening_programme), said(shown=True)
    send(signed_in("practitioner"), one, "used", initiative=there.pk)
    one.refresh_from_db()
    assert one.initiative == there
    assert Initiative.objects.count() == 1


def test_the_same_said_twice_is_put_together(said: Said, signed_in: Any) -> None:
    one, other, worry = said(shown=True), said(shown=True), said(worried=True)
    client = signed_in("practitioner")
    assert "Choose with which one" in page_of(send(client, one, "merged"))
    assert send(client, one, "merged", merged_with=worry.pk).status_code == 200
    send(client, one, "merged", merged_with=other.pk)
    one.refresh_from_db()
    assert one.merged_with == other


def test_an_answer_has_words(said: Said, signed_in: Any, lead: Any) -> None:
    one = said(shown=True)
    assert "Write your answer." in page_of(send(signed_in("practitioner"), one, "not-used", words=""))
    with pytest.raises(NothingSaid):
        answer(contribution=one, version=1, outcome="not-used", words=" ", by=lead.user)


def test_two_people_who_answer_at_once_lose_nothing(said: Said, signed_in: Any) -> None:
    one = said(shown=True)
    send(signed_in("practitioner"), one, "not-used", words="Too wet there.")
    page = page_of(send(signed_in("practitioner"), one, "answered", words="Come on Monday."))
    assert "Somebody else changed this" in page
    assert "Too wet there." in page
    assert "Come on Monday." in page


@pytest.mark.parametrize(
    ("role", "status"),
    [("practitioner", 200), ("programme-lead", 200), ("moderator", 403), ("observer", 403), ("co-producer", 403)],
)
def test_who_may_answer(said: Said, signed_in: Any, role: str, status: int) -> None:
    one = said(shown=True)
    assert signed_in(role).get(f"{SAID}{one.pk}/").status_code == status


def test_what_was_not_checked_cannot_be_answered(said: Said, signed_in: Any) -> None:
    for one in (said(), said(worried=True), said(state="refused", reason="advert")):
        assert signed_in("programme-lead").get(f"{SAID}{one.pk}/").status_code == 404


def test_how_a_programme_listens_is_chosen_by_who_leads_it(
    listening_programme: Programme, signed_in: Any, lead: Any
) -> None:
    answers = {"reader": lead.participant_id, "answer_within": "5", "in_danger": "Ring us.", "paused": ""}
    assert signed_in("practitioner").get(f"{HOME}listening/").status_code == 403
    client = signed_in("programme-lead")
    assert client.get(f"{HOME}listening/").status_code == 200
    client.post(f"{HOME}listening/", answers)
    chosen = Listening.objects.get()
    assert (chosen.reader, chosen.answer_within, chosen.in_danger) == (lead.participant, 5, "Ring us.")
    for wrong in ("0", "61", "many", ""):
        assert "Enter" in page_of(client.post(f"{HOME}listening/", answers | {"answer_within": wrong}))
    assert Listening.objects.get().answer_within == 5


def test_only_checked_words_are_public(said: Said, listening_programme: Programme) -> None:
    shown = said(shown=True)
    for hidden in ({}, {"state": "held"}, {"state": "refused", "reason": "advert"}, {"worried": True},
                   {"shown": True, "worry": True}, {"state": "withdrawn", "words": ""}):  # fmt: skip
        said(**hidden)
    assert list(public_contributions(programme=listening_programme)) == [shown]


def test_a_long_list_takes_few_queries(said: Said, signed_in: Any, django_assert_max_num_queries: Any) -> None:
    for _number in range(30):
        said(shown=True)
        said(shown=True, outcome="answered", answer="Yes.", answered_at=timezone.now())
    client = signed_in("programme-lead")
    with django_assert_max_num_queries(16):
        client.get(SAID)


def find(client: Client, one: Contribution, looked_for: str, **more: Any) -> str:
    typed = {"find": looked_for, "finding": "yes", "version": one.version, **more}
    return page_of(client.post(f"{SAID}{one.pk}/", typed))


def test_what_is_like_the_words_is_offered_first_and_no_more_than_ten(
    said: Said, signed_in: Any, listening_programme: Programme
) -> None:
    for number in range(14):
        InitiativeFactory(programme=listening_programme, title=f"Garden {number}")
    InitiativeFactory(programme=listening_programme, title="Gardening with neighbours")
    InitiativeFactory(programme=listening_programme, title="Repair afternoon")
    one, other = said(shown=True, words="We would like a garden for neighbours"), said(shown=True, words="A garden!")
    said(shown=True, words="Buses are late")
    page = page_of(signed_in("practitioner").get(f"{SAID}{one.pk}/"))
    assert page.index("Gardening with neighbours") < page.index("Garden 1")
    assert page.count('name="initiative"') == 11
    assert "Repair afternoon" not in page
    assert f'value="{other.pk}"' in page
    assert "Buses are late" not in page


def test_what_is_searched_for_is_found_and_nothing_typed_is_lost(
    said: Said, signed_in: Any, listening_programme: Programme
) -> None:
    repair = InitiativeFactory(programme=listening_programme, title="Repair afternoon")
    garden = InitiativeFactory(programme=listening_programme, title="Garden")
    one, client = said(shown=True, words="Something else"), signed_in("practitioner")
    page = find(client, one, "repairs", words="We like <b>it</b>.", outcome="used", initiative=garden.pk)
    assert f'value="{repair.pk}"' in page
    assert "We like &lt;b&gt;it&lt;/b&gt;." in page
    assert f'value="{garden.pk}" checked' in page
    one.refresh_from_db()
    assert one.answered_at is None
    assert 'name="initiative"' in find(client, one, "x\0", initiative="no id", version="x")


def test_what_was_not_found_on_the_page_can_still_not_be_anothers(
    said: Said, signed_in: Any, organisation: Any, in_organisation: Any
) -> None:
    with in_organisation(organisation):
        foreign = InitiativeFactory(programme=ProgrammeFactory(organisation=organisation), title="Elsewhere")
    one, client = said(shown=True, words="Elsewhere"), signed_in("practitioner")
    assert "Elsewhere</label>" not in find(client, one, "elsewhere")
    assert send(client, one, "used", initiative=foreign.pk).status_code == 200
    one.refresh_from_db()
    assert one.answered_at is None


def test_the_form_stays_small_however_many_initiatives_there_are(
    said: Said, signed_in: Any, listening_programme: Programme, django_assert_max_num_queries: Any
) -> None:
    rows = [
        InitiativeFactory.build(programme=listening_programme, organisation=listening_programme.organisation,
                                title=f"Garden for neighbours {number}")
        for number in range(2000)
    ]  # fmt: skip
    Initiative.objects.bulk_create(rows)
    one, client = said(shown=True, words="A garden for neighbours"), signed_in("practitioner")
    with django_assert_max_num_queries(12):
        page = page_of(client.get(f"{SAID}{one.pk}/"))
    assert len(page) < 40_000
    with django_assert_max_num_queries(12):
        assert len(find(client, one, "garden")) < 40_000
