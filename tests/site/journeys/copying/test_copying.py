"""Another programme begins with the shape of one: wordings and definitions cross, and nothing of a person does."""

import datetime as dt

import pytest
from django.apps import apps
from django.urls import reverse
from django_scopes import scopes_disabled
from tests.factories import grow_it, market_it
from tests.factories.journeys import InitiativeFactory, OutcomeFactory
from tests.factories.people import MembershipFactory, ParticipantFactory
from tests.factories.people_it import SurveyFactory

from coproduction_star.audit.models import Event
from coproduction_star.grow_it.models import Indicator
from coproduction_star.journeys.copying.services import copy_shape
from coproduction_star.journeys.models import Initiative, Outcome, Programme
from coproduction_star.journeys.shapes import shapes_of
from coproduction_star.market_it.models import Charter, Clause, Risk, RolePack
from coproduction_star.people_it.models import Survey

pytestmark = pytest.mark.django_db
NAME = "Rosa Unmistakable"
EVERYTHING = ("measures", "charters", "risks", "roles", "surveys")


@pytest.fixture
def full(programme, in_organisation):
    """A programme with one of everything, and a person's name and key wherever one may stand."""
    with in_organisation(programme.organisation):
        person = ParticipantFactory(organisation=programme.organisation, name=NAME)
        MembershipFactory(organisation=programme.organisation, participant=person)
        outcome = OutcomeFactory(programme=programme, words=f"I can talk to {NAME}")
        InitiativeFactory(programme=programme, contact=person)
        measure = grow_it.IndicatorFactory(
            programme=programme, outcome=outcome, title="People who talk", definition=f"Ask  {NAME.upper()} first",
            owner=person, baseline=3, baseline_on=dt.date(2026, 1, 1), groups=[f"with {NAME}"],
        )  # fmt: skip
        grow_it.FigureFactory(programme=programme, indicator=measure)
        charter = market_it.CharterFactory(programme=programme, title="Our charter", purpose=f"{NAME} wrote it")
        clause = market_it.ClauseFactory(charter=charter, party=market_it.CharterPartyFactory(charter=charter))
        market_it.WordingFactory(clause=clause, words=f"Ring {NAME} on Mondays")
        market_it.RiskFactory(programme=programme, title=f"{NAME} leaves", owner=person, mitigation=NAME)
        market_it.RiskFactory(programme=programme, title="What a resident raised", by_residents=True)
        pack = market_it.RoleTakerFactory(pack__programme=programme, participant=person).pack
        RolePack.objects.filter(pk=pack.pk).update(words=f"You work with {NAME}", tell=NAME, title="Caller")
        SurveyFactory(programme=programme, promised=True)
        yield programme


def copied(full, chosen=EVERYTHING):
    return copy_shape(programme=full, name="Youth", service="Youth services", place="", chosen=chosen, by=None)


def rows_of(programme):
    """Every row of every model that belongs to a programme, as text."""
    with scopes_disabled():
        for model in apps.get_models():
            names = {field.name for field in model._meta.get_fields()}
            if "programme" in names and model is not Programme:
                yield from model._base_manager.filter(programme=programme.pk).values()


def test_wordings_and_definitions_cross(full):
    made = copied(full)
    one = Indicator.objects.get(programme=made)
    assert one.title == "People who talk"
    assert one.outcome.programme_id == made.pk
    assert Charter.objects.get(programme=made).title == "Our charter"
    assert Clause.objects.filter(programme=made).count() == 1
    assert RolePack.objects.get(programme=made).title == "Caller"
    assert Survey.objects.get(programme=made).published_at is None


def test_nothing_of_a_person_crosses(full):
    made = copied(full)
    found = "\n".join(str(row).casefold() for row in rows_of(made))
    assert "people who talk" in found
    assert "unmistakable" not in found
    with scopes_disabled():
        person = apps.get_model("organisations.Participant")._base_manager.get(name=NAME)
    assert str(person.pk) not in found
    assert person.pk.hex not in found
    assert "name left out" in Outcome.objects.get(programme=made).words


def test_no_figure_owner_weight_or_initiative_crosses(full):
    made = copied(full)
    measure = Indicator.objects.get(programme=made)
    assert (measure.baseline, measure.target, measure.owner_id, measure.owner_in_words) == (None, None, None, "")
    assert not measure.figures.exists()
    risk = Risk.objects.get(programme=made)
    assert (risk.owner_id, risk.owner_in_words, risk.likelihood_before, risk.state) == (None, "", None, "proposed")
    assert RolePack.objects.get(programme=made).tell == ""
    assert not Initiative.objects.filter(programme=made).exists()


def test_only_what_was_chosen_crosses_and_the_event_says_so(full):
    made = copied(full, chosen=("measures",))
    assert not Risk.objects.filter(programme=made).exists()
    detail = Event.objects.get(verb="journeys.programme_copied").detail
    assert detail["copied"] == {"outcomes": 1, "measures": 1, "charters": 0, "risks": 0, "roles": 0, "surveys": 0}


def test_each_kind_says_what_stays(full):
    assert {one.key for one in shapes_of(full)} == set(EVERYTHING)
    assert all(one.stays for one in shapes_of(full))


def test_whoever_may_start_programmes_copies_one_and_reads_what_was_copied(signed_in, full):
    where = reverse("journeys:copy_programme", args=(full.organisation.slug, full.slug))
    client = signed_in("programme-lead")
    page = client.get(where).content.decode()
    assert "What stays here" in page
    assert "Never copied" in page
    answer = client.post(
        where, {"name": "Youth", "service": "Youth services", "place": "", "shapes": ["risks"]}, follow=True
    )
    page = answer.content.decode()
    assert "What was copied" in page
    assert "Never copied" in page
    assert signed_in("practitioner").get(where).status_code == 403


def test_nothing_is_copied_twice_by_a_copy_that_has_nothing(programme, in_organisation):
    with in_organisation(programme.organisation):
        made = copied(programme)
        assert not list(shapes_of(made))
