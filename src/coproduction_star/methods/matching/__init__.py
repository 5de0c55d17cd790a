"""Matching: who asks and who offers, by hard conditions first and a score that anybody can read."""

from .areas import ByArea, by_area, squares
from .choosing import Assigned, Beside, assigned, beside, greedy
from .finding import Candidates, candidates
from .flow import NoSolver
from .scoring import PUBLISHED, BadRules, Parts, Rules, allowed, parts_of, why_nobody
from .sides import BadSide, Side, marks

__all__ = [
    "PUBLISHED",
    "Assigned",
    "BadRules",
    "BadSide",
    "Beside",
    "ByArea",
    "Candidates",
    "NoSolver",
    "Parts",
    "Rules",
    "Side",
    "allowed",
    "assigned",
    "beside",
    "by_area",
    "candidates",
    "greedy",
    "marks",
    "parts_of",
    "squares",
    "why_nobody",
]
