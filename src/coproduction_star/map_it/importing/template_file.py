"""The template: headings that the import knows, an example, the words that may stand in a column, and help."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.data.vocabularies import PEOPLE, Co
from coproduction_star.data.workbook_writing import workbook

from .fields import FIELDS, Field
from .vocabulary import allowed

LEFT_OUT = {"id", "changed_at", "cases"}
SHORT_LIST = 255
"""A spreadsheet takes no longer list of choices."""


@dataclass(frozen=True, slots=True)
class Help:
    """What one column means, and the words that may stand in it."""

    name: str
    text: str
    words: str


def columns_help() -> tuple[Help, ...]:
    return tuple(Help(str(field.label), str(field.help), words_for(field)) for field in template_fields())


def template_fields() -> list[Field]:
    return [field for field in FIELDS.values() if field.name not in LEFT_OUT]


def template_workbook() -> bytes:
    """In the reader's language; the import knows the headings in each."""
    fields = template_fields()
    sheets = {
        _("Your list"): [[str(field.label) for field in fields], [_example(field) for field in fields]],
        _("Help"): list(_help()),
    }
    lists = {place: allowed(field.choices) for place, field in enumerate(fields) if field.choices is not None}
    short = {place: words for place, words in lists.items() if len(",".join(words)) <= SHORT_LIST}
    return workbook(sheets, allowed=short)


def _example(field: Field) -> str:
    return str(field.choices.choices[0][1]) if field.choices is not None else field.example


def _help() -> Iterator[list[str]]:
    yield [_("Column"), _("What to write"), _("Words you can use")]
    yield from ([one.name, one.text, one.words] for one in columns_help())


def words_for(field: Field) -> str:
    if field.choices is not None:
        return "; ".join(allowed(field.choices))
    if field.name == "cos":
        return "; ".join(co.value for co in Co)
    return "; ".join(_(label) for label in PEOPLE.values()) if field.name == "groups" else ""
