"""A programme closes with words, opens with a reason, and keeps everything in the archive."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.factories.journeys import ProgrammeRoleFactory
from tests.site.journeys.pages import of_organisation, of_programme

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.programmes import services
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db
WORDS = {"heard": "People want company.", "decided": "A lunch club on Mondays."}


@pytest.fixture
def closed(inside, lead):
    services.close(programme=inside, by=lead.user, **WORDS)
    inside.refresh_from_db()
    return inside


@pytest.mark.parametrize("words", [{"heard": "", "decided": "x"}, {"heard": "x", "decided": "  "}])
def test_not_without_both_words(inside, lead, words):
    with pytest.raises(services.NoClosingWords):
        services.close(programme=inside, by=lead.user, **words)
    assert not Event.objects.filter(verb="journeys.programme_closed").exists()


def test_the_database_says_it_too(inside):
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.filter(pk=inside.pk).update(closed_at=timezone.now())


def test_whoever_is_safe_in_another_way_than_by_e_mail_gets_no_letter(inside, lead, member):
    resident = member()
    ProgrammeRoleFactory(programme=inside, membership=resident, role="co-producer")
    type(resident.participant).objects.filter(pk=resident.participant_id).update(safe_channel="phone")
    services.close(programme=inside, by=lead.user, **WORDS)
    assert not Message.objects.exists()


def test_everyone_who_took_part_is_told_once(inside, lead, member):
    resident = member()
    for role in ("co-producer", "critical-friend"):
        ProgrammeRoleFactory(programme=inside, membership=resident, role=role)
    services.close(programme=inside, by=lead.user, **WORDS)
    told = Message.objects.get()
    assert told.user == resident.user
    assert "A lunch club on Mondays." in told.text


def test_a_closed_programme_is_read_and_not_changed(signed_in, closed):
    client = signed_in("programme-lead")
    page = client.get(of_programme("star", closed)).content.decode()
    assert "People want company." in page
    assert "Next:" not in page
    assert client.get(of_programme("new_initiative", closed)).status_code == 403


def test_it_opens_again_with_a_reason(signed_in, closed, inside):
    client = signed_in("programme-lead")
    client.post(of_programme("reopen", closed), {"reason": ""})
    assert Programme.objects.get().closed_at
    client.post(of_programme("reopen", closed), {"reason": "A new grant"})
    assert Programme.objects.get().closed_at is None
    assert Event.objects.get(verb="journeys.programme_reopened").detail["reason"] == "A new grant"


def test_the_archive_is_a_list_of_its_own(signed_in, organisation, programme, inside):
    client = signed_in("programme-lead")
    assert "Nothing is erased" in client.get(of_programme("archive", programme)).content.decode()
    assert Programme.objects.get().archived_at is None
    client.post(of_programme("archive", programme))
    listing = of_organisation("programmes", organisation)
    assert programme.slug not in client.get(listing).content.decode()
    assert programme.slug in client.get(listing, {"archived": "yes"}).content.decode()
    client.post(of_programme("unarchive", programme))
    assert programme.slug in client.get(listing).content.decode()


def test_two_at_once_on_the_details(signed_in, programme, inside):
    client = signed_in("programme-lead")
    where = of_programme("about", programme)
    client.post(where, {"name": "Their name", "version": 1})
    page = client.post(where, {"name": "My name", "version": 1}).content.decode()
    assert "Their name" in page
    assert "My name" in page
    assert Programme.objects.get().name == "Their name"


def test_benefits_are_chosen_and_taken_back(signed_in, programme, inside):
    client = signed_in("programme-lead")
    where = of_programme("benefits", programme)
    client.post(where, {"benefits": ["less-demand", "stronger-ties"]})
    assert set(services.BenefitSought.objects.values_list("benefit", flat=True)) == {"less-demand", "stronger-ties"}
    client.post(where, {})
    assert not services.BenefitSought.objects.exists()
