"""A survey as JSON: who answered, what is known of the population, and what is asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.estimation import Design
from coproduction_star.methods.raking import Margin, Raked, rake

from .entries import did_you_mean
from .parts import Part

UNKNOWN = -1
MOST_SHOWN = 3


class Measure(StrEnum):
    """What is asked of a question's answers."""

    MEAN = "mean"
    TOTAL = "total"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to estimate; a value that is not a number was not answered. ``by`` names a margin to tell apart."""

    name: str
    measure: Measure
    values: npt.NDArray[np.float64]
    by: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A file, read: margins with the place of each answer's category, base weights, and how people were drawn."""

    title: str
    margins: tuple[Margin, ...]
    answers: Mapping[str, npt.NDArray[np.int32]]
    base: tuple[float, ...] | None
    cap: float | None
    clusters: tuple[str, ...] | None
    strata: tuple[str, ...] | None
    population_clusters: float | None
    questions: tuple[Question, ...]

    def raked(self) -> Raked:
        """Weigh it; raises what ``rake`` raises."""
        return rake(self.answers, self.margins, base=self.base, cap=self.cap)

    def design(self, raked: Raked) -> Design:
        """Say how its weighted answers stand for the population."""
        return Design.of(
            raked.weights, base=raked.weights / raked.factors, clusters=self.clusters, strata=self.strata,
            population_clusters=self.population_clusters, margins=self.answers,
        )  # fmt: skip


def read(file: Part, *, questions: bool) -> Survey:
    """Read a file; with ``questions``, at least one is needed. Raises BadParts with every problem."""
    title = file.text("title")
    held = file.part("margins")
    if not held.names():
        file.complain("margins", "There are none.", 'Add at least one: {"age": {"population": {…}, "answers": […]}}.')
    read_margins = [_margin(name, held.part(name)) for name in held.names()]
    survey = Survey(
        title=title,
        margins=tuple(margin for margin, _codes in read_margins),
        answers={margin.name: codes for margin, codes in read_margins},
        base=file.numbers("base_weights") if file.has("base_weights") else None,
        cap=file.optional_number("cap", lowest=1),
        clusters=file.texts("clusters") if file.has("clusters") else None,
        strata=file.texts("strata") if file.has("strata") else None,
        population_clusters=file.optional_number("population_clusters", lowest=2),
        questions=tuple(
            _question(part, held.names()) for part in file.parts("questions", may_be_absent=not questions)
        ),
    )
    file.refuse_problems()
    return survey


def _margin(name: str, part: Part) -> tuple[Margin, npt.NDArray[np.int32]]:
    population = part.part("population")
    categories = population.names()
    targets = tuple(population.number(category) for category in categories)
    place = {category: at for at, category in enumerate(categories)}
    said = part.optional_texts("answers")
    strange = sorted({word for word in said if word is not None and word not in place})
    for word in strange[:MOST_SHOWN]:
        remedy = did_you_mean(word, list(categories)) or "Give its number of people, or null where it is not known."
        part.complain("answers", f"“{word}” is no category of the population.", remedy)
    codes = [UNKNOWN if word is None else place.get(word, UNKNOWN) for word in said]
    return Margin(name, categories, targets), np.array(codes, dtype=np.int32)


def _question(part: Part, margins: tuple[str, ...]) -> Question:
    name, measure = part.text("name"), part.choice("measure", Measure, default=Measure.MEAN)
    by = part.text("by", default="")
    if by and by not in margins:
        part.complain("by", f"“{by}” is no margin.", did_you_mean(by, list(margins)) or "Name one of the margins.")
    return Question(name, measure, np.array(part.optional_numbers("values"), dtype=np.float64), by)
