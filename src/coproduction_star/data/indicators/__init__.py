"""The library of measures: what could be counted, of whom, from where, and where it misleads."""

from coproduction_star.methods.outcomes_framework import Label

from .loader import Group, Measure, Measured, Sector, load_measures, measure, measures, shipped_measure

__all__ = [
    "Group",
    "Label",
    "Measure",
    "Measured",
    "Sector",
    "load_measures",
    "measure",
    "measures",
    "shipped_measure",
]
