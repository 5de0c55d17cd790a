"""Where something goes next: what stays, who comes next, who teaches whom, networks, and days that others see it."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from tests.factories import grow_it as make
from tests.factories.journeys import InitiativeFactory, ProgrammeRoleFactory
from tests.factories.people import HOSTILE, MembershipFactory, ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.grow_it.models import Roadshow, SpreadNext, SpreadPlan, Teaching
from coproduction_star.grow_it.personal import erase, personal_data
from coproduction_star.grow_it.spreading import services

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 1)
FOUR = {"where": "The hall", "access": "No steps", "costs": "Free", "papers_on": TODAY}


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def plan(inside):
    return make.SpreadPlanFactory(programme=inside)


def test_a_plan_is_begun_once_for_an_initiative_and_once_for_the_whole(lead_client, at, inside):
    initiative = InitiativeFactory(programme=inside, status="existing")
    page = text(lead_client.get(at("spread")))
    for where in (at("begin_spread", "one", initiative.pk), at("begin_spread", "whole", inside.pk)):
        assert where in page
        lead_client.post(where)
        lead_client.post(where)
    assert sorted(plan.initiative_id is None for plan in SpreadPlan.objects.all()) == [False, True]
    assert lead_client.post(at("begin_spread", "whole", initiative.pk)).status_code == 404


def test_who_comes_next_is_added_changed_taken_out_and_brought_back(lead_client, at, plan):
    answer = {
        "title": "Riverside",
        "state": "asked",
        "since_day": "1",
        "since_month": "5",
        "since_year": "2026",
        "words": "",
    }
    page = text(lead_client.post(at("add_spread_line", plan.pk, "next"), answer, follow=True))
    assert "Riverside" in page
    line = SpreadNext.objects.get()
    where = at("change_spread_line", plan.pk, "next", line.pk)
    lead_client.post(where, {**answer, "state": "started", "version": 1})
    page = text(lead_client.post(where, {**answer, "title": "Mine", "version": 1}))
    assert "Somebody else changed this while you were writing" in page
    assert "Mine" in page
    lead_client.post(at("remove_spread_line", plan.pk, "next", line.pk))
    assert not SpreadNext.objects.exists()
    lead_client.post(at("restore_spread_line", plan.pk, "next", line.pk))
    assert SpreadNext.objects.get().state == "started"
    assert Event.objects.filter(verb="grow_it.spread_restored").exists()


def test_what_stays_is_not_written_over(lead_client, at, plan):
    services.say(plan=plan, version=1, values={"stays": "Theirs"}, by=None)
    page = text(lead_client.post(at("say_spread", plan.pk), {"stays": "Mine", "may_change": "", "version": 1}))
    assert "Theirs" in page
    assert "Mine" in page


class TestWhoTeaches:
    ANSWER = {"title": "", "who": "", "whom": "New callers", "words": "A morning together"}

    @pytest.fixture
    def person(self, inside):
        member = MembershipFactory(organisation=inside.organisation)
        ProgrammeRoleFactory(programme=inside, membership=member, role="co-producer")
        return member.participant

    def test_a_person_is_named_only_once_they_agreed(self, lead_client, at, plan, person):
        where = at("add_spread_line", plan.pk, "teaching")
        assert "Ask them first" in text(lead_client.post(where, {**self.ANSWER, "who": person.pk}))
        agreed = {"agreed_on_day": "1", "agreed_on_month": "5", "agreed_on_year": "2026"}
        lead_client.post(where, {**self.ANSWER, "who": person.pk, **agreed})
        assert Teaching.objects.get().who_id == person.pk
        with pytest.raises(IntegrityError):
            make.TeachingFactory(programme=plan.programme, plan=plan, who=person)

    def test_somebody_teaches(self, lead_client, at, plan):
        page = text(lead_client.post(at("add_spread_line", plan.pk, "teaching"), self.ANSWER))
        assert "Write who teaches, or choose a person." in page

    def test_no_event_keeps_the_name(self, lead_client, at, plan, person):
        values = {"title": "", "who": person, "agreed_on": TODAY, "whom": "New callers", "words": "x"}
        services.add_line(plan=plan, kind="teaching", values=values, by=None)
        assert person.name not in str(list(Event.objects.values()))

    def test_whoever_is_erased_teaches_without_a_name(self, lead_client, at, plan):
        person = ParticipantFactory(organisation=plan.organisation, name="Rosa Unmistakable")
        make.TeachingFactory(programme=plan.programme, plan=plan, who=person, title="", agreed_on=TODAY)
        assert [held.kind for held in personal_data(person.pk)] == ["grow_it.teaching"]
        assert "Rosa" in text(lead_client.get(at("spread_plan", plan.pk)))
        erase(person.pk)
        assert "Rosa" not in text(lead_client.get(at("spread_plan", plan.pk)))


class TestRoadshows:
    def test_it_is_announced_with_its_four_things_and_then_public(self, lead_client, client, at, plan):
        programme = plan.programme
        programme.published_at = timezone.now()
        programme.save()
        show = make.RoadshowFactory(programme=programme, plan=plan)
        page = text(lead_client.post(at("announce_roadshow", plan.pk, show.pk), follow=True))
        assert "Before it is announced, write: where it is" in page
        services.change_line(line=Roadshow.objects.get(), version=1, values=FOUR, by=None)
        lead_client.post(at("announce_roadshow", plan.pk, show.pk))
        front = reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug))
        page = text(client.get(front))
        assert "Ring together" in page
        assert HOSTILE not in page
        with pytest.raises(services.Refused, match="Take the announcement back"):
            services.change_line(line=Roadshow.objects.get(), version=2, values={"costs": ""}, by=None)
        lead_client.post(at("hide_roadshow", plan.pk, show.pk))
        assert "Ring together" not in text(client.get(front))

    def test_the_database_knows_the_rule(self, plan):
        with pytest.raises(IntegrityError):
            make.RoadshowFactory(programme=plan.programme, plan=plan, announced_at=timezone.now())


def test_it_is_taken_away_as_a_document_and_a_table(lead_client, at, plan):
    make.SpreadNextFactory(programme=plan.programme, plan=plan, title="=1+1")
    assert b"'=1+1" in lead_client.get(at("spread_csv")).content
    assert lead_client.get(at("spread_word", plan.pk)).content.startswith(b"PK")


def test_who_only_looks_changes_nothing(signed_in, at, plan):
    client = signed_in("observer")
    assert at("say_spread", plan.pk) not in text(client.get(at("spread_plan", plan.pk)))
    assert client.get(at("say_spread", plan.pk)).status_code == 403
    assert client.get(at("add_spread_line", plan.pk, "teapots")).status_code == 403
