"""Interests before decisions; promises with a person, a day and a judge who is somebody else."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.site.journeys.pages import LATER, of_programme

from coproduction_star.journeys.decisions import services
from coproduction_star.journeys.models import Decision, Interest, Promise

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DECISION = {
    "what": "Start a time bank", "why": "Six of nine put it first", "decided_by": "The group",
    "decided_on_day": "2", "decided_on_month": "3", "decided_on_year": "2026",
    **LATER,
}  # fmt: skip


@pytest.fixture
def promise(inside, lead, member):
    promiser = member("practitioner")
    made = services.make_promise(
        programme=inside, what="Find a desk", due_on=TODAY - dt.timedelta(days=1), who=promiser.participant,
        by=lead.user,
    )  # fmt: skip
    return made, promiser


def test_the_decision_form_asks_for_interests_first(signed_in, programme, inside):
    client = signed_in("councillor")
    answer = client.post(of_programme("new_decision", programme), DECISION, follow=True)
    assert "Declare your interests" in answer.content.decode()
    answer = client.post(of_programme("interest", programme) + "?then=decision", {"declares": "none"})
    assert answer.url == of_programme("new_decision", programme)
    client.post(of_programme("new_decision", programme), DECISION)
    assert Decision.objects.get().decided_on == dt.date(2026, 3, 2)


def test_the_service_refuses_it_too(inside, lead):
    with pytest.raises(services.NotDeclared):
        services.record_decision(
            programme=inside, what="x", why="y", decided_by="z", decided_on=TODAY, by=lead.user,
            participant_id=lead.participant_id,
        )  # fmt: skip
    assert not Decision.objects.exists()


def test_an_interest_needs_words(signed_in, programme, inside):
    page = signed_in("councillor").post(of_programme("interest", programme), {"declares": "some"}).content.decode()
    assert "Say in a few words what it is." in page
    assert not Interest.objects.exists()


def test_a_new_declaration_takes_the_place_of_the_old(inside, lead):
    for words in ("My sister", "My brother"):
        services.declare_interest(
            programme=inside, participant_id=lead.participant_id, none_to_declare=False, what=words, by=lead.user
        )
    assert Interest.objects.get().what == "My brother"


def test_a_promise_is_somebodys(inside, lead):
    with pytest.raises(services.Nobody):
        services.make_promise(programme=inside, what="x", due_on=TODAY, by=lead.user)


def test_a_promise_by_nobody_is_refused_by_the_database(inside):
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.create(programme=inside, organisation=inside.organisation, what="x", due_on=TODAY)


def test_whoever_promised_does_not_judge(promise):
    made, promiser = promise
    with pytest.raises(services.PromiserJudges):
        services.judge_promise(promise=made, kept="kept", note="", by=promiser.user)
    made.refresh_from_db()
    assert made.kept == "open"


def test_somebody_else_judges_once(promise, lead):
    made, _promiser = promise
    services.judge_promise(promise=made, kept="partly", note="Half a desk", by=lead.user)
    with pytest.raises(services.AlreadyJudged):
        services.judge_promise(promise=made, kept="broken", note="", by=lead.user)
    made.refresh_from_db()
    assert (made.kept, made.judged_on) == ("partly", TODAY)


def test_a_promise_past_its_day_says_so(signed_in, programme, promise):
    page = signed_in("observer").get(of_programme("decisions", programme)).content.decode()
    assert "Past its date" in page
    assert "Say how it went" not in page


def test_a_date_that_does_not_exist_is_explained(signed_in, programme):
    sent = {"what": "x", "who_in_words": "y", "due_on_day": "31", "due_on_month": "2", "due_on_year": "2026"}
    page = signed_in("practitioner").post(of_programme("new_promise", programme), sent).content.decode()
    assert "Enter a real date" in page
    assert 'value="x"' in page


@pytest.mark.parametrize(
    ("role", "decide", "promise"),
    [
        ("programme-lead", 302, 200),
        ("councillor", 302, 403),
        ("practitioner", 403, 200),
        ("co-producer", 403, 403),
        ("observer", 403, 403),
    ],
)
def test_who_writes_decisions_and_promises(signed_in, programme, role, decide, promise):
    client = signed_in(role)
    assert client.get(of_programme("new_decision", programme)).status_code == decide
    assert client.get(of_programme("new_promise", programme)).status_code == promise


def test_the_page_keeps_to_its_queries(signed_in, programme, inside, lead, django_assert_max_num_queries):
    for number in range(25):
        services.make_promise(programme=inside, what=f"{number}", due_on=TODAY, who=lead.participant, by=lead.user)
    client = signed_in("observer")
    with django_assert_max_num_queries(14):
        client.get(of_programme("decisions", programme))


def test_before_an_election_a_councillor_has_no_name(signed_in, programme, organisation, inside, member):
    councillor = member("councillor", user__name="Cllr Harker")
    services.make_promise(programme=inside, what="x", due_on=TODAY, who=councillor.participant, by=councillor.user)
    client = signed_in("observer")
    assert "Cllr Harker" in client.get(of_programme("decisions", programme)).content.decode()
    organisation.election_from = organisation.election_until = TODAY
    organisation.save()
    assert "Cllr Harker" not in client.get(of_programme("decisions", programme)).content.decode()


@pytest.mark.parametrize("closed", [False, True])
def test_a_closed_programme_asks_nobody_to_declare(signed_in, programme, in_organisation, organisation, closed):
    if closed:
        with in_organisation(organisation):
            type(programme).objects.update(closed_at=timezone.now(), heard="Quiet", decided="Stop")
    page = signed_in("councillor").get(of_programme("decisions", programme)).content.decode()
    assert (of_programme("interest", programme) in page) is not closed
