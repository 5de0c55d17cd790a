"""Whether measures tell what changes for people, and where a label promises more than they can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.outcomes_framework import Label, Measure, standing, traps

LONELY = {"a": "I have someone to talk to."}
GOOD = Measure("People who feel less lonely", Label.OUTCOME, "a", with_residents=True)


def test_the_worked_example_of_the_method_page():
    found = standing(LONELY, [GOOD])
    assert (found.ready, found.lacks, found.traps) == (True, (), ())


@pytest.mark.parametrize(
    ("measures", "lack"),
    [
        ([], "There is no measure yet."),
        (
            [Measure("How well we listened", Label.PROCESS, "a", with_residents=True)],
            "There are only measures of process.",
        ),
        (
            [Measure("Cost per visit", Label.EFFICIENCY, "a", with_residents=True)],
            "All measures are about what we do.",
        ),
        ([Measure("People who feel less lonely", Label.OUTCOME, "a")], "No measure was chosen with residents."),
        (
            [Measure("People who feel less lonely", Label.OUTCOME, "", with_residents=True)],
            "Nothing tells whether this changes for people: I have someone to talk to.",
        ),
        (
            [
                Measure(
                    "Less lonely", Label.OUTCOME, "a", with_residents=True, missing=("a target", "who looks after it")
                )
            ],
            "Less lonely lacks: a target, who looks after it.",
        ),
        (
            [Measure("Meetings held", Label.OUTCOME, "a", with_residents=True)],
            "Nothing tells whether this changes for people: I have someone to talk to.",
        ),
    ],
)
def test_what_is_missing_is_said(measures, lack):
    found = standing(LONELY, measures)
    assert not found.ready
    assert any(one.startswith(lack) for one in found.lacks), found.lacks


def test_without_outcomes_there_is_no_framework():
    assert not standing({}, [GOOD]).ready


@pytest.mark.parametrize(
    ("title", "label", "better", "trap"),
    [
        ("Workshops held", "outcome", "up", "That is an output"),
        ("Satisfaction with the workshop", "outcome", "up", "how good the process was"),
        ("Hours volunteered", "efficiency", "up", "never a saving"),
        ("Hours that neighbours give, volunteering", "outcome", "up", "never a saving"),
        ("Calls to the front door", "efficiency", "down", "trust was lost"),
        ("Cyfarfodydd a gynhaliwyd", "outcome", "up", "That is an output"),
    ],
)
def test_a_trap_is_caught(title, label, better, trap):
    assert any(trap in words for words in traps(Measure(title, label, "a", better)))


@pytest.mark.parametrize(
    ("title", "label", "better"),
    [
        ("Workshops held", "output", "up"), ("Hours volunteered", "output", "up"), ("Calls answered", "output", "up"),
        ("People who trust the council", "outcome", "up"), ("Enjoy going out", "outcome", "up"),
    ],
)  # fmt: skip
def test_an_honest_label_is_no_trap(title, label, better):
    assert traps(Measure(title, label, "a", better)) == ()


MEASURES = st.lists(
    st.builds(
        Measure, st.sampled_from(["Less lonely", "Meetings held", "Cost"]), st.sampled_from(list(Label)),
        st.sampled_from(["", "a", "b"]), with_residents=st.booleans(),
    ),
    max_size=6,
)  # fmt: skip


@given(MEASURES)
def test_process_alone_is_never_ready(measures):
    alone = [Measure(one.title, Label.PROCESS, one.outcome, with_residents=True) for one in measures]
    assert not standing(LONELY, alone).ready


@given(MEASURES)
def test_one_more_measure_takes_no_outcome_back(measures):
    """What told of an outcome before still does."""
    before = {one for one in standing({"a": "A", "b": "B"}, measures).lacks if one.startswith("Nothing tells")}
    after = {one for one in standing({"a": "A", "b": "B"}, [*measures, GOOD]).lacks if one.startswith("Nothing tells")}
    if measures:
        assert after <= before
