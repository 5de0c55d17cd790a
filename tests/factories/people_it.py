"""Surveys and answers; every word that people may write is an attack."""

import datetime as dt

import factory

from coproduction_star.data.workbook_writing import workbook
from coproduction_star.organisations.codes import hash_of
from coproduction_star.people_it.models import (
    AnswerFile,
    AskedNoMore,
    FormFile,
    Invitee,
    Response,
    Sample,
    SpecialAnswers,
    Survey,
    SurveyAsk,
    SurveyConsent,
    SurveyEdition,
    SurveyLink,
)

from .journeys import OfProgramme
from .people import FAR, HOSTILE, ParticipantFactory

PUBLISHED = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
ANSWERED = dt.datetime(2026, 11, 3, 9, tzinfo=dt.UTC)


def survey_document(**changes):
    """A survey without a problem: the bank's questions beside the team's own, a need beside an offer."""
    own = {
        "id": "bench", "kind": "one", "text": {"en": f"Where should the bench stand? {HOSTILE}"},
        "choices": [{"id": "mill", "text": {"en": f"By the mill {HOSTILE}"}},
                    {"id": "school", "text": {"en": "By the school"}},
                    {"id": "not-say", "text": {"en": "Rather not say"}}],
        "for_young_people": True, "section": "ours",
    }  # fmt: skip
    made = {
        "id": "what-we-can-do", "version": 1, "title": {"en": f"What can we do? {HOSTILE}"}, "audience": "resident",
        "youngest": 18, "languages": ["en"],
        "sections": [{"id": "ours", "title": {"en": f"Our street {HOSTILE}"}}],
        "questions": [
            {"bank": "keep-well"}, {"bank": "do-more"}, {"bank": "good-at"}, {"bank": "want-help"},
            {"bank": "barriers"}, own,
        ],
    }  # fmt: skip
    return made | changes


class SurveyFactory(OfProgramme):
    """`open=True` is published with its promise, `closed=True` has said what came of it too."""

    class Meta:
        model = Survey

    class Params:
        promised = factory.Trait(
            capacity=f"The wellbeing team rings everybody who offers {HOSTILE}",
            capacity_of=factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation")),
            respond_by=dt.date(2027, 3, 1),
            last_time=f"We asked in 2024 and opened a club {HOSTILE}",
        )
        open = factory.Trait(promised=True, published_at=PUBLISHED)
        closed = factory.Trait(
            open=True, closed_at=ANSWERED, heard=f"Heard {HOSTILE}", will_do=f"Will {HOSTILE}", cannot=f"No {HOSTILE}"
        )

    title = factory.Sequence(lambda n: f"What can we do? {n} {HOSTILE}")
    audience = "resident"
    youngest = 18
    draft = factory.LazyFunction(survey_document)


class OfSurvey(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    survey = factory.SubFactory(SurveyFactory, open=True)
    programme = factory.SelfAttribute("survey.programme")
    organisation = factory.SelfAttribute("survey.organisation")


class SurveyEditionFactory(OfSurvey):
    class Meta:
        model = SurveyEdition

    number = 1
    definition = factory.SelfAttribute("survey.draft")
    published_at = PUBLISHED


class SurveyLinkFactory(OfSurvey):
    class Meta:
        model = SurveyLink

    code = factory.Sequence(lambda n: f"CODE-{n:04}")
    kind = "link"
    label = f"The library {HOSTILE}"


class ResponseFactory(OfSurvey):
    """Without a name. `edition=` where there are several: an edition is not made twice with one number."""

    class Meta:
        model = Response

    edition = factory.SubFactory(SurveyEditionFactory, survey=factory.SelfAttribute("..survey"))
    reference_hash = factory.Sequence(lambda n: f"no {n}")
    answers = factory.LazyFunction(lambda: {"do-more": "yes", "bench": "mill"})
    answered_at = ANSWERED
    finished_at = ANSWERED
    delete_after = FAR


class OfResponse(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    response = factory.SubFactory(ResponseFactory)
    programme = factory.SelfAttribute("response.programme")
    organisation = factory.SelfAttribute("response.organisation")


class SpecialAnswersFactory(OfResponse):
    class Meta:
        model = SpecialAnswers

    answers = factory.LazyFunction(lambda: {"barriers": ["health"]})


class SurveyConsentFactory(OfResponse):
    class Meta:
        model = SurveyConsent

    kind = "statistics"
    given_at = ANSWERED


class SurveyAskFactory(OfSurvey):
    class Meta:
        model = SurveyAsk

    participant = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))
    asked_on = dt.date(2026, 11, 2)
    delete_after = FAR


class SampleFactory(OfSurvey):
    """Sent on a day in November."""

    class Meta:
        model = Sample

    frame = "people"
    seed = 7
    strata = factory.LazyFunction(lambda: [{"names": [""], "people": 20, "drawn": 10, "link": ""}])
    state = "sent"
    sent_on = dt.date(2026, 11, 2)
    remind_from = dt.date(2026, 11, 9)


class InviteeFactory(factory.django.DjangoModelFactory):
    """Somebody who was asked. `code=` is that of their own link."""

    class Meta:
        model = Invitee

    class Params:
        code = ""

    sample = factory.SubFactory(SampleFactory)
    programme = factory.SelfAttribute("sample.programme")
    organisation = factory.SelfAttribute("sample.organisation")
    participant = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))
    way = "phone"
    asked = True
    code_hash = factory.LazyAttributeSequence(lambda one, n: hash_of(one.code) if one.code else f"no {n}")
    delete_after = FAR


class AskedNoMoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AskedNoMore

    participant = factory.SubFactory(ParticipantFactory)
    organisation = factory.SelfAttribute("participant.organisation")


class FormFileFactory(OfSurvey):
    """One question of another program, that waits until somebody decides."""

    class Meta:
        model = FormFile

    name = f"form {HOSTILE}.xlsx"
    content = workbook({"survey": [["type", "name", "label"], ["text", "who", f"Who? {HOSTILE}"], ["barcode", "x"]]})
    delete_after = FAR


class AnswerFileFactory(OfSurvey):
    """Looked through, and nothing in it."""

    class Meta:
        model = AnswerFile

    edition = factory.SubFactory(SurveyEditionFactory, survey=factory.SelfAttribute("..survey"))
    name = f"answers {HOSTILE}.csv"
    state = "looked"
    delete_after = FAR
