"""A role is written down, people are put in it, and the page says who still lacks what."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.market_it import (
    EvidenceFactory,
    InsuranceCoverFactory,
    RoleConditionFactory,
    RolePackFactory,
    RoleTakerFactory,
)
from tests.factories.people import HOSTILE, ParticipantFactory
from tests.factories.people_offers import RoleWantedFactory

from coproduction_star.audit.models import Event
from coproduction_star.market_it.agreements import services, showing
from coproduction_star.market_it.models import Declaration, Evidence, InsuranceCover, RolePack, RoleTaker
from coproduction_star.organisations.models import Participant

pytestmark = pytest.mark.django_db
ROLE = {"title": "Walk companion", "words": "You walk at their pace.", "tell": "Rosa", "tell_how": "01632 960 000"}


def text_of(answer):
    return answer.content.decode()


def parts(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


class TestARole:
    def test_it_begins_from_one_of_six_that_are_ready(self, lead_client, at, inside):
        text = text_of(lead_client.get(at("ready_packs")))
        assert text.count("?from=") == 6
        text = text_of(lead_client.get(f"{at('new_agreement')}?from=supported-walk"))
        assert "No trip by car unless the provider has agreed in writing." in text
        answer = lead_client.post(f"{at('new_agreement')}?from=supported-walk", ROLE)
        made = RolePack.objects.get()
        assert answer["Location"] == at("agreement", made.pk)
        assert {one.kind for one in made.conditions.all()} == {
            "talk", "identity", "references", "background", "training", "confidentiality", "description", "insurance",
        }  # fmt: skip

    def test_a_role_that_looks_for_people_leads_to_its_agreements(self, lead_client, at, inside, pack):
        role = RoleWantedFactory(programme=inside, title="Walk & talk", conditions="background")
        page = text_of(lead_client.get(f"/o/{inside.organisation.slug}/p/{inside.slug}/people-it/roles/"))
        assert f"?role={role.pk}" in page
        asked = lead_client.get(f"{at('agreements')}?role={role.pk}&title=Walk+%26+talk")
        assert asked["Location"] == f"{at('ready_packs')}?role={role.pk}&title=Walk+%26+talk"
        text = text_of(lead_client.get(asked["Location"]))
        assert f"?from=supported-walk&amp;role={role.pk}" in text
        lead_client.post(f"{at('new_agreement')}?role={role.pk}", ROLE)
        made = RolePack.objects.get(role=role.pk)
        assert lead_client.get(f"{at('agreements')}?role={role.pk}")["Location"] == at("agreement", made.pk)
        again = text_of(lead_client.post(f"{at('new_agreement')}?role={role.pk}", ROLE | {"words": "Other words"}))
        assert "This role has its agreements already." in again
        assert "Other words" in again

    @pytest.mark.parametrize(
        ("gone", "told"), [("title", "Write what the role is called."), ("words", "Write what the role is.")]
    )
    def test_what_is_missing_is_said_and_nothing_is_lost(self, lead_client, at, inside, gone, told):
        text = text_of(lead_client.post(at("new_agreement"), ROLE | {gone: ""}))
        assert told in text
        assert "01632 960 000" in text

    def test_two_at_once_see_both_texts(self, lead_client, at, pack, lead):
        services.change_pack(pack=pack, version=1, values={"words": "At your pace."}, by=lead.user)
        text = text_of(lead_client.post(at("change_agreement", pack.pk), ROLE | {"version": 1}))
        assert "Somebody else changed this while you were writing" in text
        assert "At your pace." in text

    def test_it_asks_for_a_thing_once(self, lead_client, at, pack):
        path = at("new_condition", pack.pk)
        assert lead_client.post(path, {"kind": "training", "words": "First aid", "months": "12"}).status_code == 302
        assert "Choose what the role asks for." in text_of(lead_client.post(path, {}))
        assert "Select a valid choice" in text_of(lead_client.post(path, {"kind": "training"}))
        assert "Write a whole number of months" in text_of(lead_client.post(path, {"kind": "talk", "months": "0"}))
        condition = pack.conditions.get(kind="training")
        lead_client.post(at("change_condition", pack.pk, condition.pk), {"words": "First aid", "months": "24"})
        condition.refresh_from_db()
        assert condition.months == 24
        lead_client.post(at("remove_condition", pack.pk, condition.pk))
        assert not pack.conditions.filter(kind="training").exists()

    def test_closed_and_opened_again(self, lead_client, at, pack):
        lead_client.post(at("close_agreement", pack.pk))
        assert "This role is closed" in text_of(lead_client.get(at("agreement", pack.pk)))
        lead_client.post(at("reopen_agreement", pack.pk))
        assert "This role is closed" not in text_of(lead_client.get(at("agreement", pack.pk)))

    def test_an_insurance_that_ends_before_it_starts_is_refused(self, lead_client, at, pack, today):
        said = {"pack": pack.pk, "holder": "The provider", "covers": "Walks", "up_to_pence": "£5,000,000"}
        wrong = said | parts("starts_on", today) | parts("ends_on", today - dt.timedelta(days=1))
        assert "The last day is before the first." in text_of(lead_client.post(at("new_cover"), wrong))
        lead_client.post(at("new_cover"), wrong | parts("ends_on", today + dt.timedelta(days=20)))
        cover = InsuranceCover.objects.get()
        assert (cover.pack, cover.up_to_pence) == (pack, 500_000_000)
        assert "Runs out soon" in text_of(lead_client.get(at("agreements")))
        InsuranceCover.objects.update(reminded_days=30)
        more = wrong | parts("ends_on", today + dt.timedelta(days=400)) | {"version": 1}
        assert lead_client.post(at("change_cover", cover.pk), more).status_code == 302
        cover.refresh_from_db()
        assert cover.reminded_days is None


class TestWhoLacksWhat:
    def test_at_a_glance_for_those_who_look_after_people(self, broker_client, at, pack, taker, insured):
        text = text_of(broker_client.get(at("agreement", pack.pk)))
        assert "Amina Yusuf" in text
        assert "2 missing" in text
        assert "Check of records, Confidentiality" in text
        assert "1 person in the role. 1 lacks something and is not matched." in text

    @pytest.mark.parametrize("role", ["observer", "co-producer", "councillor"])
    def test_others_see_how_many_and_nobodys_name(self, signed_in, at, pack, taker, role):
        client = signed_in(role)
        text = text_of(client.get(at("agreement", pack.pk)))
        assert "1 lacks something" in text
        assert "Amina" not in text
        assert client.get(at("agreement_person", pack.pk, taker.participant_id)).status_code == 403
        assert client.get(at("agreements_csv")).status_code == 403

    def test_what_runs_out_soon_and_what_ran_out(self, broker_client, at, pack, taker, today):
        shown = EvidenceFactory(
            organisation=pack.organisation, participant=taker.participant, seen_on=today,
            expires_on=today + dt.timedelta(days=20),
        )  # fmt: skip
        assert "Runs out soon: Check of records until" in text_of(broker_client.get(at("agreement", pack.pk)))
        Evidence.objects.filter(pk=shown.pk).update(
            seen_on=today - dt.timedelta(days=9), expires_on=today - dt.timedelta(days=1)
        )
        assert "Check of records (ran out on" in text_of(broker_client.get(at("agreement", pack.pk)))

    def test_as_many_queries_for_one_as_for_thirty(self, broker_client, at, pack, taker):
        broker_client.get(at("agreement", pack.pk))
        for path in (at("agreement", pack.pk), at("agreements")):
            with CaptureQueriesContext(connection) as one:
                broker_client.get(path)
            for _each in range(12):
                person = ParticipantFactory(organisation=pack.organisation)
                RoleTakerFactory(pack=pack, participant=person)
                EvidenceFactory(organisation=pack.organisation, participant=person)
                RoleConditionFactory(pack=RoleTakerFactory(pack__programme=pack.programme).pack)
            with CaptureQueriesContext(connection) as many:
                broker_client.get(path)
            assert len(many) <= len(one)

    def test_what_people_wrote_is_text(self, broker_client, at, inside):
        made = RoleTakerFactory(pack=RolePackFactory(programme=inside)).pack
        RoleConditionFactory(pack=made, words=HOSTILE)
        InsuranceCoverFactory(programme=inside)
        for path in (at("agreement", made.pk), at("agreements"), at("agreement_paper", made.pk)):
            assert HOSTILE not in text_of(broker_client.get(path))

    def test_as_tables(self, broker_client, at, pack, taker, insured):
        body = broker_client.get(at("agreements_csv")).content.decode("utf-8-sig")
        assert body.splitlines()[1] == "Walk companion,Amina Yusuf,background,missing,"
        assert broker_client.get(at("agreements_workbook")).content[:2] == b"PK"


class TestAPerson:
    def test_somebody_known_and_somebody_new_are_put_in_the_role_once(self, broker_client, at, pack, amina):
        path = at("take_role", pack.pk)
        broker_client.post(path, {"participant": amina.pk})
        assert "They stand in this role already." in text_of(broker_client.post(path, {"participant": amina.pk}))
        both = text_of(broker_client.post(path, {"participant": amina.pk, "name": "Ben"}))
        assert "and not both" in both
        answer = broker_client.post(path, {"name": "Ben Carr"})
        new = Participant.objects.get(name="Ben Carr")
        assert answer["Location"] == at("agreement_person", pack.pk, new.pk)
        assert RoleTaker.objects.count() == 2

    def test_a_check_is_seen_and_its_last_day_is_proposed(self, broker_client, at, pack, taker, today):
        path = at("show_evidence", pack.pk, taker.participant_id, "background")
        assert f'value="{today.year + 3}"' in text_of(broker_client.get(path))
        tomorrow = parts("seen_on", today + dt.timedelta(days=1))
        assert "This day is still to come." in text_of(broker_client.post(path, tomorrow))
        late = parts("seen_on", today) | parts("expires_on", today - dt.timedelta(days=1))
        assert "It ran out before you saw it." in text_of(broker_client.post(path, late | {"reference": "C 1234"}))
        broker_client.post(path, parts("seen_on", today) | {"reference": "C 1234"})
        row = Evidence.objects.get()
        assert (row.kind, row.reference, row.pack, row.expires_on) == ("background", "C 1234", None, None)
        event = Event.objects.filter(verb="market_it.evidence_seen").get()
        assert event.for_whom == taker.participant_id
        assert "1234" not in str(event.detail) + event.subject_title

    def test_what_is_shown_again_replaces_what_was_shown_before(self, pack, taker, broker, today):
        for _twice in range(2):
            showing.show(pack=pack, participant=taker.participant, kind="background", seen_on=today, by=broker.user)
        assert Evidence.objects.filter(ended_at=None).count() == 1
        assert Evidence.objects.exclude(ended_at=None).get().delete_after > today

    def test_a_declaration_on_paper_is_recorded_on_their_behalf(self, broker_client, at, pack, taker, today):
        path = at("show_evidence", pack.pk, taker.participant_id, "confidentiality")
        broker_client.post(path, parts("on", today - dt.timedelta(days=2)))
        made = Declaration.objects.get()
        assert (made.way, made.participant) == ("paper", taker.participant)
        assert "I, Amina Yusuf, take on the role Walk companion" in made.text
        assert "I tell Rosa Ortiz on the same day." in made.text
        event = Event.objects.get(verb="market_it.agreed_on_paper")
        assert (event.for_whom, event.by) == (taker.participant_id, made.by)

    def test_evidence_ends_with_a_reason_and_once(self, broker_client, at, pack, taker, broker, today):
        made = showing.show(pack=pack, participant=taker.participant, kind="background", seen_on=today, by=broker.user)
        path = at("end_evidence", pack.pk, taker.participant_id, made.pk)
        assert "Write why." in text_of(broker_client.post(path, {}))
        assert broker_client.post(path, {"because": "Shown to the wrong person"}).status_code == 302
        assert broker_client.post(path, {"because": "Again"}).status_code == 404
        assert "Shown to the wrong person" in text_of(
            broker_client.get(at("agreement_person", pack.pk, taker.participant_id))
        )

    @pytest.mark.parametrize("asked", ["insurance", "references", "nonsense"])
    def test_what_the_role_does_not_ask_a_person_for_is_no_page(self, broker_client, at, pack, taker, insured, asked):
        assert broker_client.get(at("show_evidence", pack.pk, taker.participant_id, asked)).status_code == 404

    def test_whoever_leaves_keeps_what_they_have_shown(self, broker_client, at, pack, taker):
        EvidenceFactory(organisation=pack.organisation, participant=taker.participant)
        broker_client.post(at("leave_role", pack.pk, taker.participant_id))
        assert "Nobody stands in this role yet." in text_of(broker_client.get(at("agreement", pack.pk)))
        assert Evidence.objects.filter(ended_at=None).exists()


class TestMine:
    @pytest.fixture
    def me(self, member):
        return member("co-producer")

    @pytest.fixture
    def my_client(self, me):
        client = Client()
        client.force_login(me.user)
        return client

    @pytest.fixture
    def mine(self, pack, me):
        return RoleTakerFactory(pack=pack, participant=me.participant)

    def test_somebody_reads_agrees_and_takes_it_back(self, my_client, at, pack, mine, me):
        assert "Read it and agree" in text_of(my_client.get(at("my_agreements")))
        path = at("agree_to", pack.pk, "confidentiality")
        assert "Nobody may ask me to keep silent about harm." in text_of(my_client.get(path))
        assert "Tick the box if you agree." in text_of(my_client.post(path, {}))
        my_client.post(path, {"read": "on"})
        made = Declaration.objects.get()
        assert (made.way, made.by) == ("account", me.user)
        text = text_of(my_client.get(at("my_agreements")))
        assert made.fingerprint in text
        my_client.post(at("take_back_agreement", made.pk))
        made.refresh_from_db()
        assert made.taken_back_at
        assert not Evidence.objects.filter(ended_at=None).exists()
        again = my_client.post(at("take_back_agreement", made.pk), follow=True)
        assert "It was taken back or replaced before." in text_of(again)

    def test_nobody_agrees_for_somebody_else(self, my_client, at, pack, taker):
        path = at("agree_to", pack.pk, "confidentiality")
        assert my_client.get(path).status_code == 404
        assert my_client.post(path, {"read": "on"}).status_code == 404

    def test_only_what_the_role_asks_for(self, my_client, at, pack, mine):
        for asked in ("description", "background", "nonsense"):
            assert my_client.get(at("agree_to", pack.pk, asked)).status_code == 404
