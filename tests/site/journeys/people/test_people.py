"""Who takes part: roles, partners and invitations into one programme."""

import pytest
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import HOSTILE, UserFactory
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys.models import Partner, ProgrammeRole, Promise
from coproduction_star.journeys.people import services
from coproduction_star.journeys.services import make_promise
from coproduction_star.notices.models import Message
from coproduction_star.organisations.invitations.services import accept_invitation
from coproduction_star.organisations.models import Invitation, MembershipRole
from coproduction_star.organisations.services import hand_over_work, programmes_of, work_left_by

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
INVITED = {"name": "Dot", "email": "dot@example.org", "programme_roles": ["co-producer"], "groups": ["carers"]}


def test_whoever_is_invited_gets_the_role_in_this_programme_alone(signed_in, programme, inside):
    signed_in("programme-lead").post(of_programme("invite", programme), INVITED)
    dot = UserFactory(email="dot@example.org", name="Dot")
    membership = accept_invitation(invitation=Invitation.objects.get(), by=dot)
    held = ProgrammeRole.objects.get(membership=membership)
    assert (held.role, held.programme_id) == ("co-producer", inside.pk)
    assert not MembershipRole.objects.filter(membership=membership).exists()
    assert [row.group for row in membership.participant.groups.all()] == ["carers"]
    assert Message.objects.get().to == "dot@example.org"


def test_whose_view_people_speak_from_is_read_in_words(signed_in, programme, inside, member):
    somebody = member()
    somebody.participant.groups.create(group="people-who-access-services")
    services.give_role(programme=inside, membership=somebody, role="co-producer", by=somebody.user)
    assert (
        "People who access services"
        in signed_in("programme-lead").get(of_programme("people", programme)).content.decode()
    )


def test_without_an_address_there_is_a_card_to_print(signed_in, programme):
    page = signed_in("programme-lead").post(of_programme("invite", programme), INVITED | {"email": ""})
    assert "Card for Dot" in page.content.decode()
    assert not Message.objects.exists()


def test_an_invitation_to_a_programme_that_is_gone_gives_no_role(inside, lead):
    invitation, _code = services.invite(programme=inside, partner=None, by=lead.user, **INVITED)
    invitation.programme = "00000000-0000-4000-8000-000000000000"
    invitation.save()
    membership = accept_invitation(invitation=invitation, by=UserFactory())
    assert not ProgrammeRole.objects.filter(membership=membership).exists()


def test_a_role_is_given_once_and_taken_away(signed_in, programme, inside, member):
    member_here = member()
    client = signed_in("programme-lead")
    for _time in range(2):
        client.post(of_programme("give_role", programme), {"membership": member_here.pk, "role": "co-producer"})
    held = ProgrammeRole.objects.get()
    page = client.get(of_programme("people", programme)).content.decode()
    assert "Co-producer" in page
    assert HOSTILE not in page
    client.get(of_programme("take_role", programme, held.pk))
    assert ProgrammeRole.objects.exists()
    client.post(of_programme("take_role", programme, held.pk))
    assert not ProgrammeRole.objects.exists()


def test_a_partner_needs_an_agreement(signed_in, programme, inside):
    page = signed_in("programme-lead").post(of_programme("new_partner", programme), {"name": "Forum"})
    assert "Name the agreement." in page.content.decode()
    assert not Partner.objects.exists()


def test_an_agreement_does_not_end_before_it_begins(inside, lead):
    with pytest.raises(services.EndsBeforeItBegins):
        services.add_partner(
            programme=inside, name="Forum", agreement="7", agreed_on=TODAY,
            ends_on=TODAY.replace(year=TODAY.year - 1), by=lead.user,
        )  # fmt: skip


def test_an_agreement_can_end_today(signed_in, programme, inside, lead):
    partner = services.add_partner(
        programme=inside, name="Forum", agreement="7", agreed_on=TODAY, ends_on=None, by=lead.user
    )
    signed_in("programme-lead").post(of_programme("end_partner", programme, partner.pk))
    partner.refresh_from_db()
    assert partner.ends_on == TODAY


def test_initiatives_go_to_the_successor_and_stay_without_one(inside, lead, member):
    leaver, successor = member("practitioner"), member("practitioner")
    theirs = InitiativeFactory(programme=inside, made_by=leaver.user)
    other = InitiativeFactory(programme=inside, made_by=lead.user)
    assert ("initiatives they wrote down", 1) in work_left_by(leaver)
    hand_over_work(leaver=leaver, successor=None)
    theirs.refresh_from_db()
    assert theirs.made_by == leaver.user
    hand_over_work(leaver=leaver, successor=successor)
    theirs.refresh_from_db()
    other.refresh_from_db()
    assert (theirs.made_by, other.made_by) == (successor.user, lead.user)


def test_who_takes_over_can_be_asked_about_the_initiative_and_without_anyone_nobody(inside, member):
    leaver, successor = member("practitioner"), member("practitioner")
    initiative = InitiativeFactory(programme=inside, contact=leaver.participant)
    assert ("initiatives they can be asked about", 1) in work_left_by(leaver)
    hand_over_work(leaver=leaver, successor=successor)
    initiative.refresh_from_db()
    assert initiative.contact == successor.participant
    hand_over_work(leaver=successor, successor=None)
    initiative.refresh_from_db()
    assert initiative.contact is None


def test_work_goes_to_the_successor(inside, lead, member):
    leaver, successor = member("practitioner"), member("practitioner")
    make_promise(programme=inside, what="x", due_on=TODAY, who=leaver.participant, by=lead.user)
    services.give_role(programme=inside, membership=leaver, role="facilitator", by=lead.user)
    hand_over_work(leaver=leaver, successor=successor)
    assert Promise.objects.get().who_id == successor.participant_id
    assert ProgrammeRole.objects.get().membership_id == successor.pk


def test_open_programmes_can_be_invited_to(inside, organisation):
    assert (str(inside.pk), inside.name) in programmes_of(organisation)
