"""A letter that waits in the outbox does not go once its person says that an e-mail is not safe, or has another."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from tests.factories.capacity import SessionFactory, SessionPlaceFactory
from tests.factories.people import ParticipantFactory, UserFactory
from tests.factories.people_it import ResponseFactory, SurveyConsentFactory, SurveyFactory
from tests.factories.people_offers import EntryFactory, NeedFactory, OfferFactory

from coproduction_star import people_it
from coproduction_star.journeys.models import Programme
from coproduction_star.notices import asking_again
from coproduction_star.notices import services as notices
from coproduction_star.notices.models import Frequency, Message, NoticeSetting
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.capacity import services as sessions
from coproduction_star.people_it.inviting import services as inviting
from coproduction_star.people_it.matching import running, selectors, services
from coproduction_star.people_it.models import Invitee, Proposal, SessionPlace
from coproduction_star.people_it.offers import team_services
from coproduction_star.people_it.survey import services as surveys

pytestmark = pytest.mark.django_db
Member = Callable[..., Any]


@pytest.fixture
def ann(inside: Programme) -> Participant:
    return ParticipantFactory(organisation=inside.organisation, name="Ann", email="ann@example.org")


def what_came_of_a_survey(programme: Programme, ann: Participant, _member: Member) -> None:
    survey = SurveyFactory(programme=programme, open=True)
    SurveyConsentFactory(response=ResponseFactory(survey=survey, participant=ann), kind="contact")
    surveys.close(survey=survey, heard="a", will_do="b", cannot="c", version=survey.version, by=None)


def an_invitation(programme: Programme, ann: Participant, _member: Member) -> None:
    before = ResponseFactory(survey__programme=programme, survey__open=True, participant=ann)
    SurveyConsentFactory(response=before, kind="recontact", given_at=timezone.now() - dt.timedelta(days=360))
    survey = SurveyFactory(programme=programme, open=True)
    sample = inviting.draw_people(survey=survey, narrowed={}, wanted=None, by_place=False, by=None)
    inviting.send(sample=sample, by=None)
    inviting.write_messages.func(str(sample.organisation_id), str(programme.pk), str(sample.pk), False)


def thanks_after_a_session(programme: Programme, ann: Participant, member: Member) -> None:
    session = SessionFactory(programme=programme, shown=True)
    SessionPlaceFactory(session=session, participant=ann, name="", came=True)
    sessions.thank(session=session, words="Thank you", by=member("broker").user)


def an_answer(programme: Programme, ann: Participant, member: Member) -> None:
    thing = OfferFactory(entry=EntryFactory(programme=programme, participant=ann))
    team_services.answer(thing=thing, words="Thank you", version=thing.version, by=member("broker").user)


def a_question_whether_to_meet(programme: Programme, ann: Participant, member: Member) -> None:
    ben = ParticipantFactory(organisation=programme.organisation, name="Ben", email="")
    for who, of in ((ann, OfferFactory), (ben, NeedFactory)):
        of(entry=EntryFactory(programme=programme, participant=who), words="Mend bicycles", kind="skill")
    broker = member("broker")
    run = running.start(programme=programme, with_rings=False, by=broker.user)
    running.work.func(str(run.organisation_id), str(programme.pk), str(run.pk))
    proposal = selectors.proposal_with(programme=programme, proposal_id=Proposal.objects.get().pk)
    services.approve(proposal=proposal, by=broker.user, broker_id=broker.participant_id)


LETTERS = [what_came_of_a_survey, an_invitation, thanks_after_a_session, an_answer, a_question_whether_to_meet]


@pytest.fixture(params=LETTERS, ids=lambda write: write.__name__)
def letter(request: Any, inside: Programme, ann: Participant, member: Member) -> Message:
    """One that waits in the outbox, to Ann."""
    request.param(inside, ann, member)
    return Message.objects.get(to="ann@example.org")


def test_it_goes_while_nothing_has_changed(letter: Message) -> None:
    assert notices.send_waiting() == 1
    assert [sent.to for sent in mail.outbox] == [["ann@example.org"]]


CHANGES = [{"safe_channel": "phone"}, {"safe_channel": "none"}, {"email": "new@example.org"}, {"email": ""}]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_it_does_not_go_where_it_is_safe_no_more_and_is_not_tried_again(
    letter: Message, ann: Participant, change: dict[str, str]
) -> None:
    Participant.objects.filter(pk=ann.pk).update(**change)
    assert notices.send_waiting() == 0
    letter.refresh_from_db()
    assert letter.withdrawn_at is not None
    assert "may no longer go" in letter.problem
    Participant.objects.filter(pk=ann.pk).update(email="ann@example.org", safe_channel="")
    assert notices.send_waiting() == 0
    assert mail.outbox == []


@pytest.mark.parametrize("said", ["answered", "stopped"])
def test_an_invitation_does_not_go_once_they_have_answered_or_said_no(
    inside: Programme, ann: Participant, member: Member, said: str
) -> None:
    an_invitation(inside, ann, member)
    Invitee.objects.update(**{said: True})
    assert notices.send_waiting() == 0


def test_none_goes_by_itself_once_they_name_a_safe_time(letter: Message, inside: Programme, ann: Participant) -> None:
    EntryFactory(programme=inside, participant=ann, when_safe="Tuesday mornings")
    assert notices.send_waiting() == 0
    letter.refresh_from_db()
    assert letter.withdrawn_at is not None


@pytest.mark.parametrize("write", LETTERS, ids=lambda write: write.__name__)
def test_none_is_written_to_whoever_named_a_safe_time(
    inside: Programme, ann: Participant, member: Member, write: Callable[..., None]
) -> None:
    EntryFactory(programme=inside, participant=ann, when_safe="Tuesday mornings")
    write(inside, ann, member)
    assert not Message.objects.exists()


def test_a_place_that_is_given_back_or_has_another_safe_way_gets_no_letter(inside: Programme, member: Member) -> None:
    session = SessionFactory(programme=inside, shown=True)
    for name in ("dan", "eve", "flo"):
        SessionPlaceFactory(session=session, name=name, contact=f"{name}@example.org", came=True)
    sessions.thank(session=session, words="Thank you", by=member("broker").user)
    SessionPlace.objects.filter(name="dan").update(withdrawn_at=timezone.now(), name="", contact="")
    SessionPlace.objects.filter(name="eve").update(safe_channel="phone")
    assert notices.send_waiting() == 1
    assert [sent.to for sent in mail.outbox] == [["flo@example.org"]]


def test_nor_does_it_stand_in_the_letter_of_the_day(inside: Programme, ann: Participant, member: Member) -> None:
    ann.user = UserFactory(email="ann@example.org")
    ann.save()
    NoticeSetting.objects.create(user=ann.user, frequency=Frequency.DAILY)
    what_came_of_a_survey(inside, ann, member)
    notices.notify(kind="test", subject="Other", text="Words", key="other", user=ann.user)
    Participant.objects.filter(pk=ann.pk).update(safe_channel="phone")
    assert notices.send_digests() == 1
    assert "something you told us" not in mail.outbox[0].body
    assert "Words" in mail.outbox[0].body


def test_every_kind_of_letter_in_people_it_is_asked_about_again() -> None:
    root = Path(people_it.__file__).parent
    written = [
        kind
        for path in root.rglob("*.py")
        if re.search(r"notices\.services import .*\bnotify\b", text := path.read_text())
        for kind in re.findall(r'\bkind="([^"]+)", subject|kind="([^"]+)",\n', text)
    ]
    kinds = {one for pair in written for one in pair if one}
    assert kinds == {"people_it.match", "people_it.invited", "news", "survey-closed", "session"}
    assert kinds <= set(asking_again._how)
