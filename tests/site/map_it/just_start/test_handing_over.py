"""What happened goes on in a programme: as an initiative of one's own, or told to one that answers."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import HOSTILE, OrganisationFactory
from tests.site.map_it.just_start.conftest import KEEP, THING, YOURS

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.map_it.just_start import services
from coproduction_star.map_it.models import SmallStart
from coproduction_star.organisations.models import Membership
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.references import reference_from

pytestmark = pytest.mark.django_db
CHOOSE = f"{KEEP}hand-over/"


@pytest.fixture
def start(made: Callable[..., SmallStart]) -> SmallStart:
    return made()


@pytest.fixture
def done(start: SmallStart) -> SmallStart:
    services.it_happened(step=start.steps.get(), learned="People like tea", next_words="Cake")
    return start


def open_in(client: Client, start: SmallStart) -> Client:
    client.post(KEEP, {"reference": reference_from(f"a seed|{start.pk}")})
    return client


@pytest.fixture
def listening(programme: Programme, member: Callable[..., Membership]) -> Programme:
    member("safeguarding-lead")
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        programme.name, programme.published_at = f"Ageing well {HOSTILE}", timezone.now()
        programme.save()
    return programme


def said_to(programme: Programme) -> list[Contribution]:
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        return list(Contribution.objects.all())


def test_without_an_account_it_is_told_to_a_published_programme_and_gets_an_answer(
    done: SmallStart, listening: Programme
) -> None:
    browser = open_in(Client(), done)
    page = browser.get(CHOOSE).content.decode()
    assert "Ageing well" in page
    assert HOSTILE not in page
    form = browser.get(f"{CHOOSE}{listening.pk}/").content.decode()
    assert "People like tea" in form
    assert "Ann" not in form
    told = browser.post(f"{CHOOSE}{listening.pk}/", {"words": "We had tea", "about_somebody": "no"}, follow=True)
    assert "Write these four words down" in told.content.decode()
    (contribution,) = said_to(listening)
    assert (contribution.kind, contribution.words) == ("happening", "We had tea")
    assert "They answer by" in browser.get(YOURS).content.decode()


def test_told_twice_is_told_once(done: SmallStart, listening: Programme) -> None:
    browser = open_in(Client(), done)
    for _again in range(2):
        browser.post(f"{CHOOSE}{listening.pk}/", {"words": "We had tea", "about_somebody": "no"})
    assert len(said_to(listening)) == 1


def test_a_programme_that_is_not_public_or_does_not_listen_is_not_offered(
    done: SmallStart, programme: Programme, listening: Programme
) -> None:
    with scope(organisation=programme.organisation_id, programme=None):
        secret = ProgrammeFactory(organisation=programme.organisation, name="Secret plan")
    elsewhere = OrganisationFactory()
    with scope(organisation=elsewhere.pk, programme=None):
        deaf = ProgrammeFactory(organisation=elsewhere, name="Nobody reads", published_at=timezone.now())
    browser = open_in(Client(), done)
    page = browser.get(CHOOSE).content.decode()
    assert "Secret plan" not in page
    assert "Nobody reads" not in page
    assert browser.get(f"{CHOOSE}{secret.pk}/").status_code == 404
    answer = browser.post(f"{CHOOSE}{deaf.pk}/", {"words": "Tea", "about_somebody": "no"}, follow=True)
    assert "takes nothing just now" in answer.content.decode()
    done.refresh_from_db()
    assert done.handed_at is None


def test_programmes_are_found_by_a_word(done: SmallStart, listening: Programme) -> None:
    browser = open_in(Client(), done)
    assert "Ageing well" in browser.get(CHOOSE, {"q": "ageing"}).content.decode()
    assert "is called that" in browser.get(CHOOSE, {"q": "zzz\0"}).content.decode()


def test_a_member_makes_it_an_initiative_of_their_programme(
    done: SmallStart, programme: Programme, signed_in: Callable[..., Client]
) -> None:
    browser = open_in(signed_in("practitioner"), done)
    assert f"{CHOOSE}mine/" in browser.get(CHOOSE).content.decode()
    made = browser.post(f"{CHOOSE}mine/", {"programme": str(programme.pk)})
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        initiative = Initiative.objects.get()
    assert (initiative.title, initiative.status) == (THING, "existing")
    assert "People like tea" in initiative.summary
    assert made["Location"].endswith(f"{initiative.pk}/")
    assert made["Location"] in browser.get(YOURS).content.decode()
    browser.post(f"{CHOOSE}mine/", {"programme": str(programme.pk)})
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        assert Initiative.objects.count() == 1


def test_nobody_puts_it_into_a_programme_of_others(
    done: SmallStart, programme: Programme, signed_in: Callable[..., Client]
) -> None:
    elsewhere = OrganisationFactory()
    with scope(organisation=elsewhere.pk, programme=None):
        other = ProgrammeFactory(organisation=elsewhere)
    allowed, observer = open_in(signed_in("practitioner"), done), open_in(signed_in("observer"), done)
    assert allowed.post(f"{CHOOSE}mine/", {"programme": str(other.pk)}).status_code == 200
    for stranger in (observer, open_in(Client(), done)):
        assert stranger.post(f"{CHOOSE}mine/", {"programme": str(programme.pk)})["Location"] == CHOOSE
    for one in (programme, other):
        with scope(organisation=one.organisation_id, programme=one.pk):
            assert not Initiative.objects.exists()


def test_before_it_happened_it_goes_nowhere(start: SmallStart, listening: Programme) -> None:
    browser = open_in(Client(), start)
    for page in (CHOOSE, f"{CHOOSE}{listening.pk}/"):
        assert browser.get(page)["Location"] == YOURS
    assert "Let it grow" not in browser.get(YOURS).content.decode()


def test_choosing_takes_few_queries(done: SmallStart, listening: Programme, django_assert_max_num_queries) -> None:
    browser = open_in(Client(), done)
    with django_assert_max_num_queries(12):
        browser.get(CHOOSE)


def test_an_address_is_asked_about_before_others_read_it_as_a_name(
    done: SmallStart, programme: Programme, signed_in: Callable[..., Client]
) -> None:
    home = "Tea at 12 Mill Lane, Northfield"
    done.steps.update(what=home)
    browser, sent = open_in(signed_in("practitioner"), done), {"programme": str(programme.pk)}
    page = browser.post(f"{CHOOSE}mine/", sent | {"title": home}).content.decode()
    assert "This looks like somebody’s address." in page
    assert f'value="{home}"' in page
    assert 'name="keep_the_name"' in page
    browser.post(f"{CHOOSE}mine/", sent | {"title": "Tea in the lane"})
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        assert Initiative.objects.get().title == "Tea in the lane"
