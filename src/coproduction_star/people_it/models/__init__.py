"""What people can do, asked and kept: one module for each part of the step."""

from .survey import (
    ADULT,
    MAY_ANSWER_FROM,
    AnswerChannel,
    ConsentKind,
    LinkKind,
    Response,
    SpecialAnswers,
    Survey,
    SurveyAudience,
    SurveyConsent,
    SurveyEdition,
    SurveyLink,
)

__all__ = [
    "ADULT",
    "MAY_ANSWER_FROM",
    "AnswerChannel",
    "ConsentKind",
    "LinkKind",
    "Response",
    "SpecialAnswers",
    "Survey",
    "SurveyAudience",
    "SurveyConsent",
    "SurveyEdition",
    "SurveyLink",
]
