"""No letter of People it says what it is about: on a shared phone or in a shared post box others read it.

Every word that a title, an offer, a wish, a role, a session or a team's own text could give away is `Zolq…`, which no
letter has by chance: no language has it, and no code of a link, for codes are drawn without an O. (The marker was
once made of letters that codes have, and one run in a few hundred found it in a link.) Subject, first words and the
whole text are looked at.
"""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from tests.factories.capacity import SessionFactory, SessionPlaceFactory
from tests.factories.people import ParticipantFactory, UserFactory
from tests.factories.people_it import ResponseFactory, SurveyConsentFactory, SurveyFactory
from tests.factories.people_offers import EntryFactory, NeedFactory, OfferFactory

from coproduction_star import people_it
from coproduction_star.journeys.models import Programme
from coproduction_star.notices.models import Message
from coproduction_star.organisations import codes
from coproduction_star.people_it.capacity import services as sessions
from coproduction_star.people_it.entering import numbers as of_answers
from coproduction_star.people_it.inviting import services as inviting
from coproduction_star.people_it.matching import running, selectors, services
from coproduction_star.people_it.models import AskedPerson, Introduction, LearningSession, Proposal
from coproduction_star.people_it.offers import codes as of_offers
from coproduction_star.people_it.offers import team_services
from coproduction_star.people_it.survey import services as surveys

pytestmark = pytest.mark.django_db
TOPIC = re.compile("zolq", re.IGNORECASE)
WRITES = {
    "capacity/services.py", "inviting/telling.py", "matching/telling.py", "offers/team_services.py",
    "survey/services.py",
}  # fmt: skip
"""Whatever in People it writes letters. A new one is walked below before it is named here."""


@pytest.fixture
def people(inside: Programme, member: Any) -> dict[str, Any]:
    """Ann offers, Ben wishes and Cat came to both; a broker brings people together."""
    Programme.objects.filter(pk=inside.pk).update(name="Zolqprogramme")
    inside.refresh_from_db()
    made = {
        name: ParticipantFactory(organisation=inside.organisation, name=f"Zolq{name}", email=f"{name}@example.org")
        for name in ("ann", "ben", "cat")
    }
    return {**made, "broker": member("broker"), "programme": inside}


def neutral(number: int) -> list[Message]:
    """The letters, of which there are `number`: none of them tells anything."""
    letters = list(Message.objects.order_by("made_at", "key"))
    assert len(letters) == number
    for letter in letters:
        assert letter.subject
        assert letter.text
        assert not TOPIC.search(f"{letter.subject}\n{letter.text}"), letter.text
    return letters


def test_every_writer_of_letters_is_walked_here() -> None:
    root = Path(people_it.__file__).parent
    found = {
        path.relative_to(root).as_posix() for path in root.rglob("*.py")
        if re.search(r"notices\.services import .*\bnotify\b|EmailMessage|send_mail", path.read_text())
    }  # fmt: skip
    assert found == WRITES


def test_no_code_of_a_link_can_make_the_marker() -> None:
    for alphabet in (codes.ALPHABET, of_offers.LETTERS, of_answers.LETTERS):
        assert not set(TOPIC.pattern.upper()) <= set(alphabet)


def test_a_letter_that_told_would_be_found(people: dict[str, Any]) -> None:
    Message.objects.create(
        to="a@example.org",
        kind="x",
        key="x",
        subject="News",
        text="About ZOLQthing",
        delete_after=timezone.localdate(),
    )
    with pytest.raises(AssertionError, match="ZOLQthing"):
        neutral(1)


def test_a_closed_survey(people: dict[str, Any]) -> None:
    survey = SurveyFactory(programme=people["programme"], open=True, title="Zolqsurvey", capacity="Zolqcapacity")
    response = ResponseFactory(survey=survey, participant=people["cat"])
    SurveyConsentFactory(response=response, kind="contact")
    surveys.close(
        survey=survey, heard="Zolqheard", will_do="Zolqdo", cannot="Zolqnot", version=survey.version, by=None
    )
    (letter,) = neutral(1)
    assert letter.to == "cat@example.org"
    assert letter.text.endswith("/r/")


@pytest.mark.parametrize(("language", "subject"), [("", "Our question to you"), ("cy", "Mae ein cwestiwn")])
def test_an_invitation_to_answer_and_its_reminder(people: dict[str, Any], language: str, subject: str) -> None:
    programme, cat = people["programme"], people["cat"]
    if language:
        cat.user = UserFactory(email="cat@example.org", language=language)
        cat.save()
    before = ResponseFactory(survey__programme=programme, survey__open=True, participant=cat)
    SurveyConsentFactory(response=before, kind="recontact", given_at=timezone.now() - dt.timedelta(days=360))
    survey = SurveyFactory(programme=programme, open=True, title="Zolqsurvey", capacity="Zolqcapacity")
    sample = inviting.draw_people(survey=survey, narrowed={}, wanted=None, by_place=False, by=None)
    inviting.send(sample=sample, by=None)
    keys = (str(sample.organisation_id), str(programme.pk), str(sample.pk))
    inviting.write_messages.func(*keys, False)
    inviting.write_messages.func(*keys, True)
    assert not neutral(1)[0].subject.startswith(subject)
    sample.invited.update(reminded=True)
    inviting.write_messages.func(*keys, True)
    assert neutral(2)[1].subject.startswith(subject)
    assert all("/t/ask/" in letter.text for letter in neutral(2))


@pytest.fixture
def session(people: dict[str, Any]) -> LearningSession:
    made = SessionFactory(
        programme=people["programme"], shown=True, title="Zolqtitle", what="Zolqwhat", where="Zolqwhere",
        access="Zolqaccess", costs="Zolqcosts",
    )  # fmt: skip
    SessionPlaceFactory(session=made, name="Zolqname", contact="dan@example.org", came=True)
    SessionPlaceFactory(session=made, participant=people["cat"], name="", came=True)
    return made


def test_a_session_that_is_cancelled(session: LearningSession, people: dict[str, Any]) -> None:
    sessions.cancel_session(session=session, because="Zolqbecause", by=people["broker"].user)
    neutral(2)


def test_the_thank_you_is_read_with_the_four_words_only(session: LearningSession, people: dict[str, Any]) -> None:
    assert sessions.thank(session=session, words="Zolqthanks for the Zolqcakes", by=people["broker"].user) == 2
    assert all(letter.text.endswith("/r/") for letter in neutral(2))
    assert session.thanks == "Zolqthanks for the Zolqcakes"


def test_a_letter_about_a_session_is_in_the_language_of_its_reader(
    session: LearningSession, people: dict[str, Any]
) -> None:
    cat = people["cat"]
    cat.user = UserFactory(email="cat@example.org", language="cy")
    cat.save()
    sessions.thank(session=session, words="Zolqthanks", by=people["broker"].user)
    assert {letter.subject for letter in neutral(2)} == {"Thank you", "Diolch"}


@pytest.mark.parametrize(("of", "words"), [(OfferFactory, "Zolqoffer"), (NeedFactory, "Zolqwish")])
def test_an_answer_to_what_somebody_told(people: dict[str, Any], of: Any, words: str) -> None:
    entry = EntryFactory(programme=people["programme"], participant=people["ann"])
    thing = of(entry=entry, words=words, public_words="Zolqpublic")
    team_services.answer(thing=thing, words="Zolqanswer", version=thing.version, by=people["broker"].user)
    neutral(1)


@pytest.fixture
def asked(people: dict[str, Any]) -> list[AskedPerson]:
    """Ann and Ben are asked whether they want to be brought together."""
    programme, broker = people["programme"], people["broker"]
    for name, of, words in (
        ("ann", OfferFactory, "I mend Zolqbicycles"),
        ("ben", NeedFactory, "Mend my Zolqbicycles"),
    ):
        entry = EntryFactory(programme=programme, organisation=programme.organisation, participant=people[name])
        of(entry=entry, words=words, kind="skill")
    run = running.start(programme=programme, with_rings=False, by=broker.user)
    running.work.func(str(run.organisation_id), str(programme.pk), str(run.pk))
    proposal = Proposal.objects.get()
    services.approve(
        proposal=selectors.proposal_with(programme=programme, proposal_id=proposal.pk), by=broker.user,
        broker_id=broker.participant_id,
    )  # fmt: skip
    return list(AskedPerson.objects.select_related("programme__organisation", "participant"))


def test_a_question_whether_to_be_brought_together_and_its_reminder(asked: list[AskedPerson]) -> None:
    neutral(2)
    later = timezone.now() + dt.timedelta(days=4)
    assert services.nudge_due(organisation_id=asked[0].organisation_id, now=later) == 2
    neutral(4)


def test_an_introduction_and_a_message_within_it(asked: list[AskedPerson]) -> None:
    for one in asked:
        services.answer(asked=one, said="yes")
    assert Introduction.objects.exists()
    services.write(asked=asked[0], words="Zolqmessage")
    neutral(5)


def test_what_does_not_come_about(asked: list[AskedPerson]) -> None:
    services.answer(asked=asked[0], said="yes")
    services.answer(asked=asked[1], said="no")
    assert "It does not come about this time" in {letter.subject for letter in neutral(3)}
