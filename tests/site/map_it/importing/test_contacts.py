"""Who can be asked: the person of a row, and what is said when nobody or more than one is meant."""

import pytest
from tests.factories.journeys import ProgrammeRoleFactory
from tests.factories.people import ParticipantFactory
from tests.site.map_it.importing.conftest import finish

from coproduction_star.journeys.case_bank.services import copy_shipped_cases
from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.importing import services

pytestmark = pytest.mark.django_db
ROWS = [["Name", "Contact"], ["Choir", "Ada Jones"], ["Band", "Sam Lee"], ["Walk", "Nobody Here"], ["Bench", ""]]


@pytest.fixture
def people(member, inside, organisation):
    """Ada, two whose name is Sam Lee, and one who has a name of the list but no role in the programme."""
    people = []
    for name in ("Ada Jones", "Sam Lee", "Sam Lee"):
        membership = member("observer", participant__name=name)
        ProgrammeRoleFactory(programme=inside, membership=membership, role="practitioner")
        people.append(membership.participant)
    ParticipantFactory(organisation=organisation, name="Nobody Here")
    return people[0]


@pytest.fixture
def preview(signed_in, looked_through, address_of):
    of = looked_through(ROWS, meanings=["title", "contact"])
    client = signed_in("practitioner")
    return of, lambda: client.get(address_of("import", of.pk)).content.decode()


def test_a_stranger_and_a_shared_name_are_said_at_their_rows(people, preview):
    _of, page = preview
    seen = page()
    assert "We do not know “Nobody Here” in this programme." in seen
    assert "More than one person of this programme is called “Sam Lee”." in seen
    assert seen.count("comes in without a contact person") == 2
    assert "“Ada Jones”" not in seen
    assert "not known in this programme, so their rows come in without a contact person: Nobody Here." in seen


def test_what_was_said_happens(people, preview, by):
    of, _page = preview
    services.confirm_import(of=of, leave_bad_cells_empty=False, by=by)
    finish(of)
    contacts = {one.title: one.contact for one in Initiative.objects.select_related("contact")}
    assert contacts == {"Choir": people, "Band": None, "Walk": None, "Bench": None}


def test_a_list_without_contacts_asks_for_nobody(looked_through, signed_in, address_of):
    of = looked_through()
    assert "contact person" not in signed_in("practitioner").get(address_of("import", of.pk)).content.decode()


def test_a_case_that_the_bank_does_not_hold_is_said_at_its_row(signed_in, looked_through, address_of):
    copy_shipped_cases()
    rows = [["Name", "Cases"], ["Choir", "southwark-circle; no-such-case"], ["Band", "southwark-circle"]]
    of = looked_through(rows, meanings=["title", "cases"])
    seen = signed_in("practitioner").get(address_of("import", of.pk)).content.decode()
    assert "The case bank has no case called “no-such-case”." in seen
    assert seen.count("The case bank has no case called") == 1
    assert "“southwark-circle”" not in seen


def test_signs_that_turn_letters_round_are_left_out_of_a_list(looked_through):
    of = looked_through([["Name"], ["Choir \u202eriohc\u202c and friends"]], meanings=["title"])
    assert of.rows.get().values["title"] == "Choir riohc and friends"
