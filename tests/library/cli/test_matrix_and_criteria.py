"""`calculate` of every kind but the business case: files, schemas, sentences, refusals; without Django."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coproduction_star.cli.main import main

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "docs/reference"
KINDS = ("options", "matrix", "agreement", "criteria", "weights", "estimate")
PUBLISHED = {
    each["id"]: each
    for each in json.loads((ROOT / "tests/library/methods/examples/decision-examples.json").read_text())["examples"]
}


def example(kind: str) -> dict[str, Any]:
    return dict(json.loads((REFERENCE / f"{kind}.example.json").read_text()))


def schema(name: str) -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    return jsonschema.Draft202012Validator(json.loads((REFERENCE / f"{name}.schema.json").read_text()))


def calculate(tmp_path: Path, kind: str, content: Any) -> dict[str, Any]:
    file, answer = tmp_path / "asked.json", tmp_path / "answer.json"
    file.write_text(json.dumps(content))
    assert main(["calculate", kind, str(file), "--output", str(answer)]) == 0
    return dict(json.loads(answer.read_text()))


def problems(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, content: Any) -> str:
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(content))
    assert main(["calculate", kind, str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.replace(f"{file}: ", "")


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_file_fits_its_schema_and_its_result_fits_the_other(tmp_path: Path, kind: str) -> None:
    schema(kind).validate(example(kind))
    schema(f"{kind}-result").validate(calculate(tmp_path, kind, example(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_result_opens_with_its_sentence(tmp_path: Path, kind: str) -> None:
    answer = calculate(tmp_path, kind, example(kind))
    assert list(answer)[:2] == ["title", "sentence"]
    assert answer["sentence"] == answer["sentences"][0]
    assert all(sentence.endswith(".") for sentence in answer["sentences"])


@pytest.mark.parametrize("kind", KINDS)
def test_it_works_where_django_cannot_be_imported(kind: str) -> None:
    code = "import sys; sys.modules['django'] = None; from coproduction_star.cli.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "calculate", kind, str(REFERENCE / f"{kind}.example.json")],
        capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["sentence"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_file_gives_the_same_result_to_the_last_digit(tmp_path: Path, kind: str) -> None:
    assert calculate(tmp_path, kind, example(kind)) == calculate(tmp_path, kind, example(kind))


def test_the_matrix_in_sentences(tmp_path: Path) -> None:
    said = calculate(tmp_path, "matrix", example("matrix"))["sentences"]
    assert said[0] == ("Residents put “Lunch club” first for impact; staff put “Warm homes grant” first for impact.")
    assert "For staff, “Warm homes grant” and “Lunch club” lie on a line and count as low there." in said
    assert "What staff say of “Leaflet” is withheld: fewer than 3 of their people rated each on both axes." in said
    assert any(
        sentence.startswith("For residents, 2 ratings of impact of 10 would have to change") for sentence in said
    )


def test_no_rater_is_named_in_a_matrix(tmp_path: Path) -> None:
    asked = example("matrix")
    for rating in asked["ratings"]:
        rating["rater"] = f"name-{rating['rater']}"
    assert "name-" not in json.dumps(calculate(tmp_path, "matrix", asked))


def test_nobody_is_shown_before_three_have_rated(tmp_path: Path) -> None:
    asked = example("matrix")
    asked["ratings"] = [rating for rating in asked["ratings"] if rating["rater"] in ("r1", "r2", "s1", "s2")]
    answer = calculate(tmp_path, "matrix", asked)
    assert answer["sentence"].startswith("Nothing can be shown yet")
    assert [panel["placements"] for panel in answer["panels"]] == [[], []]
    assert answer["turning"] == answer["overtaking"] == answer["between_panels"] == []


def test_panels_of_one_mind_are_told_as_one(tmp_path: Path) -> None:
    asked = example("matrix")
    asked["ratings"] = [
        {"option": "Lunch club", "rater": f"{panel}{n}", "panel": panel, "impact": impact, "resources": 1}
        for panel, impact in (("residents", 2), ("staff", 1), ("carers", 1))
        for n in range(3)
    ]
    assert calculate(tmp_path, "matrix", asked)["sentence"] == "All 3 panels put “Lunch club” first for impact."
    for rating in asked["ratings"]:
        rating["impact"] = -1
    assert calculate(tmp_path, "matrix", asked)["sentence"] == "All 3 panels see no option above the line for impact."


def test_every_problem_of_a_matrix_is_named_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = {
        "title": "x",
        "minimum_raters": 2,
        "options": ["club"],
        "ratings": [
            {"option": "clubb", "rater": "a", "panel": "staff", "impact": 3, "resources": 0},
            {"option": "club", "rater": "b", "panel": "staff"},
            {"option": "club", "rater": "c", "panel": "staff", "impact": 1, "confidence": 4, "score": 5},
        ],
    }
    said = problems(tmp_path, capsys, "matrix", bad)
    assert "minimum_raters: 2 is out of range. Use a number from 3 to 1000." in said
    assert "ratings 1, option: 'clubb' is none of the options. Spell it as in \"options\", or add it there." in said
    assert "ratings 1, impact: 3 is out of range. Use a number from -2 to 2." in said
    assert "ratings 2, impact: The rating says nothing on either axis." in said
    assert "ratings 3, confidence: 4 is out of range. Use a number from 1 to 3." in said
    assert "ratings 3, score: This key is not known." in said


def test_a_rater_twice_is_refused_with_field_reason_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = example("matrix")
    asked["ratings"].append(asked["ratings"][0])
    assert problems(tmp_path, capsys, "matrix", asked) == (
        "rating of 'Lunch club' by 'r1': The rater rated this option twice. Keep the last rating.\n"
    )


def test_the_criteria_in_sentences(tmp_path: Path) -> None:
    answer = calculate(tmp_path, "criteria", example("criteria"))
    assert answer["sentence"] == "“club” comes first with 0.495 out of 1, before “grant” with 0.470."
    assert "“club” and “grant” each beat “leaflet” whatever the weights." in answer["sentences"]
    assert "For value against cost, “leaflet” and “club” are the options nothing beats." in answer["sentences"]
    assert answer["weights"] == pytest.approx({"warm homes": 0.5, "hours asked of people": 0.3, "trust": 0.2})
    assert answer["methods"]["vikor"]["compromise"]
    assert any("disagrees" in sentence for sentence in answer["sentences"])


@pytest.mark.parametrize("key", ["importance", "weight"])
def test_importance_without_end_points_is_refused_with_the_paragraph_of_the_guidance(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    bad = {"title": "x", "criteria": [{"name": "trust", key: 5}], "options": [{"name": "a", "levels": {"trust": 3}}]}
    said = problems(tmp_path, capsys, "criteria", bad)
    assert f"criteria 1, {key}: Importance on its own cannot be weighed (The Green Book 2026, 5.14 and 5.15)." in said
    assert "criteria 1, worst: This is missing." in said


def changed(path: list[Any], value: Any) -> dict[str, Any]:
    asked = copy.deepcopy(example("criteria"))
    place: Any = asked
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return asked


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["criteria", 0, "best"], 0, "criterion 'warm homes': Its worst and best are both 0."),
        (["criteria", 0, "best"], "£500", "criteria 1, best: This is the text '£500'."),
        (["criteria", 0, "swing"], -1, "criteria 1, swing: -1 is out of range."),
        (["criteria", 0, "swing_low"], 101, "criteria 1, swing_low: 101 is out of range."),
        (["criteria", 1, "name"], "trust", "criteria 3, name: 'trust' is there twice."),
        (["criteria", 2, "points"], [[1, 0], [5]], "criteria 3, points: A point is no pair."),
        (["criteria", 2, "points"], [[1, 0], [3, 2], [5, 1]], "criterion 'trust': Its value falls on the way"),
        (["criteria", 2, "preference", "p"], 0.1, "criterion 'trust', preference, p: It is 0.1."),
        (["criteria", 2, "preference", "function"], "steep", "criteria 3, preference, function: 'steep' is none"),
        (["criteria"], [], "criteria: The list is empty."),
        (["options"], [], "options: The list is empty."),
        (["options", 0, "name"], "grant", "options 2, name: 'grant' is there twice."),
        (["options", 0, "levels", "trust"], None, "options 1, levels, trust: This is missing."),
        (["options", 0, "levels", "trust"], 6, "option 'club', 'trust': 6 lies beyond the scale from 1 to 5."),
        (["options", 0, "levels", "luck"], 6, "options 1, levels, luck: This key is not known."),
        (["options", 0, "levels", "trust"], {"central": 3, "low": 4}, "options 1, levels, trust, low: 4 is out of"),
        (["options", 0, "cost"], "10k", "options 1, cost: This is the text '10k'."),
        (["robustness", "draws"], 0, "robustness, draws: 0 is out of range."),
        (["robustness", "weights"], "some", "robustness, weights: 'some' is none of the words"),
        (["methods"], {"v": 40}, "methods, v: 40 is out of range. Use a number from 0 to 1."),
        (["weights"], {"from": "given"}, "weights, given, trust: This is missing."),
        (["weights"], {"from": "equal"}, "criteria 1, swing: Weights come from equal."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_with_criteria_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: list[Any], value: Any, said: str
) -> None:
    assert said in problems(tmp_path, capsys, "criteria", changed(path, value))


def test_swings_that_are_all_nothing_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = example("criteria")
    for row in asked["criteria"]:
        row.update(swing=0, swing_low=0, swing_high=0)
    asked["robustness"] = {}
    assert problems(tmp_path, capsys, "criteria", asked) == (
        "weights: They are all zero. Give at least one criterion a weight above 0.\n"
    )


def test_a_level_beyond_its_scale_can_be_clamped_with_a_note(tmp_path: Path) -> None:
    asked = changed(["options", 0, "levels", "trust"], 6)
    asked["beyond"] = "clamp"
    notes = calculate(tmp_path, "criteria", asked)["notes"]
    assert notes == ["“club” on “trust” is 6, beyond the scale: counted as 5."]


def test_one_option_has_its_value_and_nobody_to_be_compared_with(tmp_path: Path) -> None:
    asked = example("criteria")
    asked["options"] = asked["options"][:1]
    answer = calculate(tmp_path, "criteria", asked)
    assert answer["sentence"] == "“club” has a value of 0.495 out of 1."
    assert (answer["flips"], answer["second_opinions"], answer["methods"]) == (None, [], None)


def from_example(name: str, **more: Any) -> dict[str, Any]:
    """Write a published example as a file of criteria that have no end points."""
    given = PUBLISHED[name]["inputs"]
    columns = [f"c{n}" for n in range(len(given["matrix"][0]))]
    kinds = given.get("types", [1] * len(columns))
    return {
        "title": name,
        "criteria": [
            {"name": column, "better": "higher" if kind > 0 else "lower"}
            for column, kind in zip(columns, kinds, strict=True)
        ],
        "options": [
            {"name": f"o{n}", "levels": dict(zip(columns, row, strict=True))} for n, row in enumerate(given["matrix"])
        ],
        "weights": {"from": "given", "given": dict(zip(columns, given.get("weights", kinds), strict=True))},
        **more,
    }


@pytest.mark.parametrize("name", ["topsis.tzeng", "topsis.ersoy"])
def test_published_topsis_from_the_command_line(tmp_path: Path, name: str) -> None:
    answer = calculate(tmp_path, "criteria", from_example(name))
    expected = PUBLISHED[name]["expected"]["closeness"]
    assert list(answer["methods"]["topsis"]["scores"].values()) == pytest.approx(expected, abs=0.006)
    assert answer["value"] is None
    assert answer["sentence"].startswith("No value is calculated")


def test_published_vikor_and_promethee_from_the_command_line(tmp_path: Path) -> None:
    asked = from_example("vikor.papathanasiou", methods={"v": 0.625})
    for row in asked["criteria"]:
        row["preference"] = {"function": "linear", "q": 1, "p": 2}
    answer = calculate(tmp_path, "criteria", asked)["methods"]
    q = list(answer["vikor"]["ranked"]["scores"].values())
    assert q == pytest.approx(PUBLISHED["vikor.papathanasiou"]["expected"]["Q"], abs=0.0006)
    net = list(answer["promethee"]["ranked"]["scores"].values())
    assert net == pytest.approx(PUBLISHED["promethee.papathanasiou"]["expected"]["net"], abs=0.0051)


def test_a_published_weighted_sum_from_the_command_line(tmp_path: Path) -> None:
    answer = calculate(tmp_path, "criteria", from_example("wsm.kracka", methods={"weighted_sum": "sum"}))
    found = list(answer["methods"]["weighted_sum"]["scores"].values())
    assert found == pytest.approx(PUBLISHED["wsm.kracka"]["expected"]["score"], abs=1e-6)


@pytest.mark.parametrize(("name", "source"), [("weights.critic", "critic"), ("weights.entropy", "entropy")])
def test_published_weights_from_data_from_the_command_line(tmp_path: Path, name: str, source: str) -> None:
    answer = calculate(tmp_path, "criteria", from_example(name, weights={"from": source}))
    assert list(answer["weights"].values()) == pytest.approx(PUBLISHED[name]["expected"]["weights"], abs=6e-4)
    assert answer["notes"] == [f"Weights from {source} compare methods; for a decision, ask for swings."]


def test_published_pairwise_weights_from_the_command_line(tmp_path: Path) -> None:
    given = PUBLISHED["weights.ahp.wang"]
    asked = from_example("weights.critic", weights={"from": "pairwise", "pairwise": given["inputs"]["pairwise"]})
    answer = calculate(tmp_path, "criteria", asked)
    assert list(answer["weights"].values()) == pytest.approx(given["expected"]["weights"], abs=1e-4)
    assert answer["consistency_ratio"] > 0.1
    assert any("contradict each other" in note for note in answer["notes"])


def test_judgements_must_fit_the_criteria(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = from_example("weights.critic", weights={"from": "pairwise", "pairwise": [[1, 2], [0.5, 1]]})
    assert "It has 2 rows for 6 criteria." in problems(tmp_path, capsys, "criteria", asked)


def test_given_weights_about_end_points_make_a_value(tmp_path: Path) -> None:
    given = PUBLISHED["additive.fixedscale.1"]["inputs"]
    asked = from_example("additive.fixedscale.1")
    for row, ends, kind in zip(asked["criteria"], given["bounds"], given["types"], strict=True):
        row["worst"], row["best"] = ends if kind > 0 else reversed(ends)
    found = calculate(tmp_path, "criteria", asked)["value"]["standings"]
    values = [each["value"] for each in sorted(found, key=lambda each: each["option"])]
    assert values == pytest.approx([0.8011, 0.6295, 0.6937, 0.2509], abs=1e-4)


def test_published_agreement_from_the_command_line(tmp_path: Path) -> None:
    given = PUBLISHED["kendall.w.anxiety"]
    ratings = [list(row) for row in zip(*(given["inputs"][f"rater{n}"] for n in (1, 2, 3)), strict=True)]
    pair = PUBLISHED["rank.correlation"]
    asked = {
        "title": "R's anxiety ratings",
        "ratings": ratings,
        "rankings": {"reference": pair["inputs"]["R"], "other": pair["inputs"]["Q"]},
    }
    answer = calculate(tmp_path, "agreement", asked)
    assert answer["concordance"]["w"] == pytest.approx(given["expected"]["W_ties"], abs=5e-4)
    assert answer["sentence"] == "The orders of 3 raters of 20 things have 54% of full agreement (Kendall's W 0.540)."
    assert answer["rankings"] == pytest.approx(pair["expected"], abs=1e-4)


def test_published_intraclass_correlations_from_the_command_line(tmp_path: Path) -> None:
    given = PUBLISHED["icc.shrout.fleiss"]
    answer = calculate(tmp_path, "agreement", {"title": "x", "ratings": given["inputs"]["ratings"]})
    assert answer["intraclass"]["one_agreement"]["value"] == pytest.approx(given["expected"]["icc"][1], abs=5.1e-3)
    assert (
        "0.29 for the same ratings (0.02 to 0.76) and 0.71 for the same differences (0.34 to 0.95)"
        in (answer["sentences"][-1])
    )


def test_an_agreement_that_cannot_be_told_is_said_in_words(tmp_path: Path) -> None:
    """Two raters who contradict each other on two things: ICC(2,1) divides by nothing."""
    answer = calculate(tmp_path, "agreement", {"title": "x", "ratings": [[1, 2], [2, 1]]})
    assert answer["sentences"][-1] == (
        "One rater's agreement with another cannot be told for the same ratings, and is -1.00 for the same "
        "differences (-1.00 to -1.00)."
    )
    assert answer["intraclass"]["one_agreement"] is None
    assert "inf" not in json.dumps(answer)


def test_who_was_left_out_of_the_agreement_is_said(tmp_path: Path) -> None:
    answer = calculate(tmp_path, "agreement", example("agreement"))
    assert "1 rater with gaps was left out." in answer["sentences"]
    assert answer["concordance"]["left_out"] == [3]


def test_rankings_with_things_level_have_spearmans_correlation_alone(tmp_path: Path) -> None:
    content = {"title": "x", "rankings": {"reference": [1, 2.5, 2.5, 4], "other": [1, 3, 2, 4]}}
    answer = calculate(tmp_path, "agreement", content)
    assert answer["rankings"] == {"spearman": pytest.approx(0.9486833), "weighted_spearman": None, "ws": None}
    assert "left out" in answer["sentences"][-1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"title": "x"}, "ratings: There is nothing to compare."),
        ({"title": "x", "ratings": [[1, 2], [3]]}, "ratings: The rows are not of one length."),
        ({"title": "x", "ratings": [[1, "2"], [3, 4]]}, "ratings 1 2: This is the text '2'."),
        ({"title": "x", "ratings": [[1, 1], [1, 1]]}, "ratings: Every rater gave everything the same rating."),
        ({"title": "x", "ratings": [1, 2]}, "ratings 1: This is a number."),
        ({"title": "x", "rankings": {"reference": [1, 2], "other": [0, 1]}}, "rankings: A rank lies outside 1 to 2."),
        (
            {"title": "x", "ratings": [[1], [2]]},
            "1 rater and 2 things are left to compare. Agreement needs two of each",
        ),
        (
            {"title": "x", "ratings": [[1, 2, None], [2, 1, 3], [None, 3, 1], [1, 2, 3]]},
            "Leave out things with gaps instead.",
        ),
        (
            {"title": "x", "ratings": [[1, None], [None, 2]]},
            "0 raters and 2 things are left to compare. Ask for what is",
        ),
    ],
)
def test_ratings_that_cannot_be_compared_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: Any, said: str
) -> None:
    assert said in problems(tmp_path, capsys, "agreement", content)


def test_the_options_filter_in_sentences(tmp_path: Path) -> None:
    answer = calculate(tmp_path, "options", example("options"))
    assert answer["sentences"] == [
        "The preferred way forward is “Three wards”, “Lunch club”, “Residents with a charity”, “One ward a month” and "
        "“Public health grant”.",
        "8 options can be put together from what is left; 3 choices were dropped.",
        "On the shortlist, less ambitious is the same as do minimum.",
    ]
    assert [option["role"] for option in answer["shortlist"]][:2] == ["business as usual", "do minimum"]


def test_a_choice_without_a_reason_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = example("options")
    asked["choices"][3]["reason"] = " "
    asked["choices"][4]["colour"] = "blue"
    said = problems(tmp_path, capsys, "options", asked)
    assert "choices 4, reason: The text is empty. Write it." in said
    assert "choices 5, colour: 'blue' is none of the words this field takes." in said


def test_a_question_without_a_best_choice_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = example("options")
    asked["choices"][-1]["colour"] = "amber"
    assert problems(tmp_path, capsys, "options", asked) == (
        "funding: It has no best choice. Mark exactly one choice green.\n"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_a_result_is_as_its_dataclass_writes_it(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Run `make docs` when this fails."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import schemas

    assert (REFERENCE / f"{kind}-result.schema.json").read_text() == schemas.text(kind)
