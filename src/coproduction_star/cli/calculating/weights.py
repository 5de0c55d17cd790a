"""``calculate weights FILE``: answers and what is known of the population in, a weight for each answer out."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction_star.data import surveys
from coproduction_star.data.parts import Part
from coproduction_star.methods.raking import Effect, Raked, effect_of, rake

from . import json_file
from .wording import counted, percent

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a file, as they are written."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    weights: tuple[float, ...]
    """One for each answer, in their order; they add up to the population."""
    rounds: int
    error: float
    """Largest share by which a category misses its number of people."""
    capped: int
    unknown: Mapping[str, float]
    effect: Effect


def add(sums: "Commands") -> None:
    """Add ``calculate weights`` to the parser."""
    json_file.add(sums, "weights", "weigh the answers of a survey to known margins of the population", calculate)


def calculate(file: Part) -> Weights:
    """Weigh the answers of a file."""
    survey = surveys.read(file, questions=False)
    raked = rake(survey.answers, survey.margins, base=survey.base, cap=survey.cap)
    effect = effect_of(raked.weights)
    said = sentences(raked, effect)
    weights = tuple(map(float, raked.weights))
    return Weights(
        survey.title, said[0], said, weights, raked.sweeps, raked.error, raked.capped, raked.unknown, effect
    )  # fmt: skip


def sentences(raked: Raked, effect: Effect) -> tuple[str, ...]:
    """Say what the weights do and cost."""
    said = [
        f"{counted(effect.answers, 'answer says', 'answers say')} as much as {effect.effective:,.0f} of equal weight.",
        f"Weights run from {effect.smallest:.2f} to {effect.largest:.2f} times the mean; the margins hold to "
        f"{raked.error:.1g} after {counted(raked.sweeps, 'round', 'rounds')}.",
    ]
    if raked.capped:
        said.append(f"{counted(raked.capped, 'answer counts', 'answers count')} as much as the cap allows.")
    said += [
        f"Of {percent(share)} the {name} is not known; they keep that share." for name, share in raked.unknown.items()
    ]
    said.append("Weights describe the population; nobody who was not asked is heard through them.")
    return tuple(said)
