"""Who can be invited, who is left in peace and why, and that a sample can be drawn again."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_scopes import scope
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import MembershipFactory, ParticipantFactory, UserFactory
from tests.factories.people_it import ResponseFactory, SurveyAskFactory, SurveyFactory

from coproduction_star.audit.models import Event
from coproduction_star.methods.sampling import draw
from coproduction_star.notices.models import NoticeSetting
from coproduction_star.organisations.models import ParticipantGroup
from coproduction_star.people_it import asks
from coproduction_star.people_it.inviting import frame, selectors, services
from coproduction_star.people_it.models import Invitee, Sample, SurveyLink
from coproduction_star.people_it.survey.selectors import links_of

pytestmark = pytest.mark.django_db


def people(survey, **narrowed):
    return frame.people_frame(survey, narrowed=narrowed, today=timezone.localdate())


def test_only_who_agreed_to_be_asked_again_is_in_the_list(survey, agreed):
    ann = agreed()
    ParticipantFactory(organisation=survey.organisation, email="stranger@example.org")
    assert [one.participant for one in people(survey).listed] == [ann]


def test_whoever_took_the_consent_back_is_not_in_it(survey, agreed):
    ann = agreed()
    ann.survey_responses.get().consents.update(taken_back_at=timezone.now())
    assert people(survey).listed == []
    assert not people(survey).held


def asked_three_times(person, survey):
    other = ProgrammeFactory(organisation=survey.organisation)
    with scope(organisation=survey.organisation_id, programme=other.pk):
        for _time in range(asks.MOST_ASKS):
            SurveyAskFactory(
                survey=SurveyFactory(programme=other, open=True), participant=person, asked_on=timezone.localdate()
            )


def left(person, survey):
    MembershipFactory(organisation=survey.organisation, participant=person, ended_at=timezone.now())


def answered_already(person, survey):
    ResponseFactory(survey=survey, edition=survey.editions.get(), participant=person)


def never_writes(person, survey):
    person.user = UserFactory()
    person.save()
    NoticeSetting.objects.create(user=person.user, frequency="never")


HELD = [
    ("often", {}, asked_three_times),
    ("gone", {}, left),
    ("already", {}, answered_already),
    ("said-no", {}, never_writes),
    ("said-no", {"safe_channel": "none"}, None),
    ("said-no", {}, lambda person, survey: asks.ask_no_more(participant=person, survey=None)),
    ("said-no", {}, lambda person, survey: asks.ask_no_more(participant=person, survey=survey)),
    ("soon", {"days_ago": 200}, None),
    ("young", {"age_band": "under-16"}, None),
    ("no-way", {"email": ""}, None),
    ("no-way", {"email": "", "phone": "0123", "safe_channel": "email"}, None),
    ("no-way", {"safe_channel": "text"}, None),
]


@pytest.mark.parametrize(("why", "person", "then"), HELD)
def test_who_is_left_in_peace_and_why(survey, agreed, why, person, then):
    ann, ben = agreed(**person), agreed(email="ben@example.org")
    if then:
        then(ann, survey)
    found = people(survey)
    assert dict(found.held) == {why: 1}
    assert [one.participant for one in found.listed] == [ben]


def test_a_no_to_another_survey_is_no_no_to_this(survey, before, agreed):
    asks.ask_no_more(participant=agreed(), survey=before)
    assert len(people(survey).listed) == 1


WAYS = [
    ("email", {"email": "ann@example.org", "phone": "0123"}),
    ("email", {"email": "ann@example.org", "safe_channel": "email"}),
    ("phone", {"email": "", "phone": "0123"}),
    ("phone", {"email": "ann@example.org", "phone": "0123", "safe_channel": "phone"}),
    ("text", {"email": "ann@example.org", "phone": "0123", "safe_channel": "text"}),
    ("paper", {"email": "ann@example.org", "safe_channel": "post"}),
    ("paper", {"email": "", "safe_channel": "in-person"}),
]


@pytest.mark.parametrize(("way", "person"), WAYS)
def test_the_way_that_somebody_called_safe_is_the_only_one(survey, agreed, way, person):
    agreed(**person)
    assert [one.way for one in people(survey).listed] == [way]


def test_the_list_is_narrowed_by_place_group_and_age(survey, agreed, mill, quay):
    ann = agreed(place=mill, age_band="65-79")
    agreed(place=quay, age_band="65-79")
    ParticipantGroup.objects.create(participant=ann, group="carers")
    for narrowed in ({"places": [str(mill.pk)]}, {"groups": ["carers"]}):
        assert [one.participant for one in people(survey, **narrowed).listed] == [ann]
    assert len(people(survey, ages=["65-79"]).listed) == 2
    assert people(survey, ages=["16-24"]).listed == []


def test_a_sample_is_drawn_again_from_its_seed(survey, agreed, drawn):
    for number in range(30):
        agreed(email=f"person{number}@example.org")
    listed = {one.key: "" for one in people(survey).listed}
    sample = drawn(wanted=12)
    (again,) = draw(listed, seed=sample.seed, wanted=12)
    assert set(again.drawn) == {str(one.participant_id) for one in sample.invited.all()}
    assert sample.strata == [{"names": [""], "people": 30, "drawn": 12, "link": ""}]


def test_each_place_gets_its_share_and_carries_its_weight(survey, agreed, sent, mill, quay):
    for number in range(48):
        agreed(email=f"person{number}@example.org", place=mill if number < 32 else quay)
    sample = sent(wanted=24, by_place=True)
    shares = {tuple(one["names"]): (one["people"], one["drawn"]) for one in sample.strata}
    assert shares == {(str(mill.pk),): (32, 16), (str(quay.pk),): (16, 8)}
    assert set(sample.invited.values_list("place", "link__label", "link__design_weight")) == {
        (mill.pk, "Mill Ward", 2.0), (quay.pk, "Quay Ward", 2.0),
    }  # fmt: skip


def test_the_answers_of_a_few_are_not_kept_apart(survey, agreed, sent):
    for number in range(7):
        agreed(email=f"person{number}@example.org")
    sample = sent()
    assert sample.strata[0]["link"] == ""
    assert SurveyLink.objects.filter(survey=survey).count() == 1
    assert set(sample.invited.values_list("link", flat=True)) == {None}


def test_more_than_there_are_is_refused_and_nothing_is_kept(survey, agreed, drawn):
    agreed()
    with pytest.raises(services.BadSample, match="from 1 to 1"):
        drawn(wanted=2)
    assert not Sample.objects.exists()


def test_a_survey_that_is_over_invites_nobody(survey, agreed, drawn):
    agreed()
    survey.closes_on = timezone.localdate() - dt.timedelta(days=1)
    with pytest.raises(services.IsOver):
        drawn()


def test_drawing_is_recorded_without_names(survey, agreed, drawn):
    agreed(name="Ann Archer")
    drawn()
    event = Event.objects.get(verb="people_it.sample_drawn")
    assert event.detail["number"] == 1
    assert "Ann" not in str(event.detail)


def test_a_list_takes_a_few_queries_however_long(survey, agreed, django_assert_max_num_queries):
    for number in range(12):
        agreed(email=f"person{number}@example.org")
    with django_assert_max_num_queries(8):
        assert len(people(survey).listed) == 12


def test_the_database_refuses_a_sample_that_went_on_no_day(survey):
    with pytest.raises(IntegrityError), transaction.atomic():
        Sample.objects.create(
            survey=survey,
            programme=survey.programme,
            organisation=survey.organisation,
            frame="people",
            seed=1,
            state="sent",
        )


def test_the_database_refuses_somebody_twice_in_a_sample(survey, agreed, drawn):
    ann = agreed()
    sample = drawn()
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitee.objects.create(
            sample=sample,
            participant=ann,
            programme=survey.programme,
            organisation=survey.organisation,
            way="email",
            code_hash="another",
            delete_after=timezone.localdate(),
        )


def test_an_open_link_is_no_invitation(survey, agreed, sent):
    for number in range(9):
        agreed(email=f"person{number}@example.org")
    sent()
    assert [link.code for link in links_of(survey)] == ["open-one"]
    assert selectors.ways_of(Sample.objects.get())
