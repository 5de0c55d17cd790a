"""How people in a role meet is stated by whoever brings them together; until then nobody is introduced in it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.people import ParticipantFactory
from tests.factories.people_offers import EntryFactory, OfferFactory, RoleWantedFactory

from coproduction_star.audit.models import Event
from coproduction_star.journeys.conditions import unmet_of_all
from coproduction_star.journeys.steps import NobodyAnswers
from coproduction_star.methods.matching import PUBLISHED
from coproduction_star.people_it.introducing import may_introduce
from coproduction_star.people_it.matching.reading import read
from coproduction_star.people_it.models import MeetingArrangement
from coproduction_star.people_it.offers import arranging

pytestmark = pytest.mark.django_db
PLACE = "They meet in a public place: nobody has stated where. State it under the role."
OTHERS = "They are never alone: nobody has stated who else is there. State it under the role."


@pytest.fixture
def role(inside):
    return RoleWantedFactory(
        programme=inside, title="Walk companion", whom="at-risk", one_to_one=True,
        conditions="public-place with-others",
    )  # fmt: skip


@pytest.fixture
def roles(inside):
    return lambda more="": f"/o/{inside.organisation.slug}/p/{inside.slug}/people-it/roles/{more}"


def reasons(inside, role):
    return may_introduce(EntryFactory(programme=inside), role=role).reasons


class TestTheCondition:
    def test_until_it_is_stated_it_blocks_and_the_reason_says_which(self, inside, role):
        assert reasons(inside, role) == (PLACE, OTHERS)

    def test_stated_it_blocks_no_longer_and_taken_back_it_blocks_again(self, inside, role, lead):
        arranging.state(role=role, condition="public-place", words="The library", by=lead.user)
        assert reasons(inside, role) == (OTHERS,)
        arranging.state(role=role, condition="with-others", words="Two of the team", by=lead.user)
        assert reasons(inside, role) == ()
        arranging.take_back(role=role, condition="public-place", by=lead.user)
        assert reasons(inside, role) == (PLACE,)

    def test_what_is_stated_of_one_role_says_nothing_of_another(self, inside, role, lead):
        arranging.state(role=role, condition="public-place", words="The library", by=lead.user)
        other = RoleWantedFactory(programme=inside, conditions="public-place")
        assert reasons(inside, other) == (PLACE,)

    def test_a_role_with_adults_asks_for_it_too(self, inside):
        assert reasons(inside, RoleWantedFactory(programme=inside, conditions="with-others")) == (OTHERS,)

    @pytest.mark.parametrize("asked", ["public-place", "with-others role:no-key", "role:1", "", "training"])
    def test_of_no_role_or_another_condition_it_knows_nothing(self, asked):
        with pytest.raises(NobodyAnswers):
            arranging.unmet_conditions([ParticipantFactory()], asked)

    def test_the_table_keeps_one_that_holds_and_never_without_words(self, role, lead):
        arranging.state(role=role, condition="public-place", words="The library", by=lead.user)
        arranging.state(role=role, condition="public-place", words="The hall", by=lead.user)
        assert [one.words for one in MeetingArrangement.objects.filter(ended_at=None)] == ["The hall"]
        of_role = {"role": role, "programme": role.programme, "organisation": role.organisation}
        for wrong in ({"condition": "public-place", "words": "Twice"}, {"condition": "with-others", "words": ""}):
            with pytest.raises(IntegrityError), transaction.atomic():
                MeetingArrangement.objects.create(**of_role, **wrong)


class TestTheRun:
    def _pairs(self, inside):
        held = read(inside, rules=PUBLISHED, with_rings=False, today=timezone.localdate())
        return {row.id for row in held.matching.offers if not row.declined}

    def test_a_role_alone_finds_somebody_once_it_is_stated(self, inside, role, lead):
        OfferFactory(entry__programme=inside, conditions="public-place with-others", words="I walk")
        assert self._pairs(inside) == set()
        for condition in ("public-place", "with-others"):
            arranging.state(role=role, condition=condition, words="The park", by=lead.user)
        assert len(self._pairs(inside)) == 1

    def test_the_registry_is_asked_once_for_everybody(self, inside, role):
        """However many people offer something, a careful role takes the same queries."""
        taken = []
        for number in (1, 6):
            for _each in range(number):
                OfferFactory(entry__programme=inside, words="I walk")
            with CaptureQueriesContext(connection) as asked:
                self._pairs(inside)
            taken.append(len(asked))
        assert taken[0] == taken[1]

    def test_one_answer_covers_all_who_are_asked_about(self, inside, role):
        people = [ParticipantFactory(organisation=inside.organisation) for _each in range(5)]
        with CaptureQueriesContext(connection) as asked:
            found = unmet_of_all(people, f"public-place role:{role.pk}")
        assert len(asked) == 1
        assert found == {one.pk: (PLACE,) for one in people}


class TestThePages:
    def test_the_broker_states_it_and_it_stands_with_name_and_day(self, signed_in, roles, role):
        client = signed_in("broker")
        page = client.get(roles()).content.decode()
        assert "Not stated yet" in page
        here = roles(f"{role.pk}/meeting/public-place/")
        told = client.post(here, {"words": "The library"}).content.decode()
        assert "Make sure of it first, then tick the box." in told
        assert "The library" in told
        assert "Write it down." in client.post(here, {"sure": "on"}).content.decode()
        client.post(here, {"words": "The library", "sure": "on"})
        made = MeetingArrangement.objects.get()
        assert (made.words, made.condition) == ("The library", "public-place")
        assert made.by is not None
        assert "Stated by" in client.get(roles()).content.decode()
        assert "The library" in client.get(here).content.decode()
        client.post(roles(f"{role.pk}/meeting/public-place/end/"))
        made.refresh_from_db()
        assert made.ended_by == made.by
        verbs = set(Event.objects.values_list("verb", flat=True))
        assert {"people_it.meeting_stated", "people_it.meeting_taken_back"} <= verbs

    def test_what_the_role_does_not_ask_is_no_page(self, signed_in, roles, inside):
        role = RoleWantedFactory(programme=inside, conditions="training")
        for one in ("public-place", "training", "nothing"):
            assert signed_in("broker").get(roles(f"{role.pk}/meeting/{one}/")).status_code == 404

    def test_whoever_does_not_bring_people_together_states_nothing(self, signed_in, roles, role):
        client = signed_in("practitioner")
        assert client.get(roles(f"{role.pk}/meeting/public-place/")).status_code == 403
        assert "State how it is met" not in client.get(roles()).content.decode()
