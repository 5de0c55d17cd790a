"""Social cost-benefit analysis: what options cost and bring, to whom, when, and how sure that is.

``model`` holds a case as data, ``checking`` says what is wrong with it,
``compiling`` turns it into ``flows``, and ``results`` works it out through three
``lenses`` with the ``metrics`` of the Green Book; ``simulation``, ``switching``
and ``doubles`` ask how far to trust the answer, ``rules`` whether it was made by
the rules, and ``summary`` makes the appraisal summary table.
docs/methods/cost-benefit.md has the formulas.
"""

from .checking import CaseRefused, Fault, faults
from .model import Case
from .results import Appraisal, appraise, simulate_case, without_bias
from .rules import rulings
from .summary import summary_table

__all__ = [
    "Appraisal",
    "Case",
    "CaseRefused",
    "Fault",
    "appraise",
    "faults",
    "rulings",
    "simulate_case",
    "summary_table",
    "without_bias",
]
