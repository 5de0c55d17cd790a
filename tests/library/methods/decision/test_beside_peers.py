"""The same methods in three packages of other people, on tables drawn from a seed: the same answers to 1e-9."""

import numpy as np
import pytest

from coproduction_star.methods.agreement import rank_similarity, spearman, weighted_spearman
from coproduction_star.methods.decision import (
    Appraisal,
    Criterion,
    Normalisation,
    Preference,
    Shape,
    critic_weights,
    entropy_weights,
    pairwise_weights,
    promethee,
    spotis,
    topsis,
    vikor,
    weighted_sum,
)

# They warn of options that dominate and of criteria to minimise; we draw both on purpose.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
SEEDS = range(8)
SAME = {"abs": 1e-9, "rel": 0}


def drawn(seed):
    stream = np.random.default_rng(seed)
    options, criteria = stream.integers(2, 9), stream.integers(1, 6)
    weights = stream.random(criteria) + 0.01
    types = stream.choice([-1, 1], criteria)
    return stream.uniform(1, 100, (options, criteria)), weights / weights.sum(), types


@pytest.mark.parametrize("seed", SEEDS)
def test_pymcdm(seed):
    pymcdm = pytest.importorskip("pymcdm")
    levels, weights, types = drawn(seed)
    up = types > 0
    near = pymcdm.methods.TOPSIS(pymcdm.normalizations.vector_normalization)(levels, weights, types)
    assert topsis(levels, weights, higher_is_better=up).closeness == pytest.approx(near, **SAME)
    least = pymcdm.methods.TOPSIS(pymcdm.normalizations.minmax_normalization)(levels, weights, types)
    minmax = topsis(levels, weights, higher_is_better=up, normalisation=Normalisation.MINMAX)
    assert minmax.closeness == pytest.approx(least, **SAME)
    assert vikor(levels, weights, higher_is_better=up).q == pytest.approx(
        pymcdm.methods.VIKOR()(levels, weights, types), **SAME
    )
    flows = pymcdm.methods.PROMETHEE_II("usual")(levels, weights, types)
    assert promethee(levels, weights, higher_is_better=up).net == pytest.approx(flows, **SAME)
    summed = pymcdm.methods.WSM()(levels, weights, types)
    assert weighted_sum(levels, weights, higher_is_better=up) == pytest.approx(summed, **SAME)


@pytest.mark.parametrize("seed", SEEDS)
def test_pymcdm_on_fixed_scales_and_weights(seed):
    pymcdm = pytest.importorskip("pymcdm")
    levels, weights, types = drawn(seed)
    criteria = tuple(Criterion(str(at), *((0, 100) if kind > 0 else (100, 0))) for at, kind in enumerate(types))
    appraisal = Appraisal(tuple(map(str, range(len(levels)))), criteria, levels)
    theirs = pymcdm.methods.SPOTIS(np.tile([0.0, 100.0], (len(types), 1)))(levels, weights, types)
    assert spotis(appraisal, weights).distance == pytest.approx(theirs, **SAME)
    assert entropy_weights(levels) == pytest.approx(pymcdm.weights.entropy_weights(levels), **SAME)
    if len(types) > 2 and len(levels) > 2:
        assert critic_weights(levels) == pytest.approx(pymcdm.weights.critic_weights(levels), **SAME)


@pytest.mark.parametrize("seed", SEEDS)
def test_scikit_criteria(seed):
    skcriteria = pytest.importorskip("skcriteria")
    from skcriteria.agg import simple
    from skcriteria.agg import topsis as their_topsis
    from skcriteria.agg import vikor as their_vikor

    levels, weights, types = drawn(seed)
    up = types > 0
    table = skcriteria.mkdm(levels / np.sqrt((levels**2).sum(axis=0)), list(types), weights=weights)
    near = their_topsis.TOPSIS().evaluate(table).e_.similarity
    middle = their_vikor.VIKOR().evaluate(skcriteria.mkdm(levels, list(types), weights=weights)).e_.q_k
    shares = skcriteria.mkdm(levels / levels.sum(axis=0), [1] * len(types), weights=weights)
    summed = simple.WeightedSumModel().evaluate(shares).e_.score
    assert topsis(levels, weights, higher_is_better=up).closeness == pytest.approx(near, **SAME)
    assert vikor(levels, weights, higher_is_better=up).q == pytest.approx(middle, **SAME)
    assert weighted_sum(levels, weights) == pytest.approx(summed, **SAME)


SHAPES = {
    Shape.USUAL: "_usual_function",
    Shape.U_SHAPE: "_ushape_function",
    Shape.V_SHAPE: "_vshape_function",
    Shape.LEVEL: "_level_function",
    Shape.LINEAR: "_linear_function",
    Shape.GAUSSIAN: "_gaussian_function",
}


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("seed", range(4))
def test_the_six_preference_functions_of_pyrepo_mcda(seed, shape):
    """Its Gaussian bends in the middle of p and q."""
    theirs = pytest.importorskip("pyrepo_mcda.mcda_methods").PROMETHEE_II()
    levels, weights, types = drawn(seed)
    q, p = np.full(len(types), 4.0), np.full(len(types), 30.0)
    function = [getattr(theirs, SHAPES[shape])] * len(types)
    flows = theirs(levels, weights, types, preference_functions=function, p=p, q=q)
    preferences = [Preference(shape, 4.0, 30.0, 17.0)] * len(types)
    ours = promethee(levels, weights, preferences=preferences, higher_is_better=types > 0)
    assert ours.net == pytest.approx(flows, **SAME)


@pytest.mark.parametrize("seed", SEEDS)
def test_rankings_and_judgements_of_pyrepo_mcda(seed):
    correlations = pytest.importorskip("pyrepo_mcda.correlations")
    from pyrepo_mcda.mcda_methods import AHP

    stream = np.random.default_rng(seed)
    first, second = stream.permutation(7) + 1.0, stream.permutation(7) + 1.0
    assert spearman(first, second) == pytest.approx(correlations.spearman(first, second), **SAME)
    assert weighted_spearman(first, second) == pytest.approx(correlations.weighted_spearman(first, second), **SAME)
    assert rank_similarity(first, second) == pytest.approx(correlations.WS_coeff(first, second), **SAME)
    upper = np.triu(stream.choice([1 / 5, 1 / 3, 1, 3, 5], (4, 4)), 1)
    table = upper + np.eye(4) + np.tril(1 / np.where(upper.T > 0, upper.T, 1), -1)
    assert pairwise_weights(table).weights == pytest.approx(AHP()._calculate_eigenvector(table), **SAME)
