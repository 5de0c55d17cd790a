"""What is wrong in a file that was brought in: where, in the words of the pages, and why, in the reader's language."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.methods.sentences import in_language

Called = Callable[[str, str], str]
"""The word of a page for a field (“amount”) of a kind of part (“costs”); empty where it has none."""


def where(field: str, called: Called) -> str:
    """“options 2, amount” in the words of the page, with the words of the file behind, by which it is found there."""
    kind, told = "", []
    for word in field.split(", "):
        name, _space, number = word.partition(" ")
        numbered = number.isdigit()
        kind = name if numbered or not kind else kind
        said = called(kind, name) if numbered or not number else ""
        told.append(f"{said} {number}".strip() if said else word)
    spoken = ", ".join(told)
    return field if spoken == field else f"{spoken} ({field})"


def told(problem: Any, called: Called) -> tuple[str, str, str]:
    """Where, why and what to do, of anything with a field, a reason and a remedy."""
    return where(problem.field, called), in_language(problem.reason, _), in_language(problem.remedy, _)
