"""Which rules a control chart follows. Tools differ: every number is a setting, and the preset stands on the chart."""

from dataclasses import dataclass, replace
from enum import StrEnum

from coproduction_star.methods.errors import InputRefused


class BadPreset(InputRefused):
    """Rules that every point would break, or that no point could."""


class TwoOfThree(StrEnum):
    """Which points count to "two of three close to a limit"."""

    BEYOND_TOO = "beyond-too"
    """More than two thirds of the way to the limit, and those beyond it."""
    BETWEEN = "between"
    """Between two thirds of the way and the limit only."""
    OFF = "off"


class Ties(StrEnum):
    """What a point equal to the one before does to a trend."""

    BREAK = "break"
    IGNORE = "ignore"
    """It neither counts nor breaks."""


@dataclass(frozen=True, slots=True)
class Preset:
    """The rules of a control chart.

    ``shift`` and ``trend`` are numbers of points, 3 to 20: so many on one side of the mean, so many each higher (or
    lower) than the one before. With ``screened``, moving ranges of 3.267 times their mean or more are left out once.
    Limits are shown from ``fewest`` points on.
    """

    name: str
    shift: int = 7
    trend: int = 6
    two_of_three: TwoOfThree = TwoOfThree.BEYOND_TOO
    ties: Ties = Ties.BREAK
    screened: bool = False
    fewest: int = 13

    def __post_init__(self) -> None:
        """Refuse rules that fire always or never."""
        for field, points in (("shift", self.shift), ("trend", self.trend)):
            if not 3 <= points <= 20:
                raise BadPreset(field, f"It is {points} points.", "Choose 3 to 20 points; 6, 7 and 8 are usual.")
        if self.fewest < 3:
            raise BadPreset("fewest", f"Limits of {self.fewest} points say nothing.", "Ask for 3 points or more.")

    @property
    def words(self) -> str:
        """The preset in one line, for the chart itself."""
        near = {
            TwoOfThree.BEYOND_TOO: "2 of 3 near or beyond a limit",
            TwoOfThree.BETWEEN: "2 of 3 near a limit",
            TwoOfThree.OFF: "2 of 3 not used",
        }[self.two_of_three]
        parts = [f"shift {self.shift}", f"trend {self.trend}", near, f"limits from {self.fewest} points"]
        parts += ["outlying moving ranges left out"] if self.screened else []
        return f"{self.name}: {', '.join(parts)}"


NHS_MAKING_DATA_COUNT = Preset("NHS Making Data Count")
"""Shift 7, trend 6 points, 2 of 3 counts points beyond the limit too, nothing screened, limits from 13 points.

As users of NHS England's own workbook describe it (NHSRplotthedots issues 194, 195, 202); its guide is not public.
"""
NHSR_PLOT_THE_DOTS = Preset("NHSRplotthedots 0.2.2", trend=7, two_of_three=TwoOfThree.BETWEEN, screened=True, fewest=3)
"""As the R package of that name computes (github.com/nhs-r-community/NHSRplotthedots)."""
LIFE_QI_TIES = replace(NHS_MAKING_DATA_COUNT, name="NHS Making Data Count, ties ignored", ties=Ties.IGNORE)
