"""Every published example of a decision method, to the digits its source prints; the sources stand in the file."""

import json
from pathlib import Path

import numpy as np
import pytest

from coproduction_star.methods.decision import (
    Appraisal,
    Criterion,
    Normalisation,
    Preference,
    Shape,
    additive,
    breaches,
    critic_weights,
    dominates,
    entropy_weights,
    pairwise_weights,
    promethee,
    ranks,
    spotis,
    topsis,
    vikor,
    weighted_sum,
)

FILE = Path(__file__).parents[1] / "examples" / "decision-examples.json"
EXAMPLES = {each["id"]: each for each in json.loads(FILE.read_text())["examples"]}


def example(name):
    found = EXAMPLES[name]
    return found["inputs"], found["expected"], found.get("tolerance", 0)


def directions(inputs):
    return [kind > 0 for kind in inputs["types"]]


def appraisal(inputs):
    criteria = tuple(
        Criterion(f"criterion {place}", *(ends if kind > 0 else reversed(ends)))
        for place, (ends, kind) in enumerate(zip(inputs["bounds"], inputs["types"], strict=True))
    )
    options = tuple(f"option {place}" for place in range(len(inputs["matrix"])))
    return Appraisal(options, criteria, np.array(inputs["matrix"], dtype=float))


def test_topsis_of_tzeng_and_huang_2011():
    given, expected, tolerance = example("topsis.tzeng")
    found = topsis(given["matrix"], given["weights"], higher_is_better=directions(given))
    assert found.closeness == pytest.approx(expected["closeness"], abs=tolerance)
    assert found.ranks.tolist() == expected["rank"]


def test_topsis_of_ersoy_2021():
    given, expected, tolerance = example("topsis.ersoy")
    found = topsis(given["matrix"], given["weights"], higher_is_better=directions(given))
    assert found.closeness == pytest.approx(expected["closeness"], abs=tolerance)


def test_the_min_max_variant_of_topsis_that_pymcdm_takes_by_default():
    given, _expected, tolerance = example("topsis.tzeng")
    found = topsis(given["matrix"], given["weights"], normalisation=Normalisation.MINMAX)
    assert found.closeness == pytest.approx([0.4853, 0.6484, 0.7768, 0.3630], abs=tolerance)


def test_vikor_of_papathanasiou_and_ploskas_2018():
    given, expected, tolerance = example("vikor.papathanasiou")
    found = vikor(given["matrix"], given["weights"], higher_is_better=directions(given), v=given["v"])
    assert found.q == pytest.approx(expected["Q"], abs=tolerance)
    assert found.ranks.tolist() == expected["rank"]


def test_vikor_of_the_three_peaks_of_opricovic_and_tzeng_2004():
    """Risk (less is better) and altitude: the middle one is the compromise, as the paper argues."""
    found = vikor([[1, 3000], [2, 3750], [5, 4500]], [0.5, 0.5], higher_is_better=[False, True])
    assert found.s.tolist() == [0.5, 0.375, 0.5]
    assert found.r.tolist() == [0.5, 0.25, 0.5]
    assert found.q.tolist() == [1, 0, 1]
    assert (found.compromise, found.acceptable_advantage, found.acceptable_stability) == ((1,), True, True)


def test_the_additive_model_and_spotis_of_dezert_and_others_2020():
    given, expected, tolerance = example("additive.fixedscale.1")
    options = appraisal(given)
    assert spotis(options, given["weights"]).distance == pytest.approx(expected["spotis"], abs=tolerance)
    values = {standing.option: standing.value for standing in additive(options, given["weights"]).standings}
    assert [values[name] for name in options.options] == pytest.approx(
        expected["linear_additive_score"], abs=tolerance
    )


@pytest.mark.parametrize("name", ["spotis.dezert.cars", "spotis.dezert.expected"])
def test_spotis_of_the_cars_of_dezert_and_others_2020(name):
    given, expected, tolerance = example(name)
    found = spotis(appraisal(given), given["weights"], expected=given.get("expected_point"))
    assert found.distance == pytest.approx(expected["spotis"], abs=tolerance)


def test_the_weighted_sum_of_kracka_and_others_2010():
    given, expected, tolerance = example("wsm.kracka")
    found = weighted_sum(given["matrix"], given["weights"], higher_is_better=directions(given))
    assert found == pytest.approx(expected["score"], abs=tolerance)
    assert ranks(found).tolist() == expected["rank"]


def test_the_weighted_sum_of_rizan_and_others_2020():
    given, expected, tolerance = example("wsm.saw.rizan")
    found = weighted_sum(given["matrix"], given["weights"], normalisation=Normalisation(given["normalisation"]))
    assert found == pytest.approx(expected["score"], abs=tolerance)


def test_no_method_scores_the_dearest_of_three_equals_best():
    given, expected, _tolerance = example("dominance.property")
    levels, weights, better = given["matrix"], given["weights"], directions(given)
    relation = dominates(levels, higher_is_better=better)
    near = topsis(levels, weights, higher_is_better=better)
    middle = vikor(levels, weights, higher_is_better=better)
    flows = promethee(levels, weights, higher_is_better=better)
    summed = weighted_sum(levels, weights, higher_is_better=better)
    for found in (near.ranks, middle.ranks, flows.ranks, ranks(summed)):
        assert found.tolist() == expected["rank"]
    copras_of_pymcdm = np.array([0.526, 0.684, 1.0])
    assert breaches(relation, near.closeness) == ()
    assert len(breaches(relation, copras_of_pymcdm)) == 3


@pytest.mark.parametrize(
    "name", ["promethee.papathanasiou", "promethee.ziemba.2019", "promethee.ziemba.2017", "promethee.zhao"]
)
def test_promethee_of_its_published_examples(name):
    given, expected, tolerance = example(name)
    thresholds = zip(given["q"], given["p"], strict=True)
    preferences = [Preference(Shape(given["function"]), q, p) for q, p in thresholds]
    found = promethee(given["matrix"], given["weights"], preferences=preferences, higher_is_better=directions(given))
    assert found.net == pytest.approx(expected["net"], abs=tolerance)


def test_pairwise_weights_of_wang_and_chin_2011():
    given, expected, tolerance = example("weights.ahp.wang")
    found = pairwise_weights(given["pairwise"])
    assert found.weights == pytest.approx(expected["weights"], abs=tolerance)
    assert not found.consistent


def test_pairwise_weights_of_papathanasiou_and_ploskas_2018():
    given, expected, tolerance = example("weights.ahp.papathanasiou")
    options = np.column_stack([pairwise_weights(table).weights for table in given["options"]])
    found = options @ pairwise_weights(given["criteria"]).weights
    assert found == pytest.approx(expected["scores"], abs=tolerance)


def test_critic_weights_of_tus_and_aytac_adali_2019():
    given, expected, tolerance = example("weights.critic")
    assert critic_weights(given["matrix"]) == pytest.approx(expected["weights"], abs=tolerance)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("weights.entropy", id="Xu 2004"),
        pytest.param("weights.entropy.zavadskas", id="Zavadskas and Podvezko 2016"),
        pytest.param("weights.entropy.ersoy", id="Ersoy 2021"),
        pytest.param("weights.entropy.lee", id="Lee and Chang 2018"),
        pytest.param("weights.entropy.elsayed", id="Elsayed and others 2017"),
    ],
)
def test_entropy_weights_of(name):
    given, expected, tolerance = example(name)
    assert entropy_weights(given["matrix"]) == pytest.approx(expected["weights"], abs=tolerance)


def test_every_example_of_the_file_is_repeated_by_a_test_somewhere():
    tests = "".join(path.read_text() for path in Path(__file__).parents[1].rglob("test_*.py"))
    assert [name for name in EXAMPLES if f'"{name}"' not in tests] == []
