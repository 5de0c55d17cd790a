"""Voting on a budget: which projects win, what each vote paid for, and why the others did not win.

``ballots`` holds projects and votes, ``greedy`` takes the most voted first,
``equal_shares`` gives every voter an equal part of the money, and
``explaining`` says what came of one ballot. All sums are exact, and every tie
is broken by a rule that is stated. docs/methods/equal-shares.md has the rules.
"""

from .ballots import BadBallots, Election, Kind, Money, Project, by_place
from .counting import Completion, Count, Rule, Winner, count
from .equal_shares import Utility
from .explaining import Paid, explain

__all__ = [
    "BadBallots",
    "Completion",
    "Count",
    "Election",
    "Kind",
    "Money",
    "Paid",
    "Project",
    "Rule",
    "Utility",
    "Winner",
    "by_place",
    "count",
    "explain",
]
