"""A programme goes to a new lead: nothing changes until they accept, and then the role and chosen promises do."""

import datetime as dt

import pytest
from django.urls import reverse
from tests.factories.journeys import InitiativeFactory, ProgrammeRoleFactory
from tests.site.conftest import take_second_step

from coproduction_star.audit.models import Event
from coproduction_star.journeys.handing import services
from coproduction_star.journeys.models import Handover, ProgrammeRole, Promise
from coproduction_star.journeys.personal.own_duties import own_duties

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(programme):
    return lambda name, *more: reverse(f"journeys:{name}", args=(programme.organisation.slug, programme.slug, *more))


def as_member(client, membership):
    client.force_login(membership.user)
    take_second_step(client, membership.user)
    return client


@pytest.fixture
def old(member, inside):
    made = member("practitioner")
    ProgrammeRoleFactory(programme=inside, membership=made, role="programme-lead")
    return made


@pytest.fixture
def new(member):
    return member("practitioner")


@pytest.fixture
def handover(inside, old, new):
    return services.offer(programme=inside, successor=new, note="Ask the panel first.", by=old.user)


@pytest.fixture
def promises(inside, old):
    def promise(what):
        return Promise.objects.create(
            programme=inside,
            organisation=inside.organisation,
            what=what,
            who=old.participant,
            due_on=dt.date(2027, 1, 1),
        )

    return [promise("Ring the bus company"), promise("Write to the reviewers")]


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_somebody_is_asked_and_nothing_changes(client, at, inside, old, new):
    page = as_member(client, old)
    answer = page.post(at("new_handover"), {"successor": new.pk, "note": "Ask the panel."}, follow=True)
    assert "Nothing changes until they accept." in text(answer)
    assert not ProgrammeRole.objects.filter(membership=new, role="programme-lead").exists()
    assert "Somebody is asked already" in text(page.post(at("new_handover"), {"successor": new.pk, "note": ""}))


def test_the_new_lead_reads_what_waits(client, at, handover, promises, new):
    page = text(as_member(client, new).get(at("handover", handover.pk)))
    assert "Ask the panel first." in page
    assert "Ring the bus company" in page
    assert at("accept_handover", handover.pk) in page


def test_who_accepts_takes_on_the_role_and_the_promises_they_chose(client, at, inside, handover, promises, old, new):
    initiative = InitiativeFactory(programme=inside, contact=old.participant)
    answer = {"promises": [str(promises[0].pk)], "asked_about": "on"}
    assert "You lead this programme now." in text(
        as_member(client, new).post(at("accept_handover", handover.pk), answer, follow=True)
    )
    leads = ProgrammeRole.objects.filter(programme=inside, role="programme-lead")
    assert [one.membership_id for one in leads] == [new.pk]
    assert [Promise.objects.get(pk=one.pk).who_id for one in promises] == [new.participant_id, old.participant_id]
    initiative.refresh_from_db()
    assert initiative.contact_id == new.participant_id
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"journeys.handover_accepted", "journeys.promise_taken_on", "journeys.role_taken"} <= verbs


def test_it_waits_for_whoever_is_asked_until_they_answer(client, at, inside, handover, old, new):
    [waiting] = own_duties(new.user)
    assert waiting.title == f"{old.user.name} asks you to lead {inside.name}"
    assert waiting.address == at("handover", handover.pk)
    assert waiting.address in text(as_member(client, new).get("/me/"))
    assert not list(own_duties(old.user))
    services.withdraw(handover=handover, by=new.user)
    assert not list(own_duties(new.user))


def test_only_who_was_asked_accepts(client, at, handover, old):
    assert as_member(client, old).post(at("accept_handover", handover.pk)).status_code == 404
    with pytest.raises(services.Refused, match="Only who was asked"):
        services.accept(handover=handover, promises=(), asked_about=False, by=old.user)


def test_who_is_asked_may_say_no(client, at, handover, new):
    page = as_member(client, new).post(at("withdraw_handover", handover.pk), follow=True)
    assert "Did not come about" in text(page)
    with pytest.raises(services.Refused, match="This is over"):
        services.accept(handover=handover, promises=(), asked_about=False, by=new.user)


def test_others_do_not_see_it(signed_in, at, handover):
    assert signed_in("practitioner").get(at("handover", handover.pk)).status_code == 404


def test_one_waits_at_a_time_and_another_may_follow(inside, handover, old, new):
    with pytest.raises(services.Refused, match="Somebody is asked already"):
        services.offer(programme=inside, successor=new, note="", by=old.user)
    services.withdraw(handover=handover, by=old.user)
    services.offer(programme=inside, successor=new, note="", by=old.user)
    assert Handover.objects.count() == 2
