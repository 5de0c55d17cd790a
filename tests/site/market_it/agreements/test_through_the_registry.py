"""People it asks through the registry, and Market it answers: no match while a condition is unmet."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.market_it import EvidenceFactory, RoleConditionFactory, RolePackFactory
from tests.factories.people_offers import EntryFactory, OfferFactory, RoleWantedFactory

from coproduction_star.journeys.conditions import unmet_conditions
from coproduction_star.journeys.steps import NobodyAnswers
from coproduction_star.market_it.agreements import services, showing
from coproduction_star.market_it.models import Evidence, InsuranceCover
from coproduction_star.methods.matching import PUBLISHED
from coproduction_star.people_it.introducing import may_introduce
from coproduction_star.people_it.matching.reading import read

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def entry(inside, amina):
    return EntryFactory(programme=inside, participant=amina)


@pytest.fixture
def role(inside, pack):
    """A role alone with adults at risk, tied to its agreements by its key."""
    made = RoleWantedFactory(programme=inside, whom="at-risk", one_to_one=True, conditions="background")
    pack.role = made.pk
    pack.save(update_fields=["role"])
    return made


def reasons(entry, role):
    return may_introduce(entry, role=role).reasons


def meet(pack, person, broker, today, until=None):
    showing.show(pack=pack, participant=person, kind="background", seen_on=today, expires_on=until, by=broker.user)
    showing.agree(pack=pack, participant=person, kind="confidentiality", by=broker.user)


def test_an_unmet_condition_blocks_the_match_and_the_reason_says_which(entry, role):
    assert reasons(entry, role) == (
        "Not shown yet: A check of criminal records, such as DBS.",
        "Not shown yet: A confidentiality declaration.",
    )


def test_a_met_one_lets_it_through_and_an_expired_one_blocks_again(entry, role, pack, broker, today):
    meet(pack, entry.participant, broker, today, until=today)
    assert reasons(entry, role) == ()
    Evidence.objects.filter(kind="background").update(seen_on=today - DAY, expires_on=today - DAY)
    (said,) = reasons(entry, role)
    assert said.startswith("Ran out on ")
    assert said.endswith(": A check of criminal records, such as DBS.")


def test_what_is_taken_back_blocks_at_once(entry, role, pack, broker, today):
    meet(pack, entry.participant, broker, today)
    showing.end(evidence=Evidence.objects.get(kind="background"), because="Somebody else’s", by=broker.user)
    assert len(reasons(entry, role)) == 1


def test_without_insurance_nobody_is_matched_and_after_its_last_day_nobody_again(
    entry, role, pack, insured, broker, today
):
    meet(pack, entry.participant, broker, today)
    assert reasons(entry, role) == ()
    InsuranceCover.objects.update(ends_on=today - DAY)
    assert reasons(entry, role)[0].startswith("Insurance cover for the role ran out on ")
    InsuranceCover.objects.all().delete()
    assert reasons(entry, role) == ("No insurance covers the role yet.",)


def test_training_shown_for_one_role_does_not_count_for_another(entry, inside, pack, broker, today):
    RoleConditionFactory(pack=pack, kind="training")
    showing.show(pack=pack, participant=entry.participant, kind="training", seen_on=today, by=broker.user)
    other = RoleWantedFactory(programme=inside, conditions="training")
    assert reasons(entry, other) == ("Not shown yet: Training.",)
    RolePackFactory(programme=inside, role=other.pk)
    assert reasons(entry, other) == ("Not shown yet: Training.",)


def test_a_check_counts_in_every_role_of_the_organisation(entry, inside, pack, broker, today):
    showing.show(pack=pack, participant=entry.participant, kind="background", seen_on=today, by=broker.user)
    assert reasons(entry, RoleWantedFactory(programme=inside, conditions="background")) == ()


def test_what_another_person_has_shown_says_nothing(entry, role, inside):
    EvidenceFactory(organisation=inside.organisation)
    assert len(reasons(entry, role)) == 2


@pytest.mark.parametrize("condition", ["public-place", "with-others", "co-producer", "", "role:not-a-key",
                                       "role:00000000-0000-4000-8000-000000000000"])  # fmt: skip
def test_what_it_knows_nothing_of_it_does_not_answer_for(amina, condition):
    with pytest.raises(NobodyAnswers):
        unmet_conditions(amina, condition)


def test_a_closed_role_still_asks_for_its_conditions(entry, role, pack, lead):
    services.close_pack(pack=pack, by=lead.user)
    assert len(reasons(entry, role)) == 2


def test_a_role_asks_in_few_queries(entry, role, insured, django_assert_max_num_queries):
    entry = type(entry).objects.prefetch_related("consents").select_related("participant").get(pk=entry.pk)
    with django_assert_max_num_queries(7):
        assert len(reasons(entry, role)) == 2


def test_a_run_asks_once_for_everybody_however_many_offer_something(entry, role, inside, insured):
    """What one role asks for is answered for all people together."""
    taken = []
    for number in (1, 7):
        for _each in range(number):
            OfferFactory(entry__programme=inside, conditions="background")
        with CaptureQueriesContext(connection) as asked:
            held = read(inside, rules=PUBLISHED, with_rings=False, today=timezone.localdate())
        taken.append(len(asked))
        assert all(row.declined for row in held.matching.offers)
    assert taken[0] == taken[1]
