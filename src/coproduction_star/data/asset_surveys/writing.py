"""A survey as its file: what a team keeps, changes and sends on."""

from dataclasses import fields
from typing import Any

import yaml

from coproduction_star.data.content_files import Language
from coproduction_star.data.plain import plain
from coproduction_star.data.questions import without

from .from_bank import bank_by_id
from .reading import ALWAYS, OWN_KEYS
from .survey import Section, Survey, SurveyChoice, SurveyQuestion, Words

WIDTH = 110
EMPTY: tuple[object, ...] = (None, [], {}, "")


class _Dumper(yaml.SafeDumper):
    """Sets lists in, as our files have them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        super().increase_indent(flow, False)  # noqa: FBT003


def survey_as_yaml(survey: Survey) -> str:
    """Write a survey so that reading the text gives the same survey."""
    return yaml.dump(survey_as_plain(survey), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)


def survey_as_plain(survey: Survey) -> dict[str, Any]:
    """Give a survey as dictionaries, lists, texts and numbers, with the keys of its file."""
    asked = {question.id for question in survey.questions}
    return _without_empty(
        {
            "id": survey.id,
            "version": survey.version,
            "title": dict(survey.title),
            "audience": survey.audience.value,
            "youngest": survey.youngest,
            "oldest": survey.oldest,
            "languages": list(survey.languages),
            "machine_translated": list(survey.machine_translated),
            "recorded": list(survey.recorded),
            "sections": [_section(section) for section in survey.sections],
            "questions": [
                _bank_question(each, asked) if each.from_bank else _own_question(each) for each in survey.questions
            ],
        }
    )


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value for key, value in data.items() if value is not None and value is not False and value not in EMPTY
    }


def _section(section: Section) -> dict[str, Any]:
    return _without_empty({"id": section.id, "title": dict(section.title), "show_if": _said(section.show_if)})


def _said(condition: object) -> str | None:
    return None if condition is None else str(condition)


def _own_question(question: SurveyQuestion) -> dict[str, Any]:
    data = {field.name: plain(getattr(question, field.name)) for field in fields(question) if field.name in OWN_KEYS}
    return _without_empty({**data, "show_if": _said(question.show_if)})


def _bank_question(question: SurveyQuestion, asked: set[str]) -> dict[str, Any]:
    usual = without(bank_by_id()[question.id].show_if, asked)
    return _without_empty(
        {
            "bank": question.id,
            "text": _more(question.text),
            "easy": _more(question.easy),
            "help": _more(question.help),
            "choices": _more_rows(question.choices),
            "statements": _more_rows(question.statements),
            "required": question.required,
            "section": question.section,
            "show_if": None if question.show_if == usual else _said(question.show_if) or ALWAYS,
        }
    )


def _more(words: Words) -> dict[str, str]:
    """Give the languages that the bank does not have."""
    return {language: text for language, text in words.items() if language not in set(Language)}


def _more_rows(rows: tuple[SurveyChoice, ...]) -> list[dict[str, Any]]:
    return [{"id": row.id, "text": _more(row.text)} for row in rows if _more(row.text)]
