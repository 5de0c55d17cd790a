"""What is known of the population, and answers folded into the cells that raking works on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
UNKNOWN = -1
"""The code of an answer that does not say its category."""
NOT_KNOWN = "not known"
SAME_TOTAL = 1e-6
"""How far the totals of two margins may lie apart, as a share: rounding in a spreadsheet, and no more."""
MOST_CELLS_IN_A_GRID = 2_000_000


class BadMargins(InputRefused):
    """Margins that cannot be met by anybody: they do not add up, or hold a number that is none."""


class NobodyThere(InputRefused):
    """A category of people of whom nobody answered, or one that the margin says does not exist."""


@dataclass(frozen=True, slots=True)
class Margin:
    """How many people of the population are in each category of one question.

    ``targets`` are people (or shares of them, the same way in every margin), above zero, one for each category.
    """

    name: str
    categories: tuple[str, ...]
    targets: tuple[float, ...]

    @property
    def total(self) -> float:
        """All people of this margin."""
        return float(np.sum(self.targets))


@dataclass(frozen=True, slots=True)
class Cells:
    """Answers that are alike in every margin, folded into one cell.

    ``number`` (answers) is the number of each answer's cell, ``there`` (cells) which numbers there are; ``places``
    (cells, margins) says which categories a cell stands for, ``base`` (cells) the base weights in it; ``targets`` has
    one array for each margin.
    """

    names: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    targets: tuple[Floats, ...]
    number: npt.NDArray[np.signedinteger]
    there: Places
    places: Places
    base: Floats

    def spread(self, values: Floats) -> Floats:
        """Give each answer the value of its cell."""
        table = np.zeros(int(self.there[-1]) + 1)
        table[self.there] = values
        return np.asarray(table[self.number])

    def sums(self, margin: int, weights: Floats) -> Floats:
        """Add up weights of cells by the categories of one margin."""
        return _sums_of(self.places[:, margin], weights, len(self.targets[margin]))


def folded(answers: Mapping[str, npt.ArrayLike], margins: Sequence[Margin], base: npt.ArrayLike | None) -> Cells:
    """Check margins and answers, and fold the answers into cells.

    Parameters
    ----------
    answers
        For each margin, by name, the place of each answer's category; −1 where it is not known. Shape (answers,).
    margins
        One at least. An answer whose category is not known keeps its share: the margin gets a category "not known"
        with the share that such answers have in the base weights, and its targets go down by as much.
    base
        Weights before raking, above zero; 1 for each where left out.
    """
    _refuse_bad_margins(margins)
    codes = [_codes(answers, margin) for margin in margins]
    rows = codes[0].size
    if any(code.size != rows for code in codes):
        each = ", ".join(f"{margin.name} {code.size:,}" for margin, code in zip(margins, codes, strict=True))
        raise BadMargins("answers", f"The questions have different numbers of answers: {each}.", "Send one a row.")
    weights = _base(base, rows)
    known = [_with_unknown(margin, code, weights) for margin, code in zip(margins, codes, strict=True)]
    sizes = [len(margin.categories) for margin, _code in known]
    number, there, places = _cells([code for _margin, code in known], sizes)
    cells = Cells(
        names=tuple(margin.name for margin in margins),
        categories=tuple(margin.categories for margin, _code in known),
        targets=tuple(np.asarray(margin.targets, dtype=np.float64) for margin, _code in known),
        number=number,
        there=there,
        places=places,
        base=_sums_of(number, weights, 1)[there],
    )
    _refuse_empty(cells)
    return cells


def _sums_of(numbers: npt.NDArray[np.signedinteger], weights: Floats | None, least: int) -> Floats:
    return np.bincount(numbers, weights, minlength=least).astype(np.float64, copy=False)


def _refuse_bad_margins(margins: Sequence[Margin]) -> None:
    if not margins:
        raise BadMargins("margins", "There are none.", "Give at least one table of the population.")
    names = [margin.name for margin in margins]
    for margin in margins:
        _refuse_bad_margin(margin, twice=names.count(margin.name) > 1)
    first = margins[0]
    for margin in margins[1:]:
        if abs(margin.total - first.total) > SAME_TOTAL * first.total:
            raise BadMargins(
                f"margin {margin.name}",
                f"It adds up to {margin.total:,.10g}, and {first.name} to {first.total:,.10g}.",
                "Take tables of the same people of the same day, or turn both into shares that add up to 1.",
            )


def _refuse_bad_margin(margin: Margin, *, twice: bool) -> None:
    where = f"margin {margin.name}"
    if twice:
        raise BadMargins(where, "Two margins have this name.", "Give each margin once.")
    if len(margin.categories) != len(margin.targets) or len(set(margin.categories)) != len(margin.categories):
        raise BadMargins(where, "Its categories and its numbers do not pair up.", "Give each category one number.")
    for category, target in zip(margin.categories, margin.targets, strict=True):
        if not np.isfinite(target) or target <= 0:
            reason = f"The population of “{category}” is {target:g}."
            raise BadMargins(where, reason, "Give a number above 0, or leave the category and its answers out.")


def _codes(answers: Mapping[str, npt.ArrayLike], margin: Margin) -> npt.NDArray[np.signedinteger]:
    if margin.name not in answers:
        raise BadMargins(f"margin {margin.name}", "No answers go with it.", "Ask the question, or leave it out.")
    codes = np.asarray(answers[margin.name])
    if codes.ndim != 1 or not codes.size or not np.issubdtype(codes.dtype, np.signedinteger):
        raise BadMargins(
            f"margin {margin.name}", "Its answers are no list of places.", "Give whole numbers, −1 for not known."
        )
    if codes.min() < UNKNOWN or codes.max() >= len(margin.categories):
        reason = f"An answer lies outside its {len(margin.categories)} categories."
        raise BadMargins(
            f"margin {margin.name}", reason, "Give every category that was answered its number of people."
        )
    return codes


def _base(base: npt.ArrayLike | None, rows: int) -> Floats | None:
    if base is None:
        return None
    weights = np.asarray(base, dtype=np.float64)
    if weights.shape != (rows,):
        raise BadMargins(
            "base weights", f"There are {weights.size:,} for {rows:,} answers.", "Give one for each answer."
        )
    if not np.isfinite(weights).all() or weights.min() <= 0:
        row = int(np.argmin(np.where(np.isfinite(weights), weights, -np.inf)))
        reason = f"The weight of answer {row + 1:,} is {weights[row]:g}."
        raise BadMargins("base weights", reason, "Give each answer a weight above 0, or leave the answer out.")
    return weights


def _with_unknown(
    margin: Margin, codes: npt.NDArray[np.signedinteger], weights: Floats | None
) -> tuple[Margin, npt.NDArray[np.signedinteger]]:
    unknown = codes == UNKNOWN
    if not unknown.any():
        return margin, codes
    share = float(unknown.mean() if weights is None else weights[unknown].sum() / weights.sum())
    if share == 1:
        raise NobodyThere(f"margin {margin.name}", "Nobody's category is known.", "Leave the margin out.")
    targets = (*(target * (1 - share) for target in margin.targets), margin.total * share)
    named = Margin(margin.name, (*margin.categories, NOT_KNOWN), targets)
    return named, np.where(unknown, len(margin.categories), codes)


def _cells(
    codes: Sequence[npt.NDArray[np.signedinteger]], sizes: Sequence[int]
) -> tuple[npt.NDArray[np.signedinteger], Places, Places]:
    """Give cells numbers: that of each answer, which numbers have answers, and the categories of these."""
    grid = int(np.prod(sizes, dtype=np.float64))
    if grid > MOST_CELLS_IN_A_GRID:
        places, numbers = np.unique(np.stack(codes, axis=1).astype(np.intp), axis=0, return_inverse=True)
        return numbers.reshape(-1), np.arange(len(places)), places
    number = codes[0].astype(np.min_scalar_type(-grid))
    for code, size in zip(codes[1:], sizes[1:], strict=True):
        number *= size
        number += code
    there = np.flatnonzero(np.bincount(number, minlength=grid))
    return number, there, np.stack(np.unravel_index(there, sizes), axis=1)


def _refuse_empty(cells: Cells) -> None:
    for margin, name in enumerate(cells.names):
        counts = np.bincount(cells.places[:, margin], minlength=len(cells.targets[margin]))
        if (counts == 0).any():
            empty = [cells.categories[margin][place] for place in np.flatnonzero(counts == 0)]
            who = "”, “".join(empty)
            reason = f"Nobody who answered is in “{who}”."
            raise NobodyThere(f"margin {name}", reason, "Ask these people, or join the category with one like it.")
