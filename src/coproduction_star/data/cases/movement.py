"""Did a figure get better or worse? Only what the file says in numbers counts.

A figure has a direction when it is a change, when its level is set against a
number (``compared_with``), or when its unit has a value that means *no
difference*: 1 for ratios, 0 for standardised effects. The direction is judged
by ``better``. Anything else is *cannot tell*, and a level alone is never good
news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction_star.data.vocabularies import Better, Movement

if TYPE_CHECKING:
    from .case import Result

NO_DIFFERENCE = {
    "hazard ratio": 1,
    "odds ratio": 1,
    "risk ratio": 1,
    "rate ratio": 1,
    "effect size": 0,
    "standard deviations": 0,
}
"""The level that means *no difference*, for units that have one."""


def moved(result: Result) -> Movement:
    """Say where a result went.

    Parameters
    ----------
    result
        Any result; one without ``better`` (outputs, costs) cannot tell.

    Returns
    -------
    Movement
        ``better``, ``worse``, ``no change`` (none, or none that the source
        calls clear), or ``cannot tell``.
    """
    if result.better in (None, Better.NEITHER):
        return Movement.CANNOT_TELL
    if result.no_clear_effect:
        return Movement.NO_CHANGE
    difference = _difference(result)
    if difference is None:
        return Movement.CANNOT_TELL
    if difference == 0:
        return Movement.NO_CHANGE
    return Movement.BETTER if (difference > 0) is (result.better is Better.UP) else Movement.WORSE


def _difference(result: Result) -> float | None:
    if result.change is not None:
        return result.change
    if result.level is None:
        return None
    neutral = NO_DIFFERENCE.get(result.unit, result.compared_with)
    return None if neutral is None else result.level - neutral
