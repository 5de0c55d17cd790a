"""Whether a set of measures is a framework of outcomes: what is missing, and where a label is a trap.

Question: will these measures tell whether life got better for people, or only how busy we were? Rules and their
limits: docs/methods/outcomes-framework.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from .sentences import Sentence, worded


class Label(StrEnum):
    """What a measure measures."""

    OUTCOME = "outcome"
    """How people live."""
    INTERMEDIATE = "intermediate"
    """What people do, know, or feel able to do on the way there."""
    OUTPUT = "output"
    """What was done and how often."""
    PROCESS = "process"
    """How good working together was."""
    EFFICIENCY = "efficiency"
    """What it took."""


OF_PEOPLE = frozenset({Label.OUTCOME, Label.INTERMEDIATE})
"""Labels that say something about people and not about us."""
Better = Literal["up", "down", "neither"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a framework: for which outcome (empty for none), what it is, and which of its facts are told."""

    title: str
    label: Label
    outcome: str
    better: Better = "up"
    with_residents: bool = False
    missing: tuple[str, ...] = ()
    """Facts that every measure needs and this one lacks: definition, source, owner …, in words."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a framework is ready, and what it lacks in sentences. `traps` holds (title, sentence)."""

    ready: bool
    lacks: tuple[Sentence, ...]
    traps: tuple[tuple[str, Sentence], ...]


COUNTED = re.compile(
    r"\b(meetings?|events?|workshops?|sessions?|leaflets?|visits?|attendances?|attended|trained|referrals?"
    r"|cyfarfod\w*|digwyddiad\w*|gweithdy|gweithdai|sesiwn|sesiynau|ymweliad\w*)\b",
    re.IGNORECASE,
)
LIKED = re.compile(r"\b(satisf\w+|enjoy\w*|liked|happy with|bodlon\w*|boddhad|mwynha\w*)\b", re.IGNORECASE)
GIVEN = re.compile(r"\b(hours?|oriau|awr)\b.*\b(volunt\w+|given|gave|helped|gwirfodd\w+|rhodd\w*)|"
                   r"\b(volunt\w+|given|gwirfodd\w+)\b.*\b(hours?|oriau|awr)\b", re.IGNORECASE)  # fmt: skip
ASKED = re.compile(r"\b(calls?|contacts?|complaints?|enquiries|galwad\w*|cwyn\w*|ymholiad\w*)\b", re.IGNORECASE)


def traps(measure: Measure) -> tuple[Sentence, ...]:
    """Say where a label promises more than its measure can tell.

    Examples
    --------
    >>> traps(Measure("Meetings held", Label.OUTCOME, "People are less lonely"))
    ('It counts what was done. That is an output, not an outcome.',)
    >>> traps(Measure("People who feel less lonely", Label.OUTCOME, "People are less lonely"))
    ()
    """
    return tuple(_traps(measure))


def _traps(measure: Measure) -> Iterator[Sentence]:
    liked, counted = LIKED.search(measure.title), COUNTED.search(measure.title)
    if liked and counted and measure.label in OF_PEOPLE:
        yield worded("Whether people liked a meeting says how good the process was, not what changed for them.")
    elif counted and measure.label in OF_PEOPLE:
        yield worded("It counts what was done. That is an output, not an outcome.")
    if GIVEN.search(measure.title) and measure.label != Label.OUTPUT:
        yield worded("Hours that people give are a contribution. They are an output, and never a saving.")
    if ASKED.search(measure.title) and measure.better == "down":
        yield worded("Fewer calls or complaints may mean that trust was lost. Put a measure of trust beside it.")


def standing(outcomes: Mapping[str, str], measures: Sequence[Measure]) -> Standing:
    """Say whether a framework is ready, and what it lacks.

    It is ready when every outcome has a measure of what changed for people, every measure says what it needs to, and
    one at least was chosen with residents. A framework of process measures alone is never ready.

    Parameters
    ----------
    outcomes
        Words of each outcome by its key.
    measures
        All measures of the programme.
    """
    lacks = tuple(_lacks(outcomes, measures))
    caught = tuple((one.title, trap) for one in measures for trap in traps(one))
    return Standing(not lacks, lacks, caught)


def _lacks(outcomes: Mapping[str, str], measures: Sequence[Measure]) -> Iterator[Sentence]:
    if not outcomes:
        yield worded("No outcome is written down yet. Begin with what people want to be different.")
    if not measures:
        yield worded("There is no measure yet.")
        return
    yield from _labels(measures)
    told = {one.outcome for one in measures if one.label in OF_PEOPLE and not _is_trapped(one)}
    for key, words in outcomes.items():
        if key not in told:
            yield worded("Nothing tells whether this changes for people: %(outcome)s.", outcome=words.rstrip("."))
    if not any(one.with_residents for one in measures):
        yield worded("No measure was chosen with residents.")
    for one in measures:
        if one.missing:
            yield worded("%(title)s lacks: %(facts)s.", title=one.title, facts=one.missing)


def _labels(measures: Iterable[Measure]) -> Iterator[Sentence]:
    labels = {one.label for one in measures}
    if labels == {Label.PROCESS}:
        yield worded("There are only measures of process. They tell how we work, and nothing of what changes.")
    elif not labels & OF_PEOPLE:
        yield worded("All measures are about what we do. None is about how people live.")


def _is_trapped(measure: Measure) -> bool:
    return bool(COUNTED.search(measure.title) or GIVEN.search(measure.title))
