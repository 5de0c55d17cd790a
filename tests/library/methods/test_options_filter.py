"""The options framework filter, as docs/methods/options-filter.md tells it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.options_filter import (
    BadChoice,
    Choice,
    Colour,
    NotFiltered,
    Question,
    Role,
    filter_choices,
    shortlist,
)

FILE = Path(__file__).parent / "examples" / "decision-examples.json"
EXAMPLES = {each["id"]: each for each in json.loads(FILE.read_text())["examples"]}


def table_5():
    return [
        Choice(name, Question(question), Colour(colour), "As the table says", business_as_usual=name.endswith(".0"))
        for question, row in EXAMPLES["gb26.table5.off"]["inputs"].items()
        for name, colour in row.items()
    ]


def names(choices):
    return [choice.name for choice in choices.values()]


def test_table_5_of_the_green_book_2026():
    """It is the worked example of the method page too."""
    expected = EXAMPLES["gb26.table5.off"]["expected"]
    found = filter_choices(table_5())
    assert names(found.best) == expected["preferred_way_forward"]
    assert found.combinations == expected["derived_non_bau_combinations"]
    assert [choice.name for choice in found.dropped] == ["1.4", "2.4", "3.1", "4.3", "5.1", "5.3", "5.4"]


def test_the_shortlist_of_the_green_book_2026_has_its_five_options_and_todays_among_them():
    expected = EXAMPLES["gb26.shortlist"]["expected"]["shortlist"]
    found = shortlist(table_5())
    assert sorted(option.role.value for option in found) == sorted(expected)
    by_role = {option.role: names(option.choices) for option in found}
    assert by_role[Role.BUSINESS_AS_USUAL] == ["1.0", "2.0", "3.0"]
    assert by_role[Role.DO_MINIMUM] == ["1.1", "2.1", "3.2", "4.1", "5.2"]
    assert by_role[Role.PREFERRED] == ["1.2", "2.2", "3.3", "4.2", "5.2"]
    assert by_role[Role.MORE_AMBITIOUS] == ["1.3", "2.3", "3.3", "4.2", "5.2"]
    assert by_role[Role.LESS_AMBITIOUS] == ["1.1", "2.1", "3.2", "4.1", "5.2"]


def test_an_option_made_of_the_same_choices_says_which_it_repeats():
    same = {option.role: option.same_as for option in shortlist(table_5())}
    assert same[Role.LESS_AMBITIOUS] is Role.DO_MINIMUM
    assert same[Role.MORE_AMBITIOUS] is None


def test_the_rule_about_weighting_is_told_where_people_weigh():
    page = (Path(__file__).parents[3] / "docs/methods/weighted-criteria.md").read_text()
    rule = EXAMPLES["gb26.mca.rule"]["expected"]["rule"]
    told = " ".join(page.replace("*", "").split())
    for words in ("swing weighting", "longlist stage", "with an expert facilitator"):
        assert words in rule
        assert words in told
    assert "advises against simple weighting and scoring" in told
    assert "5.14" in page
    assert "5.15" in page


def choice(name="home visits", *, colour=Colour.GREEN, reason="It reaches people", question=Question.SCOPE, **more):
    return Choice(name, question, colour, reason, **more)


@pytest.mark.parametrize("colour", list(Colour))
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_every_colour_needs_its_reason(colour, reason):
    with pytest.raises(BadChoice, match="people who proposed it will read it"):
        choice(colour=colour, reason=reason)


def test_a_choice_needs_a_name():
    with pytest.raises(BadChoice, match="no name"):
        choice(" ")


def test_what_happens_today_is_never_dropped():
    with pytest.raises(BadChoice, match="never dropped"):
        choice(colour=Colour.RED, business_as_usual=True)


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ([], "There is none"),
        ([choice(colour=Colour.AMBER)], "no best choice"),
        ([choice("a"), choice("b")], "2 best choices"),
        (
            [choice("a", business_as_usual=True), choice("b", colour=Colour.AMBER, business_as_usual=True)],
            "Two choices",
        ),
    ],
)
def test_what_cannot_be_filtered_is_refused(choices, said):
    with pytest.raises(NotFiltered, match=said):
        filter_choices(choices)


def test_a_name_that_stands_twice_is_refused():
    with pytest.raises(BadChoice, match="twice"):
        filter_choices([choice(), choice(colour=Colour.AMBER)])


def test_questions_come_in_their_order_whatever_the_order_of_the_choices():
    found = filter_choices([choice("x", question=Question.FUNDING), choice("y", question=Question.SCOPE)])
    assert list(found.best) == [Question.SCOPE, Question.FUNDING]


def test_when_today_is_best_the_do_minimum_keeps_it():
    """Nothing does less than today, so only "more ambitious" takes a step, and only to the next choice."""
    rows = [choice("more", colour=Colour.AMBER), choice("most", colour=Colour.AMBER)]
    choices = [choice("as now", business_as_usual=True), *rows]
    by_role = {option.role: names(option.choices) for option in shortlist(choices)}
    assert by_role[Role.PREFERRED] == ["as now"]
    assert by_role[Role.DO_MINIMUM] == ["as now"]
    assert by_role[Role.LESS_AMBITIOUS] == ["as now"]
    assert by_role[Role.MORE_AMBITIOUS] == ["more"]
    assert filter_choices(choices).combinations == 3


def test_a_question_whose_only_choice_is_today_leaves_something_to_put_together():
    """One choice of scope and two of solution make 1 · 2 options."""
    solution = [choice(n, question=Question.SOLUTION, colour=c) for n, c in (("a", Colour.GREEN), ("b", Colour.AMBER))]
    assert filter_choices([choice("as now", business_as_usual=True), *solution]).combinations == 2


ROWS = st.lists(st.sampled_from([Colour.AMBER, Colour.RED]), max_size=4)


@given(st.dictionaries(st.sampled_from(list(Question)), ROWS, min_size=1))
def test_the_count_of_combinations_is_what_can_be_put_together(rows):
    choices = [
        Choice(f"{question} {place}", question, colour, "why")
        for question, row in rows.items()
        for place, colour in enumerate([Colour.GREEN, *row])
    ]
    found = filter_choices(choices)
    product = 1
    for question in rows:
        product *= 1 + len(found.carried[question])
    assert found.combinations == product
    assert len(found.dropped) == sum(row.count(Colour.RED) for row in rows.values())
    for option in shortlist(choices):
        assert not any(one.colour is Colour.RED for one in option.choices.values())
