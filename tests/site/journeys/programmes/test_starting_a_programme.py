"""From nothing to a Star in one page."""

import pytest
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import of_organisation, of_programme

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Outcome, Place, Programme, Service
from coproduction_star.journeys.programmes import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(organisation, member, in_organisation):
    def make(**more):
        by = member("programme-lead").user
        with in_organisation(organisation):
            return services.start_programme(organisation=organisation, by=by, **({"name": "Ageing well"} | more))

    return make


def test_a_programme_starts_with_its_outcomes_in_the_order_they_were_given(start, in_organisation, organisation):
    programme = start(outcomes=["I feel safe", "I have company"])
    with in_organisation(organisation, programme):
        assert [outcome.words for outcome in Outcome.objects.all()] == ["I feel safe", "I have company"]


def test_starting_is_written_down(start):
    programme = start(outcomes=["I feel safe"])
    verbs = list(Event.objects.filter(programme_id=programme.pk).values_list("verb", flat=True))
    assert verbs == ["journeys.outcome_added", "journeys.programme_started"]


def test_the_same_outcome_in_other_capitals_is_not_added_twice(start, in_organisation, organisation):
    programme = start(outcomes=["I feel safe", "i feel  SAFE"])
    with in_organisation(organisation, programme):
        assert Outcome.objects.count() == 1


def test_a_new_service_and_place_become_the_organisations(start, in_organisation, organisation):
    start(service="Adult social care", place="Northfield")
    start(service="adult social care", place="northfield")
    with in_organisation(organisation):
        assert [service.name for service in Service.objects.all()] == ["Adult social care"]
        assert [place.name for place in Place.objects.all()] == ["Northfield"]
        assert set(Programme.objects.values_list("service", flat=True)) == {"Adult social care"}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ageing well in Eastbridge", "ageing-well-in-eastbridge"),
        ("Heneiddio’n dda – ŷ", "heneiddion-dda-y"),
        ("أن نكبر معا", "programme"),
        ("🌟🌟", "programme"),
        ("<script>alert(1)</script>", "scriptalert1script"),
        ("a" * 200, "a" * 60),
    ],
)
def test_the_address_is_readable_whatever_the_name(start, name, slug):
    assert start(name=name).slug == slug


def test_the_same_name_gets_an_address_of_its_own(start):
    assert [start().slug, start().slug, start().slug] == ["ageing-well", "ageing-well-2", "ageing-well-3"]


def test_the_form_leads_to_the_star(signed_in, organisation):
    client = signed_in("programme-lead")
    response = client.post(
        of_organisation("new_programme", organisation),
        {"name": "Ageing well", "outcomes": "I feel safe\n\nI have company", "service": "Care"},
        follow=True,
    )
    page = response.content.decode()
    assert response.redirect_chain == [("/o/eastbridge/p/ageing-well/", 302)]
    assert "2" in page
    assert "outcomes" in page


def test_a_name_of_5000_letters_is_refused_and_kept_in_the_box(signed_in, organisation):
    client = signed_in("programme-lead")
    page = client.post(of_organisation("new_programme", organisation), {"name": "x" * 5000}).content.decode()
    assert "Make the name 200 letters or fewer. It has 5000." in page
    assert "x" * 5000 in page


def test_an_outcome_line_that_is_too_long_is_named_by_its_number(signed_in, organisation):
    client = signed_in("programme-lead")
    sent = {"name": "Ageing well", "outcomes": "short\n" + "x" * 400}
    page = client.post(of_organisation("new_programme", organisation), sent).content.decode()
    assert "Line 2 has 400 letters. Make it 300 or fewer." in page


@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("programme-lead", 200), ("observer", 403)])
def test_who_may_start_one(signed_in, organisation, role, status):
    assert signed_in(role).get(of_organisation("new_programme", organisation)).status_code == status


def test_the_list_shows_25_to_a_page_and_escapes_names(signed_in, organisation, in_organisation):
    with in_organisation(organisation):
        ProgrammeFactory.create_batch(26, organisation=organisation)
    client = signed_in("observer")
    first = client.get(of_organisation("programmes", organisation)).content.decode()
    second = client.get(of_organisation("programmes", organisation), {"page": 2}).content.decode()
    assert (first.count("star-rows__row"), second.count("star-rows__row")) == (25, 1)
    assert HOSTILE not in first


def test_the_list_takes_as_many_queries_for_one_as_for_many(
    signed_in, organisation, in_organisation, django_assert_max_num_queries
):
    with in_organisation(organisation):
        ProgrammeFactory.create_batch(25, organisation=organisation)
    client = signed_in("observer")
    client.get(of_organisation("programmes", organisation))  # the first visit of a minute also counts what waits
    with django_assert_max_num_queries(9):
        client.get(of_organisation("programmes", organisation))


def test_the_star_is_refused_to_nobody_who_sees_the_programme(signed_in, programme):
    assert signed_in("co-producer").get(of_programme("star", programme)).status_code == 200
