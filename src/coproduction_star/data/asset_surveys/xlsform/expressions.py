"""Conditions and limits as the expressions of XLSForm, and back.

pyxform takes ``. >== 16 andd`` without a word, and such a form then fails on a
phone. So an expression is read here, by a grammar of what a survey can say; all
else is refused with the place where it stops being understood::

    either     = both ("or" both)*
    both       = part ("and" part)*
    part       = "(" either ")" | "not(" either ")" | selected | compared
    selected   = "selected(" ${question} "," text ")"
    compared   = (${question} | "count-selected(" ${question} ")" | "string-length(" ${question} ")") sign value
"""

import re
from collections.abc import Callable
from typing import TypeVar

from coproduction_star.data.asset_surveys.survey import Survey
from coproduction_star.data.errors import DataError
from coproduction_star.data.questions import Clause, Condition, Kind, Operator
from coproduction_star.data.questions.conditions import DEEPEST, Joined, both, either
from coproduction_star.methods.sentences import worded

from .columns import JOINT, xlsform_name

WORD = re.compile(
    r"\s*(?:(?P<name>\$\{[^{}\s]+\})|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>-?\d+(?:\.\d+)?)(?![\w.])"
    r"|(?P<sign><=|>=|!=|=(?!=)|<|>|[(),])|(?P<word>[a-z][a-z-]*|\.(?!\w)))"
)
SIGNS = {
    ">=": Operator.AT_LEAST,
    "<=": Operator.AT_MOST,
    ">": Operator.MORE_THAN,
    "<": Operator.LESS_THAN,
    "=": Operator.IS_ONE_OF,
    "!=": Operator.IS_NOT_ONE_OF,
}
WRITTEN = {operator: sign for sign, operator in SIGNS.items()}
COUNTING = ("count-selected", "string-length")
OPPOSITE = {
    Operator.IS_ONE_OF: Operator.IS_NOT_ONE_OF,
    Operator.ANSWERED: Operator.NOT_ANSWERED,
    Operator.AT_LEAST: Operator.LESS_THAN,
    Operator.MORE_THAN: Operator.AT_MOST,
}
OPPOSITE |= {there: here for here, there in OPPOSITE.items()}
LONGEST = 4_000
COMPARE = worded(
    "Compare ${names} with ids or numbers by =, !=, <, <=, >, >= or selected(), and join with and, or, not() and "
    "parentheses."
)
Found = TypeVar("Found")


class ExpressionError(DataError):
    """An expression that a survey cannot say, or that is none: what is wrong, and what to write."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what, self.remedy = what, remedy


def expression_of(condition: Condition, survey: Survey) -> str:
    """Write a condition as XLSForm has it under ``relevant``."""
    if isinstance(condition, Clause):
        return _clause(condition, survey)
    word = " and " if condition.all_of else " or "
    return word.join(f"({expression_of(part, survey)})" for part in condition.parts)


def _clause(clause: Clause, survey: Survey) -> str:
    name = "${" + xlsform_name(clause.asks) + "}"
    asked = survey.question(clause.question)
    kind = asked.kind if asked else Kind.TEXT
    if clause.operator in (Operator.ANSWERED, Operator.NOT_ANSWERED):
        return f"{name} {'!=' if clause.operator is Operator.ANSWERED else '='} ''"
    if clause.operator not in (Operator.IS_ONE_OF, Operator.IS_NOT_ONE_OF):
        return f"{name} {WRITTEN[clause.operator]} {clause.values[0]}"
    said = " or ".join(_is(name, value, kind) for value in clause.values)
    return said if clause.operator is Operator.IS_ONE_OF else f"not({said})"


def _is(name: str, value: str, kind: Kind) -> str:
    if kind is Kind.SEVERAL:
        return f"selected({name}, '{value}')"
    return f"{name} = {value}" if kind is Kind.NUMBER else f"{name} = '{value}'"


def condition_from(expression: str) -> Condition:
    """Read an expression of ``relevant``.

    Raises
    ------
    ExpressionError
        When it says more than a survey can, or is no expression; the message says from where.

    Examples
    --------
    >>> str(condition_from("selected(${ways}, 'lend') or ${age} >= 16"))
    'ways is lend or age is at least 16'
    """
    return _Reader(expression).whole(_Reader.either)


def limits_from(expression: str, *, whole: bool) -> tuple[str, float | None, float | None]:
    """Read a constraint: what it limits (``.`` or ``count-selected``), the lowest and the highest.

    Of whole numbers, more than 0 is at least 1; of others it cannot be said.
    """
    try:
        return _Reader(expression).whole(lambda reader: reader.limits(whole=whole))
    except ExpressionError as error:
        remedy = worded("Write '. >= 0 and . <= 10', or 'count-selected(.) <= 3'.")
        raise ExpressionError(error.what, remedy) from None


def opposite(condition: Condition) -> Condition:
    """Say the opposite; of a number that is not there, no comparison is true."""
    if isinstance(condition, Joined):
        return (either if condition.all_of else both)(*map(opposite, condition.parts))
    other = Clause(condition.question, OPPOSITE[condition.operator], condition.values, condition.statement)
    if condition.operator in (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN):
        return either(other, Clause(condition.question, Operator.NOT_ANSWERED, (), condition.statement))
    return other


def asked_name(name: str) -> tuple[str, str]:
    """Take the name of a row apart: the question and its statement, where it has one."""
    question, _joint, statement = name.partition(JOINT)
    return question, statement


class _Reader:
    """Goes along the words of an expression."""

    def __init__(self, expression: str) -> None:
        if len(expression) > LONGEST:
            raise ExpressionError(
                worded("It has %(number)s characters.", number=f"{len(expression):,}"),
                worded("Shorten it to at most %(number)s.", number=f"{LONGEST:,}"),
            )
        self._words: list[tuple[str, str]] = []
        at = 0
        while expression[at:].strip():
            match = WORD.match(expression, at)
            if match is None:
                raise _not_understood(expression[at:])
            self._words.append((str(match.lastgroup), str(match[match.lastgroup or 0])))
            at = match.end()
        self._at = 0

    def whole(self, read: Callable[["_Reader"], Found]) -> Found:
        found = read(self)
        if self._at < len(self._words):
            raise self._refusal()
        return found

    def either(self, depth: int = 0) -> Condition:
        parts = [self._both(depth)]
        while self._take("or"):
            parts.append(self._both(depth))
        return either(*parts)

    def _both(self, depth: int) -> Condition:
        parts = [self._part(depth)]
        while self._take("and"):
            parts.append(self._part(depth))
        return both(*parts)

    def _part(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise ExpressionError(
                worded("There are too many parentheses inside each other."), worded("Make two questions of it.")
            )
        if self._take("("):
            return self._closed(self.either(depth + 1))
        if self._take("not"):
            self._need("(")
            return opposite(self._closed(self.either(depth + 1)))
        if self._take("selected"):
            return self._selected()
        return self._compared()

    def _closed(self, condition: Condition) -> Condition:
        self._need(")")
        return condition

    def _selected(self) -> Condition:
        self._need("(")
        question, statement = self._name()
        self._need(",")
        value = self._kind("text")[1:-1]
        self._need(")")
        return Clause(question, Operator.IS_ONE_OF, (value,), statement)

    def _compared(self) -> Condition:
        counting = any(self._take(word) for word in COUNTING)
        if counting:
            self._need("(")
        question, statement = self._name()
        if counting:
            self._need(")")
        operator = SIGNS.get(self._kind("sign"))
        if operator is None:
            raise self._refusal(back=1)
        if counting:
            return self._counted(question, statement, operator)
        value = self._value(operator)
        if value == "":
            answered = Operator.NOT_ANSWERED if operator is Operator.IS_ONE_OF else Operator.ANSWERED
            return Clause(question, answered, (), statement)
        return Clause(question, operator, (value,), statement)

    def _counted(self, question: str, statement: str, operator: Operator) -> Condition:
        """Take what is more than 0 or at least 1 for answered; other counts cannot be said."""
        said = (operator, self._kind("number"))
        if said in ((Operator.MORE_THAN, "0"), (Operator.AT_LEAST, "1"), (Operator.IS_NOT_ONE_OF, "0")):
            return Clause(question, Operator.ANSWERED, (), statement)
        if said in ((Operator.IS_ONE_OF, "0"), (Operator.LESS_THAN, "1")):
            return Clause(question, Operator.NOT_ANSWERED, (), statement)
        raise self._refusal(back=1)

    def _value(self, operator: Operator) -> str:
        if self._here("text") and operator in (Operator.IS_ONE_OF, Operator.IS_NOT_ONE_OF):
            return self._kind("text")[1:-1]
        return self._kind("number")

    def limits(self, *, whole: bool) -> tuple[str, float | None, float | None]:
        """Read ``. >= 0 and . <= 10`` or ``count-selected(.) <= 3``."""
        of, lowest, highest = self._limited(), None, None
        while True:
            is_lowest, bound = self._bound(whole=whole or of != ".")
            if is_lowest and lowest is None and of == ".":
                lowest = bound
            elif not is_lowest and highest is None:
                highest = bound
            else:
                raise self._refusal(back=2)
            if not self._take("and"):
                return of, lowest, highest
            if self._limited() != of:
                raise self._refusal(back=1)

    def _bound(self, *, whole: bool) -> tuple[bool, float]:
        """Read a sign and a number: whether it is the lowest, and which number may just be."""
        sign, written = self._kind("sign"), self._kind("number")
        strict = sign in ("<", ">")
        if sign not in ("<", ">", "<=", ">=") or (strict and not (whole and "." not in written)):
            raise self._refusal(back=2)
        step = 1 if strict else 0
        return (True, float(written) + step) if sign.startswith(">") else (False, float(written) - step)

    def _limited(self) -> str:
        if self._take("."):
            return "."
        for word in ("count-selected", "(", ".", ")"):
            self._need(word)
        return "count-selected"

    def _name(self) -> tuple[str, str]:
        return asked_name(self._kind("name")[2:-1])

    def _here(self, kind: str) -> bool:
        return self._at < len(self._words) and self._words[self._at][0] == kind

    def _kind(self, kind: str) -> str:
        if not self._here(kind):
            raise self._refusal()
        self._at += 1
        return self._words[self._at - 1][1]

    def _take(self, text: str) -> bool:
        there = self._at < len(self._words) and self._words[self._at] in (("word", text), ("sign", text))
        self._at += there
        return there

    def _need(self, text: str) -> None:
        if not self._take(text):
            raise self._refusal()

    def _refusal(self, *, back: int = 0) -> ExpressionError:
        return _not_understood(" ".join(text for _kind, text in self._words[self._at - back :]))


def _not_understood(rest: str) -> ExpressionError:
    there = rest.strip()[:40]
    what = (
        worded("It is not understood from “%(rest)s” on.", rest=there)
        if there
        else worded("It is not understood where it ends.")
    )
    return ExpressionError(what, COMPARE)
