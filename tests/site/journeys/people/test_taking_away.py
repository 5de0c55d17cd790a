"""A role or an agreement ends only after it was said what that means, and comes back exactly as it was."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import OrganisationFactory
from tests.site.conftest import take_second_step
from tests.site.journeys.pages import of_programme

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.models import Partner, Programme, ProgrammeRole
from coproduction_star.journeys.people import services
from coproduction_star.journeys.services import make_promise
from coproduction_star.organisations.members.services import end_membership

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOBODY_LOOKS = "Nobody else is a safeguarding lead"
NOBODY_LEADS = "Nobody else leads here"


@pytest.fixture
def partner(inside: Programme, lead: Any) -> Partner:
    return services.add_partner(
        programme=inside, name="Forum", agreement="7", agreed_on=TODAY, ends_on=None, by=lead.user
    )


@pytest.fixture
def give(inside: Programme, lead: Any, member: Any) -> Any:
    """Give somebody a role here: a member with no other role, unless another is said."""

    def make(role: str = "co-producer", *everywhere: str, partner: Partner | None = None) -> ProgrammeRole:
        somebody = member(*everywhere)
        return services.give_role(programme=inside, membership=somebody, role=role, by=lead.user, partner=partner)

    return make


def asked(client: Any, held: ProgrammeRole) -> str:
    return client.get(of_programme("take_role", held.programme, held.pk)).content.decode()


def take(client: Any, held: ProgrammeRole) -> Any:
    return client.post(of_programme("take_role", held.programme, held.pk), follow=True)


def give_back(client: Any, held: ProgrammeRole, programme: Programme | None = None) -> Any:
    return client.post(of_programme("give_back_role", programme or held.programme, held.pk))


def test_the_page_says_what_goes_and_what_stays(signed_in: Any, inside: Programme, lead: Any, give: Any) -> None:
    held = give("facilitator")
    make_promise(programme=inside, what="x", due_on=TODAY, who=held.participant, by=lead.user)
    for _one in range(2):
        InitiativeFactory(programme=inside, made_by=held.membership.user)
    InitiativeFactory(programme=inside, made_by=lead.user)
    page = asked(signed_in("programme-lead"), held)
    assert "They will not see this programme any more" in page
    assert "They can no longer rate options." in page
    assert "no longer see how to reach people" not in page
    assert "1 open promise stays theirs." in page
    assert "2 initiatives they wrote down stay in the programme." in page
    assert ProgrammeRole.objects.filter(pk=held.pk).exists()


def test_with_another_role_only_what_it_does_not_allow_goes(signed_in: Any, give: Any) -> None:
    page = asked(signed_in("programme-lead"), give("broker", "observer"))
    assert "They no longer see how to reach people." in page
    assert "will not see this programme" not in page
    assert "They keep all they can see and do here" in asked(
        signed_in("programme-lead"), give("co-producer", "practitioner")
    )


@pytest.mark.parametrize(("role", "warning"), [("programme-lead", NOBODY_LEADS), ("safeguarding-lead", NOBODY_LOOKS)])
def test_the_last_who_leads_or_looks_after_people_is_warned_about(
    inside: Programme, member: Any, signed_in: Any, role: str, warning: str
) -> None:
    administrator = member("administrator")
    held = services.give_role(programme=inside, membership=member(), role=role, by=administrator.user)
    client = signed_in("administrator")
    assert warning in asked(client, held)
    services.give_role(programme=inside, membership=member(), role=role, by=administrator.user)
    assert warning not in asked(client, held)


def test_it_is_given_back_exactly(signed_in: Any, inside: Programme, give: Any, partner: Partner) -> None:
    held = give(partner=partner)
    client = signed_in("programme-lead")
    page = take(client, held)
    where = of_programme("give_back_role", inside, held.pk)
    assert not ProgrammeRole.objects.exists()
    assert f'action="{where}"' in page.content.decode()
    assert "Give it back" in page.content.decode()
    give_back(client, held)
    again = ProgrammeRole.objects.get()
    same = ("pk", "role", "membership_id", "participant_id", "partner_id", "organisation_id", "programme_id")
    assert [getattr(again, name) for name in same] == [getattr(held, name) for name in same]
    event = Event.objects.first()
    assert (event.verb, event.for_whom) == ("journeys.role_given_back", held.participant_id)
    assert "back to someone" in sentence(event)
    assert where not in client.get(f"{of_programme('people', inside)}?taken={held.pk}").content.decode()


@pytest.mark.parametrize("excuse", ["never taken", "long ago", "has left"])
def test_what_cannot_be_given_back_is_said(signed_in: Any, give: Any, lead: Any, excuse: str) -> None:
    held = give()
    client = signed_in("programme-lead")
    if excuse != "never taken":
        services.take_role(held=ProgrammeRole.objects.get(pk=held.pk), by=lead.user)
    if excuse == "has left":
        end_membership(membership=held.membership, by=lead.user)
    if excuse == "long ago":
        Event.objects.update(at=timezone.now() - dt.timedelta(days=8))
    before = ProgrammeRole.objects.count()
    where = of_programme("give_back_role", held.programme, held.pk)
    page = client.post(where, follow=True).content.decode()
    assert "Give the role anew instead." in page
    assert ProgrammeRole.objects.count() == before


def test_only_who_may_take_it_away_may_give_it_back(signed_in: Any, give: Any, lead: Any) -> None:
    held = give()
    client = signed_in("practitioner")
    assert client.post(of_programme("take_role", held.programme, held.pk)).status_code == 403
    assert client.get(of_programme("take_role", held.programme, held.pk)).status_code == 403
    services.take_role(held=ProgrammeRole.objects.get(pk=held.pk), by=lead.user)
    assert give_back(client, held).status_code == 403
    assert (
        of_programme("give_back_role", held.programme, held.pk)
        not in client.get(f"{of_programme('people', held.programme)}?taken={held.pk}").content.decode()
    )
    assert not ProgrammeRole.objects.exists()


def test_it_is_given_back_in_its_own_programme_and_organisation_alone(
    signed_in: Any, in_organisation: Any, organisation: Any, give: Any, lead: Any
) -> None:
    held = give()
    services.take_role(held=ProgrammeRole.objects.get(pk=held.pk), by=lead.user)
    with in_organisation(organisation):
        next_door = ProgrammeFactory(organisation=organisation)
    foreign = OrganisationFactory()
    with in_organisation(foreign):
        elsewhere = ProgrammeFactory(organisation=foreign)
    client = signed_in("programme-lead")
    assert give_back(client, held, next_door).status_code == 404
    assert give_back(client, held, elsewhere).status_code == 404
    assert not ProgrammeRole.objects.exists()


def test_whoever_takes_their_own_role_is_told_and_led_out(client: Any, give: Any) -> None:
    held = give("programme-lead")
    client.force_login(held.membership.user)
    take_second_step(client, held.membership.user)
    assert "This is your own role." in asked(client, held)
    page = take(client, held)
    assert page.redirect_chain == [("/me/", 302)]
    assert "Your role is taken away." in page.content.decode()


def test_an_agreement_is_ended_after_a_page_and_goes_on_as_before(
    signed_in: Any, inside: Programme, give: Any, partner: Partner
) -> None:
    until = TODAY + dt.timedelta(days=90)
    Partner.objects.update(ends_on=until)
    held = give("safeguarding-lead", partner=partner)
    client, where = signed_in("programme-lead"), of_programme("end_partner", inside, partner.pk)
    page = client.get(where).content.decode()
    assert NOBODY_LOOKS in page
    assert "From tomorrow, these people see nothing of this programme" in page
    partner.refresh_from_db()
    assert partner.ends_on == until
    page = client.post(where, follow=True).content.decode()
    back = of_programme("let_partner_go_on", inside, partner.pk)
    assert f'action="{back}"' in page
    client.post(back)
    partner.refresh_from_db()
    assert (partner.ends_on, ProgrammeRole.objects.get().pk) == (until, held.pk)
    assert Event.objects.first().verb == "journeys.partner_goes_on"
    assert "The agreement goes on already" in client.post(back, follow=True).content.decode()


def test_an_agreement_without_a_last_day_gets_none_again(
    signed_in: Any, inside: Programme, partner: Partner, lead: Any
) -> None:
    services.end_partner(partner=partner, on=TODAY, by=lead.user)
    services.let_partner_go_on(partner=partner, by=lead.user)
    partner.refresh_from_db()
    assert partner.ends_on is None
    client = signed_in("practitioner")
    assert client.get(of_programme("end_partner", inside, partner.pk)).status_code == 403
    assert client.post(of_programme("let_partner_go_on", inside, partner.pk)).status_code == 403


def test_many_people_of_a_partner_are_counted(signed_in: Any, inside: Programme, give: Any, partner: Partner) -> None:
    for _one in range(12):
        give(partner=partner)
    page = signed_in("programme-lead").get(of_programme("end_partner", inside, partner.pk)).content.decode()
    assert "and 2 more" in page
