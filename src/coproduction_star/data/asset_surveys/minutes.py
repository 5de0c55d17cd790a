"""How long a survey takes to answer, by a rule that anybody can work out with a pencil.

Reading goes at 200 words a minute, slower than the 238 that adults manage in
English on average, because many read in a second language or on an old phone.
An answer takes as long as its kind says. A question that not everybody gets
counts half.
"""

from coproduction_star.data.questions import Kind

from .survey import Survey, SurveyQuestion

WORDS_A_MINUTE = 200
SECONDS = {
    Kind.ONE: 4,
    Kind.YES_NO: 3,
    Kind.SEVERAL: 8,
    Kind.NUMBER: 6,
    Kind.TEXT: 25,
    Kind.STATEMENTS: 4,
    Kind.NOTE: 0,
}
"""How long an answer takes; of statements, each one."""
NOT_FOR_ALL = 0.5
PEOPLE_GIVE = 8
"""The minutes to aim for: most people answered a list of this kind in under eight, with open questions in 15."""
LONG = 10
"""The minutes from which a team is told that its survey is long."""


def estimated_minutes(survey: Survey) -> float:
    """Estimate how long a survey takes somebody who answers everything that is shown."""
    seconds = (
        _seconds(question, survey.languages[0]) * (1 if survey.always_asked(question) else NOT_FOR_ALL)
        for question in survey.questions
    )
    return sum(seconds) / 60


def _seconds(question: SurveyQuestion, language: str) -> float:
    reading = sum(len(text.split()) for text in question.texts(language)) * 60 / WORDS_A_MINUTE
    return reading + SECONDS[question.kind] * max(1, len(question.statements))
