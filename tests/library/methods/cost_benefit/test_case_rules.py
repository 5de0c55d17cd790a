"""The rules of the guidance, asked of one case."""

from dataclasses import replace

import pytest
from tests.library.methods.cost_benefit.youth import (
    NOW,
    PROGRAMME,
    SAFER,
    USUAL,
    YOUTH,
    ranged,
    with_figures,
    with_preferred,
)

from coproduction_star.methods.cost_benefit import appraise, simulate_case
from coproduction_star.methods.cost_benefit.model import Cost, CostKind, Kind, OptionKind, Tag, Transfer
from coproduction_star.methods.cost_benefit.rules import RULES, Verdict, rulings


def verdicts(case, *, draws=0):
    simulation = simulate_case(case, draws=draws, seed=1) if draws else None
    return {each.rule: each.verdict for each in rulings(case, appraise(case), simulation)}


BEFORE = verdicts(YOUTH, draws=10_000)


def changed(case, *, draws=10_000):
    after = verdicts(case, draws=draws)
    return {rule: verdict.value for rule, verdict in after.items() if verdict is not BEFORE[rule]}


def test_the_rules_of_a_case_are_checked():
    failed = {rule for rule, verdict in BEFORE.items() if verdict is Verdict.FAIL}
    assert failed == {
        "The shortlist has at least a do minimum beside.",
        "The horizon is one the rules know.",
        "Large changes in wellbeing are tested another way.",
        "Costs are raised for optimism bias.",
        "Generic corrections come from guidance that was read.",
    }
    minimum = replace(USUAL, id="minimum", kind=OptionKind.DO_MINIMUM)
    assert changed(replace(YOUTH, options=(*YOUTH.options, minimum), horizon_years=10)) == {
        "The shortlist has at least a do minimum beside.": "pass",
        "The horizon is one the rules know.": "pass",
    }
    work = replace(PROGRAMME.outcomes[1], values=(
        replace(PROGRAMME.outcomes[1].values[0], tags=frozenset({Tag.WAGES})),))  # fmt: skip
    assert changed(with_preferred(YOUTH, outcomes=(work,)))["Jobs are displaced unless shown otherwise."] == "fail"
    settled = replace(work, displacement="half")
    assert changed(with_preferred(YOUTH, outcomes=(settled,)))["Jobs are displaced unless shown otherwise."] == "pass"


def test_each_lack_is_named():
    assert changed(with_preferred(YOUTH, not_valued=())) == {"What has no price is told.": "fail"}
    assert changed(replace(YOUTH, prices=replace(YOUTH.prices, inflation=()))) == {
        "The financial case is nominal.": "fail"
    }
    assert changed(YOUTH, draws=100) == {"The draws have settled.": "fail"}
    hall = Cost("hall", "Hall", CostKind.CAPITAL, "council", "today", NOW)
    assert changed(with_preferred(YOUTH, costs=(*PROGRAMME.costs, hall))) == {"Residual values are in.": "fail"}
    grant = Transfer("grant", "Grant", "today", "council", "young", NOW)
    told = "Transfers are treated in one way, and it is said which."
    assert changed(with_preferred(YOUTH, transfers=(grant,))) == {told: "pass"}
    plain = replace(PROGRAMME.outcomes[0], values=(replace(PROGRAMME.outcomes[0].values[0], health=False),))
    case = with_preferred(YOUTH, outcomes=(plain, *PROGRAMME.outcomes[1:]), unit="work")
    assert changed(case) == {"Health and life effects have their own rate.": "fail"}


def test_a_change_of_half_a_point_or_less_is_a_small_one():
    rule = "Large changes in wellbeing are tested another way."
    assert changed(with_figures(YOUTH, life_satisfaction=0.5)) == {rule: "pass"}
    assert changed(with_preferred(YOUTH, outcomes=PROGRAMME.outcomes[1:], unit="work"))[rule] == "not applicable"


def test_a_large_harm_is_a_large_change():
    """From −0.9 to 0.1 points: the low end is large, and the high end is not."""
    rule = "Large changes in wellbeing are tested another way."
    assert verdicts(with_figures(YOUTH, life_satisfaction=0.5))[rule] is Verdict.PASS
    harm = ranged("life satisfaction", Kind.EFFECT, -0.9, -0.4, 0.1, grade=1)
    assert verdicts(replace(YOUTH, figures={**YOUTH.figures, harm.name: harm}))[rule] is Verdict.FAIL


def test_a_range_that_ends_at_nothing_does_not_hide_a_large_harm():
    rule = "Large changes in wellbeing are tested another way."
    harm = ranged("life satisfaction", Kind.EFFECT, -0.9, -0.4, 0.0, grade=1)
    assert verdicts(replace(YOUTH, figures={**YOUTH.figures, harm.name: harm}))[rule] is Verdict.FAIL


def test_what_is_counted_twice_is_told_and_fails_the_rule():
    rule = "Nothing is counted twice."
    part = replace(SAFER.values[0], id="part", code="CR1.0.1")
    whole = with_preferred(YOUTH, outcomes=(replace(SAFER, values=(*SAFER.values, part)),))
    qaly = replace(PROGRAMME.outcomes[0].values[0], id="q", tags=frozenset({Tag.QALY}))
    both = replace(PROGRAMME.outcomes[0], values=(*PROGRAMME.outcomes[0].values, qaly))
    for case in (whole, with_preferred(YOUTH, outcomes=(both,))):
        assert [overlap.certain for overlap in appraise(case).overlaps] == [True]
        assert verdicts(case)[rule] is Verdict.FAIL


def unlowered():
    return with_preferred(YOUTH, outcomes=(replace(SAFER, corrected=False),))


def without_figures_that_matter():
    grant = Transfer("grant", "Grant", "today", "council", "young", NOW)
    bare = with_preferred(YOUTH, costs=(), time_given=(), outcomes=(), transfers=(grant,))
    return replace(bare, options=(replace(bare.options[0], costs=(), transfers=(grant,)), *bare.options[1:]))


FAILING = {
    "Business as usual is not put to zero.": lambda: with_figures(YOUTH, today=0),
    "Transfers are treated in one way, and it is said which.": lambda: with_preferred(
        YOUTH, transfers=(Transfer("grant", "Grant", "today", "council", "council", NOW),)
    ),
    "Benefits are lowered for optimism bias.": unlowered,
    "Switching values are given.": without_figures_that_matter,
    "Weighted values stand beside unweighted ones.": unlowered,
}


@pytest.mark.parametrize("rule", FAILING)
def test_each_rule_can_fail(rule):
    assert BEFORE.get(rule) is not Verdict.FAIL
    assert verdicts(FAILING[rule]())[rule] is Verdict.FAIL


def test_every_rule_has_a_paragraph_and_every_ruling_a_reason():
    assert all(any(letter.isdigit() for letter in paragraph) for paragraph, _rule, _answer in RULES)
    assert all(each.why for each in rulings(YOUTH, appraise(YOUTH)))
