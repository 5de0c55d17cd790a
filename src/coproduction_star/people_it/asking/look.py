"""How a question is shown, and its words in the language somebody chose."""

from coproduction_star.data.asset_surveys import Survey, SurveyQuestion
from coproduction_star.data.asset_surveys.survey import Words
from coproduction_star.data.asset_surveys.xlsform.columns import LANGUAGE_NAMES
from coproduction_star.ui.reading import Look


def in_language(words: Words, language: str) -> str:
    """The words in this language, or else in the first there is."""
    return words.get(language) or next(iter(words.values()), "")


def asked(question: SurveyQuestion, *, language: str, look: str = Look.USUAL) -> str:
    """What is asked; in Easy Read where the question has it in this language."""
    easy = question.easy.get(language, "") if look == Look.EASY else ""
    return easy or in_language(question.text, language)


def language_of(survey: Survey, wanted: str) -> str:
    """The language to ask in: the wanted one where the survey has it."""
    return wanted if wanted in survey.languages else survey.languages[0]


def name_of_language(code: str) -> str:
    """As its speakers write it."""
    return LANGUAGE_NAMES.get(code, code)
