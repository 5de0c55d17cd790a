"""Small numbers that could show a person: one rule for tables, charts, maps and exports.

docs/methods/small-numbers.md has the reasons. Counts up to a threshold are not
shown, the others are rounded; totals are added up from what is shown, so that no
subtraction brings a small number back; shares come from rounded numbers alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
import numpy.typing as npt

from .errors import InputRefused

Shown = tuple[int | None, ...]


class BadCounts(InputRefused):
    """Counts or a rule that protect nobody."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts of 1 to ``threshold`` are withheld, others rounded to the nearest multiple of ``base``.

    A share is shown only of ``least`` people or more. The smallest count that is shown must round to twice the base:
    were 6 and 7 rounded to 5 and up to 5 withheld, a shown 5 would be read as 6 or 7.
    """

    threshold: int = 7
    base: int = 5
    least: int = 30

    def __post_init__(self) -> None:
        """Refuse a rule that shows what it withholds."""
        if self.threshold < 1 or self.base < 1 or self.least < self.threshold:
            reason = f"It withholds up to {self.threshold}, rounds to {self.base} and shares from {self.least}."
            raise BadCounts("rule", reason, "Withhold 1 at least, round to 1 at least, and share out more than that.")
        if self.threshold < self.base + self.base // 2:
            reason = (
                f"With {self.base} as base, a shown {self.base} would be read as {self.threshold + 1} or little more."
            )
            remedy = f"Withhold up to {self.base + self.base // 2} at least, or round more finely."
            raise BadCounts("rule", reason, remedy)


OPENSAFELY = Rule()
PUBLICATIONS: Mapping[str, Rule] = {"usual": OPENSAFELY, "strict": Rule(threshold=15, base=10, least=50)}
"""Rules that a publication of figures can choose."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Fewest people (or cases) of whom something is told, and why just so many."""

    least: int
    what: str
    why: str


THRESHOLDS: Mapping[str, Threshold] = {
    "count": Threshold(OPENSAFELY.threshold + 1, "a count of people", "OpenSAFELY: redact up to 7"),
    "share": Threshold(OPENSAFELY.least, "a share, a rate or an estimate", "one person moves it by some 3 per cent"),
    "panel": Threshold(3, "the median of a panel that rates or weighs", "a median of three does not tell whose it is"),
    "spread": Threshold(5, "quartiles of ratings", "those of three give back all three, of four nearly all"),
    "self-assessment": Threshold(
        5, "a group in a self-assessment, or what others say of somebody", "one of five cannot be told from the middle"
    ),
    "organisations": Threshold(3, "organisations beside one's own", "a median of fewer says what one of them said"),
    "drawn": Threshold(OPENSAFELY.threshold + 1, "people drawn from one part", "an answer hides among the others"),
    "rates": Threshold(OPENSAFELY.least, "matches from which rates are learnt", "as for a share"),
    "rates-each": Threshold(OPENSAFELY.threshold + 1, "matches with each answer", "as for a count"),
    "visits": Threshold(
        5, "visitors in a review, or in a place of it", "the score of one pair hides among the others"
    ),
    "waits": Threshold(5, "things done of which a usual wait is told", "one slow answer would be half of it"),
    "cases": Threshold(5, "cases in a record of forecasts", "one odd case would be half of the evidence"),
}
"""Every threshold of small numbers in the product. The modules that keep one take it from here."""


def fewest(name: str) -> int:
    """Give the fewest of which something is told.

    >>> fewest("count"), fewest("panel")
    (8, 3)
    """
    return THRESHOLDS[name].least


@dataclass(frozen=True, slots=True)
class Protected:
    """Counts as they may be shown: ``None`` is withheld. Totals are the sums of what is shown."""

    cells: tuple[Shown, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    total: int
    withheld: int
    """How many cells are withheld."""


def shown(count: int, rule: Rule = OPENSAFELY) -> int | None:
    """Give a count as it may be shown; ``None`` where it may not.

    Nought is withheld as well: it says of everybody in the group that they are not in the other.

    >>> [shown(count) for count in (0, 3, 7, 8, 12, 13, 23)]
    [None, None, None, 10, 10, 15, 25]

    Raises BadCounts for a count below zero.

    Source: OpenSAFELY, Statistical disclosure control (2026): redact up to 7, then round to the nearest 5.
    """
    if count < 0 or count != int(count):
        raise BadCounts("count", f"It is {count:g}.", "Count people in whole numbers.")
    if count <= rule.threshold:
        return None
    return rule.base * floor(count / rule.base + 0.5)


def protected(counts: npt.ArrayLike, rule: Rule = OPENSAFELY) -> Protected:
    """Protect a table.

    Parameters
    ----------
    counts
        People, shape (rows, columns); unweighted.
    """
    table = np.atleast_2d(np.asarray(counts))
    cells = tuple(tuple(shown(int(count), rule) for count in row) for row in table)
    sums = np.array([[count or 0 for count in row] for row in cells])
    return Protected(
        cells=cells,
        rows=tuple(map(int, sums.sum(axis=1))),
        columns=tuple(map(int, sums.sum(axis=0))),
        total=int(sums.sum()),
        withheld=sum(count is None for row in cells for count in row),
    )


def shown_share(part: int, whole: int, rule: Rule = OPENSAFELY) -> float | None:
    """Give a share from rounded counts; ``None`` where the part is withheld or the whole is too small.

    >>> shown_share(16, 31), shown_share(16, 29), shown_share(3, 100)
    (0.5, None, None)
    """
    if part > whole:
        raise BadCounts("share", f"{part:,} are more than {whole:,}.", "Count the part among the whole.")
    above, below = shown(part, rule), shown(whole, rule)
    if above is None or below is None or whole < rule.least:
        return None
    return min(1.0, above / below)


def may_show(answers: int, rule: Rule = OPENSAFELY) -> bool:
    """Say whether an estimate may be shown: by its unweighted answers, never by what they are weighted up to."""
    return answers >= rule.least


@dataclass(frozen=True, slots=True)
class ShownEstimate:
    """An estimate as it may be shown, its ends rounded outwards by the same step."""

    value: float
    low: float
    high: float


HALF = 0.5 + 1e-9
"""A half goes up, also one that the order in which answers were added up left a hair too small."""
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)


def step_of(answers: int, rule: Rule = OPENSAFELY) -> float:
    """Give the step in which shares of so many answers are shown: of ``base`` answers at least, as they are shown.

    So whoever subtracts a ward from its borough learns a number of people to within ``base``, and no better.

    >>> [step_of(answers) for answers in (1_000, 300, 100, 40)]
    [0.01, 0.02, 0.05, 0.2]
    """
    least = rule.base / (shown(answers, rule) or 1)
    return next((step for step in STEPS if step >= least), 1.0)


def shown_estimate(
    value: float, low: float, high: float, *, yes: int, answers: int, rule: Rule = OPENSAFELY
) -> ShownEstimate | None:  # fmt: skip
    """Give a weighted share and its interval as they may be shown; ``None`` where they may not.

    It rests on unweighted answers: ``yes`` of ``answers``. Neither those who said yes nor those who did not may be so
    few that a count of them would be withheld.

    >>> shown_estimate(0.333, 0.287, 0.384, yes=160, answers=520)
    ShownEstimate(value=0.33, low=0.28, high=0.39)
    >>> shown_estimate(0.02, 0.01, 0.04, yes=7, answers=520) is None
    True
    """
    if answers < rule.least or min(yes, answers - yes) <= rule.threshold:
        return None
    step = step_of(answers, rule)
    return ShownEstimate(
        value=round(min(1.0, step * floor(value / step + HALF)), 6),
        low=round(max(0.0, step * floor(low / step + 1e-9)), 6),
        high=round(min(1.0, step * ceil(high / step - 1e-9)), 6),
    )


def shown_mean(
    value: float, low: float, high: float, *, answers: int, rule: Rule = OPENSAFELY
) -> ShownEstimate | None:  # fmt: skip
    """Give a weighted mean in whole numbers, or more coarsely where few answered; ``None`` where it may not be shown.

    >>> shown_mean(41.37, 39.8, 42.9, answers=800)
    ShownEstimate(value=41.0, low=39.0, high=43.0)
    """
    if answers < rule.least:
        return None
    step = max(1.0, round(100 * step_of(answers, rule)))
    return ShownEstimate(
        step * floor(value / step + HALF), step * floor(low / step + 1e-9), step * ceil(high / step - 1e-9)
    )


def total_of(counts: Sequence[int | None]) -> int:
    """Add up what is shown; withheld counts add nothing."""
    return sum(count or 0 for count in counts)
