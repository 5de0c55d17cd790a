"""Before an election the organisation's own lists name no councillor, except for whoever manages access."""

import pytest
from tests.factories.journeys import ProgrammeRoleFactory

from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Organisation

pytestmark = pytest.mark.django_db
NAME, EMAIL = "Zebedee Unmistakable", "zebedee@council.example"
PEOPLE, EVERYONE = "/o/eastbridge/people/", "/o/eastbridge/people/everyone/"
AUDIT, AUDIT_FILE = "/o/eastbridge/audit/", "/o/eastbridge/audit/events.csv"


@pytest.fixture(params=["in the organisation", "in one programme"])
def councillor(request, member, programme, organisation, in_organisation):
    whole = request.param == "in the organisation"
    made = member(*(["councillor"] if whole else []), user__name=NAME)
    with in_organisation(organisation, programme):
        made.participant.name, made.participant.email = NAME, EMAIL
        made.participant.save()
        if not whole:
            ProgrammeRoleFactory(programme=programme, membership=made, role="councillor")
        record(by=made.user, verb="journeys.programme_archived", subject=programme)
    return made


def election(*, on: bool) -> None:
    days = ("2000-01-01", "2099-01-01") if on else (None, None)
    Organisation.objects.update(election_from=days[0], election_until=days[1])


@pytest.mark.parametrize("page", [PEOPLE, EVERYONE])
def test_the_lists_name_no_councillor_and_give_no_address(councillor, signed_in, page):
    client = signed_in("broker")
    election(on=False)
    assert NAME in client.get(page).content.decode()
    election(on=True)
    words = client.get(page).content.decode()
    assert "Councillor 1 (name not shown before the election)" in words
    assert NAME not in words
    assert EMAIL not in words


@pytest.mark.parametrize("page", [PEOPLE, EVERYONE])
def test_who_manages_access_reads_the_name_and_what_stands_for_it(councillor, signed_in, page):
    election(on=True)
    assert f"{NAME} (Councillor 1)" in signed_in("administrator").get(page).content.decode()


def test_who_manages_access_can_take_it_away(councillor, signed_in):
    election(on=True)
    where = f"{PEOPLE}members/{councillor.pk}/remove/"
    client = signed_in("administrator")
    assert NAME in client.get(where).content.decode()
    client.post(where, {"successor": ""})
    councillor.refresh_from_db()
    assert councillor.ended_at is not None


@pytest.mark.parametrize("page", [AUDIT, AUDIT_FILE])
def test_who_did_what_names_no_councillor_even_to_administrators(councillor, signed_in, page):
    client = signed_in("administrator")
    election(on=False)
    assert NAME in client.get(page).content.decode()
    election(on=True)
    words = client.get(page).content.decode()
    assert "Councillor 1" in words
    assert NAME not in words
