"""Conditions as expressions of XLSForm, and back; broken ones, which pyxform takes, are found."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.data.asset_surveys.xlsform import expressions
from coproduction_star.data.asset_surveys.xlsform.expressions import (
    ExpressionError,
    condition_from,
    expression_of,
    limits_from,
    opposite,
)
from coproduction_star.data.asset_surveys.xlsform.proving import complaints_of_pyxform
from coproduction_star.data.asset_surveys.xlsform.reading import survey_from_xlsform
from coproduction_star.data.questions import holds, read_condition
from coproduction_star.data.workbook_writing import workbook

from .surveywriting import GOOD, read


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("dog is yes", "${dog} = 'yes'"),
        ("dog is one of yes, no", "${dog} = 'yes' or ${dog} = 'no'"),
        ("dog is not one of yes, no", "not(${dog} = 'yes' or ${dog} = 'no')"),
        ("good-at is cooking", "selected(${good-at}, 'cooking')"),
        ("good-at is not cooking", "not(selected(${good-at}, 'cooking'))"),
        ("keep-well.care is often", "${keep-well__care} = 'often'"),
        ("dog is answered", "${dog} != ''"),
        ("dog is not answered", "${dog} = ''"),
        ("dog is yes and good-at is cooking", "(${dog} = 'yes') and (selected(${good-at}, 'cooking'))"),
        (
            "dog is yes or (good-at is cooking and dog is answered)",
            "(${dog} = 'yes') or ((selected(${good-at}, 'cooking')) and (${dog} != ''))",
        ),
    ],
)
def test_each_way_of_asking_has_its_expression_and_comes_back(said, written):
    condition = read_condition(said)
    assert expression_of(condition, read(GOOD)) == written
    assert condition_from(written) == condition


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("${age} >= 16 and ${age} < 65.5", "age is at least 16 and age is less than 65.5"),
        ("${age}=3", "age is 3"),
        ("${a} != 'x'", "a is not x"),
        ('${a} = "x"', "a is x"),
        ("selected( ${a} , 'x') or ${b}='y' and ${c}='z'", "a is x or (b is y and c is z)"),
        ("not(${age} > 5)", "age is at most 5 or age is not answered"),
        ("not(${a} = 'x' and ${b} != 'y')", "a is not x or b is y"),
        ("count-selected(${a}) > 0", "a is answered"),
        ("count-selected(${a}) >= 1", "a is answered"),
        ("string-length(${a}) = 0", "a is not answered"),
        ("((${a} = 'x'))", "a is x"),
        ("${a} = 'x' or ${a} = 'y'", "a is one of x, y"),
    ],
)
def test_what_others_write_is_understood(written, said):
    assert str(condition_from(written)) == said


@pytest.mark.parametrize(
    ("written", "where"),
    [
        (". >== 16 andd", "from “. >= = 16 andd” on"),
        ("${a} == 'x'", "from “== 'x'” on"),
        ("${a} = 'x' andd ${b} = 'y'", "from “andd ${b}"),
        ("${a} = 'x' and", "where it ends"),
        ("${a} = 'x", "from “'x” on"),
        ("${a} = x", "from “x” on"),
        ("(${a} = 'x'", "where it ends"),
        ("${a} = 'x')", "from “)” on"),
        ("${a}", "where it ends"),
        ("'x' = ${a}", "from “'x' = ${a}” on"),
        ("today() > ${a}", "from “today ( )"),
        ("pulldata('f', 'b', 'c', ${a}) = 1", "from “pulldata ("),
        ("${a} > 'x'", "from “'x'” on"),
        ("${a} + 1 = 2", "from “+ 1 = 2” on"),
        ("count-selected(${a}) > 2", "from “2” on"),
        ("${a} = 1.2.3", "from “1.2.3” on"),
        ("", "where it ends"),
        ("if(${a}='x', 1, 2)", "from “if ("),
        ("(" * 20 + "${a} = 'x'" + ")" * 20, "too many parentheses"),
        ("${a} = 'x' or " * 400, "It has 5,600 characters"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(written, where):
    with pytest.raises(ExpressionError) as refused:
        condition_from(written)
    assert where in str(refused.value)


@pytest.mark.parametrize(
    "said", ["age is at least 16", "age is 16", "age is answered", "a is one of x, y and age is 3"]
)
@pytest.mark.parametrize("answers", [{}, {"age": 16}, {"age": 3, "a": ["x"]}, {"age": 90, "a": "z"}])
def test_the_opposite_is_the_opposite_whatever_is_answered(said, answers):
    condition = read_condition(said)
    assert holds(opposite(condition), answers) is not holds(condition, answers)


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        (". >= 0 and . <= 10", (".", 0, 10)),
        (".<=10", (".", None, 10)),
        (". >= -2.5", (".", -2.5, None)),
        ("count-selected(.) <= 3", ("count-selected", None, 3)),
        (". > 0 and . < 30", (".", 1, 29)),
        ("count-selected(.) < 3", ("count-selected", None, 2)),
    ],
)
def test_limits_are_read(written, limits):
    assert limits_from(written, whole=True) == limits


@pytest.mark.parametrize(
    "written",
    [
        ". > 5",
        ". < 3",
        ". = 3",
        ". >= 1 or . <= 3",
        "regex(., '[a-z]+')",
        "count-selected(.) >= 3",
        ". >= 1 and . >= 2",
        ". >= ",
        "",
    ],
)
def test_other_limits_are_refused(written):
    with pytest.raises(ExpressionError, match=r"It is not understood .*Write '\. >= 0 and \. <= 10'"):
        limits_from(written, whole=False)


WORDS = st.sampled_from(
    ["${a}", "${b}", "'x'", "1", "=", "!=", ">", "and", "or", "not", "(", ")", "selected", ",", "."]
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=30))
def test_whatever_is_written_is_read_or_refused_and_what_is_read_says_the_same_again(written):
    try:
        condition = condition_from(written)
    except ExpressionError:
        return
    assert read_condition(str(condition)) == condition


def test_pyxform_takes_the_broken_expression_that_is_refused_here():
    head = ["type", "name", "label", "relevant"]
    rows = [["integer", "age", "Age?", ""], ["text", "job", "Job?", "${age} >== 16 andd"]]
    book = workbook({"survey": [head, *rows]})
    assert complaints_of_pyxform(book, file="f.xlsx") == ()
    [problem] = survey_from_xlsform(book, file="f.xlsx").problems
    assert (problem.line, problem.field) == (3, "relevant")


def test_the_examples_are_true():
    assert doctest.testmod(expressions).failed == 0
