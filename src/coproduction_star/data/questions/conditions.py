"""When a question is shown: a sentence such as ``do-more is one of definitely, maybe``.

A clause names a question (or a statement of one, ``keep-well.care``) and says what
its answer is: ``is yes``, ``is one of yes, maybe``, ``is not no``, ``is not one
of a, b``, ``is answered``, ``is not answered``; for a number also ``is at least
16``, ``is at most``, ``is more than`` and ``is less than``. Clauses are joined by
``and`` and ``or``, with parentheses where both stand together. Nothing else can
be said, so nothing can be run. Of a question with several answers, ``is x``
means that x is among them. An answer that is not there is not one of anything.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isfinite

from coproduction_star.data.errors import DataError

LONGEST = 1_000
DEEPEST = 10
WORD = re.compile(r"\s*([(),]|[^\s(),]+)")
JOINING = ("and", "or", "(", ")", ",", "is", "not")
REMEDY = "Write it like 'do-more is one of definitely, maybe', with 'and', 'or' and parentheses."


class ConditionError(DataError):
    """Words that are no condition."""


class Operator(StrEnum):
    """What a clause asks of an answer."""

    IS_ONE_OF = "is one of"
    IS_NOT_ONE_OF = "is not one of"
    ANSWERED = "is answered"
    NOT_ANSWERED = "is not answered"
    AT_LEAST = "is at least"
    AT_MOST = "is at most"
    MORE_THAN = "is more than"
    LESS_THAN = "is less than"


OF_NUMBERS = (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN)
WITHOUT_VALUES = (Operator.NOT_ANSWERED, Operator.ANSWERED)


@dataclass(frozen=True, slots=True)
class Clause:
    """One question and what its answer must be."""

    question: str
    operator: Operator
    values: tuple[str, ...] = ()
    statement: str = ""

    @property
    def asks(self) -> str:
        """The name that its answer goes by."""
        return f"{self.question}.{self.statement}" if self.statement else self.question

    def __str__(self) -> str:
        """Write it as people do."""
        if len(self.values) == 1 and self.operator not in OF_NUMBERS:
            return f"{self.asks} {self.operator.removesuffix(' one of')} {self.values[0]}"
        return f"{self.asks} {self.operator} {', '.join(self.values)}".strip()


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions of which all must hold, or any."""

    all_of: bool
    parts: tuple["Condition", ...]

    def __str__(self) -> str:
        """Write it as people do."""
        word = " and " if self.all_of else " or "
        return word.join(f"({part})" if isinstance(part, Joined) else str(part) for part in self.parts)


Condition = Clause | Joined
Answer = str | float | Collection[str] | None


def both(*parts: Condition) -> Condition:
    """Join conditions of which all must hold, in the one way there is to write them."""
    return _joined(parts, all_of=True)


def either(*parts: Condition) -> Condition:
    """Join conditions of which any must hold, in the one way there is to write them."""
    return _joined(parts, all_of=False)


def _joined(parts: Collection[Condition], *, all_of: bool) -> Condition:
    merged: list[Condition] = []
    mergeable = Operator.IS_NOT_ONE_OF if all_of else Operator.IS_ONE_OF
    for part in _flat(parts, all_of=all_of):
        last = merged[-1] if merged else None
        if (
            isinstance(part, Clause)
            and isinstance(last, Clause)
            and part.operator == last.operator == mergeable
            and part.asks == last.asks
        ):
            merged[-1] = replace(last, values=tuple(dict.fromkeys((*last.values, *part.values))))
        elif part not in merged:
            merged.append(part)
    return merged[0] if len(merged) == 1 else Joined(all_of, tuple(merged))


def _flat(parts: Collection[Condition], *, all_of: bool) -> Iterator[Condition]:
    for part in parts:
        if isinstance(part, Joined) and part.all_of == all_of:
            yield from part.parts
        else:
            yield part


def clauses(condition: Condition | None) -> Iterator[Clause]:
    """Walk every clause of a condition."""
    if isinstance(condition, Clause):
        yield condition
    elif condition is not None:
        for part in condition.parts:
            yield from clauses(part)


def without(condition: Condition | None, asked: Collection[str]) -> Condition | None:
    """Leave out the clauses of questions that are not asked; nothing where none is left."""
    if condition is None or isinstance(condition, Clause):
        return condition if condition is not None and condition.question in asked else None
    left = [part for part in (without(part, asked) for part in condition.parts) if part is not None]
    return _joined(left, all_of=condition.all_of) if left else None


def holds(condition: Condition | None, answers: Mapping[str, Answer]) -> bool:
    """Say whether a condition holds for these answers.

    Parameters
    ----------
    condition
        None always holds.
    answers
        By question, or ``question.statement``: the id of a choice, several of them, a number or a text.

    Examples
    --------
    >>> holds(read_condition("age is at least 16 and skills is cooking"), {"age": 20, "skills": ["cooking", "other"]})
    True
    >>> holds(read_condition("age is not 16"), {})
    True
    """
    if condition is None:
        return True
    if isinstance(condition, Joined):
        return (all if condition.all_of else any)(holds(part, answers) for part in condition.parts)
    return _passes(condition, answers.get(condition.asks))


def _passes(clause: Clause, answer: Answer) -> bool:
    said = _said(answer)
    if clause.operator in WITHOUT_VALUES:
        return bool(said) is (clause.operator is Operator.ANSWERED)
    if clause.operator in OF_NUMBERS:
        return bool(said) and _compares(clause.operator, number(next(iter(said))), number(clause.values[0]))
    return bool(said & set(clause.values)) is (clause.operator is Operator.IS_ONE_OF)


def _said(answer: Answer) -> set[str]:
    if answer is None or answer == "":
        return set()
    if isinstance(answer, int | float):
        return {f"{answer:.15g}"}
    return {answer} if isinstance(answer, str) else set(answer)


def _compares(operator: Operator, said: float | None, bound: float | None) -> bool:
    if said is None or bound is None:
        return False
    return {
        Operator.AT_LEAST: said >= bound,
        Operator.AT_MOST: said <= bound,
        Operator.MORE_THAN: said > bound,
        Operator.LESS_THAN: said < bound,
    }[operator]


def number(text: str) -> float | None:
    """Read a number, or nothing where it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def read_condition(text: str) -> Condition:
    """Read a condition.

    Raises
    ------
    ConditionError
        When it is none; the message says what was met.

    Examples
    --------
    >>> str(read_condition("a is x or a is y and b is not z"))
    Traceback (most recent call last):
    ...
    coproduction_star.data.questions.conditions.ConditionError: 'and' and 'or' stand side by side. Put parentheses.
    >>> str(read_condition("(a is x or a is y) and b is not z"))
    'a is one of x, y and b is not z'
    """
    if len(text) > LONGEST:
        raise ConditionError(f"It has {len(text):,} characters. Shorten it to at most {LONGEST:,}.")
    reader = _Reader(WORD.findall(text))
    found = reader.condition(0)
    if reader.here:
        raise ConditionError(f"{reader.here!r} is not understood here. {REMEDY}")
    return found


class _Reader:
    """Goes along the words of a condition."""

    def __init__(self, words: list[str]) -> None:
        self._words, self._at = words, 0

    @property
    def here(self) -> str:
        return self._words[self._at] if self._at < len(self._words) else ""

    def condition(self, depth: int) -> Condition:
        parts, word = [self._part(depth)], ""
        while self.here in ("and", "or"):
            if word and word != self.here:
                raise ConditionError("'and' and 'or' stand side by side. Put parentheses.")
            word = self._next()
            parts.append(self._part(depth))
        return _joined(parts, all_of=word == "and")

    def _part(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise ConditionError("There are too many parentheses inside each other. Make two questions of it.")
        if not self._take("("):
            return self._clause()
        found = self.condition(depth + 1)
        if not self._take(")"):
            raise ConditionError("A parenthesis is not closed. Add ')'.")
        return found

    def _clause(self) -> Clause:
        asks = self._name()
        question, _dot, statement = asks.partition(".")
        if not self._take("is"):
            raise ConditionError(f"After {asks!r} comes 'is'. {REMEDY}")
        for operator in Operator:
            if self._take(*operator.split()[1:]):
                return Clause(question, operator, self._values(operator), statement)
        negated = self._take("not")
        return Clause(question, Operator.IS_NOT_ONE_OF if negated else Operator.IS_ONE_OF, (self._name(),), statement)

    def _values(self, operator: Operator) -> tuple[str, ...]:
        if operator in WITHOUT_VALUES:
            return ()
        values = [self._name()]
        if operator in OF_NUMBERS:
            if number(values[0]) is None:
                raise ConditionError(f"{values[0]!r} is no number. Write digits after '{operator}'.")
            return tuple(values)
        while self._take(","):
            values.append(self._name())
        return tuple(dict.fromkeys(values))

    def _name(self) -> str:
        if not self.here or self.here in JOINING:
            raise ConditionError(
                f"Something is missing {f'before {self.here!r}' if self.here else 'at the end'}. {REMEDY}"
            )
        return self._next()

    def _next(self) -> str:
        self._at += 1
        return self._words[self._at - 1]

    def _take(self, *words: str) -> bool:
        """Take these words where they come next; leave all where one is another."""
        if tuple(self._words[self._at : self._at + len(words)]) != words:
            return False
        self._at += len(words)
        return True
