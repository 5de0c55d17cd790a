"""What the tests of People it share: where pages are, and a survey in each state."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.people import MembershipFactory
from tests.factories.people_it import SurveyFactory

from coproduction_star.people_it.survey import services


@pytest.fixture
def lead_client(signed_in):
    return signed_in("programme-lead")


@pytest.fixture
def at():
    """`at("survey_bank", survey)` is the address of a page of a survey."""

    def address(name, survey, *more):
        programme = survey.programme
        return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, survey.pk, *more))

    return address


@pytest.fixture
def safe(organisation, in_organisation):
    """Somebody can be told of a worry, so people may be asked."""
    with in_organisation(organisation):
        return MembershipFactory(
            organisation=organisation, roles=["safeguarding-lead"], user__email="safe@example.org"
        )


@pytest.fixture
def draft(programme, inside):
    return SurveyFactory(programme=programme, title="What can we do?")


@pytest.fixture
def ready(programme, inside, safe):
    """Nothing is missing: it can be published."""
    later = timezone.localdate() + dt.timedelta(days=60)
    return SurveyFactory(programme=programme, title="What can we do?", promised=True, respond_by=later)


@pytest.fixture
def published(ready):
    services.publish(survey=ready, by=None)
    return ready
