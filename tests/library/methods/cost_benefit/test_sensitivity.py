"""One figure at a time, as docs/methods/switching-values.md tells it."""

import pytest
from tests.library.methods.cost_benefit.youth import YOUTH, with_figures

from coproduction_star.methods.cost_benefit import appraise

RESULT = appraise(YOUTH)


def test_the_worked_example_of_the_method_page():
    first = RESULT.swings[0]
    assert first.figure == "life satisfaction"
    assert (round(first.net_at_low), round(first.net_at_high), first.turns) == (5_636_382, 26_436_382, False)


def test_each_end_is_what_the_case_gives_there():
    for swing in RESULT.swings:
        name = swing.figure.replace(" ", "_")
        for end, net in ((swing.low, swing.net_at_low), (swing.high, swing.net_at_high)):
            assert appraise(with_figures(YOUTH, **{name: end})).option("programme").metrics.net_value == (
                pytest.approx(net)
            )


def test_the_widest_comes_first_and_figures_without_a_range_do_not_come():
    widths = [swing.width for swing in RESULT.swings]
    assert widths == sorted(widths, reverse=True)
    assert {swing.figure for swing in RESULT.swings} == {"life satisfaction", "extra in work", "programme"}
