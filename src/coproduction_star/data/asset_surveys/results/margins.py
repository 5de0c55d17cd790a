"""Census figures from a small spreadsheet, tied to a question of the survey."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coproduction_star.data.asset_surveys.survey import Survey
from coproduction_star.data.entries import did_you_mean
from coproduction_star.data.questions import Kind
from coproduction_star.data.questions.question import DECLINED

from .tally import PLACE, WAY, Dimension

TOTALS = frozenset({"total", "all", "everyone", "cyfanswm"})
SAME = 0.5
"""A total may differ from its rows by this, for rounding."""


class Wrong(StrEnum):
    """What can be wrong with a row; the pages say it in the reader's language."""

    UNKNOWN = "unknown"
    TWICE = "twice"
    NOT_A_NUMBER = "not-a-number"
    MISSING = "missing"
    TOTAL = "total"
    NOBODY = "nobody"
    MORE_THAN_THERE_ARE = "more-than-there-are"
    NONE_DRAWN = "none-drawn"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row (from 1; 0 for the whole) that cannot be used: what it says, and what may have been meant."""

    row: int
    wrong: Wrong
    said: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class KnownMargin:
    """How many people are in each category; a category may join several choices."""

    dimension: Dimension
    people: tuple[float, ...]

    @property
    def total(self) -> float:
        """All people of it."""
        return float(sum(self.people))


def weighable(survey: Survey) -> tuple[str, ...]:
    """Give the questions that margins can be tied to: one choice each."""
    return tuple(question.id for question in survey.questions if question.kind in (Kind.ONE, Kind.YES_NO))


def choices_of(survey: Survey, question: str, places: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give each choice that can be counted, with everything it may be called.

    ``places`` are names by key: of places, or of the ways by which people came.
    """
    if question in (PLACE, WAY):
        return {key: (key, name) for key, name in places.items()}
    asked = survey.question(question)
    choices = asked.choices if asked else ()
    return {choice.id: (choice.id, *choice.text.values()) for choice in choices if choice.id != DECLINED}


def read_margin(
    question: str, rows: Sequence[Sequence[str]], called: Mapping[str, tuple[str, ...]]
) -> tuple[KnownMargin | None, list[RowProblem]]:
    """Read rows of category and people.

    A first row without a number is a heading; a row of the total is checked and left out; ``16 to 24 + 25 to 34``
    joins two choices. A category of nought people is left out, and so are its answers.

    Parameters
    ----------
    question
        What the figures are about.
    rows
        The cells, as texts.
    called
        As :func:`choices_of` gives it.
    """
    known = {_plain(name): choice for choice, names in called.items() for name in names}
    problems: list[RowProblem] = []
    found: list[tuple[tuple[str, ...], float]] = []
    totals: list[tuple[int, float]] = []
    for number, category, people in _filled(rows):
        count = _number(people)
        if count is None:
            if found or totals or number > _first(rows):
                problems.append(RowProblem(number, Wrong.NOT_A_NUMBER, people))
        elif _plain(category) in TOTALS and _plain(category) not in known:
            totals.append((number, count))
        else:
            names, wrong = _choices(category, known, number)
            problems += wrong
            found.append((names, count))
    problems += _twice(found) + _missing(found, called) + _bad_totals(found, totals)
    kept = [(names, count) for names, count in found if count > 0]
    if problems or not kept:
        return None, problems or [RowProblem(0, Wrong.NOBODY, "")]
    dimension = Dimension(question, tuple(names for names, _count in kept))
    return KnownMargin(dimension, tuple(count for _names, count in kept)), []


def read_members(
    rows: Sequence[Sequence[str]], called: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, float], list[RowProblem]]:  # fmt: skip
    """Read how many people are in each group, by its choice; a group that is not named is left out.

    >>> read_members([["Mill School", "310"]], {"mill": ("mill", "Mill School"), "hill": ("hill", "Hill School")})
    ({'mill': 310.0}, [])
    """
    _margin, problems = read_margin("", rows, called)
    left_out = {one.said for one in problems if one.wrong is Wrong.MISSING}
    wrong = [one for one in problems if one.wrong is not Wrong.MISSING]
    named = {choice: names for choice, names in called.items() if names[-1] not in left_out}
    found, _problems = read_margin("", rows, named) if named and not wrong else (None, [])
    if found is None:
        return {}, wrong or [RowProblem(0, Wrong.NOBODY, "")]
    pairs = list(zip(found.dimension.categories, found.people, strict=True))
    joined = [RowProblem(0, Wrong.JOINED, " + ".join(choices)) for choices, _people in pairs if len(choices) > 1]
    return {choices[0]: people for choices, people in pairs}, joined


def _filled(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, str]]:
    for number, cells in enumerate(rows, 1):
        words = [str(cell).strip() for cell in cells]
        if any(words):
            yield number, words[0], next((word for word in words[1:] if word), "")


def _first(rows: Sequence[Sequence[str]]) -> int:
    return next((number for number, _category, _people in _filled(rows)), 0)


def _plain(text: str) -> str:
    return re.sub(r"[\s’']+", " ", text.casefold().replace("–", "-")).strip()


def _number(text: str) -> float | None:
    plain = re.sub(r"[\s,]", "", text)
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None


def _choices(
    category: str, known: Mapping[str, str], number: int
) -> tuple[tuple[str, ...], list[RowProblem]]:  # fmt: skip
    if _plain(category) in known:
        return (known[_plain(category)],), []
    names, wrong = [], []
    for part in re.split(r"\s*\+\s*", category):
        choice = known.get(_plain(part))
        if choice is None:
            hint = did_you_mean(_plain(part), list(known))
            wrong.append(RowProblem(number, Wrong.UNKNOWN, part, hint))
        else:
            names.append(choice)
    return tuple(names), wrong


def _twice(found: Sequence[tuple[tuple[str, ...], float]]) -> list[RowProblem]:
    names = [name for names, _count in found for name in names]
    return [RowProblem(0, Wrong.TWICE, name) for name in sorted({name for name in names if names.count(name) > 1})]


def _missing(
    found: Sequence[tuple[tuple[str, ...], float]], called: Mapping[str, tuple[str, ...]]
) -> list[RowProblem]:  # fmt: skip
    there = {name for names, _count in found for name in names}
    return [RowProblem(0, Wrong.MISSING, names[-1]) for choice, names in called.items() if choice not in there]


def _bad_totals(
    found: Sequence[tuple[tuple[str, ...], float]], totals: Sequence[tuple[int, float]]
) -> list[RowProblem]:  # fmt: skip
    whole = sum(count for _names, count in found)
    return [
        RowProblem(number, Wrong.TOTAL, f"{count:,.10g}", f"{whole:,.10g}")
        for number, count in totals
        if abs(count - whole) > SAME
    ]
