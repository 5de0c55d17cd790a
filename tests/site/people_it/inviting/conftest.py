"""People who agreed to be asked again, long enough ago, and an open survey to invite them to."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.people import ParticipantFactory
from tests.factories.people_it import (
    ResponseFactory,
    SurveyConsentFactory,
    SurveyEditionFactory,
    SurveyFactory,
    SurveyLinkFactory,
)

from coproduction_star.journeys.models import Place
from coproduction_star.people_it.inviting import services


@pytest.fixture
def survey(inside):
    """Open, with the link that anybody can use."""
    made = SurveyFactory(programme=inside, open=True, title="What can we do?")
    SurveyEditionFactory(survey=made)
    SurveyLinkFactory(survey=made, code="open-one", label="")
    return made


@pytest.fixture
def before(inside):
    """The survey in which people agreed to be asked again."""
    made = SurveyFactory(programme=inside, open=True, title="The one before")
    SurveyEditionFactory(survey=made)
    return made


@pytest.fixture
def agreed(inside, before):
    """`agreed(email="ann@example.org")` gives somebody who agreed a year ago to be asked again."""

    def make(*, place=None, days_ago=360, **person):
        person.setdefault("email", "somebody@example.org")
        who = ParticipantFactory(organisation=inside.organisation, **person)
        answers = ResponseFactory(survey=before, edition=before.editions.get(), participant=who, place=place)
        given = timezone.now() - dt.timedelta(days=days_ago)
        SurveyConsentFactory(response=answers, kind="recontact", given_at=given)
        return who

    return make


@pytest.fixture
def mill(inside):
    return Place.objects.create(organisation=inside.organisation, name="Mill Ward")


@pytest.fixture
def quay(inside):
    return Place.objects.create(organisation=inside.organisation, name="Quay Ward")


@pytest.fixture
def drawn(survey):
    """`drawn(wanted=10)` gives a sample of those who agreed."""

    def draw(*, wanted=None, by_place=False, by=None, **narrowed):
        return services.draw_people(survey=survey, narrowed=narrowed, wanted=wanted, by_place=by_place, by=by)

    return draw


@pytest.fixture
def sent(drawn):
    """`sent()` gives a sample that has gone."""

    def send(**how):
        sample = drawn(**how)
        services.send(sample=sample, by=None)
        sample.refresh_from_db()
        return sample

    return send


@pytest.fixture
def a_week_later():
    """`a_week_later(sample)` lets the day come on which a reminder may go."""

    def pass_(sample):
        sample.remind_from = timezone.localdate()
        sample.save(update_fields=["remind_from"])
        return sample

    return pass_
