"""``calculate estimate FILE``: a survey in, means, totals and shares of the population out, each with its error."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coproduction_star.data import surveys
from coproduction_star.data.parts import Part
from coproduction_star.data.surveys import Errors, Measure, Question, Survey
from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.estimation import Design, Estimate, mean, ratio, share, total
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
    _refuse_odd_sizes(survey)
    raked = survey.raked()
    design = survey.design(raked)
    effect = effect_of(design.weights)
    told = tuple(one for question in survey.questions for one in _told(survey, design, question))
    how = sentences(raked, effect) if raked else (_unweighed(survey, effect),)
    said = (*(one.sentence for one in told), *how)
    return Estimates(survey.title, said[0], said, effect, told)


def _unweighed(survey: Survey, effect: Effect) -> str:
    """Say what answers stand for where nothing of the population was given."""
    if survey.base is None:
        return "Nothing of the population was given, so every answer counts the same and speaks of those who answered."
    return (
        f"Answers count as their base weights say; {effect.answers:,} say as much as {effect.effective:,.0f} of equal "
        "weight. No margins were given."
    )


def _refuse_odd_sizes(survey: Survey) -> None:
    """Everything has one entry for each answer."""
    for name, number in _sizes(survey):
        if number != survey.size:
            reason = f"There are {number:,} values for {survey.size:,} answers."
            raise InputRefused(name, reason, "Give one each, null where there is none.")


def _sizes(survey: Survey) -> Iterator[tuple[str, int]]:
    for question in survey.questions:
        yield f"question {question.name}", question.values.size
        if question.per is not None:
            yield f"question {question.name}, per", question.per.size
    for name, group in survey.groups.items():
        if name not in survey.answers:
            yield f"group {name}", group.codes.size


def _told(survey: Survey, design: Design, question: Question) -> Iterator[Told]:
    answered = ~np.isnan(question.values)
    if question.per is not None:
        answered &= ~np.isnan(question.per)
    yield _one(survey, design, question, "", answered)
    if question.by:
        group = survey.groups[question.by]
        for place, category in enumerate(group.categories):
            yield _one(survey, design, question, category, answered & (group.codes == place))


def _one(survey: Survey, design: Design, question: Question, group: str, of: np.ndarray) -> Told:
    answers = int(of.sum())
    enough = answers >= survey.least_answers
    tried = answers and (enough or survey.errors is Errors.LINEARISED)
    found = _estimate(survey, design, question, of) if tried else None  # tried before it is hidden: bad values show
    shown = found if enough else None
    return Told(question.name, question.measure, group, answers, shown, _sentence(question, group, answers, shown))


def _estimate(survey: Survey, design: Design, question: Question, of: np.ndarray) -> Estimate:
    values = np.where(of, question.values, 0.0)
    if question.per is not None:
        return ratio(design, values, np.where(of, question.per, 0.0), of=of, confidence=survey.confidence)
    return DO[question.measure](design, values, of=of, confidence=survey.confidence)


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
