"""What a step forecast, and how the organisation's forecasts fared before: two steps meet here and import neither.

A step that freezes forecasts announces how to read them; the step that keeps what happened announces its record. So
the author of the next forecast is shown the errors of the last ones, and chooses what to make of them.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coproduction_star.methods.track_record import Forecasted, TrackRecord
from coproduction_star.organisations.access import Access


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """One thing that was forecast, before anything was added or taken off for optimism."""

    key: str
    what: Forecasted
    name: str
    unit: str
    by_year: tuple[float, ...]
    """From year 0 on; of a length of time the number of years alone."""
    sort: str = ""
    """Of a cost: capital, revenue or in kind."""

    @property
    def has_years(self) -> bool:
        """Whether it falls in years, so that a part of them can be compared."""
        return self.what is not Forecasted.YEARS

    def over(self, first: int, last: int) -> float:
        """What was forecast for these years, both ends in."""
        return sum(self.by_year[first : last + 1]) if self.has_years else self.by_year[0]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A frozen edition, and all that it forecast."""

    paper: Mapping[str, Any]
    """As a decision keeps it: key, title, edition, why, frozen_on, rules, address."""
    subject: str
    """What it is an edition of, so that two editions of one case are counted once."""
    price_year: str
    deflator: str
    first_year: int | None
    lines: tuple[ForecastLine, ...]

    def line(self, key: str) -> ForecastLine | None:
        return next((one for one in self.lines if one.key == key), None)

    def year(self, place: int) -> str:
        """The year by its name where the forecast says which year 0 is."""
        return str(self.first_year + place) if self.first_year is not None else str(place)


@dataclass(frozen=True, slots=True)
class OwnErrors:
    """The organisation's own record of one thing, and until which day it is known."""

    what: Forecasted
    record: TrackRecord
    until: dt.date | None


Forecaster = Callable[[Any, str], Forecast | None]
"""Called with a programme and the key of a paper."""
Keeper = Callable[[Forecasted, Access], OwnErrors]
"""Of all cases in the organisation that this reader may see."""
_forecasters: list[Forecaster] = []
_keepers: list[Keeper] = []


def add_forecaster(forecaster: Forecaster) -> None:
    _forecasters.append(forecaster)


def add_keeper(keeper: Keeper) -> None:
    _keepers.append(keeper)


def forecast_of(programme: Any, key: str) -> Forecast | None:
    """What the paper with this key forecast; None where no step knows it."""
    return next((found for one in _forecasters if (found := one(programme, key)) is not None), None)


def own_errors(what: Forecasted, *, access: Access) -> OwnErrors | None:
    """How the organisation's forecasts of this fared; None where no installed step keeps it."""
    return next((one(what, access) for one in _keepers), None)
