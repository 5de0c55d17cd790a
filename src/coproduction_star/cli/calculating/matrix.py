"""``calculate matrix FILE``: ratings in, the Impact Matrix out."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction_star.data.parts import Part
from coproduction_star.methods.agreement import Cell
from coproduction_star.methods.impact_matrix import (
    HIGHEST,
    LOWEST,
    MINIMUM_RATERS,
    Agreeing,
    Between,
    Confidence,
    Overtaking,
    Panel,
    Rating,
    Stability,
    Turning,
    agreement_inside,
    between_panels,
    overtaking,
    place_options,
    stability,
    turning,
    where_panels_part,
)

from . import json_file, matrix_sentences

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

MOST_DRAWS = 100_000


@dataclass(frozen=True, slots=True)
class Matrix:
    """The result of one matrix, as it is written."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    minimum_raters: int
    seed: int
    draws: int
    panels: tuple[Panel, ...]
    stability: tuple[Stability, ...]
    turning: tuple[Turning, ...]
    overtaking: tuple[Overtaking, ...]
    between_panels: tuple[Between, ...]
    where_panels_part: tuple[Cell, ...]
    agreement: tuple[Agreeing, ...]


def add(sums: "Commands") -> None:
    """Add ``calculate matrix`` to the parser."""
    json_file.add(sums, "matrix", "place options by what panels of people say about them", calculate)


def calculate(file: Part) -> Matrix:
    """Place the options of a file and say how firm the places are."""
    title = file.text("title")
    minimum = file.whole_number("minimum_raters", default=MINIMUM_RATERS, lowest=MINIMUM_RATERS, highest=1_000)
    seed = file.whole_number("seed", default=1, lowest=0, highest=2**32 - 1)
    draws = file.whole_number("draws", default=2_000, lowest=1, highest=MOST_DRAWS)
    options = file.texts("options")
    heard = tuple(_rating(part, options) for part in file.parts("ratings"))
    file.refuse_problems()
    panels = place_options(heard, minimum=minimum)
    steady = stability(heard, seed=seed, draws=draws, minimum=minimum)
    order = overtaking(heard, minimum=minimum)
    between = between_panels(heard, minimum=minimum)
    sentences = matrix_sentences.all_of(panels, steady, order, between, minimum)
    return Matrix(
        title,
        sentences[0],
        sentences,
        *(minimum, seed, draws, panels, steady),
        *(turning(heard, minimum=minimum), order, between),
        where_panels_part(heard, minimum=minimum),
        agreement_inside(heard, minimum=minimum),
    )


def _rating(part: Part, options: tuple[str, ...]) -> Rating:
    option = part.text("option")
    if option and option not in options:
        part.complain("option", f"{option!r} is none of the options.", 'Spell it as in "options", or add it there.')
    impact = part.optional_number("impact", lowest=LOWEST, highest=HIGHEST)
    resources = part.optional_number("resources", lowest=LOWEST, highest=HIGHEST)
    if impact is None and resources is None:
        part.complain("impact", "The rating says nothing on either axis.", "Give one of the two, or leave it out.")
        impact = 0.0
    confidence = None
    if part.has("confidence"):
        confidence = part.whole_number("confidence", lowest=min(Confidence), highest=max(Confidence))
    part.text("reason", default="", longest=5_000)
    return Rating(option, part.text("rater"), part.text("panel"), impact, resources, confidence)
