"""The same models as statsmodels fits, to a millionth, on series drawn by chance."""

import numpy as np
import pytest

from coproduction_star.methods.comparison import Errors, difference_in_differences, least_squares, quasi_poisson
from coproduction_star.methods.comparison.interrupted import ljung_box

sm = pytest.importorskip("statsmodels.api", reason="statsmodels is the oracle: make ready-for-tests installs it")
CLOSE = {"rel": 1e-6, "abs": 1e-9}


def series(seed, periods=60):
    chance = np.random.default_rng(seed)
    time = np.arange(1.0, periods + 1)
    columns = {
        "constant": np.ones(periods), "step": (time > 30) * 1.0, "time": time, "sine": np.sin(2 * np.pi * time / 12)
    }  # fmt: skip
    sizes = chance.uniform(900, 1100, periods)
    counts = chance.negative_binomial(20, 20 / (20 + sizes * 0.04 * np.exp(-0.2 * columns["step"]))).astype(float)
    return counts, columns, sizes


def same(ours, theirs):
    assert ours.coefficients == pytest.approx(np.asarray(theirs.params), **CLOSE)
    assert np.sqrt(np.diag(ours.covariance)) == pytest.approx(np.asarray(theirs.bse), **CLOSE)
    assert [ours.p_value(name) for name in ours.names] == pytest.approx(np.asarray(theirs.pvalues), **CLOSE)
    assert [ours.interval(name) for name in ours.names] == pytest.approx(np.asarray(theirs.conf_int()), **CLOSE)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("errors", [Errors.CLASSICAL, Errors.HC2, Errors.HC3])
def test_least_squares(seed, errors):
    values, columns, _sizes = series(seed)
    fitted = sm.OLS(values, np.column_stack(list(columns.values())))
    kind = "nonrobust" if errors is Errors.CLASSICAL else errors.value.upper()
    same(least_squares(values, columns, errors=errors), fitted.fit(cov_type=kind, use_t=True))


@pytest.mark.parametrize("lags", [1, 3, 6])
def test_least_squares_whose_rests_hang_together(lags):
    values, columns, _sizes = series(5)
    theirs = sm.OLS(values, np.column_stack(list(columns.values()))).fit(
        cov_type="HAC", cov_kwds={"maxlags": lags}, use_t=True
    )
    same(least_squares(values, columns, errors=Errors.HAC, lags=lags), theirs)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("dispersed", "scale"), [(True, "X2"), (False, None)])
def test_counts(seed, dispersed, scale):
    counts, columns, sizes = series(seed)
    model = sm.GLM(counts, np.column_stack(list(columns.values())), family=sm.families.Poisson(), offset=np.log(sizes))
    same(quasi_poisson(counts, columns, sizes=sizes, dispersed=dispersed), model.fit(scale=scale, tol=1e-12))


@pytest.mark.parametrize("lags", [1, 4])
def test_counts_whose_rests_hang_together(lags):
    counts, columns, sizes = series(7)
    model = sm.GLM(counts, np.column_stack(list(columns.values())), family=sm.families.Poisson(), offset=np.log(sizes))
    theirs = model.fit(cov_type="HAC", cov_kwds={"maxlags": lags}, tol=1e-12)
    same(quasi_poisson(counts, columns, sizes=sizes, errors=Errors.HAC, lags=lags), theirs)


def test_whether_rests_hang_together():
    rests = np.random.default_rng(3).normal(size=48).cumsum()
    theirs = sm.stats.acorr_ljungbox(rests, lags=[6, 12])["lb_pvalue"]
    assert [ljung_box(rests, lags) for lags in (6, 12)] == pytest.approx(list(theirs), **CLOSE)


def test_the_difference_in_differences_is_least_squares_on_the_changes():
    chance = np.random.default_rng(11)
    treated, others = chance.normal(10, 3, (14, 2)), chance.normal(11, 5, (40, 2))
    ours = difference_in_differences(treated, others)
    changes = np.concatenate([np.diff(treated).ravel(), np.diff(others).ravel()])
    kind = np.repeat([1.0, 0.0], [14, 40])
    theirs = sm.OLS(changes, sm.add_constant(kind)).fit(cov_type="HC2")
    assert (ours.effect.value, ours.effect.error) == pytest.approx((theirs.params[1], theirs.bse[1]), **CLOSE)
