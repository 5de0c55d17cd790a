"""Which councillor connects whom, where nobody does, and what scrutiny asks beside what is written down."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories import grow_it as make
from tests.factories.journeys import DecisionFactory, InitiativeFactory, OutcomeFactory
from tests.factories.people import HOSTILE

from coproduction_star.audit.models import Event
from coproduction_star.grow_it.models import Connector
from coproduction_star.journeys.models import Place, Promise
from coproduction_star.organisations.models import Organisation, Participant

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MOST_QUERIES = 24


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def outcome(inside):
    return OutcomeFactory(programme=inside, words="I feel safe")


@pytest.fixture
def ward(inside):
    place = Place.objects.create(organisation=inside.organisation, name="Northfield")
    InitiativeFactory(programme=inside, place=place)
    return place


@pytest.fixture
def councillor(member):
    return member("councillor").participant


def test_where_nobody_connects_is_said_first(lead_client, at, outcome, ward):
    assert "Nobody connects in Northfield at all." in text_of(lead_client.get(at("connectors")))


def test_a_part_is_written_down_changed_taken_out_and_brought_back(lead_client, at, outcome, ward, councillor):
    said = {"participant": str(councillor.pk), "part": "ward-connector", "place": str(ward.pk)}
    page = text_of(lead_client.post(at("new_connector"), said, follow=True))
    assert "Somebody connects for every outcome in every ward." in page
    one = Connector.objects.get()
    lead_client.post(at("change_connector", one.pk), {**said, "note": "Rings round", "version": 1})
    assert "Rings round" in text_of(lead_client.get(at("connectors")))
    lead_client.post(at("remove_connector", one.pk))
    assert not Connector.objects.exists()
    lead_client.post(at("restore_connector", one.pk))
    assert Connector.objects.exists()
    assert Event.objects.filter(verb="grow_it.connector_removed").exists()
    assert "ward-connector" in lead_client.get(at("connectors_csv")).content.decode()


def test_a_ward_connector_needs_a_ward(lead_client, at, outcome, councillor):
    page = text_of(
        lead_client.post(at("new_connector"), {"participant": str(councillor.pk), "part": "ward-connector"})
    )
    assert "Choose the ward: this part is played in one." in page


@pytest.mark.parametrize("role", ["councillor", "co-producer"])
def test_everybody_reads_and_only_who_edits_changes(signed_in, at, outcome, role):
    client = signed_in(role)
    text_of(client.get(at("connectors")))
    assert client.get(at("new_connector")).status_code == 403


def test_before_an_election_no_councillor_is_named(lead_client, at, outcome, ward, councillor):
    Participant.objects.filter(pk=councillor.pk).update(name="Bill Harker")
    councillor.refresh_from_db()
    make.ConnectorFactory(programme=outcome.programme, participant=councillor, place=ward, part="ward-connector")
    assert councillor.name in text_of(lead_client.get(at("connectors")))
    Organisation.objects.update(election_from=TODAY, election_until=TODAY)
    assert councillor.name not in text_of(lead_client.get(at("connectors")))
    assert councillor.name not in lead_client.get(at("connectors_csv")).content.decode()


def test_a_councillor_reads_what_they_promised_last_time(signed_in, at, inside):
    client = signed_in("councillor")
    me = Participant.objects.get(user=client.session["_auth_user_id"])
    mine = {"programme": inside, "organisation": inside.organisation, "due_on": TODAY - dt.timedelta(days=3)}
    Promise.objects.create(what="Ask about the bus", who=me, **mine)
    Promise.objects.create(what="Of somebody else", who_in_words="The team", **mine)
    page = text_of(client.get(at("connectors")))
    assert "Ask about the bus" in page
    assert "was due on" in page
    assert "Of somebody else" not in page


def test_scrutiny_asks_beside_what_is_written_down(signed_in, at, inside):
    InitiativeFactory(programme=inside, title="Befriending contract", status="stopped")
    InitiativeFactory(programme=inside, title="Tea", status="existing", groups_not_reached="Men over 80")
    DecisionFactory(programme=inside, what="Go on", dissent="Dot thinks otherwise")
    page = text_of(signed_in("councillor").get(at("scrutiny")))
    for words in ("What did you stop?", "Befriending contract", "Men over 80", "Dot thinks otherwise"):
        assert words in page
    assert "That is worth a question too." in page


def test_what_people_wrote_stays_words(lead_client, at, outcome, ward, councillor):
    make.ConnectorFactory(programme=outcome.programme, participant=councillor, place=ward, note=HOSTILE)
    assert HOSTILE not in text_of(lead_client.get(at("connectors")))


def test_a_large_table_asks_as_few_questions_as_a_small_one(
    lead_client, at, inside, councillor, django_assert_max_num_queries
):
    for number in range(10):
        place = Place.objects.create(organisation=inside.organisation, name=f"Ward {number}")
        make.ConnectorFactory(
            programme=inside, participant=councillor, place=place, outcome=OutcomeFactory(programme=inside)
        )
    with django_assert_max_num_queries(MOST_QUERIES):
        text_of(lead_client.get(at("connectors")))
