"""Matching: who asks and who offers, by hard conditions first and a score that anybody can read."""

from .areas import ByArea, by_area, squares
from .choosing import Assigned, Beside, assigned, beside, greedy
from .fairness import Fairness, GroupRate, match_rates, wilson
from .finding import Candidates, candidates
from .flow import NoSolver
from .learning import Lesson, lesson
from .ringing import BadRings, Help, Rings, help_among, rings
from .scoring import PUBLISHED, BadRules, Parts, Rules, allowed, missing, parts_of, why_nobody
from .sides import BadSide, Side, marks

__all__ = [
    "PUBLISHED",
    "Assigned",
    "BadRings",
    "BadRules",
    "BadSide",
    "Beside",
    "ByArea",
    "Candidates",
    "Fairness",
    "GroupRate",
    "Help",
    "Lesson",
    "NoSolver",
    "Parts",
    "Rings",
    "Rules",
    "Side",
    "allowed",
    "assigned",
    "beside",
    "by_area",
    "candidates",
    "greedy",
    "help_among",
    "lesson",
    "marks",
    "match_rates",
    "missing",
    "parts_of",
    "rings",
    "squares",
    "why_nobody",
    "wilson",
]
