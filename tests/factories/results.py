"""Surveys that many people answered, for results: answers drawn in turn, never at random."""

from tests.factories.people import FAR, HOSTILE
from tests.factories.people_it import ANSWERED, SurveyEditionFactory, SurveyFactory, survey_document

from coproduction_star.journeys.models import Place
from coproduction_star.people_it.models import Margins, Response, SpecialAnswers, SurveyConsent

ASKED = ("keep-well", "look-after-area", "keep-safe", "with-whom", "helped-service", "do-more", "good-at",
         "want-to-learn", "barriers", "sex", "age-group", "consent")  # fmt: skip
WILLING = ("definitely", "maybe", "not-now", "no")
AGES = ("16-24", "25-34", "35-44", "45-54")
SKILLS = ("cooking", "digital", "nature")
OFTEN = ("often", "sometimes", "never")


def asked_survey(programme):
    document = survey_document(questions=[{"bank": name} for name in ASKED])
    survey = SurveyFactory(programme=programme, open=True, draft=document, title=f"What can you do? {HOSTILE}")
    return survey, SurveyEditionFactory(survey=survey)


def answers_in_turn(number):
    """Everybody differs a little from the one before."""
    return {
        **{f"keep-well.{one}": OFTEN[(number + at) % 3] for at, one in enumerate(("eat-move", "look-in", "care"))},
        "keep-well.find-help": "never", "keep-well.peer": OFTEN[number % 2],
        "helped-service.plan": "monthly" if number % 5 == 0 else "never",
        "helped-service.run": "never", "helped-service.check": "never", "helped-service.decide": "never",
        "do-more": WILLING[number % 4],
        "good-at": [SKILLS[number % 3]],
        "want-to-learn": [SKILLS[(number + 1) % 3]],
        "sex": "male" if number % 3 == 0 else "female",
        "age-group": AGES[number % 4],
    }  # fmt: skip


def answered_survey(programme, *, number=240, places=("Eastgate", "Mill")):
    """Published, and answered by so many people who agreed to be counted; five more did not."""
    survey, edition = asked_survey(programme)
    wards = [Place.objects.create(organisation=programme.organisation, name=f"{name} {HOSTILE}") for name in places]
    owned = {"organisation": programme.organisation, "programme": programme}
    made = answer_in_turn(survey, edition, number=number + 5, wards=wards)
    agreed = [SurveyConsent(**owned, response=one, kind="statistics", given_at=ANSWERED) for one in made[:number]]
    SurveyConsent.objects.bulk_create(agreed)
    SpecialAnswers.objects.bulk_create(
        SpecialAnswers(**owned, response=one, answers={"barriers": ["cost" if at % 2 else "no-time"]})
        for at, one in enumerate(made)
    )
    return survey


def answer_in_turn(survey, edition, *, number, wards=(None,)):
    """Seven of ten live in the first ward, the others in the last."""
    owned = {"organisation": survey.organisation, "programme": survey.programme}
    return Response.objects.bulk_create(
        Response(
            **owned, survey=survey, edition=edition, reference_hash=f"{survey.pk} {one}",
            place=wards[0 if one % 10 < 7 else -1], answers=answers_in_turn(one), answered_at=ANSWERED,
            finished_at=ANSWERED, delete_after=FAR,
        )
        for one in range(number)
    )  # fmt: skip


def margins_by_sex(survey, *, female=5_200, male=4_800):
    population = [{"choices": ["female"], "people": female}, {"choices": ["male"], "people": male}]
    return Margins.objects.create(
        survey=survey, programme=survey.programme, organisation=survey.organisation, name="sex",
        population=population, typed=f"Female, {female}\nMale, {male}", source=f"Census {HOSTILE}", year=2021,
    )  # fmt: skip
