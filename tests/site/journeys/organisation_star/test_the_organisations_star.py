"""Services by Co over all programmes, on one page, with few queries whatever the rows."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import of_organisation

from coproduction_star.journeys.models import ProgrammeTally, Service, TallySnapshot
from coproduction_star.journeys.organisation_star import presenters, selectors, services
from coproduction_star.journeys.organisation_star.selectors import OrganisationStar, ServiceRow, Sums

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def star(organisation, in_organisation):
    def make(today=TODAY):
        with in_organisation(organisation):
            return selectors.organisation_star(organisation=organisation, today=today)

    return make


@pytest.fixture
def snapshot(organisation, in_organisation):
    def make(month, **counts):
        with in_organisation(organisation):
            TallySnapshot.objects.create(
                organisation=organisation, month=month, service="Ageing well", co="any", **counts
            )

    return make


def test_an_initiative_counts_in_each_of_its_cos_and_once_in_all(add, star):
    add(status="existing", cos=["co-design", "co-deliver"], people=10)
    row = star().rows[0]
    assert (row.by_co["co-design"].initiatives, row.by_co["co-deliver"].initiatives) == (1, 1)
    assert (row.all.initiatives, row.all.people) == (1, 10)


def test_stopped_and_archived_are_left_out(add, star, programme, in_organisation, organisation):
    add(status="stopped", cos=["co-design"])
    assert star().rows[0].all.initiatives == 0
    add(status="existing")
    with in_organisation(organisation):
        type(programme).objects.update(archived_at=timezone.now())
    assert star().rows == ()


def test_a_service_without_any_initiative_is_named(star, organisation, in_organisation, lead):
    with in_organisation(organisation):
        services.add_services(organisation=organisation, names=["Parks", "parks", "Housing"], by=lead.user)
    assert star().without_any == ("Housing", "Parks")


def test_the_change_is_against_a_year_ago(add, star, snapshot):
    add(status="existing")
    add("Another", status="existing")
    snapshot(dt.date(2025, 11, 1), existing=1)
    snapshot(dt.date(2026, 6, 1), existing=2)
    assert star().before.month == dt.date(2025, 11, 1)
    assert presenters._change(2, star().before, "Ageing well") == "+1"


def test_in_the_first_year_the_change_is_against_the_first_month_and_says_so(star, snapshot):
    snapshot(dt.date(2026, 6, 1), existing=2)
    assert presenters._change_head(star().before) == "Change since June 2026"


def test_without_an_earlier_month_no_change_is_made_up(star, snapshot):
    snapshot(dt.date(2026, 11, 1), existing=2)
    assert star().before is None
    assert presenters._change(2, None, "Ageing well") == "–"


def test_many_services_stay_one_page(star):
    rows = tuple(ServiceRow(f"Service {n}", 1, {"any": Sums(n, 1, 1, 1)}) for n in range(50))
    shown = presenters.shown_rows(OrganisationStar(rows, None))
    assert len(shown) == presenters.SHOWN
    assert sum(row.all.initiatives for row in shown) == sum(range(50))


def test_the_page_shows_it_and_escapes_names(signed_in, organisation, add, in_organisation, programme):
    add(status="existing", cos=["co-design"], people=12)
    with in_organisation(organisation):
        Service.objects.create(organisation=organisation, name=HOSTILE)
    page = signed_in("observer").get(of_organisation("home", organisation)).content.decode()
    assert "12 people" in page
    assert HOSTILE not in page


@pytest.mark.parametrize(
    ("role", "people", "settings"),
    [("administrator", True, True), ("broker", True, False), ("observer", False, False)],
)
def test_it_leads_whoever_may_to_people_and_settings(signed_in, organisation, role, people, settings):
    page = signed_in(role).get(of_organisation("home", organisation)).content.decode()
    assert ('href="/o/eastbridge/people/"' in page) is people
    assert ('href="/o/eastbridge/settings/"' in page) is settings


def test_twelve_queries_whatever_the_number_of_programmes(
    signed_in, organisation, in_organisation, django_assert_max_num_queries
):
    with in_organisation(organisation):
        for number in range(40):
            made = ProgrammeFactory(organisation=organisation, service=f"Service {number}")
            ProgrammeTally.objects.create(programme=made, organisation=organisation, co="any", existing=3)
    client = signed_in("observer")
    with django_assert_max_num_queries(12):
        client.get(of_organisation("home", organisation))


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pptx", b"PK")])
def test_it_goes_on_a_slide(signed_in, organisation, add, kind, begins):
    add(status="existing", cos=["co-design"])
    answer = signed_in("observer").get(f"/o/eastbridge/star.{kind}")
    assert answer.content.startswith(begins)
    assert "attachment" in answer["Content-Disposition"]


def test_a_service_in_use_stays(organisation, in_organisation, programme, lead):
    with in_organisation(organisation), pytest.raises(services.InUse):
        services.remove_service(organisation=organisation, name="Ageing well", by=lead.user)


def test_an_empty_organisation_has_a_page_too(signed_in, organisation):
    page = signed_in("programme-lead").get(of_organisation("home", organisation)).content.decode()
    assert "No programme has started yet." in page
