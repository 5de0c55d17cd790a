"""Switching values, as docs/methods/switching-values.md tells them: put back in, they make the answer change."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.methods.cost_benefit.youth import MADE_UP, NOW, YOUTH, figure, with_figures, with_preferred

from coproduction_star.methods.cost_benefit import appraise
from coproduction_star.methods.cost_benefit.model import (
    Bias,
    Cost,
    CostKind,
    Kind,
    Option,
    OptionKind,
    Outcome,
    Spread,
    Value,
    ValueKind,
)
from coproduction_star.methods.cost_benefit.switching import Question

RESULT = appraise(YOUTH)
LATER = with_preferred(
    replace(YOUTH, horizon_years=4, figures={**YOUTH.figures, "fading": figure("fading", Kind.SHARE, 0.3)}),
    outcomes=(replace(YOUTH.options[1].outcomes[0], lasts_years=5, drop_off="fading"),),
)


def switch(case, name, question=Question.WORTH_IT):
    return next(s for s in appraise(case).switches if s.figure == name and s.question is question)


def test_the_worked_example_of_the_method_page():
    found = switch(YOUTH, "programme")
    assert found.value == pytest.approx(20_800_000 + 4_607_200 + 180 * 673.2312183155595 - 492_000)
    assert found.change == pytest.approx(found.value / 9_000_000 - 1)
    assert found.within_range is False


def test_every_switching_value_put_back_in_makes_the_answer_change():
    for one in (*RESULT.switches, *appraise(LATER).switches):
        if one.value is None or (one.kind in {Kind.MONEY, Kind.COUNT} and one.value < 0):
            continue
        case = LATER if one.figure == "fading" else YOUTH
        if one not in appraise(case).switches:
            continue
        again = appraise(with_figures(case, **{one.figure.replace(" ", "_"): one.value}))
        net = again.option("programme").metrics.net_value
        level = again.option(one.other).metrics.net_value if one.other else 0.0
        assert net == pytest.approx(level, abs=0.01), one


def test_a_figure_that_cannot_change_the_answer_says_so():
    assert switch(YOUTH, "extra in work").value is None
    assert switch(YOUTH, "asb incidents").value is None


def test_a_share_is_never_switched_beyond_all():
    dear = with_figures(YOUTH, programme=60_000_000)
    assert switch(dear, "completing").value is None
    assert switch(dear, "extra in work").value == pytest.approx(
        (60_492_000 - 20_800_000 - 180 * 673.2312183155595) / (10_000 * (10_456 + 5_980 + 6_600))
    )


def test_a_drop_off_is_switched_too():
    worse = with_figures(LATER, programme=30_000_000)
    found = switch(worse, "fading")
    left = sum((1 - found.value) ** age / 1.015**age for age in range(5))
    assert 20_800_000 * left == pytest.approx(30_492_000)


def test_the_closest_comes_first():
    changes = [abs(s.change) for s in RESULT.switches if s.value is not None]
    assert changes == sorted(changes)
    assert [s.value is None for s in RESULT.switches] == sorted(s.value is None for s in RESULT.switches)


def test_the_other_question_names_the_other_option():
    found = switch(YOUTH, "programme", Question.STILL_BEST)
    assert (found.other, found.value) == ("today", pytest.approx(switch(YOUTH, "programme").value + 400_000))


def test_a_figure_of_another_option_alone_is_asked_only_when_the_preferred_one_stops_being_best():
    """Today costs £400,000; beside a programme of £26,000,000 it may cost £563,618 more until both are level."""
    dear = with_figures(YOUTH, programme=26_000_000)
    (found,) = (one for one in appraise(dear).switches if one.figure == "today")
    assert (found.question, found.other) == (Question.STILL_BEST, "today")
    assert found.value == pytest.approx(400_000 + 26_000_000 - switch(YOUTH, "programme").value - 400_000)
    again = appraise(with_figures(dear, today=found.value))
    assert again.option("today").metrics.net_value == pytest.approx(again.option("programme").metrics.net_value)
    assert switch(YOUTH, "today", Question.STILL_BEST).value is None


def bare(*options, **figures):
    """A case of options made of money costs and outcomes alone, with figures of the test's own."""
    made = {name.replace("_", " "): figure(name.replace("_", " "), *said) for name, said in figures.items()}
    return replace(YOUTH, figures={**YOUTH.figures, **made}, options=(YOUTH.options[0], *options))


def gain(ident, kind, fixed, slope):
    """An option worth so much and so much more for each x, each as an outcome of one."""
    outcomes = tuple(
        Outcome(f"{ident} {amount}", "Gain", in_need=count, effect="one", spread=NOW, corrected=False,
                values=(Value("v", "Value", amount, ValueKind.SOCIAL, "young"),))
        for count, amount in (("single", fixed), ("x", slope))
        if amount
    )  # fmt: skip
    return Option(ident, ident, kind, outcomes=outcomes)


def test_the_option_that_overtakes_first_is_named_though_it_is_not_the_runner_up_today():
    """2,500 + 5x, 2,000 + 5x and 24x at x = 100: 3,000, 2,500, 2,400. The third is level at 2,500 ÷ 19 = 131.6."""
    case = bare(
        gain("programme", OptionKind.PREFERRED, "high", "five"),
        gain("b", OptionKind.OTHER, "low", "five"),
        gain("c", OptionKind.OTHER, "", "twenty four"),
        x=(Kind.COUNT, 100), single=(Kind.COUNT, 1), one=(Kind.COUNT, 1), high=(Kind.MONEY, 2_500),
        low=(Kind.MONEY, 2_000), five=(Kind.MONEY, 5), twenty_four=(Kind.MONEY, 24),
    )  # fmt: skip
    found = switch(case, "x", Question.STILL_BEST)
    assert (found.other, found.value) == ("c", pytest.approx(2_500 / 19))
    assert found.change == pytest.approx(25 / 19 - 1)


def spent(benefit, **figures):
    """A programme worth ``benefit`` with one capital cost."""
    hall = Cost("hall", "Hall", CostKind.CAPITAL, "council", "base", NOW, bias=Bias(own_rate="error"))
    option = replace(gain("programme", OptionKind.PREFERRED, "benefit", ""), costs=(hall,))
    return bare(option, x=(Kind.COUNT, 1), single=(Kind.COUNT, 1), one=(Kind.COUNT, 1), benefit=(Kind.MONEY, benefit),
                **figures)  # fmt: skip


def test_a_cost_of_nothing_today_is_followed_as_far_as_the_net_value_reaches():
    """A capital cost of £0 without bias beside a net value of £2,999,000 may grow to just that."""
    case = spent(2_999_000, base=(Kind.MONEY, 0), error=(Kind.RATE, 0.0))
    found = switch(case, "base")
    assert (found.value, found.change) == (pytest.approx(2_999_000), None)
    assert appraise(case).switches[0].figure != "base"


def test_a_small_cost_is_followed_beyond_ten_thousand_times_itself():
    """A cost of £1 beside benefits of £3,000,000 may grow to £3,000,000."""
    case = spent(3_000_000, base=(Kind.MONEY, 1), error=(Kind.RATE, 0.0))
    assert switch(case, "base").value == pytest.approx(3_000_000)


def test_a_rate_is_followed_as_far_as_the_model_allows():
    """6,000 = 1,000 × (1 + rate) at a rate of 5, today 2."""
    case = spent(6_000, base=(Kind.MONEY, 1_000), error=(Kind.RATE, 2.0))
    assert switch(case, "error").value == pytest.approx(5.0)


def test_a_rise_that_grows_beyond_every_number_on_the_way_still_has_its_switching_value():
    """£1 in year 400 at a rise of r is level with £6,000 in year 0 where ((1 + r) ÷ its discounting) makes it so."""
    late = replace(
        spent(6_000, base=(Kind.MONEY, 1), error=(Kind.RATE, 0.0), rise=(Kind.RATE, 0.0)), horizon_years=400
    )
    hall = replace(late.option("programme").costs[0], spread=Spread((*(0.0,) * 400, 1.0)), growth="rise", bias=None)
    found = switch(with_preferred(late, costs=(hall,)), "rise")
    factor = 1.035**-30 * 1.03**-45 * 1.025**-325
    assert (1 + found.value) ** 400 * factor == pytest.approx(6_000, rel=1e-6)


@settings(max_examples=25)
@given(st.floats(1e5, 2e7))
def test_the_switching_value_of_a_cost_does_not_depend_on_its_central_value(cost):
    assert switch(with_figures(YOUTH, programme=cost), "programme").value == pytest.approx(
        switch(YOUTH, "programme").value, rel=1e-6
    )


def test_sources_stay():
    assert YOUTH.figures["programme"].source == MADE_UP
