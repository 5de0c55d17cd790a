"""``calculate estimate FILE``: a survey in, means, totals and shares of the population out, each with its error."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coproduction_star.data import surveys
from coproduction_star.data.parts import Part
from coproduction_star.data.surveys import Measure, Question, Survey
from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.estimation import Design, Estimate, mean, share, total
from coproduction_star.methods.raking import Effect, effect_of

from . import json_file
from .weights import sentences
from .wording import percent

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DO = {Measure.MEAN: mean, Measure.TOTAL: total, Measure.SHARE: share}


@dataclass(frozen=True, slots=True)
class Told:
    """One estimate; ``group`` is empty for everybody, ``estimate`` null where too few answered to say."""

    question: str
    measure: Measure
    group: str
    answers: int
    estimate: Estimate | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Estimates:
    """The estimates of a file, as they are written."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    effect: Effect
    estimates: tuple[Told, ...]


def add(sums: "Commands") -> None:
    """Add ``calculate estimate`` to the parser."""
    json_file.add(
        sums, "estimate", "estimate what a weighted survey says of the population, and how firmly", calculate
    )


def calculate(file: Part) -> Estimates:
    """Estimate what a file asks for."""
    survey = surveys.read(file, questions=True)
    raked = survey.raked()
    design, effect = survey.design(raked), effect_of(raked.weights)
    told = tuple(one for question in survey.questions for one in _told(survey, design, question))
    said = (*(one.sentence for one in told), *sentences(raked, effect))
    return Estimates(survey.title, said[0], said, effect, told)


def _told(survey: Survey, design: Design, question: Question) -> Iterator[Told]:
    if question.values.size != design.weights.size:
        reason = f"There are {question.values.size:,} values for {design.weights.size:,} answers."
        raise InputRefused(f"question {question.name}", reason, "Give one each, null where there is none.")
    answered = ~np.isnan(question.values)
    yield _one(design, question, "", answered)
    if question.by:
        margin = next(each for each in survey.margins if each.name == question.by)
        for place, category in enumerate(margin.categories):
            yield _one(design, question, category, answered & (survey.answers[question.by] == place))


def _one(design: Design, question: Question, group: str, of: np.ndarray) -> Told:
    answers = int(of.sum())
    found = DO[question.measure](design, np.where(of, question.values, 0.0), of=of) if answers else None
    shown = None if found is None or found.too_few else found
    return Told(question.name, question.measure, group, answers, shown, _sentence(question, group, answers, shown))


def _sentence(question: Question, group: str, answers: int, found: Estimate | None) -> str:
    what = f"{question.name}, {group}" if group else question.name
    if found is None:
        return f"{what}: too few to say ({answers:,} answered)."
    shown = percent if question.measure is Measure.SHARE else _number
    return (
        f"{what}: {shown(found.value)}, between {shown(found.low)} and {shown(found.high)} if the weighting model "
        f"holds ({answers:,} answered)."
    )


def _number(value: float) -> str:
    return f"{value:,.4g}" if abs(value) < 1_000 else f"{value:,.0f}"
