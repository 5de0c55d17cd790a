"""Monte Carlo, as docs/methods/uncertainty.md tells it: seeded, order-proof, piece-proof."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import spearmanr
from tests.library.methods.cost_benefit.youth import PROGRAMME, YOUTH, figure, ranged, with_figures, with_preferred

from coproduction_star.methods.cost_benefit import simulate_case, simulation
from coproduction_star.methods.cost_benefit.model import Spread
from coproduction_star.methods.cost_benefit.simulation import BeyondNumbers, TooFewDraws, stream

FOUND = simulate_case(YOUTH, draws=20_000, seed=11)
USUAL, BETTER = FOUND.options


def turned(case):
    """The same case with everything entered the other way round."""
    options = tuple(
        replace(option, costs=option.costs[::-1], outcomes=option.outcomes[::-1]) for option in case.options
    )
    return replace(case, figures=dict(reversed(case.figures.items())), options=options)


def test_the_worked_example_of_the_method_page():
    ours = BETTER.mean
    by_hand = (
        10_000 * 0.4 * 0.4 * 13_000
        + 10_000 * 0.02 * (10_456 + 5_980 + 6_600)
        + 2_000 * 0.1 * 0.9 * 673.2312183155595
        - (8_000_000 + 9_000_000 + 12_000_000) / 3
        - 492_000
    )
    assert ours == pytest.approx(by_hand, abs=4 * BETTER.error_of_mean)
    assert FOUND.matters[0].figure == "life satisfaction"


def test_the_same_seed_gives_the_same_result_and_another_seed_another():
    assert simulate_case(YOUTH, draws=20_000, seed=11) == FOUND
    assert simulate_case(YOUTH, draws=20_000, seed=12) != FOUND


def test_the_order_of_entry_changes_nothing_at_all():
    assert simulate_case(turned(YOUTH), draws=20_000, seed=11) == FOUND


def test_the_size_of_the_pieces_changes_nothing_but_the_last_digits(monkeypatch):
    monkeypatch.setattr(simulation, "PIECE", 777)
    other = simulate_case(YOUTH, draws=20_000, seed=11)
    assert other.options[1].mean == pytest.approx(BETTER.mean, rel=1e-12)
    assert other.options[1].deviation == pytest.approx(BETTER.deviation, rel=1e-9)
    assert other.options[1].percentiles == pytest.approx(BETTER.percentiles)
    assert other.options[1].chance_positive == BETTER.chance_positive
    assert other.matters == FOUND.matters


def test_another_figure_leaves_the_draws_of_the_others_as_they_were():
    more = replace(YOUTH, figures={**YOUTH.figures, "unused": ranged("unused", "count", 1, 2, 3)})
    assert simulate_case(more, draws=20_000, seed=11) == FOUND


def test_moments_are_those_of_numpy():
    draws = 5000
    values = {n: f.spread.quantile(stream(4, n).random(draws)) for n, f in YOUTH.figures.items() if f.spread}
    worth = (
        4_000 * values["life satisfaction"] * 13_000
        + 10_000 * values["extra in work"] * (10_456 + 5_980 + 6_600)
        + 180 * 673.2312183155595
        - values["programme"]
        - 492_000
    )
    ours = simulate_case(YOUTH, draws=draws, seed=4)
    spread = ours.options[1]
    assert spread.mean == pytest.approx(worth.mean())
    assert spread.deviation == pytest.approx(worth.std(ddof=1))
    assert spread.chance_positive == (worth > 0).mean()
    assert spread.percentiles[5] == pytest.approx(np.percentile(worth, 5))
    for matter in ours.matters:
        assert matter.correlation == pytest.approx(spearmanr(values[matter.figure], worth).statistic)


def test_shares_of_coming_first_are_a_whole():
    assert sum(spread.chance_best for spread in FOUND.options) == pytest.approx(1)
    assert BETTER.chance_best > 0.95
    same = replace(YOUTH, options=(replace(YOUTH.options[0]), replace(PROGRAMME, costs=YOUTH.options[0].costs,
                   outcomes=(), time_given=(), unit="")))  # fmt: skip
    assert [spread.chance_best for spread in simulate_case(same, draws=100, seed=1).options] == [0.5, 0.5]


def test_options_that_are_level_but_for_the_last_digit_share_the_first_place():
    """The same cost as 0.1 + 0.2 and as 0.3 differs by 6e-17; both are best."""
    parts = tuple(
        replace(YOUTH.options[0].costs[0], id=f"part {share}", amount=f"{share}") for share in ("0.1", "0.2")
    )
    figures = {name: figure(name, "money", 1_000_000 * float(name)) for name in ("0.1", "0.2", "0.3")}
    whole = replace(YOUTH.options[0], costs=(replace(YOUTH.options[0].costs[0], amount="0.3"),))
    split = replace(PROGRAMME, costs=parts, outcomes=(), time_given=(), unit="")
    case = replace(YOUTH, figures=YOUTH.figures | figures, options=(whole, split))
    shaken = {name: replace(one, central=one.central * 1.1 / 3) for name, one in figures.items()}
    for level in (case, replace(case, figures=YOUTH.figures | shaken)):
        assert [spread.chance_best for spread in simulate_case(level, draws=100, seed=1).options] == [0.5, 0.5]


def test_draws_that_grow_beyond_every_number_are_refused():
    """Up to 1,000 % a year over 500 years is up to 11 ^ 500."""
    rising = replace(PROGRAMME.costs[0], growth="rise", spread=Spread.every_year(0, 500))
    case = replace(
        YOUTH, horizon_years=500, figures={**YOUTH.figures, "rise": ranged("rise", "rate", 0.0, 0.01, 10.0)}
    )
    with pytest.raises(BeyondNumbers, match="Lower the high ends"):
        simulate_case(with_preferred(case, costs=(rising,)), draws=100, seed=1)


def test_convergence_is_shown():
    assert [check.draws for check in BETTER.checks][-1] == 20_000
    assert len(BETTER.checks) == 10
    assert BETTER.settled
    assert not simulate_case(YOUTH, draws=200, seed=11).options[1].settled


def test_a_case_without_uncertainty_has_none():
    certain = with_figures(YOUTH, life_satisfaction=0.4, extra_in_work=0.02, programme=9e6)
    found = simulate_case(certain, draws=1000, seed=1)
    assert (found.uncertain, found.matters, found.options[1].deviation) == ((), (), pytest.approx(0, abs=1e-6))
    assert found.options[1].chance_positive == 1


def test_too_few_draws_are_refused():
    with pytest.raises(TooFewDraws, match="at least 100"):
        simulate_case(YOUTH, draws=99, seed=1)


def test_a_figure_without_effect_matters_nothing():
    one = ranged("young people", "count", 10_000, 10_000.5, 10_001)
    none = with_preferred(replace(YOUTH, figures={**YOUTH.figures, one.name: one, "zero": figure("zero", "share", 0)}))
    found = {matter.figure: matter.correlation for matter in simulate_case(none, draws=2000, seed=2).matters}
    assert abs(found["young people"]) < 0.1
