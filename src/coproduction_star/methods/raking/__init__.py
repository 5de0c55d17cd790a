"""Raking: weights that make the answers of a survey add up to known margins of the population.

``margins`` says what is known and checks it, ``fitting`` finds the weights,
``conflicts`` names the margins that fight when there are none, and ``kish``
says what the weights cost. Weights describe a population; they include no one
who was not asked. docs/methods/raking.md has the formulas.
"""

from .conflicts import Conflict, conflicts
from .fitting import CapTooTight, NotConverged, Raked, poststratified, rake
from .kish import Effect, effect_of
from .margins import BadMargins, Margin, NobodyThere

__all__ = [
    "BadMargins",
    "CapTooTight",
    "Conflict",
    "Effect",
    "Margin",
    "NobodyThere",
    "NotConverged",
    "Raked",
    "conflicts",
    "effect_of",
    "poststratified",
    "rake",
]
