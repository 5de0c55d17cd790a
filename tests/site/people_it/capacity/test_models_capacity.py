"""What the database itself refuses."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.factories.capacity import (
    ReflectionFactory,
    SessionFactory,
    SessionPlaceFactory,
    WardInvitationFactory,
)
from tests.factories.people import ParticipantFactory
from tests.factories.people_it import SurveyLinkFactory

from coproduction_star.journeys.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(inside):
    return SessionFactory(programme=inside, shown=True)


def refused(make, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**values)


def test_a_session_ends_after_it_starts(inside):
    refused(SessionFactory, programme=inside, starts=dt.time(12), ends=dt.time(12))


def test_a_session_has_a_place_at_least(inside):
    refused(SessionFactory, programme=inside, most=0)


def test_thanks_have_words(inside):
    refused(SessionFactory, programme=inside, thanked_at=timezone.now())


def test_a_child_comes_with_a_parents_consent(session):
    refused(SessionPlaceFactory, session=session, age="child")
    refused(SessionPlaceFactory, session=session, age="child", parent="Her mother")
    assert SessionPlaceFactory(session=session, age="child", parent="Her mother", parent_agreed_on="2026-11-01")


def test_a_place_given_back_holds_nobody(session):
    refused(SessionPlaceFactory, session=session, withdrawn_at=timezone.now())
    assert SessionPlaceFactory(session=session, withdrawn_at=timezone.now(), name="")


def test_a_person_has_one_place_in_a_session(session):
    person = ParticipantFactory(organisation=session.organisation)
    SessionPlaceFactory(session=session, participant=person)
    refused(SessionPlaceFactory, session=session, participant=person)


def test_an_invitation_is_to_one_thing(session):
    place = Place.objects.create(organisation=session.organisation, name="Mill")
    link = SurveyLinkFactory(survey__programme=session.programme)
    refused(WardInvitationFactory, place=place)
    refused(WardInvitationFactory, place=place, session=session, link=link)
    assert WardInvitationFactory(place=place, session=session)


def test_there_is_one_reflection_on_a_lesson(inside):
    person = ParticipantFactory(organisation=inside.organisation)
    ReflectionFactory(participant=person)
    refused(ReflectionFactory, participant=person)


def test_neither_a_name_nor_words_stand_in_events(session, inside):
    assert "Ann" not in str(SessionPlaceFactory(session=session))
    assert "quiet" not in str(ReflectionFactory(participant=ParticipantFactory(organisation=inside.organisation)))


def test_a_session_lasts_as_long_as_it_says(inside):
    assert SessionFactory(programme=inside, starts=dt.time(9, 45), ends=dt.time(11, 15)).minutes == 90
