"""What Together keeps."""

from .budgets import (
    Ballot,
    Budget,
    BudgetProject,
    Eligibility,
    PaperBallot,
    Phase,
    Rule,
    SpentCode,
    State,
    VoteKind,
    VotingCode,
)

__all__ = [
    "Ballot",
    "Budget",
    "BudgetProject",
    "Eligibility",
    "PaperBallot",
    "Phase",
    "Rule",
    "SpentCode",
    "State",
    "VoteKind",
    "VotingCode",
]
