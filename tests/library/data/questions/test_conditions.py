"""When a question is shown: a sentence that is read, written, judged and cut down."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.data.questions import ConditionError, conditions, holds, read_condition, without
from coproduction_star.data.questions.conditions import DEEPEST, Clause, Operator, both, clauses, either

IDS = st.sampled_from(["a", "b-c", "d", "one", "more", "at", "answered"])
ONE_OF = st.builds(
    Clause,
    st.sampled_from(["q", "do-more", "r_1"]),
    st.sampled_from([Operator.IS_ONE_OF, Operator.IS_NOT_ONE_OF]),
    st.lists(IDS.filter(lambda word: word != "answered"), min_size=1, max_size=3, unique=True).map(tuple),
    st.sampled_from(["", "care"]),
)
NUMBERS = st.builds(
    Clause,
    st.just("age"),
    st.sampled_from([Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN]),
    st.integers(-5, 99).map(lambda number: (str(number),)),
)
ANSWERED = st.builds(Clause, st.just("z"), st.sampled_from([Operator.ANSWERED, Operator.NOT_ANSWERED]))
CONDITIONS = st.recursive(
    ONE_OF | NUMBERS | ANSWERED,
    lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from([both(*parts), either(*parts)])
    ),
    max_leaves=6,
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "q": IDS | st.lists(IDS, max_size=3),
        "do-more": st.none() | IDS,
        "q.care": IDS,
        "age": st.integers(-5, 99),
        "z": st.text(max_size=3),
    },
)


@given(CONDITIONS)
def test_what_is_written_is_read_back_the_same(condition):
    assert read_condition(str(condition)) == condition


@given(CONDITIONS, ANSWERS)
def test_any_and_all_mean_what_they_say(condition, answers):
    parts = getattr(condition, "parts", None)
    if parts is not None:
        judged = [holds(part, answers) for part in parts]
        assert holds(condition, answers) is (all(judged) if condition.all_of else any(judged))


@given(ONE_OF, ANSWERS)
def test_is_not_is_the_opposite_of_is(clause, answers):
    other = {Operator.IS_ONE_OF: Operator.IS_NOT_ONE_OF, Operator.IS_NOT_ONE_OF: Operator.IS_ONE_OF}[clause.operator]
    opposite = Clause(clause.question, other, clause.values, clause.statement)
    assert holds(clause, answers) is not holds(opposite, answers)


@pytest.mark.parametrize(
    ("words", "answers", "shown"),
    [
        ("a is x", {"a": "x"}, True),
        ("a is x", {"a": ["y", "x"]}, True),
        ("a is x", {}, False),
        ("a is not x", {}, True),
        ("a is one of x, y", {"a": "y"}, True),
        ("a is not one of x, y", {"a": ["z", "y"]}, False),
        ("a is answered", {"a": []}, False),
        ("a is answered", {"a": 0}, True),
        ("a is not answered", {"a": ""}, True),
        ("a.care is often", {"a.care": "often"}, True),
        ("a is at least 16", {"a": 16}, True),
        ("a is more than 16", {"a": "16"}, False),
        ("a is at most 2.5", {"a": 2.5}, True),
        ("a is less than 5", {}, False),
        ("a is less than 5", {"a": "many"}, False),
        ("a is 5", {"a": 5.0}, True),
        ("a is one", {"a": "one"}, True),
        ("a is more", {"a": "more"}, True),
        ("a is one or a is at", {"a": "at"}, True),
    ],
)
def test_each_way_of_asking(words, answers, shown):
    assert holds(read_condition(words), answers) is shown


def test_no_condition_always_holds():
    assert holds(None, {})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Something is missing at the end. Write it like"),
        ("a", "After 'a' comes 'is'"),
        ("a = x", "After 'a' comes 'is'"),
        ("a is", "Something is missing at the end"),
        ("a is x and", "Something is missing at the end"),
        ("a is one of x,", "Something is missing at the end"),
        ("a is one of , x", "Something is missing before ','"),
        ("a is x y", "'y' is not understood here"),
        ("(a is x", "A parenthesis is not closed. Add '\\)'."),
        ("a is x)", "'\\)' is not understood here"),
        ("a is x and b is y or c is z", "'and' and 'or' stand side by side. Put parentheses."),
        ("a is at least ten", "'ten' is no number. Write digits after 'is at least'"),
        ("not a is x", "Something is missing before 'not'"),
        ("(" * (DEEPEST + 2) + "a is x" + ")" * (DEEPEST + 2), "too many parentheses"),
        ("a is x and " * 100 + "a is x", "It has 1,106 characters. Shorten it to at most 1,000."),
        ("__import__('os')", "is missing before '\\('|After '__import__' comes 'is'"),
    ],
)
def test_what_is_no_condition_is_refused_in_a_sentence(words, said):
    with pytest.raises(ConditionError, match=said):
        read_condition(words)


@pytest.mark.parametrize(
    ("words", "asked", "left"),
    [
        ("a is x or (a is y and b is z)", {"a"}, "a is one of x, y"),
        ("a is x or (a is y and b is z)", {"b"}, "b is z"),
        ("a is x and b is z", {"a", "b"}, "a is x and b is z"),
        ("a is x", set(), "None"),
    ],
)
def test_clauses_about_questions_nobody_asks_are_left_out(words, asked, left):
    assert str(without(read_condition(words), asked)) == left


def test_the_clauses_of_a_condition_are_walked_in_order():
    found = clauses(read_condition("a is x and (b is y or c is answered)"))
    assert [clause.asks for clause in found] == ["a", "b", "c"]


def test_the_same_wish_is_written_in_one_way():
    assert read_condition("a is x or a is y") == read_condition("(a is one of x, y)")
    assert read_condition("a is not x and a is not y") == read_condition("a is not one of x, y")
    assert str(read_condition("a is x or a is x")) == "a is x"


def test_the_examples_are_true():
    assert doctest.testmod(conditions).failed == 0
