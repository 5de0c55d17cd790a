"""Access needs are said once, shared by choice, counted without a name, and taken back at once."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from django_scopes import scope
from tests.factories.capacity import SessionFactory, SessionPlaceFactory
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.market_it import AccessPassportFactory, PassportShareFactory
from tests.factories.people import HOSTILE, MembershipFactory, ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.journeys.access_needs import needs_among, read_needs
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import AccessPassport, PassportShare
from coproduction_star.market_it.months import in_months
from coproduction_star.market_it.passport import selectors, services
from coproduction_star.voices.my_data.gathering import about_participant
from coproduction_star.voices.my_data.services import erase_participant
from coproduction_star.voices.references import hash_of

pytestmark = pytest.mark.django_db
SAID = {"kinds": ["step-free", "quiet"], "needs": "I need a table at my height", "helps": "Ask me", "agrees": "on"}
VALUES = {"kinds": "step-free quiet", "needs": "I need a table at my height", "helps": "Ask me", "counted": False}


def text_of(answer):
    return answer.content.decode()


@pytest.fixture(autouse=True)
def _nobody_was_counted_before():
    cache.clear()


@pytest.fixture
def me(member):
    return member("co-producer")


@pytest.fixture
def mine(me):
    client = Client()
    client.force_login(me.user)
    return client


@pytest.fixture
def passport(me, inside):
    return services.keep(participant=me.participant, version=0, values=VALUES, by=me.user)


class TestMyOwn:
    def test_it_is_said_once_and_shared_with_nobody(self, mine, me, at, inside):
        assert "Say once what you need" in text_of(mine.get(at("my_passport")))
        mine.post(at("change_my_passport"), SAID)
        made = AccessPassport.objects.get()
        assert (made.participant, made.kinds, made.counted) == (me.participant, "step-free quiet", False)
        page = text_of(mine.get(at("my_passport")))
        assert "A way in without steps, or a ramp" in page
        assert "Not shared" in page
        assert not PassportShare.objects.exists()

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"kinds": [], "needs": ""}, "Choose what you need, or write it in your own words."),
            ({"agrees": ""}, "Without that, nothing is kept."),
        ],
    )
    def test_what_is_missing_is_said_and_nothing_typed_is_lost(self, mine, at, inside, change, told):
        text = text_of(mine.post(at("change_my_passport"), SAID | change))
        assert told in text
        assert "Ask me" in text
        assert not AccessPassport.objects.exists()

    def test_two_at_once_are_shown_both_texts(self, mine, at, passport):
        mine.post(at("change_my_passport"), SAID | {"version": 1, "needs": "Mine"})
        text = text_of(mine.post(at("change_my_passport"), SAID | {"version": 1, "needs": "Older"}))
        assert "Somebody else changed this" in text
        assert "Mine" in text
        assert "Older" in text
        again = text_of(mine.post(at("change_my_passport"), SAID | {"needs": "A second first one"}))
        assert "Somebody else changed this" in again

    def test_it_is_shared_programme_by_programme_and_taken_back_at_once(
        self, mine, me, at, passport, inside, signed_in
    ):
        with scope(organisation=inside.organisation_id, programme=None):
            other = ProgrammeFactory(organisation=inside.organisation, slug="elsewhere")
        broker, words = signed_in("broker"), at("read_passport", me.participant.pk)
        assert broker.get(words).status_code == 404
        mine.post(at("share_my_passport"), {"programme": inside.pk, "share": "yes"})
        mine.post(at("share_my_passport"), {"programme": inside.pk, "share": "yes"})
        assert PassportShare.objects.count() == 1
        assert "a table at my height" in text_of(broker.get(words))
        elsewhere = f"/o/{inside.organisation.slug}/p/{other.slug}/market-it/access/people/{me.participant.pk}/"
        assert broker.get(elsewhere).status_code == 404
        mine.post(at("share_my_passport"), {"programme": inside.pk, "share": "no"})
        assert broker.get(words).status_code == 404

    def test_a_share_ends_on_its_day(self, passport, inside):
        PassportShareFactory(programme=inside, passport=passport, until=timezone.localdate().replace(year=2020))
        assert services.read(inside, [passport.participant_id], by=None) == ()
        assert services.share(passport=passport, programme=inside).until is None
        assert len(services.read(inside, [passport.participant_id], by=None)) == 1

    def test_it_can_be_shared_for_a_time_and_the_day_is_shown(self, mine, at, passport, inside):
        pressed = {"programme": inside.pk, "share": "yes", "until": "3"}
        mine.post(at("share_my_passport"), pressed)
        day = selectors.shared_with(passport)[inside.pk]
        assert day == in_months(timezone.localdate(), 3)
        assert f"until {date_format(day, 'j F Y')}" in text_of(mine.get(at("my_passport")))

    def test_a_length_that_is_not_offered_shares_nothing(self, mine, at, passport, inside):
        pressed = {"programme": inside.pk, "share": "yes", "until": "7"}
        page = text_of(mine.post(at("share_my_passport"), pressed, follow=True))
        assert "Nothing was shared" in page
        assert not selectors.shared_with(passport)

    def test_a_programme_that_is_not_offered_cannot_be_pressed(self, mine, at, passport, other_home):
        answer = mine.post(at("share_my_passport"), {"programme": other_home.pk, "share": "yes"})
        assert answer.status_code == 404

    @pytest.fixture
    def other_home(self):
        return ProgrammeFactory()

    def test_a_card_to_print(self, mine, me, at, passport):
        page = text_of(mine.get(at("my_passport_card")))
        assert "This is what I need to take part:" in page
        assert "a table at my height" in page

    def test_it_is_deleted_with_all_its_shares(self, mine, at, passport, inside):
        services.share(passport=passport, programme=inside)
        assert "Everything you wrote is deleted at once." in text_of(mine.get(at("end_my_passport")))
        mine.post(at("end_my_passport"))
        assert not AccessPassport.objects.exists()
        assert not PassportShare.objects.exists()
        assert mine.get(at("my_passport_card")).status_code == 404


class TestWhoReadsIt:
    def test_each_reading_is_written_down_and_the_person_finds_it(self, passport, me, inside, signed_in, at):
        services.share(passport=passport, programme=inside)
        signed_in("facilitator").get(at("read_passport", me.participant.pk))
        event = Event.objects.get(verb="market_it.passport_read")
        assert event.for_whom == me.participant.pk
        held = {one.kind: one.rows for one in about_participant(me.participant)}
        assert any("read what somebody needs" in row["what"] for row in held["audit.event"])
        assert held["market_it.accesspassport"][0]["needs"] == VALUES["needs"]
        assert "reference_hash" not in held["market_it.accesspassport"][0]

    def test_the_team_sees_numbers_and_whoever_only_looks_sees_nothing(self, inside, signed_in, at):
        for _each in range(3):
            AccessPassportFactory(
                organisation=inside.organisation, kinds="step-free", counted=True,
                participant=self._with_role(inside),
            )  # fmt: skip
        page = text_of(signed_in("practitioner").get(at("access_needs")))
        assert "3 people: A way in without steps, or a ramp" in page
        assert HOSTILE not in page
        assert "Nobody shares their passport with this programme." in page
        assert signed_in("observer").get(at("access_needs")).status_code == 403

    def _with_role(self, programme):
        member = MembershipFactory(organisation=programme.organisation, roles=[])
        ProgrammeRoleFactory(programme=programme, membership=member)
        return member.participant

    def test_so_few_that_a_number_would_tell_who(self, inside):
        made = AccessPassportFactory(organisation=inside.organisation, kinds="quiet", counted=True)
        needs = needs_among(inside, [made.participant_id], coming=2)
        assert (needs.counted, needs.few) == ((), True)
        assert needs_among(inside, [made.participant_id], coming=3).counted == (("A quiet place, or breaks", 1),)

    def test_who_does_not_agree_to_be_counted_is_not(self, inside):
        made = AccessPassportFactory(organisation=inside.organisation, kinds="quiet")
        assert needs_among(inside, [made.participant_id], coming=9).counted == ()
        services.share(passport=made, programme=inside)
        assert needs_among(inside, [made.participant_id], coming=9).counted == (("A quiet place, or breaks", 1),)

    def test_however_many_people_it_is_two_queries(self, inside):
        people = [AccessPassportFactory(organisation=inside.organisation).participant_id for _each in range(6)]
        with CaptureQueriesContext(
            connection,
        ) as asked:
            selectors.needs_of(inside, people)
        assert len(asked) == 2

    def test_erased_with_the_person(self, passport, me, inside):
        services.share(passport=passport, programme=inside)
        read_needs(inside, [me.participant.pk], by=None)
        erase_participant(participant=me.participant, by=None)
        assert not AccessPassport.objects.exists()
        assert not Event.objects.filter(subject="market_it.passportshare").exclude(subject_title="").exists()


class TestASession:
    def test_whoever_arranges_it_sees_numbers_and_words_only_where_shared(self, inside, signed_in):
        session = SessionFactory(programme=inside, shown=True)
        people = [ParticipantFactory(organisation=inside.organisation, name=f"Guest {n}") for n in range(3)]
        for person in people:
            SessionPlaceFactory(session=session, participant=person, name="")
        kept = [
            AccessPassportFactory(participant=one, organisation=inside.organisation, kinds="step-free", counted=True)
            for one in people[:2]
        ]
        client, here = signed_in("practitioner"), f"/o/{inside.organisation.slug}/p/{inside.slug}/people-it/sessions/"
        page = text_of(client.get(f"{here}{session.pk}/"))
        assert "2 people: A way in without steps, or a ramp" in page
        assert "Read what those who share it say they need" not in page
        assert "Nobody who comes shares what they need" in text_of(client.get(f"{here}{session.pk}/needs/"))
        services.share(passport=kept[0], programme=inside)
        assert "Read what those who share it say they need" in text_of(client.get(f"{here}{session.pk}/"))
        words = text_of(client.get(f"{here}{session.pk}/needs/"))
        assert "Guest 0" in words
        assert "I lip-read" in words
        assert "Guest 1" not in words
        assert HOSTILE not in words
        assert Event.objects.filter(verb="market_it.passport_read", for_whom=people[0].pk).count() == 1


class TestWithoutAnAccount:
    @pytest.fixture
    def open_to_all(self, inside, member):
        member("safeguarding-lead")
        Programme.objects.filter(pk=inside.pk).update(published_at=timezone.now())
        inside.refresh_from_db()
        return inside

    def test_it_is_written_and_opened_by_four_words(self, client, at, open_to_all):
        easy = text_of(client.get(f"{at('public_passport')}?look=easy"))
        assert "Here you can say what helps you to join in." in easy
        assert "Write what we shall call you." in text_of(client.post(at("public_passport"), SAID))
        kept = client.post(at("public_passport"), SAID | {"name": "Ben", "shared": "on"})
        made = AccessPassport.objects.get()
        assert kept["Location"] == at("public_passport_kept", made.pk)
        assert "Your four words" in text_of(client.get(kept["Location"]))
        assert "not shown any more" in text_of(Client().get(kept["Location"]))
        assert selectors.shared_with(made) == {open_to_all.pk: None}

    @pytest.fixture
    def opened(self, client, open_to_all):
        made, words = services.keep_without_account(
            programme=open_to_all, name="Ben", values=VALUES, shared=False, sender=""
        )
        assert made.reference_hash == hash_of(words)
        assert client.post("/r/", {"reference": words})["Location"] == "/r/access/"
        return client

    def test_the_words_show_change_share_print_and_delete_it(self, opened, open_to_all):
        page = text_of(opened.get("/r/access/"))
        assert "a table at my height" in page
        assert "Not shared" in page
        opened.post("/r/access/share/", {"programme": open_to_all.pk, "share": "yes"})
        assert "The team may read it" in text_of(opened.get("/r/access/"))
        opened.post("/r/access/share/", {"programme": open_to_all.pk, "share": "no"})
        assert "Not shared" in text_of(opened.get("/r/access/"))
        assert opened.post("/r/access/share/", {"programme": "nothing"}).status_code == 404
        opened.post("/r/access/change/", SAID | {"needs": "New words", "version": 1})
        assert "New words" in text_of(opened.get("/r/access/card/"))
        assert "Delete it" in text_of(opened.get("/r/access/end/"))
        assert opened.post("/r/access/end/")["Location"] == "/r/"
        assert not AccessPassport.objects.exists()
        assert opened.get("/r/access/")["Location"] == "/r/"

    def test_where_nobody_hears_a_worry_nothing_is_asked(self, client, at, inside):
        Programme.objects.filter(pk=inside.pk).update(published_at=timezone.now())
        page = text_of(client.get(at("public_passport")))
        assert "You cannot write it here just now." in page
        assert client.post(at("public_passport"), SAID | {"name": "Ben"}).status_code == 200
        assert not AccessPassport.objects.exists()

    def test_too_many_at_once_are_asked_to_wait_and_lose_nothing(self, client, at, open_to_all, one_moment):
        for number in range(40):
            answer = client.post(at("public_passport"), SAID | {"name": f"Ben {number}"})
            if answer.status_code == 429:
                break
        assert answer.status_code == 429
        assert "a table at my height" in text_of(answer)
