"""How forecasts compared with what happened: one error, and an organisation's record of its own errors.

docs/methods/track-record.md has the reasons. An error is a share of what was forecast, above zero where more came than
was forecast. It is worked out from forecasts before anything was added for optimism; otherwise the next correction
would only say what the last one missed (The Green Book (2026), paragraphs 6.78 to 6.84).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from statistics import median

from .disclosure import fewest
from .optimism import forecast_error
from .sentences import Sentence, worded

FEWEST = fewest("cases")
"""Cases of which a record is told. Of fewer one odd case would be half of the evidence."""
FEW = 10
"""Below this it is told with a warning: a median of so few moves when one more case is added."""
PER_CENT = 100


class Forecasted(StrEnum):
    """What was forecast."""

    COST = "cost"
    BENEFIT = "benefit"
    DEMAND = "demand"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Pair:
    """What was forecast for one case and what happened, in the same unit, years and prices."""

    forecast: float
    happened: float


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """Errors of ``n`` cases. All but ``n`` are ``None`` where there are too few to say."""

    n: int
    median: float | None = None
    low: float | None = None
    """The smallest error, below zero where less came than was forecast."""
    high: float | None = None
    in_all: float | None = None
    """Of all forecasts added up: large cases count more."""

    @property
    def is_enough(self) -> bool:
        """Whether there are enough cases to say anything."""
        return self.median is not None

    @property
    def is_thin(self) -> bool:
        """Whether it is told, and rests on few cases."""
        return self.is_enough and self.n < FEW


def error_of(forecast: float | None, happened: float | None) -> float | None:
    """Give what came above the forecast, as a share of it.

    Returns
    -------
    float or None
        0.18 for 18 per cent above, −0.2 for 20 per cent below. ``None`` where either is missing or the forecast is not
        above zero: of nothing there is no share.

    Examples
    --------
    >>> round(error_of(100, 118), 6), round(error_of(100, 80), 6), error_of(0, 5), error_of(100, None)
    (0.18, -0.2, None, None)
    """
    if forecast is None or happened is None or forecast <= 0 or not isfinite(forecast) or not isfinite(happened):
        return None
    return happened / forecast - 1.0


def track_record(pairs: Sequence[Pair], *, fewest: int = FEWEST) -> TrackRecord:
    """Give the distribution of an organisation's own errors.

    Parameters
    ----------
    pairs
        One for each case, in any order. Those without a forecast above zero are left out.
    fewest
        Cases below which nothing is told but their number; 1 or more.

    Examples
    --------
    >>> found = track_record([Pair(100, each) for each in (95, 110, 118, 130, 150)])
    >>> found.n, round(found.median, 2), round(found.low, 2), round(found.high, 2), round(found.in_all, 3)
    (5, 0.18, -0.05, 0.5, 0.206)
    >>> track_record([Pair(100, 150)] * 4)
    TrackRecord(n=4, median=None, low=None, high=None, in_all=None)
    """
    known = [(pair, error) for pair in pairs if (error := error_of(pair.forecast, pair.happened)) is not None]
    errors = [error for _pair, error in known]
    if len(errors) < max(fewest, 1):
        return TrackRecord(len(errors))
    return TrackRecord(
        n=len(errors),
        median=float(median(errors)),
        low=min(errors),
        high=max(errors),
        in_all=forecast_error([pair.forecast for pair, _error in known], [pair.happened for pair, _error in known]),
    )


def error_sentence(what: Forecasted, error: float | None) -> Sentence:
    """Say an error in one sentence, its sign in words.

    Examples
    --------
    >>> error_sentence(Forecasted.COST, 0.18)
    'Costs were 18% above what was forecast.'
    >>> error_sentence(Forecasted.BENEFIT, -0.2)
    'Benefits were 20% below what was forecast.'
    >>> error_sentence(Forecasted.YEARS, 0.004)
    'It came as it was forecast, to the nearest per cent.'
    >>> error_sentence(Forecasted.COST, None)
    'Nothing can be said: a figure is missing, or nothing was forecast.'
    """
    if error is None:
        return worded("Nothing can be said: a figure is missing, or nothing was forecast.")
    if round(abs(error) * PER_CENT) == 0:
        return worded("It came as it was forecast, to the nearest per cent.")
    return (_above if error > 0 else _below)(what, in_per_cent(abs(error)))


def _above(what: Forecasted, share: str) -> Sentence:
    return {
        Forecasted.COST: worded("Costs were %(share)s above what was forecast.", share=share),
        Forecasted.BENEFIT: worded("Benefits were %(share)s above what was forecast.", share=share),
        Forecasted.DEMAND: worded("More people came than was forecast: %(share)s more.", share=share),
        Forecasted.YEARS: worded("It took %(share)s longer than was forecast.", share=share),
    }[what]


def _below(what: Forecasted, share: str) -> Sentence:
    return {
        Forecasted.COST: worded("Costs were %(share)s below what was forecast.", share=share),
        Forecasted.BENEFIT: worded("Benefits were %(share)s below what was forecast.", share=share),
        Forecasted.DEMAND: worded("Fewer people came than was forecast: %(share)s fewer.", share=share),
        Forecasted.YEARS: worded("It took %(share)s less time than was forecast.", share=share),
    }[what]


def in_per_cent(share: float) -> str:
    """Write a share in whole per cents.

    >>> in_per_cent(0.184), in_per_cent(12.5)
    ('18%', '1,250%')
    """
    return f"{round(share * PER_CENT):,}%"
