"""What is said of an effect: how large, how far off it can be, and "we cannot tell" when we cannot."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from coproduction_star.methods.sentences import Sentence, worded


class Scale(StrEnum):
    """How an effect is told."""

    DIFFERENCE = "difference"
    """In the unit of the figures; 0 is none."""
    RATIO = "ratio"
    """Times as much; 1 is none."""


class Verdict(StrEnum):
    """What can be said of an effect."""

    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"
    """Clear, where neither way is better."""
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect and its 95 % interval; ``p`` is two-sided, of "no effect at all"."""

    value: float
    low: float
    high: float
    error: float
    """Standard error; of the logarithm for a ratio."""
    p: float
    scale: Scale = Scale.DIFFERENCE

    @property
    def clear(self) -> bool:
        """Whether the interval leaves "no effect" out."""
        none = 1.0 if self.scale is Scale.RATIO else 0.0
        return self.low > none or self.high < none

    @property
    def rises(self) -> bool:
        """Whether it is upward, however clear."""
        return self.value > (1.0 if self.scale is Scale.RATIO else 0.0)


def verdict(effect: Effect, *, better: Literal["up", "down", "neither"] = "up") -> Verdict:
    """Say whether things got better.

    Examples
    --------
    >>> verdict(Effect(0.89, 0.84, 0.93, 0.03, 0.001, Scale.RATIO), better="down")
    <Verdict.BETTER: 'better'>
    >>> verdict(Effect(1.5, -0.2, 3.2, 0.9, 0.08))
    <Verdict.CANNOT_TELL: 'cannot-tell'>
    """
    if not effect.clear:
        return Verdict.CANNOT_TELL
    if better == "neither":
        return Verdict.CHANGED
    return Verdict.BETTER if effect.rises == (better == "up") else Verdict.WORSE


def effect_sentence(effect: Effect) -> Sentence:
    """Say an effect in one sentence.

    Examples
    --------
    >>> effect_sentence(Effect(0.885, 0.839, 0.933, 0.027, 0.00001, Scale.RATIO))
    'It fell by 12%, and by 7% to 16% once chance is allowed for.'
    """
    sizes = [_size(each, effect.scale) for each in (effect.value, effect.low, effect.high)]
    if not effect.clear:
        return worded(
            "We cannot tell: the best guess is %(value)s, but anything from %(low)s to %(high)s fits the figures.",
            value=_signed(effect.value, effect.scale),
            low=_signed(effect.low, effect.scale),
            high=_signed(effect.high, effect.scale),
        )
    value, *ends = sizes
    facts = {"value": value, "low": min(ends, key=_number), "high": max(ends, key=_number)}
    if effect.rises:
        return worded("It rose by %(value)s, and by %(low)s to %(high)s once chance is allowed for.", **facts)
    return worded("It fell by %(value)s, and by %(low)s to %(high)s once chance is allowed for.", **facts)


def _size(value: float, scale: Scale) -> str:
    return f"{abs(value - 1):.0%}" if scale is Scale.RATIO else f"{abs(value):.3g}"


def _signed(value: float, scale: Scale) -> str:
    return f"{value - 1:+.0%}" if scale is Scale.RATIO else f"{value:+.3g}"


def _number(words: str) -> float:
    return float(words.rstrip("%"))
