"""What is wrong with a request, said as sentences that tell what to send instead."""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _

from .answers import Problem, Refused

WHERE = {"body", "query", "path", "header", "cookie", "form", "file"}
Facts = Mapping[str, Any]
Sentence = Callable[[Facts], str]

SENTENCES: Mapping[str, Sentence] = {
    "missing": lambda _facts: _("Send this field."),
    "extra_forbidden": lambda _facts: _("There is no field of this name. Check how it is written, or leave it out."),
    "string_too_long": lambda facts: _("Make this %(max_length)d characters or fewer.") % facts,
    "string_too_short": lambda _facts: _("Write something here."),
    "string_type": lambda _facts: _("Send text."),
    "string_pattern_mismatch": lambda facts: _("Write this in the form %(pattern)s.") % facts,
    "int_parsing": lambda _facts: _("Send a whole number, such as 12."),
    "int_type": lambda _facts: _("Send a whole number, such as 12."),
    "int_from_float": lambda _facts: _("Send a whole number, such as 12."),
    "int_parsing_size": lambda _facts: _("Send a smaller number."),
    "bool_parsing": lambda _facts: _("Send true or false."),
    "bool_type": lambda _facts: _("Send true or false."),
    "less_than_equal": lambda facts: _("Send %(le)s or less.") % facts,
    "greater_than_equal": lambda facts: _("Send %(ge)s or more.") % facts,
    "enum": lambda facts: _("Send one of: %(expected)s.") % facts,
    "literal_error": lambda facts: _("Send one of: %(expected)s.") % facts,
    "uuid_parsing": lambda _facts: _("Send an id as the API gave it."),
    "list_type": lambda _facts: _("Send a list."),
    "too_long": lambda facts: _("Send %(max_length)s or fewer.") % facts,
    "dict_type": lambda _facts: _("Send an object with the fields of this operation."),
    "model_attributes_type": lambda _facts: _("Send an object with the fields of this operation."),
    "model_type": lambda _facts: _("Send an object with the fields of this operation."),
}


def problem_of(error: Mapping[str, Any]) -> Problem:
    """One error of pydantic as a field and a sentence; a kind without words of ours keeps pydantic's."""
    path = [str(part) for part in error.get("loc", ())]
    sentence = SENTENCES.get(str(error.get("type")))
    message = sentence(error.get("ctx", {})) if sentence else f"{error.get('msg', '')}.".replace("..", ".")
    return Problem(_field(path), message)


def _field(path: list[str]) -> str:
    """`query.page` is the field `page`; the name of the whole body is not a field."""
    inner = path[1:] if path and path[0] in WHERE else path
    return ".".join(part for part in inner if part not in {"asked", "sent"}) or (path[0] if path else "")


def only_known(given: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a name nobody reads: a misspelt filter must not look like an answer to it."""
    names = sorted(known)
    problems = [
        Problem(name, _("There is nothing of this name here. Use: %(names)s.") % {"names": ", ".join(names)})
        for name in sorted(set(given) - set(names))
    ]
    if problems:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, unfit(), problems)


def unfit() -> str:
    return _("This request cannot be read as it is. Put right what is listed under “problems”, and send it again.")
