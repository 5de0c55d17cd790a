"""Whether a benefit that the approach claims is seen here, not seen, or nobody can tell.

Question: of what was claimed, what do our own figures show? Nobody chooses the answer. Rules and their limits:
docs/methods/benefits-seen.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from .comparison.effects import Verdict
from .outcomes_framework import OF_PEOPLE, Better, Label
from .process_control.reading import Variation
from .sentences import Sentence, worded

IN_A_ROW = 3
"""So many newest figures must say the same where there are too few for a chart."""


class Answer(StrEnum):
    """What can be said of a benefit, or of one measure of it."""

    SEEN = "seen"
    NOT_SEEN = "not-seen"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Shown:
    """What one measure has to show for a benefit.

    Attributes
    ----------
    values
        Its approved figures of everybody, in its own unit, the oldest first.
    variation
        What its chart says of the newest, read over all of them; ``TOO_FEW`` where it has none.
    due
        Whether the day of the target has come.
    compared
        What the newest comparison with others, or with where the figures were heading, came to; None without one.
    fits
        Whether a measure of its label can tell of this benefit at all.
    """

    title: str
    better: Better
    values: Sequence[float] = ()
    variation: Variation = Variation.TOO_FEW
    baseline: float | None = None
    target: float | None = None
    due: bool = False
    compared: Verdict | None = None
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, and why, in a sentence for each measure."""

    answer: Answer
    reasons: tuple[Sentence, ...]


def can_tell(label: Label, listed: Iterable[Label]) -> bool:
    """Whether a measure of this label can tell of a benefit whose listed measures have these labels.

    What changes for people always can. What was done, how, or what it took can only where the benefit itself is of
    that kind, such as new helpers.

    Examples
    --------
    >>> can_tell(Label.OUTPUT, [Label.OUTCOME])
    False
    >>> can_tell(Label.OUTPUT, [Label.OUTPUT])
    True
    """
    return label in OF_PEOPLE or label in set(listed)


def of_measure(shown: Shown) -> Found:
    """Say what one measure shows: the first of these rules that answers.

    Examples
    --------
    >>> of_measure(Shown("Days until help", "down", (9, 8, 7), baseline=12, target=9)).answer
    <Answer.SEEN: 'seen'>
    >>> of_measure(Shown("Days until help", "down", (9, 8))).answer
    <Answer.CANNOT_TELL: 'cannot-tell'>
    """
    return _unfit(shown) or _compared(shown) or _charted(shown) or _at_target(shown)


def of_benefit(measures: Iterable[Shown]) -> Found:
    """Say whether a benefit is seen: where one measure shows it and none denies it.

    Where one shows it and another denies it, nobody can tell; a measure that cannot tell changes nothing.
    """
    found = [of_measure(one) for one in measures]
    if not found:
        return Found(Answer.CANNOT_TELL, (worded("Nothing measures it yet."),))
    answers = {one.answer for one in found} - {Answer.CANNOT_TELL}
    reasons = tuple(chain.from_iterable(one.reasons for one in found))
    if len(answers) == 1:
        return Found(answers.pop(), reasons)
    if answers:
        return Found(Answer.CANNOT_TELL, (worded("Its measures do not agree."), *reasons))
    return Found(Answer.CANNOT_TELL, reasons)


def _unfit(shown: Shown) -> Found | None:
    facts = {"title": shown.title}
    if not shown.fits:
        return _unsure(worded("%(title)s: it tells what we do, and this benefit is about people.", **facts))
    if shown.better == "neither":
        return _unsure(worded("%(title)s: neither way is better, so it cannot show a benefit.", **facts))
    if not shown.values:
        return _unsure(worded("%(title)s: there is no approved figure yet.", **facts))
    return None


def _compared(shown: Shown) -> Found | None:
    facts = {"title": shown.title}
    if shown.compared is Verdict.BETTER:
        told = worded(
            "%(title)s: it got better than what it was compared with, and chance does not explain it.", **facts
        )
        return Found(Answer.SEEN, (told,))
    if shown.compared is Verdict.WORSE:
        told = worded(
            "%(title)s: it got worse than what it was compared with, and chance does not explain it.", **facts
        )
        return Found(Answer.NOT_SEEN, (told,))
    return None


def _charted(shown: Shown) -> Found | None:
    facts = {"title": shown.title, "n": len(shown.values)}
    if shown.variation is Variation.IMPROVING:
        told = worded("%(title)s: its newest figures are better than usual ups and downs explain.", **facts)
        return Found(Answer.SEEN, (told,))
    if shown.variation is Variation.WORSENING:
        told = worded("%(title)s: its newest figures are worse than usual ups and downs explain.", **facts)
        return Found(Answer.NOT_SEEN, (told,))
    if shown.variation in {Variation.USUAL, Variation.CHANGING}:
        told = worded("%(title)s: its %(n)s figures show usual ups and downs and no change.", **facts)
        return Found(Answer.NOT_SEEN, (told,))
    return None


def _at_target(shown: Shown) -> Found:
    facts = {"title": shown.title, "n": len(shown.values), "row": IN_A_ROW}
    newest = shown.values[-IN_A_ROW:]
    if shown.baseline is None or shown.target is None or len(newest) < IN_A_ROW:
        return _unsure(worded("%(title)s: too few figures (%(n)s) to tell.", **facts))
    if not _is_better(shown.target, shown.baseline, shown.better):
        return _unsure(worded("%(title)s: its target is no better than where it began.", **facts))
    if all(not _is_better(shown.target, value, shown.better) for value in newest):
        told = worded("%(title)s: its newest %(row)s figures all reach the target.", **facts)
        return Found(Answer.SEEN, (told,))
    if shown.due and all(not _is_better(value, shown.baseline, shown.better) for value in newest):
        told = worded(
            "%(title)s: the day of the target has come, and its newest %(row)s figures are no better than where it "
            "began.", **facts,
        )  # fmt: skip
        return Found(Answer.NOT_SEEN, (told,))
    return _unsure(worded("%(title)s: too few figures (%(n)s) to tell.", **facts))


def _is_better(one: float, other: float, better: Better) -> bool:
    return one > other if better == "up" else one < other


def _unsure(reason: Sentence) -> Found:
    return Found(Answer.CANNOT_TELL, (reason,))
