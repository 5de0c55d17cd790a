"""The question bank: what residents, staff and groups are asked about what they do, offer and need."""

from .conditions import Answer, Clause, Condition, ConditionError, Operator, clauses, holds, read_condition, without
from .loader import bank, bank_question, core_questions, load_bank, matching
from .question import Audience, Choice, Kind, Part, Question, Side, Use

__all__ = [
    "Answer",
    "Audience",
    "Choice",
    "Clause",
    "Condition",
    "ConditionError",
    "Kind",
    "Operator",
    "Part",
    "Question",
    "Side",
    "Use",
    "bank",
    "bank_question",
    "clauses",
    "core_questions",
    "holds",
    "load_bank",
    "matching",
    "read_condition",
    "without",
]
