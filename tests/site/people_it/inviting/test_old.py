"""Whoever is surely above the last age of a survey is not invited to it, and the team reads why."""

from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.factories.people_it import SurveyFactory

from coproduction_star.people_it.inviting import addresses, frame, services
from coproduction_star.people_it.models import Invitee, Survey

pytestmark = pytest.mark.django_db


def held(survey):
    return dict(frame.people_frame(survey, narrowed={}, today=timezone.localdate()).held)


BANDS = [
    ("65-79", 25, {"old": 1}), ("25-44", 24, {"old": 1}), ("80-plus", 79, {"old": 1}), ("16-24", 15, {"old": 1}),
    ("25-44", 25, {}), ("16-24", 18, {}), ("80-plus", 95, {}), ("", 18, {}), ("80-plus", None, {}),
]  # fmt: skip


@pytest.mark.parametrize(("band", "oldest", "why"), BANDS)
def test_who_is_surely_older_is_held_back_and_who_only_may_be_is_asked(survey, agreed, band, oldest, why):
    agreed(age_band=band)
    survey.youngest, survey.oldest = 13, oldest
    assert held(survey) == why


@pytest.mark.parametrize(("said", "why"), [("adult", {"old": 1}), ("young", {})])
def test_what_somebody_said_of_their_age_counts_as_well(survey, agreed, said, why):
    agreed(age_band="").survey_responses.update(age=said)
    survey.youngest, survey.oldest = 13, 17
    assert held(survey) == why


def test_a_last_age_set_between_draw_and_sending_counts_and_the_page_says_why(survey, agreed, drawn, signed_in):
    old, young = agreed(email="old@example.org", age_band="65-79"), agreed(email="new@example.org", age_band="16-24")
    sample = drawn()
    Survey.objects.filter(pk=survey.pk).update(oldest=25)
    sample.survey.refresh_from_db()
    services.send(sample=sample, by=None)
    assert Invitee.objects.get(participant=old).held == "old"
    assert Invitee.objects.get(participant=young).asked
    page = unescape(signed_in("researcher").get(addresses.of_sample("sample", sample)).content.decode())
    assert "They are older than those it is for" in page


def test_the_database_keeps_no_last_age_below_the_first(survey):
    Survey.objects.filter(pk=survey.pk).update(youngest=16, oldest=16)
    with pytest.raises(IntegrityError, match="last_age_of_a_survey"), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(oldest=15)
    with pytest.raises(IntegrityError, match="last_age_of_a_survey"), transaction.atomic():
        SurveyFactory(programme=survey.programme, youngest=26, oldest=25)
