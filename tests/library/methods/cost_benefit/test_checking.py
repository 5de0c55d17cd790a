"""A bad case is answered with field, reason and remedy, all of it at once."""

from dataclasses import replace

import pytest
from tests.library.methods.cost_benefit.youth import NOW, PROGRAMME, SAFER, USUAL, YOUTH, with_figures, with_preferred

from coproduction_star.methods.cost_benefit import CaseRefused, appraise, faults
from coproduction_star.methods.cost_benefit.model import (
    Bias,
    Cost,
    CostKind,
    Demand,
    Figure,
    Group,
    Kind,
    Outcome,
    Spread,
    Tag,
    TimeGiven,
    Transfer,
    Value,
    ValueKind,
)


def cost(**changes):
    return with_preferred(YOUTH, costs=(replace(PROGRAMME.costs[0], **changes),))


def outcome(**changes):
    return with_preferred(YOUTH, outcomes=(replace(SAFER, **changes),))


def value(**changes):
    return outcome(values=(replace(SAFER.values[0], **changes),))


def with_figure(**changes):
    figure = replace(YOUTH.figures["today"], **changes)
    return replace(YOUTH, figures={**YOUTH.figures, "today": figure})


BAD = {
    "a negative population": (with_figures(YOUTH, young_people=-1), "figures, young people", "0 or more"),
    "a rate over 100 %": (with_figures(YOUTH, completing=1.2), "figures, completing", "40 % as 0.4"),
    "a probability of 40": (with_figures(YOUTH, completing=40), "figures, completing", "40 % as 0.4"),
    "a negative amount": (with_figures(YOUTH, today=-5), "figures, today", "other side"),
    "an end before a start": (cost(spread=Spread(())), "costs, staff, years", "first and a last year"),
    "years after the last": (cost(spread=Spread((1.0,) * 9)), "costs, staff, years", "lengthen horizon_years"),
    "a year below nothing": (cost(spread=Spread((1.0, -1.0))), "costs, staff, years", "0 or more"),
    "mixed price years": (with_figure(price_year="2015/16"), "costs, today, amount", "Name a deflator"),
    "no price year": (with_figure(price_year=""), "figures, today", "Say in prices of which year"),
    "no source": (with_figure(source=" "), "figures, today", "Say where it is from"),
    "a grade of 7": (with_figure(grade=7), "figures, today", "1 (best) to 6"),
    "a range that does not rise": (with_figure(low=500_000), "figures, today", "smallest first"),
    "a sunk cost": (cost(sunk=True), "costs, staff", "6.32"),
    "an unknown figure": (cost(amount="nothing"), "costs, staff, amount", "Add it under figures"),
    "a figure of the wrong kind": (cost(amount="completing"), "costs, staff, amount", "that is a money"),
    "an unknown payer": (cost(paid_by="king"), "costs, staff, paid_by", "Add them under bodies"),
    "an unknown group": (cost(group="rich"), "costs, staff, group", "Add it under groups"),
    "a bias that is none": (cost(bias=Bias(mix={"standard_buildings": 1.0})), "costs, staff, bias", ""),
    "an unknown kind of project": (cost(bias=Bias(mix={"castle": 1.0})), "costs, staff, bias", ""),
    "paid staff who give time": (
        with_preferred(YOUTH, time_given=(replace(PROGRAMME.time_given[0], given_by="council"),)),
        "time_given, mentors, given_by", "under costs, in kind",
    ),
    "an effect before its cause": (outcome(lag_years=-1), "outcomes, safer, lag_years", "0 or more"),
    "an effect that ends before it starts": (outcome(lasts_years=0), "outcomes, safer, lasts_years", "1 or more"),
    "an unknown demand": (outcome(demand="none"), "outcomes, safer, demand", "id of one"),
    "an outcome without a grade": (
        outcome(effect="half"), "outcomes, safer", "Grade one of them from 1 to 6",
    ),
    "nobody in need": (
        replace(YOUTH, demands=(Demand("d", "D", (0.0, 5.0), "x"),)), "demands, d", "in which somebody is",
    ),
    "a fiscal value for households": (value(gained_by="young"), "values, asb, gained_by", "economic or social"),
    "hours of volunteers as a saving": (
        value(tags=frozenset({Tag.TIME_GIVEN})), "values, asb", "a cost to those who give them",
    ),
    "cash from a social value": (value(kind=ValueKind.SOCIAL, cashable="half"), "values, asb, cashable", "Leave"),
    "a unit that is not there": (with_preferred(YOUTH, unit="moon"), "options 2, unit", "one of its outcomes"),
    "business as usual left empty": (
        replace(YOUTH, options=(replace(USUAL, costs=()), PROGRAMME)), "options 1", "nothing_because",
    ),
    "no business as usual": (replace(YOUTH, options=(PROGRAMME,)), "options", "4.19"),
    "two that are business as usual": (
        replace(YOUTH, options=(USUAL, replace(USUAL, id="again"), PROGRAMME)), "options", "one that happens today",
    ),
    "two groups of one id": (replace(YOUTH, groups=YOUTH.groups * 2), "groups", "its own id"),
    "two demands of one id": (replace(YOUTH, demands=(Demand("d", "D", (1.0,), "x"),) * 2), "demands", "its own id"),
    "two things without a price of one id": (
        with_preferred(YOUTH, not_valued=PROGRAMME.not_valued * 2), "options 2, not_valued", "its own id",
    ),
    "a WELLBY that is said to be no health effect": (
        replace(value(health=False), figures=YOUTH.figures | {"CR1.0": replace(YOUTH.figures["CR1.0"], wellby=True)}),
        "values, asb, health", "page 57",
    ),
    "an unknown preferred option": (replace(YOUTH, preferred="moon"), "preferred", "id of one"),
    "a horizon before the start": (replace(YOUTH, horizon_years=-1), "horizon_years", "after the start"),
    "an unknown rule pack": (replace(YOUTH, rule_pack="red"), "rule_pack", "green-book-2026"),
    "a weight of nothing": (replace(YOUTH, groups=(Group("poorest", "x", 0, "x"),)), "groups, poorest", "write 1"),
    "two lines of one id": (with_preferred(YOUTH, costs=PROGRAMME.costs * 2), "options 2", "its own id"),
    "a transfer to nobody": (
        with_preferred(YOUTH, transfers=(Transfer("t", "T", "today", "council", "king", NOW),)),
        "transfers, t, gained_by", "under bodies",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_case_is_refused(name):
    case, field, remedy = BAD[name]
    told = [fault for fault in faults(case) if fault.field.endswith(field) and remedy in fault.remedy]
    assert told, [str(fault) for fault in faults(case)]
    assert all(fault.reason for fault in told)
    with pytest.raises(CaseRefused):
        appraise(case)


@pytest.mark.parametrize("turned", [False, True])
def test_two_options_as_business_as_usual_are_refused_whatever_their_order(turned):
    options = (USUAL, replace(USUAL, id="again", name="Again"), PROGRAMME)
    told = [fault.reason for fault in faults(replace(YOUTH, options=options[::-1] if turned else options))]
    assert len(told) == 1
    assert told[0].startswith("2 options are business as usual")


def test_every_fault_is_told_at_once():
    two = replace(with_figures(YOUTH, completing=40, today=-5), preferred="moon")
    assert len(faults(two)) == 3


def test_the_youth_programme_has_no_fault():
    assert faults(YOUTH) == ()


def test_an_option_may_be_empty_when_it_is_said_why():
    said = replace(USUAL, costs=(), nothing_because="There is no offer today, and nobody pays for one.")
    assert faults(replace(YOUTH, options=(said, PROGRAMME))) == ()


def test_the_model_can_be_written_out():
    assert Cost("a", "A", CostKind.IN_KIND, "b", "c", NOW).residual == ""
    assert TimeGiven("a", "A", "b", "c", "d", NOW).group == ""
    assert Figure("a", Kind.COUNT, 1, "s", label="People").title == "People"
    assert Outcome("a", "A", "b", "c", (), NOW).corrected
    assert Value("a", "A", "b", ValueKind.SOCIAL, "c").cashable == ""
