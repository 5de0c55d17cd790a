"""Who decides what: gaps in words, a trial beside today's, adopted by a decision that is recorded."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from django.utils import timezone
from tests.factories import grow_it as make
from tests.factories.journeys import OutcomeFactory
from tests.factories.people import HOSTILE

from coproduction_star.audit.models import Event
from coproduction_star.grow_it.governance import services
from coproduction_star.grow_it.governance.on_the_star import waiting_rows
from coproduction_star.grow_it.models import GovernanceBody, GovernanceLayout, GovernanceSeat, LayoutState
from coproduction_star.grow_it.personal import erase
from coproduction_star.journeys.models import Decision, DutyKind, Interest
from coproduction_star.organisations.models import Participant

pytestmark = pytest.mark.django_db
DUTIES = {f"duty_{kind}": "later" for kind in DutyKind}
TODAY = timezone.localdate()
MOST_QUERIES = 24


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def outcome(inside):
    return OutcomeFactory(programme=inside, words="I feel safe")


@pytest.fixture
def today(inside):
    return make.LayoutFactory(programme=inside, state=LayoutState.TODAY, title="Who decides what")


@pytest.fixture
def board(today, outcome):
    return make.BodyFactory(programme=today.programme, layout=today, name="The board", outcomes=[outcome])


def test_the_first_body_begins_the_map_and_leads_to_its_seats(lead_client, at, outcome):
    assert "Write down who decides" in text_of(lead_client.get(at("governance")))
    said = {"kind": "board", "name": "The board", "outcomes": [str(outcome.pk)]}
    page = text_of(lead_client.post(at("new_body"), said, follow=True))
    assert "Now write down who sits there." in page
    body = GovernanceBody.objects.get()
    lead_client.post(at("new_seat", body.pk), {"role": "Chair", "votes": "on"})
    page = text_of(lead_client.get(at("governance")))
    assert "No resident has a vote on: I feel safe." in page
    assert "Chair" in page
    assert GovernanceLayout.objects.get().state == LayoutState.TODAY


def test_gaps_stand_in_words(lead_client, at, board, outcome):
    OutcomeFactory(programme=board.programme, words="Streets are clean")
    make.BodyFactory(programme=board.programme, layout=board.layout, name="The panel", outcomes=[outcome])
    page = text_of(lead_client.get(at("governance")))
    assert "Nobody answers for: Streets are clean." in page
    assert "2 bodies answer for the same: I feel safe. They are: The board, The panel." in page


def test_a_name_needs_consent_and_nothing_typed_is_lost(lead_client, at, board, member):
    person = member("co-producer").participant
    said = {"role": "A resident", "participant": str(person.pk)}
    page = text_of(lead_client.post(at("new_seat", board.pk), said))
    assert "A resident" in page
    assert not GovernanceSeat.objects.exists()


@pytest.mark.parametrize("role", ["co-producer", "councillor", "observer"])
def test_everybody_reads_it_and_only_who_edits_changes_it(signed_in, at, board, role):
    client = signed_in(role)
    assert "The board" in text_of(client.get(at("governance")))
    assert client.get(at("change_body", board.pk)).status_code == 403
    assert client.get(at("try_layout")).status_code == 403


def test_what_is_taken_out_can_be_brought_back(lead_client, at, board):
    seat = make.SeatFactory(programme=board.programme, body=board, role="Chair")
    lead_client.post(at("remove_seat", seat.pk))
    assert not GovernanceSeat.objects.exists()
    assert "Seats that were taken out" in text_of(lead_client.get(at("change_body", board.pk)))
    lead_client.post(at("restore_seat", seat.pk))
    assert GovernanceSeat.objects.exists()
    page = text_of(lead_client.post(at("remove_body", board.pk), follow=True))
    assert "“The board” is taken out." in page
    lead_client.post(at("restore_body", board.pk))
    assert GovernanceBody.objects.exists()


def test_two_at_once_are_shown_both_texts(lead_client, at, board):
    said = {"kind": "board", "name": "My name", "version": 1, "outcomes": []}
    GovernanceBody.objects.update(version=2, name="Their name")
    page = text_of(lead_client.post(at("change_body", board.pk), said))
    assert "Their name" in page
    assert "My name" in page


class TestATrial:
    @pytest.fixture
    def trial(self, board):
        make.SeatFactory(programme=board.programme, body=board, role="Neighbour", resident=True)
        return services.try_another(programme=board.programme, title="Residents vote", by=None)

    def test_is_a_copy_that_leaves_today_as_it_is(self, lead_client, at, trial, board):
        seat = GovernanceSeat.objects.get(body__layout=trial)
        said = {"role": "Neighbour", "votes": "on", "resident": "on", "version": 1}
        lead_client.post(at("change_seat", seat.pk), said)
        assert not GovernanceSeat.objects.get(body=board).votes
        page = text_of(lead_client.get(at("layouts_beside", trial.pk)))
        assert "The board: Neighbour gets a vote." in page
        assert "What it would settle" in page
        assert "No resident has a vote on: I feel safe." in page

    def test_says_when_nothing_differs_yet(self, lead_client, at, trial):
        assert "Both say the same so far." in text_of(lead_client.get(at("layouts_beside", trial.pk)))

    def test_is_adopted_by_a_decision_and_the_old_one_is_kept(self, signed_in, at, trial, inside):
        client = signed_in("programme-lead")
        where = client.get(at("adopt_layout", trial.pk))
        assert where.status_code == 302
        assert "interest" in where.url
        for person in Participant.objects.filter(organisation=inside.organisation):
            Interest.objects.create(
                programme=inside, organisation=inside.organisation, participant=person, none_to_declare=True
            )
        said = {
            "what": "Residents vote", "why": "They live with it", "decided_by": "The board",
            "decided_on_day": TODAY.day,
            "decided_on_month": TODAY.month, "decided_on_year": TODAY.year, **DUTIES,
        }  # fmt: skip
        page = text_of(client.post(at("adopt_layout", trial.pk), said, follow=True))
        assert "Adopted." in page
        states = dict(GovernanceLayout.objects.values_list("title", "state"))
        assert states == {"Residents vote": "today", "Who decides what": "former"}
        assert GovernanceLayout.objects.get(state="today").decision == Decision.objects.get()
        old = GovernanceLayout.objects.get(state="former")
        assert "It was so until" in text_of(client.get(at("layout", old.pk)))
        assert Event.objects.filter(verb="grow_it.layout_adopted").exists()

    def test_what_was_before_is_not_changed(self, lead_client, at, trial, board):
        GovernanceLayout.objects.filter(pk=board.layout_id).update(state="former")
        said = {"kind": "board", "name": "Another past", "version": 1}
        assert "it stays as it was" in text_of(lead_client.post(at("change_body", board.pk), said))
        assert GovernanceBody.objects.get(pk=board.pk).name == "The board"

    def test_is_dropped_and_taken_up_again(self, lead_client, at, trial):
        lead_client.post(at("drop_layout", trial.pk))
        trial.refresh_from_db()
        assert trial.state == LayoutState.DROPPED
        lead_client.post(at("layout_again", trial.pk))
        trial.refresh_from_db()
        assert trial.state == LayoutState.TRIAL

    def test_begins_only_from_something(self, lead_client, at, inside):
        page = text_of(lead_client.post(at("try_layout"), {"title": "Empty"}))
        assert "A trial begins from that." in page

    def test_five_at_most(self, trial):
        for number in range(4):
            services.try_another(programme=trial.programme, title=f"Trial {number}", by=None)
        with pytest.raises(services.TooMany):
            services.try_another(programme=trial.programme, title="One more", by=None)


def test_files_say_the_same(lead_client, at, board):
    make.SeatFactory(programme=board.programme, body=board, role="=1+1", votes=True, resident=True)
    raw = lead_client.get(at("layout_csv", board.layout_id)).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(raw))
    assert row["seat"] == "'=1+1"
    assert (row["vote"], row["resident"], row["answers_for"]) == ("yes", "yes", "I feel safe")
    for name in ("layout_workbook", "layout_word"):
        body = lead_client.get(at(name, board.layout_id)).content
        assert zipfile.ZipFile(io.BytesIO(body)).testzip() is None


def test_a_term_that_ends_waits_for_whoever_sits_there(board, member):
    membership = member("co-producer")
    seat = make.SeatFactory(
        programme=board.programme, body=board, participant=membership.participant, ends_on=TODAY + dt.timedelta(days=9)
    )
    rows = list(waiting_rows(membership.user, TODAY))
    assert [(row[0], row[2], row[3]) for row in rows] == [("seat", "The board", seat.ends_on)]
    GovernanceSeat.objects.update(ends_on=TODAY + dt.timedelta(days=90))
    assert not waiting_rows(membership.user, TODAY)


def test_an_outcome_without_an_owner_waits_for_whoever_drew_the_map(board, member):
    user = member("programme-lead").user
    GovernanceLayout.objects.update(by=user)
    assert not waiting_rows(user, TODAY)
    OutcomeFactory(programme=board.programme)
    assert [row[0] for row in waiting_rows(user, TODAY)] == ["unowned"]


def test_the_star_asks_for_an_owner(lead_client, board):
    OutcomeFactory(programme=board.programme)
    home = f"/o/{board.programme.organisation.slug}/p/{board.programme.slug}/grow-it/"
    assert "1 body decides." in text_of(lead_client.get(home))


def test_whoever_is_erased_leaves_a_seat_without_a_name(board, member):
    person = member("co-producer").participant
    seat = make.SeatFactory(programme=board.programme, body=board, participant=person)
    erase(person.pk)
    seat.refresh_from_db()
    assert seat.participant is None


def test_what_people_wrote_stays_words(lead_client, at, today, inside):
    for name in range(2):
        body = make.BodyFactory(programme=inside, layout=today, name=f"{name} {HOSTILE}")
        make.SeatFactory(programme=inside, body=body, role=HOSTILE)
    assert HOSTILE not in text_of(lead_client.get(at("governance")))


def test_a_large_map_asks_as_few_questions_as_a_small_one(
    lead_client, at, today, inside, django_assert_max_num_queries
):
    for _number in range(12):
        body = make.BodyFactory(programme=inside, layout=today, outcomes=[OutcomeFactory(programme=inside)])
        make.SeatFactory.create_batch(3, programme=inside, body=body)
    with django_assert_max_num_queries(MOST_QUERIES):
        text_of(lead_client.get(at("governance")))
