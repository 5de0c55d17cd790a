"""Write a survey as XLSForm."""

from collections.abc import Iterable, Iterator, Mapping

from coproduction_star.data.asset_surveys.survey import Section, Survey, SurveyChoice, SurveyQuestion, Words
from coproduction_star.data.questions import Condition, Kind
from coproduction_star.data.questions.question import CHOOSING, OTHER
from coproduction_star.data.workbook_writing import workbook

from .columns import (
    BANK,
    CHOICES,
    FLAGS,
    LABEL,
    LIST_NAME,
    OURS,
    SETTINGS,
    SIDE,
    SURVEY,
    TABLE,
    TRANSLATED,
    TYPES,
    YES,
    heading,
    language_heading,
    xlsform_name,
)
from .expressions import expression_of

Row = Mapping[str, str]
Choices = tuple[SurveyChoice, ...]
Key = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
Lists = dict[Key, tuple[str, Choices]]
"""Each set of choices once, with the name of its list."""


def survey_as_xlsform(survey: Survey) -> bytes:
    """Write a survey that has no problems as the workbook that Kobo and ODK take."""
    return workbook(xlsform_sheets(survey))


def xlsform_sheets(survey: Survey) -> dict[str, list[list[str]]]:
    """Give the sheets of the workbook as rows of texts, headings first."""
    lists = _lists(survey)
    columns = ["type", "name", *(heading(TRANSLATED["text"], language) for language in survey.languages)]
    columns += [heading(TRANSLATED["help"], language) for language in survey.languages]
    columns += ["required", "relevant", "constraint", "appearance"]
    columns += [*(heading(TRANSLATED["easy"], language) for language in survey.languages), SIDE, *FLAGS, BANK]
    labels = [heading(LABEL, language) for language in survey.languages]
    return {
        SURVEY: _table(columns, _rows(survey, lists)),
        CHOICES: _table([LIST_NAME, "name", *labels], _choices(lists)),
        SETTINGS: _table(
            ["form_title", "form_id", "version", "default_language"],
            [
                {
                    "form_title": survey.title[survey.languages[0]],
                    "form_id": survey.id,
                    "version": str(survey.version),
                    "default_language": language_heading(survey.languages[0]),
                }
            ],
        ),
        OURS: [["key", "value"], *_ours(survey)],
    }


def _ours(survey: Survey) -> Iterator[list[str]]:
    yield ["audience", survey.audience.value]
    yield ["youngest", str(survey.youngest)]
    if survey.oldest is not None:
        yield ["oldest", str(survey.oldest)]
    yield ["languages", " ".join(survey.languages)]
    if survey.machine_translated:
        yield ["machine_translated", " ".join(survey.machine_translated)]
    yield from ([f"title {language}", title] for language, title in survey.title.items() if title)


def _table(columns: list[str], rows: Iterable[Row]) -> list[list[str]]:
    return [columns, *([row.get(column, "") for column in columns] for row in rows)]


def _lists(survey: Survey) -> Lists:
    """Name each set of choices after the first question that has it; questions with the same share it."""
    lists: Lists = {}
    for question in survey.questions:
        if question.kind in CHOOSING:
            lists.setdefault(_key(question.choices), (question.id, question.choices))
    return lists


def _key(choices: Choices) -> Key:
    return tuple((choice.id, tuple(sorted(choice.text.items()))) for choice in choices)


def _choices(lists: Lists) -> Iterator[Row]:
    for name, choices in lists.values():
        for choice in choices:
            yield {LIST_NAME: name, "name": choice.id, **_worded(LABEL, choice.text)}


def _rows(survey: Survey, lists: Lists) -> Iterator[Row]:
    yield from ({"type": name, "name": name} for name in survey.recorded)
    open_section = ""
    for question in survey.questions:
        if question.section != open_section:
            if open_section:
                yield {"type": "end_group"}
            if section := survey.section(question.section):
                yield _section(section, survey)
            open_section = question.section
        yield from _question(question, survey, lists)
    if open_section:
        yield {"type": "end_group"}


def _section(section: Section, survey: Survey) -> Row:
    shown = _relevant(section.show_if, survey)
    return {"type": "begin_group", "name": section.id, **_worded(LABEL, section.title), **shown}


def _question(question: SurveyQuestion, survey: Survey, lists: Lists) -> Iterator[Row]:
    list_name = lists[_key(question.choices)][0] if question.kind in CHOOSING else ""
    row = {
        "type": _type(question, list_name),
        "name": question.id,
        **_worded(TRANSLATED["text"], question.text),
        **_worded(TRANSLATED["help"], question.help),
        **_worded(TRANSLATED["easy"], question.easy),
        **_relevant(question.show_if, survey),
        "constraint": _constraint(question),
        "required": YES if question.required else "",
        SIDE: question.side.value if question.side else "",
        BANK: YES if question.from_bank else "",
        **{flag: YES if getattr(question, flag) else "" for flag in FLAGS},
    }
    if question.kind is not Kind.STATEMENTS:
        yield row
        if question.own_words:
            yield _own_words(question)
        return
    yield {**row, "appearance": TABLE, "required": ""}
    for statement in question.statements:
        yield {
            "type": f"{TYPES[Kind.ONE]} {list_name}",
            "name": xlsform_name(f"{question.id}.{statement.id}"),
            **_worded(LABEL, statement.text),
            "required": row["required"],
        }
    yield {"type": "end_group"}


def _own_words(question: SurveyQuestion) -> Row:
    name = "${" + question.id + "}"
    return {
        "type": TYPES[Kind.TEXT],
        "name": xlsform_name(f"{question.id}.{OTHER}"),
        **_worded(LABEL, question.other_label),
        "relevant": f"selected({name}, '{OTHER}')",
    }


def _type(question: SurveyQuestion, list_name: str) -> str:
    if question.kind is Kind.NUMBER:
        return "decimal" if question.decimals else "integer"
    if question.kind in CHOOSING and question.kind is not Kind.STATEMENTS:
        return f"{TYPES[question.kind]} {list_name}"
    return TYPES[question.kind]


def _constraint(question: SurveyQuestion) -> str:
    if question.most is not None:
        return f"count-selected(.) <= {question.most}"
    limits = ((">=", question.lowest), ("<=", question.highest))
    return " and ".join(f". {sign} {limit:.15g}" for sign, limit in limits if limit is not None)


def _relevant(condition: Condition | None, survey: Survey) -> Row:
    return {} if condition is None else {"relevant": expression_of(condition, survey)}


def _worded(column: str, words: Words) -> Row:
    return {heading(column, language): text for language, text in words.items()}
