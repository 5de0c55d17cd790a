"""The codebook of a survey: what each column of its answers means, for whoever opens them in five years."""

from collections.abc import Iterator

from coproduction_star.data.questions import Kind
from coproduction_star.data.questions.conditions import Joined
from coproduction_star.data.questions.exporting import choices_in_a_cell, table_as_csv
from coproduction_star.data.questions.question import OTHER

from .survey import Survey, SurveyChoice, SurveyQuestion
from .xlsform.columns import xlsform_name

YES = "yes"


def codebook_columns(survey: Survey) -> list[str]:
    """Head the table: the words of each language have columns of their own."""
    languages = survey.languages
    return [
        "variable",
        "question",
        "xlsform_name",
        "kind",
        *(f"text_{language}" for language in languages),
        *(f"choices_{language}" for language in languages),
        "shown_if",
        "side",
        "special_category",
        "required",
        "from_bank",
        "survey",
        "version",
    ]


def codebook_rows(survey: Survey) -> Iterator[list[str]]:
    """Give one row for each column of answers: a question, a statement of one, or a line of own words."""
    for question in survey.questions:
        if question.kind is Kind.NOTE:
            continue
        for statement in question.statements:
            yield _row(survey, question, f"{question.id}.{statement.id}", statement)
        if not question.statements:
            yield _row(survey, question, question.id)
        if question.own_words:
            yield _own_words(survey, question)


def codebook_as_csv(survey: Survey) -> str:
    """Write the codebook as one table."""
    return table_as_csv(codebook_columns(survey), codebook_rows(survey))


def codebook_as_xlsx(survey: Survey) -> bytes:
    """Write the codebook as a workbook: the variables, and their choices one in a row."""
    from coproduction_star.data.workbook_writing import workbook

    labels = [f"text_{language}" for language in survey.languages]
    return workbook(
        {
            "variables": [codebook_columns(survey), *codebook_rows(survey)],
            "choices": [["question", "choice", *labels], *_choices(survey)],
        }
    )


def _choices(survey: Survey) -> Iterator[list[str]]:
    for question in survey.questions:
        for choice in question.choices:
            yield [question.id, choice.id, *(choice.text.get(language, "") for language in survey.languages)]


def _row(survey: Survey, question: SurveyQuestion, name: str, statement: SurveyChoice | None = None) -> list[str]:
    text = [question.text.get(language, "") for language in survey.languages]
    if statement is not None:
        said = (statement.text.get(language, "") for language in survey.languages)
        text = [" – ".join(both) for both in zip(text, said, strict=True)]
    choices = [
        choices_in_a_cell((row.id, row.text.get(language, "")) for row in question.choices)
        for language in survey.languages
    ]
    return _cells(survey, question, name, question.kind.value, text, choices, _shown_if(survey, question))


def _own_words(survey: Survey, question: SurveyQuestion) -> list[str]:
    text = [question.other_label.get(language, "") for language in survey.languages]
    shown = f"{question.id} is {OTHER}"
    return _cells(survey, question, f"{question.id}.{OTHER}", Kind.TEXT.value, text, [""] * len(text), shown)


def _cells(
    survey: Survey, question: SurveyQuestion, name: str, kind: str, text: list[str], choices: list[str], shown: str
) -> list[str]:
    return [
        name,
        question.id,
        xlsform_name(name),
        kind,
        *text,
        *choices,
        shown,
        question.side.value if question.side else "",
        YES if question.special_category else "",
        YES if question.required else "",
        YES if question.from_bank else "",
        survey.id,
        str(survey.version),
    ]


def _shown_if(survey: Survey, question: SurveyQuestion) -> str:
    section = survey.section(question.section)
    found = [each for each in (section.show_if if section else None, question.show_if) if each is not None]
    if len(found) == 1:
        return str(found[0])
    return " and ".join(f"({each})" if isinstance(each, Joined) else str(each) for each in found)
