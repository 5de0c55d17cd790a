"""Did it work? Before and after, beside others, and over time, each with how far it can be off.

``differences`` holds before and after and difference in differences, ``beside`` the
same of two series, ``interrupted`` a series that something happened to, ``chances``
whether that many figures could tell at all, ``effects`` what is said of them;
``least_squares`` and ``poisson`` are the models beneath. docs/methods/comparison.md
has the formulas and what each assumes.
"""

from .beside import beside
from .chances import chance_to_tell
from .differences import (
    Difference,
    EventStudy,
    TooFewToCompare,
    before_after,
    difference_in_differences,
    event_study,
    four_samples,
)
from .effects import Effect, Scale, Verdict, effect_sentence, verdict
from .interrupted import InterruptedSeries, Kind, TooFewPeriods, interrupted_time_series
from .least_squares import BadModel, Errors, Fitted, least_squares
from .poisson import quasi_poisson
from .trends import trends_before

__all__ = [
    "BadModel",
    "Difference",
    "Effect",
    "Errors",
    "EventStudy",
    "Fitted",
    "InterruptedSeries",
    "Kind",
    "Scale",
    "TooFewPeriods",
    "TooFewToCompare",
    "Verdict",
    "before_after",
    "beside",
    "chance_to_tell",
    "difference_in_differences",
    "effect_sentence",
    "event_study",
    "four_samples",
    "interrupted_time_series",
    "least_squares",
    "quasi_poisson",
    "trends_before",
    "verdict",
]
