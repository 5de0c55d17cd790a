"""What waits for a person, and what is new to them."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import HOSTILE, MembershipFactory, OrganisationFactory
from tests.site.conftest import take_second_step

from coproduction_star.journeys.decisions.services import declare_interest
from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.models import Promise
from coproduction_star.journeys.services import make_promise

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def resident(member, inside):
    membership = member()
    ProgrammeRoleFactory(programme=inside, membership=membership, role="co-producer")
    return membership


def page_of(membership):
    client = Client()
    client.force_login(membership.user)
    take_second_step(client, membership.user)
    return client.get("/me/").content.decode()


def test_a_promise_that_falls_due_waits_for_whoever_made_it(resident, inside, lead):
    make_promise(programme=inside, what="Bring cake", due_on=TODAY, who=resident.participant, by=lead.user)
    make_promise(
        programme=inside, what="Next year", due_on=TODAY + dt.timedelta(days=200), who=resident.participant,
        by=lead.user,
    )  # fmt: skip
    page = page_of(resident)
    assert "You promised: Bring cake" in page
    assert "You promised: Next year" not in page
    assert "Next year" in page.partition("What you promised")[2]
    assert "Declare your interests" in page
    assert "For me (2)" in page


def test_a_promise_past_its_day_waits_for_whoever_wrote_it_down(resident, inside, lead):
    late = TODAY - dt.timedelta(days=1)
    make_promise(programme=inside, what="Bring cake", due_on=late, who=resident.participant, by=lead.user)
    assert "Say how it went: Bring cake" in page_of(lead)


@pytest.mark.parametrize(("days_ago", "shown"), [(5, True), (31, False)])
def test_a_kept_promise_is_shown_for_a_month(resident, inside, lead, days_ago, shown):
    day = TODAY - dt.timedelta(days=days_ago)
    made = make_promise(programme=inside, what="Bring cake", due_on=day, who=resident.participant, by=lead.user)
    Promise.objects.filter(pk=made.pk).update(kept="kept", judged_on=day)
    assert (
        "Bring cake" in page_of(resident).partition("What you promised")[2].partition("What you can ask")[0]
    ) is shown


def test_every_open_promise_is_shown_however_many_there_are(resident, inside, lead):
    for number in range(20):
        day = TODAY + dt.timedelta(days=40 * number)
        make_promise(programme=inside, what=f"Bake {number}.", due_on=day, who=resident.participant, by=lead.user)
    page = page_of(resident)
    assert all(f"Bake {number}." in page for number in range(20))


def test_what_others_did_is_new_until_it_was_read(resident, inside, lead):
    initiatives.add_initiative(programme=inside, title="Walk with me", by=lead.user)
    assert "added the initiative “Walk with me”" in page_of(resident)
    client = Client()
    client.force_login(resident.user)
    client.post("/me/looked/")
    assert "Walk with me" not in page_of(resident)


def test_news_says_and_leads_to_the_programme_it_is_from(resident, inside, lead):
    initiatives.add_initiative(programme=inside, title="Walk with me", by=lead.user)
    page = page_of(resident)
    assert f'href="/o/eastbridge/p/{inside.slug}/"' in page.partition("Since you last looked")[2]


def test_what_happened_several_times_in_a_day_is_said_once_with_how_often(resident, inside, lead, member):
    for participant in (member().participant, member().participant, lead.participant):
        declare_interest(
            programme=inside, participant_id=participant.pk, none_to_declare=True, what="", by=lead.user
        )  # fmt: skip
    page = page_of(resident)
    assert page.count("wrote down the interests") == 1
    assert "wrote down the interests that somebody else declared.</span> (2 times)" in page
    assert "declared their interests.</span>" in page


def test_a_download_is_no_news(resident, inside, lead):
    initiatives.note_export(programme=inside, kind="csv", by=lead.user)
    assert "downloaded" not in page_of(resident)


def test_looking_alone_does_not_make_it_old(resident, inside, lead):
    initiatives.add_initiative(programme=inside, title="Walk with me", by=lead.user)
    page_of(resident)
    assert "Walk with me" in page_of(resident)


def test_what_oneself_did_is_not_new(inside, lead):
    initiatives.add_initiative(programme=inside, title="Walk with me", by=lead.user)
    assert "Walk with me" not in page_of(lead)


def test_another_programme_is_not_in_the_news(resident, organisation, in_organisation, lead):
    with in_organisation(organisation):
        elsewhere = ProgrammeFactory(organisation=organisation)
        initiatives.add_initiative(programme=elsewhere, title="Elsewhere", by=lead.user)
    assert "Elsewhere" not in page_of(resident)


def test_somebody_without_an_organisation_has_a_page(db):
    client = Client()
    stranger = MembershipFactory(ended_at=timezone.now())
    client.force_login(stranger.user)
    page = client.get("/me/").content.decode()
    assert "You do not belong to an organisation yet." in page
    assert HOSTILE not in page


@pytest.mark.parametrize("open_to_all", [True, False])
def test_one_starts_an_organisation_from_here_where_the_server_lets_anyone(resident, settings, open_to_all):
    settings.OPEN_REGISTRATION = open_to_all
    assert ('href="/organisations/new/"' in page_of(resident)) is open_to_all


def test_as_many_queries_for_one_organisation_as_for_many(resident, in_organisation, django_assert_max_num_queries):
    for _number in range(6):
        elsewhere = OrganisationFactory()
        with in_organisation(elsewhere):
            MembershipFactory(organisation=elsewhere, user=resident.user, roles=["observer"])
            InitiativeFactory(programme=ProgrammeFactory(organisation=elsewhere))
    client = Client()
    client.force_login(resident.user)
    with django_assert_max_num_queries(17):
        client.get("/me/")
