"""What Focus it keeps of its own. One module for each feature; options point to the initiatives of the spine."""

from .business_case import BusinessCase, BusinessCaseEdition
from .critical_friends import Challenge, Concern, CriticalFriend, EarlierAnswer, Reply
from .impact_matrix import (
    FiguresSoFar,
    ImpactMatrix,
    Judgement,
    MatrixResult,
    Option,
    OptionRating,
    Outcome,
    Rater,
    Standing,
)
from .theory_of_change import (
    CriterionAgreement,
    Level,
    SuccessCriterion,
    Theory,
    TheoryArrow,
    TheoryItem,
    Whose,
)
from .weighted_criteria import (
    ComparedOption,
    Comparison,
    CriteriaResult,
    Criterion,
    CriterionScore,
    SwingWeight,
    Weigher,
)

__all__ = [
    "BusinessCase",
    "BusinessCaseEdition",
    "Challenge",
    "ComparedOption",
    "Comparison",
    "Concern",
    "CriteriaResult",
    "Criterion",
    "CriterionAgreement",
    "CriterionScore",
    "CriticalFriend",
    "EarlierAnswer",
    "FiguresSoFar",
    "ImpactMatrix",
    "Judgement",
    "Level",
    "MatrixResult",
    "Option",
    "OptionRating",
    "Outcome",
    "Rater",
    "Reply",
    "Standing",
    "SuccessCriterion",
    "SwingWeight",
    "Theory",
    "TheoryArrow",
    "TheoryItem",
    "Weigher",
    "Whose",
]
