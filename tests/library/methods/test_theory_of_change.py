"""What a theory of change leaves open: the worked example of the method page, the rules one by one, and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.evidence import Strength
from coproduction_star.methods.theory_of_change import (
    ORDER,
    Arrow,
    Gap,
    Item,
    Kind,
    Level,
    circle,
    gaps,
    reach,
    weakest,
)

CAKES = Item("cakes", Level.CONTRIBUTION, citizens=True)
TEA = Item("tea", Level.ACTIVITY)
TRIP = Item("trip", Level.ACTIVITY)
CUPS = Item("cups", Level.OUTPUT)
TIRED = Item("tired", Level.OUTPUT, unwanted=True)
COMPANY = Item("company", Level.OUTCOME)
HEALTH = Item("health", Level.OUTCOME)
SAID = {"because": True, "noticing": True, "strength": Strength.REPORTED}


def kinds(items, arrows):
    return [(gap.kind, gap.about) for gap in gaps(items, arrows)]


def test_the_worked_example_of_the_method_page():
    arrows = [
        Arrow("1", "cakes", "tea", because=True, strength=Strength.STORY),
        Arrow("2", "tea", "cups", **SAID),
        Arrow("3", "cups", "company", because=True),
        Arrow("4", "tea", "tired", harm=True, **SAID),
    ]
    found = kinds([CAKES, TEA, TRIP, CUPS, TIRED, COMPANY, HEALTH], arrows)
    assert found == [
        (Kind.UNREACHED, "health"),
        (Kind.LEADS_NOWHERE, "trip"),
        (Kind.NO_EVIDENCE, "3"),
        (Kind.NO_NOTICING, "1"),
        (Kind.NO_NOTICING, "3"),
    ]


def test_a_whole_chain_leaves_nothing_open():
    arrows = [
        Arrow("1", "cakes", "tea", **SAID),
        Arrow("2", "tea", "company", **SAID),
        Arrow("3", "tea", "tired", harm=True, **SAID),
    ]
    assert gaps([CAKES, TEA, TIRED, COMPANY], arrows) == ()


def test_an_empty_chain_is_not_scolded():
    assert gaps([], []) == ()


def test_without_an_outcome_citizens_or_an_unwanted_effect_the_whole_is_open():
    assert kinds([TEA], []) == [(Kind.NO_OUTCOME, ""), (Kind.NO_CITIZENS, ""), (Kind.NO_HARM, "")]


def test_an_outcome_that_nobody_wants_is_none():
    lonely = Item("lonely", Level.OUTCOME, unwanted=True)
    assert (Kind.NO_OUTCOME, "") in kinds([TEA, lonely], [Arrow("1", "tea", "lonely", **SAID)])
    assert Kind.UNREACHED not in {kind for kind, _about in kinds([TEA, lonely], [])}


def test_a_way_that_may_do_harm_reaches_no_outcome():
    arrows = [Arrow("1", "tea", "company", harm=True, **SAID)]
    assert kinds([CAKES, TEA, COMPANY], arrows) == [(Kind.UNREACHED, "company"), (Kind.LEADS_NOWHERE, "tea")]


def test_an_outcome_is_not_reached_from_a_contribution_alone():
    arrows = [Arrow("1", "cakes", "company", **SAID)]
    assert (Kind.UNREACHED, "company") in kinds([CAKES, COMPANY, TIRED], arrows)


@pytest.mark.parametrize("strength", [None, Strength.NONE])
def test_a_hope_is_no_evidence(strength):
    arrow = Arrow("1", "tea", "company", because=True, noticing=True, strength=strength)
    assert Gap(Kind.NO_EVIDENCE, "1") in gaps([TEA, COMPANY], [arrow])


def test_what_leads_back_is_a_circle_and_what_leads_on_is_none():
    arrows = [Arrow("1", "cakes", "tea"), Arrow("2", "tea", "company")]
    assert circle("company", "cakes", arrows)
    assert circle("tea", "tea", arrows)
    assert not circle("cakes", "company", arrows)


def test_a_circle_that_is_there_already_ends_the_walk():
    arrows = [Arrow("1", "tea", "cups"), Arrow("2", "cups", "tea")]
    assert reach("tea", arrows) == {"tea", "cups"}


def test_the_weakest_arrow_is_one_on_the_way_to_an_outcome():
    arrows = [
        Arrow("off the way", "tea", "tired", because=True),
        Arrow("said", "tea", "cups", because=True, strength=Strength.STORY),
        Arrow("not said", "cups", "company", because=True),
    ]
    assert weakest([TEA, CUPS, TIRED, COMPANY], arrows) == arrows[2]


def test_of_two_equally_weak_the_one_without_an_assumption_comes_first_then_the_earlier():
    arrows = [Arrow("why", "tea", "cups", because=True), Arrow("no why", "cups", "company")]
    assert weakest([TEA, CUPS, COMPANY], arrows) == arrows[1]
    both = [Arrow("late", "cups", "company"), Arrow("early", "tea", "cups")]
    assert weakest([TEA, CUPS, COMPANY], both) == both[1]


def test_without_a_way_to_an_outcome_no_arrow_is_the_weakest():
    assert weakest([TEA, CUPS, COMPANY], [Arrow("1", "tea", "cups")]) is None


ITEMS = [Item(f"{level}-{number}", level) for level in Level for number in range(3)]


@st.composite
def chains(draw):
    pairs = [(one, two) for one in ITEMS for two in ITEMS if ORDER[one.level] < ORDER[two.level]]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=20, unique=True))
    return [
        Arrow(str(number), start.key, end.key, harm=draw(st.booleans()), because=draw(st.booleans()))
        for number, (start, end) in enumerate(chosen)
    ]


@given(chains())
def test_arrows_between_levels_never_make_a_circle_and_one_back_does(arrows):
    assert not any(arrow.start in reach(arrow.start, arrows) for arrow in arrows)
    assert all(circle(arrow.end, arrow.start, arrows) for arrow in arrows)


@given(chains())
def test_another_helping_arrow_never_takes_an_outcome_out_of_reach(arrows):
    def unreached(some):
        return {gap.about for gap in gaps(ITEMS, some) if gap.kind == Kind.UNREACHED}

    more = [*arrows, Arrow("more", "activity-0", "outcome-0")]
    assert unreached(more) <= unreached(arrows)
    assert "outcome-0" not in unreached(more)


@given(chains())
def test_the_order_of_arrows_changes_nothing_that_is_open(arrows):
    assert set(gaps(ITEMS, arrows)) == set(gaps(ITEMS, arrows[::-1]))
