"""Surveys of what people can do: questions of the bank and own ones, with their logic, languages and checks."""

from .changes import Change, Changed, changes
from .checking import Checked, check_survey, check_text, load_survey, remarks
from .minutes import estimated_minutes
from .showing import shown_questions
from .survey import Section, Survey, SurveyChoice, SurveyQuestion
from .writing import survey_as_plain, survey_as_yaml

__all__ = [
    "Change",
    "Changed",
    "Checked",
    "Section",
    "Survey",
    "SurveyChoice",
    "SurveyQuestion",
    "changes",
    "check_survey",
    "check_text",
    "estimated_minutes",
    "load_survey",
    "remarks",
    "shown_questions",
    "survey_as_plain",
    "survey_as_yaml",
]
