"""From an address to a question of the bank, and back: every list can be shared by its address."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from coproduction_star.journeys.case_bank.facets import CHOSEN_FROM, Facet
from coproduction_star.journeys.case_bank.holding import Order
from coproduction_star.journeys.case_bank.questions import Question

MOST_CHARACTERS = 200
MOST_VALUES = 60
LONGEST_VALUE = 60
FIRST_YEAR, LAST_YEAR = 1800, 2100


def question_of(asked: QueryDict) -> tuple[Question, tuple[str, ...]]:
    """Read an address. What cannot be read is left out, with a sentence that says what to write."""
    problems: list[str] = []
    question = Question(
        words=clean(asked.get("q", "")),
        chosen={facet: _values(asked.getlist(facet.value)) for facet in CHOSEN_FROM if asked.getlist(facet.value)},
        started_from=_year(asked.get("from", ""), problems),
        started_until=_year(asked.get("until", ""), problems),
        order=_order(asked.get("order", "")),
        page=_page(asked.get("page", "")),
    )
    return question, tuple(problems)


def clean(text: str, *, most: int = MOST_CHARACTERS) -> str:
    """Typed words as they can be looked for: no control characters, and not endless."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:most]).strip()


def _values(values: Iterable[str]) -> frozenset[str]:
    kept = [value for value in values if value and len(value) <= LONGEST_VALUE and value.isprintable()]
    return frozenset(kept[:MOST_VALUES])


def _year(typed: str, problems: list[str]) -> int | None:
    typed = typed.strip()
    if not typed:
        return None
    if typed.isascii() and typed.isdigit() and len(typed) == 4 and FIRST_YEAR <= int(typed) <= LAST_YEAR:
        return int(typed)
    sentence = _("Write a year with four digits, such as 2012.")
    if sentence not in problems:
        problems.append(sentence)
    return None


def _order(typed: str) -> Order | None:
    return Order(typed) if typed in list(Order) else None


def _page(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1


def query_of(question: Question, **changes: Any) -> str:
    """The part of an address after the question mark, "" for none; the same question always gives the same."""
    pairs = list(_pairs(replace(question, **{"page": 1, **changes})))
    return f"?{urlencode(pairs)}" if pairs else ""


def without(question: Question, facet: Facet, value: str) -> str:
    """The same question with one value no longer ticked."""
    chosen = {**question.chosen, facet: question.chosen.get(facet, frozenset()) - {value}}
    return query_of(question, chosen=chosen)


def _pairs(question: Question) -> Iterator[tuple[str, str]]:
    if question.words:
        yield "q", question.words
    for facet in CHOSEN_FROM:
        yield from ((facet.value, value) for value in sorted(question.chosen.get(facet, ())))
    years = (("from", question.started_from), ("until", question.started_until))
    yield from ((name, str(year)) for name, year in years if year is not None)
    if question.order:
        yield "order", question.order.value
    if question.page > 1:
        yield "page", str(question.page)
