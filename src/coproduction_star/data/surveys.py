"""A survey as JSON: who answered, what is known of the population, and what is asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.estimation import BadDesign, Design, Replicates, jackknife
from coproduction_star.methods.estimation.estimates import FEW
from coproduction_star.methods.raking import Margin, Raked, rake

from .entries import did_you_mean
from .parts import Part

UNKNOWN = -1
MOST_SHOWN = 3
MOST_ANSWERS = 10_000_000
HIGHEST_CONFIDENCE = 0.999
Codes = npt.NDArray[np.int32]


class Measure(StrEnum):
    """What is asked of a question's answers."""

    MEAN = "mean"
    TOTAL = "total"
    SHARE = "share"
    RATIO = "ratio"


class Errors(StrEnum):
    """How errors are told: by linearising, or by leaving out one cluster at a time and weighing again."""

    LINEARISED = "linearised"
    JACKKNIFE = "jackknife"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to estimate; a value that is not a number was not answered.

    ``by`` names a margin or a group to tell apart, ``per`` what a ratio divides by.
    """

    name: str
    measure: Measure
    values: npt.NDArray[np.float64]
    per: npt.NDArray[np.float64] | None
    by: str


@dataclass(frozen=True, slots=True)
class Group:
    """Something to tell apart: its categories, and the place of each answer's."""

    categories: tuple[str, ...]
    codes: Codes


@dataclass(frozen=True, slots=True)
class Survey:
    """A file, read: margins with the place of each answer's category, base weights, and how people were drawn."""

    title: str
    margins: tuple[Margin, ...]
    answers: Mapping[str, Codes]
    groups: Mapping[str, Group]
    base: tuple[float, ...] | None
    cap: float | None
    clusters: tuple[str, ...] | None
    strata: tuple[str, ...] | None
    population_clusters: float | Mapping[str, float] | None
    population_members: Mapping[str, float] | None
    errors: Errors
    confidence: float
    least_answers: int
    questions: tuple[Question, ...]

    def raked(self) -> Raked | None:
        """Weigh it; ``None`` where nothing of the population is known. Raises what ``rake`` raises."""
        return rake(self.answers, self.margins, base=self.base, cap=self.cap) if self.margins else None

    def design(self, raked: Raked | None) -> Design:
        """Say how its weighted answers stand for the population."""
        base = np.ones(self.size) if self.base is None else np.asarray(self.base)
        return Design.of(
            base if raked is None else raked.weights, base=base, clusters=self.clusters, strata=self.strata,
            population_clusters=self.population_clusters, population_members=self.population_members,
            margins=self.answers, replicates=self._replicates(base) if self.errors is Errors.JACKKNIFE else None,
        )  # fmt: skip

    @property
    def size(self) -> int:
        """How many answers there are."""
        if self.answers:
            return next(iter(self.answers.values())).size
        return self.questions[0].values.size if self.base is None else len(self.base)

    def _replicates(self, base: npt.NDArray[np.float64]) -> Replicates:
        def weigh(without: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
            kept = without > 0
            if not self.margins:
                return without[kept]
            answers = {name: codes[kept] for name, codes in self.answers.items()}
            try:
                return rake(answers, self.margins, base=without[kept], cap=self.cap).weights
            except InputRefused as refusal:
                reason = f"Without one of the clusters no weights fit. {refusal.field}: {refusal.reason}"
                remedy = 'Take "linearised" errors, or join such categories.'
                raise BadDesign("errors", reason, remedy) from refusal

        known = self.population_clusters if isinstance(self.population_clusters, float) else None
        groups = np.arange(base.size) if self.clusters is None else np.asarray(self.clusters)
        return jackknife(base, groups, weigh, population_clusters=known)


def read(file: Part, *, questions: bool) -> Survey:
    """Read a file; with ``questions``, at least one is needed. Raises BadParts with every problem."""
    title = file.text("title")
    held = file.part("margins")
    if not held.names() and not (questions and not file.has("margins")):
        file.complain("margins", "There are none.", 'Add at least one: {"age": {"population": {…}, "answers": […]}}.')
    read_margins = [_margin(name, held.part(name)) for name in held.names()]
    groups = {margin.name: Group(margin.categories, codes) for margin, codes in read_margins}
    if questions:
        groups = _groups(file.part("groups"), held.names()) | groups
    asked = file.parts("questions", may_be_absent=not questions)
    if questions and file.has("questions") and not asked:
        file.complain("questions", "There are none.", 'Add at least one: {"name": "Hours", "values": […]}.')
    survey = Survey(
        title=title,
        margins=tuple(margin for margin, _codes in read_margins),
        answers={margin.name: codes for margin, codes in read_margins},
        groups=groups,
        base=file.numbers("base_weights") if file.has("base_weights") else None,
        cap=file.optional_number("cap", lowest=1),
        clusters=_names(file, "clusters"),
        strata=_names(file, "strata"),
        population_clusters=_known(file, "population_clusters"),
        population_members=_by_name(file.part("population_members")) or None,
        errors=file.choice("errors", Errors, default=Errors.LINEARISED),
        confidence=file.number("confidence", default=0.95, lowest=0.5, highest=HIGHEST_CONFIDENCE),
        least_answers=file.whole_number("least_answers", default=FEW, lowest=2, highest=MOST_ANSWERS),
        questions=tuple(_question(part, tuple(groups)) for part in asked),
    )
    _refuse_what_does_not_go_together(file, survey)
    file.refuse_problems()
    return survey


def _names(file: Part, key: str) -> tuple[str, ...] | None:
    """Read the cluster or stratum of each answer; each must be known."""
    if not file.has(key):
        return None
    said = file.labels(key)
    if None in said:
        reason = f"Answer {said.index(None) + 1:,} has none."
        file.complain(key, reason, "Give each answer one, or leave the answer out.")
    return tuple(name or "" for name in said)


def _known(file: Part, key: str) -> float | dict[str, float] | None:
    return _by_name(file.part(key)) if file.holds_object(key) else file.optional_number(key, lowest=2)


def _by_name(part: Part) -> dict[str, float]:
    return {name: part.number(name, lowest=1) for name in part.names()}


def _refuse_what_does_not_go_together(file: Part, survey: Survey) -> None:
    if survey.errors is not Errors.JACKKNIFE:
        return
    if survey.strata is not None or survey.population_members is not None:
        reason = "Leaving out one cluster at a time is not worked out with strata or for people within clusters."
        file.complain("errors", reason, 'Take "linearised", or leave strata and population_members out.')
    if isinstance(survey.population_clusters, dict):
        file.complain(
            "population_clusters", "There are several numbers.", "Give one number where there are no strata."
        )


def _groups(held: Part, margins: tuple[str, ...]) -> dict[str, Group]:
    """Read what answers are told apart by, beyond the margins."""
    found = {}
    for name in held.names():
        said = held.labels(name)
        categories = tuple(sorted({word for word in said if word is not None}))
        place = {category: at for at, category in enumerate(categories)}
        codes = [UNKNOWN if word is None else place[word] for word in said]
        found[name] = Group(categories, np.array(codes, dtype=np.int32))
        if name in margins:
            held.complain(name, "A margin has this name too.", "Take the margin, or give the group a name of its own.")
    return found


def _margin(name: str, part: Part) -> tuple[Margin, Codes]:
    population = part.part("population")
    categories = population.names()
    if not categories:
        part.complain("population", "Nobody is in it.", 'Give the people of each category: {"16 to 44": 4200}.')
    targets = tuple(population.number(category) for category in categories)
    place = {category: at for at, category in enumerate(categories)}
    said = part.labels("answers")
    if part.has("answers") and not said:
        part.complain("answers", "There are none.", "Give the category of each answer, null where it is not known.")
    strange = sorted({word for word in said if word is not None and word not in place})
    for word in strange[:MOST_SHOWN] if categories else ():
        remedy = did_you_mean(word, list(categories)) or "Give its number of people, or null where it is not known."
        part.complain("answers", f"“{word}” is no category of the population.", remedy)
    codes = [UNKNOWN if word is None else place.get(word, UNKNOWN) for word in said]
    return Margin(name, categories, targets), np.array(codes, dtype=np.int32)


def _question(part: Part, groups: tuple[str, ...]) -> Question:
    name, measure = part.text("name"), part.choice("measure", Measure, default=Measure.MEAN)
    by = part.text("by", default="")
    if by and by not in groups:
        remedy = did_you_mean(by, list(groups)) or "Name a margin, or add it to groups with one category an answer."
        part.complain("by", f"“{by}” is no margin and no group.", remedy)
    per = None
    if measure is Measure.RATIO:
        per = np.array(part.optional_numbers("per"), dtype=np.float64)
    elif part.has("per"):
        part.complain("per", f"A {measure} is not divided by anything.", 'Leave it out, or take the measure "ratio".')
    return Question(name, measure, np.array(part.optional_numbers("values"), dtype=np.float64), per, by)
