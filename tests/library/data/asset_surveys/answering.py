"""Answers to a small survey, made from a seed."""

import numpy as np
from tests.library.data.asset_surveys.surveywriting import read, survey_of

from coproduction_star.data.asset_surveys.results import Answered, Dimension

ASKED = ("keep-well", "look-after-area", "keep-safe", "with-whom", "helped-service", "do-more", "good-at",
         "want-to-learn", "barriers", "sex", "age-group")  # fmt: skip
SURVEY = read(survey_of(*ASKED))
WARDS = ("east", "mill", "park")
SEX = Dimension("sex", (("female",), ("male",)))
PLACE = Dimension("place", tuple((ward,) for ward in WARDS))
OFTEN, HOW_OFTEN = ("often", "sometimes", "never"), ("weekly", "monthly", "few", "once", "never")


def choices(question):
    return [choice.id for choice in SURVEY.question(question).choices if choice.id != "not-say"]


def person(rng, *, wards=WARDS, chance=0.2):
    answers = {}
    for question, words in (("keep-well", OFTEN), ("look-after-area", OFTEN), ("keep-safe", OFTEN)):
        for statement in SURVEY.question(question).statements:
            answers[f"{question}.{statement.id}"] = words[rng.integers(3)]
    for statement in SURVEY.question("helped-service").statements:
        answers[f"helped-service.{statement.id}"] = HOW_OFTEN[rng.integers(5)]
    answers["do-more"] = choices("do-more")[rng.integers(4)]
    for question in ("with-whom", "good-at", "want-to-learn", "barriers"):
        answers[question] = [choice for choice in choices(question) if rng.random() < chance]
    answers["sex"] = ("female", "male")[int(rng.random() < 0.3)]
    return Answered(answers, wards[rng.integers(len(wards))])


def people(seed, number, **how):
    rng = np.random.default_rng(seed)
    return [person(rng, **how) for _one in range(number)]
