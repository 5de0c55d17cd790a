"""`calculate weights` and `calculate estimate`: what they say of a survey, and what they refuse."""

import json
from pathlib import Path
from typing import Any

import pytest

from coproduction_star.cli.main import main

FOUR: dict[str, Any] = {
    "title": "Four answers",
    "margins": {
        "place": {"population": {"north": 60, "south": 40}, "answers": ["north", "north", "north", "south"]},
        "age": {"population": {"young": 50, "old": 50}, "answers": ["young", "old", "old", "young"]},
    },
}


ONE = {"name": "Hours", "values": [1, 2, 3, 4]}


def forty(**more: Any) -> dict[str, Any]:
    """Forty people who say how many hours they help, of whom a quarter is in the south."""
    place = ["south" if at % 4 == 0 else "north" for at in range(40)]
    margins = {"place": {"population": {"north": 600, "south": 400}, "answers": place}}
    return {"title": "Forty answers", "margins": margins, **more}


def calculate(tmp_path: Path, kind: str, content: Any) -> dict[str, Any]:
    file, answer = tmp_path / "asked.json", tmp_path / "answer.json"
    file.write_text(json.dumps(content))
    assert main(["calculate", kind, str(file), "--output", str(answer)]) == 0
    return dict(json.loads(answer.read_text()))


def test_the_worked_example_of_the_method_page(tmp_path: Path) -> None:
    answer = calculate(tmp_path, "weights", FOUR)
    assert answer["weights"] == pytest.approx([10, 25, 25, 40], abs=1e-6)
    assert answer["sentence"] == "4 answers say as much as 3 of equal weight."
    assert answer["sentences"][-1].endswith("nobody who was not asked is heard through them.")


def test_who_does_not_say_and_who_is_capped_is_told(tmp_path: Path) -> None:
    asked = forty(cap=1.59)
    asked["margins"]["place"]["answers"][1] = None
    said = " ".join(calculate(tmp_path, "weights", asked)["sentences"])
    assert "Of 2% the place is not known; they keep that share." in said
    assert "answers count as much as the cap allows" not in said


def test_a_mean_a_total_and_a_share_are_told_with_their_intervals(tmp_path: Path) -> None:
    hours = [float(at % 5) for at in range(40)]
    questions = [
        {"name": "Hours", "values": hours},
        {"name": "All hours", "measure": "total", "values": hours},
        {"name": "Help at all", "measure": "share", "values": [1 if hour else 0 for hour in hours]},
    ]
    answer = calculate(tmp_path, "estimate", forty(questions=questions))
    means, totals, shares = answer["estimates"]
    assert totals["estimate"]["value"] == pytest.approx(1_000 * means["estimate"]["value"])
    assert 0 <= shares["estimate"]["low"] < shares["estimate"]["value"] < shares["estimate"]["high"] <= 1
    assert answer["sentence"].startswith("Hours: ")
    assert "if the weighting model holds (40 answered)" in answer["sentence"]


def test_a_group_of_few_is_not_told(tmp_path: Path) -> None:
    question = {"name": "Hours", "values": [1.0] * 39 + [None], "by": "place"}
    answer = calculate(tmp_path, "estimate", forty(questions=[question]))
    everybody, north, south = answer["estimates"]
    assert (everybody["answers"], north["answers"], south["answers"]) == (39, 29, 10)
    assert everybody["estimate"] is not None
    assert north["estimate"] is south["estimate"] is None
    assert south["sentence"] == "Hours, south: too few to say (10 answered)."


def test_clusters_make_the_interval_wider(tmp_path: Path) -> None:
    values = [float(at // 10) for at in range(40)]
    alone = forty(questions=[{"name": "Hours", "values": values}])
    streets = {**alone, "clusters": [f"street {at // 10}" for at in range(40)]}
    narrow, wide = (calculate(tmp_path, "estimate", asked)["estimates"][0]["estimate"] for asked in (alone, streets))
    assert wide["high"] - wide["low"] > 2 * (narrow["high"] - narrow["low"])


def test_answers_can_be_told_apart_by_what_the_population_is_not_known_for(tmp_path: Path) -> None:
    question = {"name": "Hours", "values": [float(at % 5) for at in range(40)], "by": "tenure"}
    groups = {"tenure": ["rents" if at < 33 else "owns" for at in range(40)]}
    answer = calculate(tmp_path, "estimate", forty(questions=[question], groups=groups))
    assert [(one["group"], one["answers"]) for one in answer["estimates"]] == [("", 40), ("owns", 7), ("rents", 33)]
    lower = calculate(tmp_path, "estimate", forty(questions=[question], groups=groups, least_answers=7))
    assert lower["estimates"][1]["estimate"] is not None


def test_a_survey_without_margins_speaks_of_its_base_weights(tmp_path: Path) -> None:
    asked = {
        "title": "Schools", "questions": [{"name": "Hours", "values": [float(at) for at in range(40)]}],
        "base_weights": [44.21] * 20 + [20.36] * 20, "strata": ["small"] * 20 + ["large"] * 20,
        "population_clusters": {"small": 884, "large": 407},
    }  # fmt: skip
    found = calculate(tmp_path, "estimate", asked)
    told = found["estimates"][0]["estimate"]
    small, large = (44.21 * 20 / (44.21 * 20 + 20.36 * 20), 20.36 * 20 / (44.21 * 20 + 20.36 * 20))
    assert told["value"] == pytest.approx(small * 9.5 + large * 29.5)
    within = 35 / 20
    error = small**2 * (1 - 20 / 884) * within + large**2 * (1 - 20 / 407) * within
    assert told["standard_error"] == pytest.approx(error**0.5)
    assert "No margins were given." in found["sentences"][-1]


def test_a_ratio_is_told_by_linearising(tmp_path: Path) -> None:
    above, below = [float(at % 5) for at in range(40)], [float(1 + at % 3) for at in range(40)]
    question = {"name": "Hours a visit", "measure": "ratio", "values": above, "per": below}
    found = calculate(tmp_path, "estimate", {"title": "Visits", "questions": [question]})["estimates"][0]["estimate"]
    ratio = sum(above) / sum(below)
    left = [(one - ratio * other) / sum(below) for one, other in zip(above, below, strict=True)]
    assert found["value"] == pytest.approx(ratio)
    assert found["standard_error"] == pytest.approx((40 / 39 * sum(one**2 for one in left)) ** 0.5)


def test_errors_by_leaving_out_one_cluster(tmp_path: Path) -> None:
    values = [float(at // 10) for at in range(40)]
    asked = {
        "title": "Streets", "questions": [{"name": "Hours", "values": values}], "errors": "jackknife",
        "clusters": [at // 10 for at in range(40)],
    }  # fmt: skip
    found = calculate(tmp_path, "estimate", asked)["estimates"][0]["estimate"]
    assert found["standard_error"] == pytest.approx(
        (3 / 4 * sum((1.5 - street) ** 2 / 9 for street in range(4))) ** 0.5
    )


def test_of_many_problems_the_first_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(forty(questions=[{"name": "Hours", "values": ["1"] * 40}])))
    assert main(["calculate", "estimate", str(file)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 21
    assert said[-1].endswith("20 more like these. Mend the first, and look again.")


def changed(**changes: Any) -> dict[str, Any]:
    return {**json.loads(json.dumps(FOUR)), **changes}


def with_margin(**changes: Any) -> dict[str, Any]:
    found = changed()
    found["margins"]["place"] |= changes
    return found


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        ("weights", {"title": "x", "margins": {}}, "margins: There are none."),
        ("weights", {"title": "x"}, "margins: There are none."),
        (
            "weights",
            with_margin(answers=["noth", "north", "north", "south"]),
            "“noth” is no category of the population.",
        ),
        ("weights", with_margin(population={"north": 60, "south": 50}), "It adds up to 100, and place to 110."),
        ("weights", with_margin(population={"north": 100, "south": 0}), "The population of “south” is 0."),
        ("weights", with_margin(population={"north": "60 %", "south": 40}), "Write a plain number"),
        ("weights", with_margin(answers=["north"] * 4), "Nobody who answered is in “south”."),
        ("weights", with_margin(answers=["north", "south"]), "different numbers of answers: place 2, age 4."),
        ("weights", changed(base_weights=[1, 1, 1, 0]), "The weight of answer 4 is 0."),
        ("weights", changed(cap=1), "Give a number above 1"),
        ("estimate", changed(), "questions: This is missing."),
        ("estimate", changed(questions=[{"name": "Hours", "values": [1, 2]}]), "There are 2 values for 4 answers."),
        (
            "estimate",
            changed(questions=[{"name": "x", "values": [1, 1, 1, 1], "by": "sex"}]),
            "“sex” is no margin and no group.",
        ),
        (
            "estimate",
            changed(questions=[{"name": "x", "measure": "share", "values": [1, 2, 0, 0]}]),
            "One is neither yes nor no.",
        ),
        ("estimate", changed(questions=[]), "questions: There are none."),
        ("estimate", changed(questions=[ONE], clusters=["a"] * 4), "The sample has one cluster"),
        ("estimate", changed(questions=[ONE], clusters=["a", None, "b", "b"]), "clusters: Answer 2 has none."),
        ("estimate", changed(questions=[ONE], strata=["a", "a", "a", "b"]), "Stratum “b” has one cluster"),
        ("estimate", changed(questions=[{**ONE, "measure": "ratio"}]), "questions 1, per: This is missing."),
        ("estimate", changed(questions=[{**ONE, "per": [1] * 4}]), "A mean is not divided by anything."),
        (
            "estimate",
            changed(questions=[{**ONE, "measure": "ratio", "per": [0] * 4}]),
            "per: What it is divided by adds up to nought.",
        ),
        (
            "estimate",
            changed(questions=[ONE], strata=[1, 1, 2, 2], population_clusters={"1": 9}),
            "There is none for “2”.",
        ),
        (
            "estimate",
            changed(questions=[ONE], clusters=["a", "a", "b", "b"], population_members={"a": 2, "b": 1}),
            "Cluster “b” has fewer people in all (1) than answered (2).",
        ),
        ("estimate", changed(questions=[ONE], errors="jackknife"), "Without one of the clusters no weights fit."),
        ("estimate", changed(questions=[ONE], errors="jackknife", strata=["a"] * 4), "is not worked out with strata"),
        ("estimate", changed(questions=[ONE], groups={"place": ["a"] * 4}), "A margin has this name too."),
        ("estimate", changed(questions=[ONE], groups={"tenure": ["a"]}), "group tenure: There are 1 values"),
        ("estimate", changed(questions=[ONE], base_weights=[1, 1]), "There are 2 for 4 answers."),
        ("weights", with_margin(answers=[]), "margins, place, answers: There are none."),
        ("weights", with_margin(population={}), "margins, place, population: Nobody is in it."),
    ],
)
def test_a_bad_file_is_refused_with_field_reason_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, content: Any, said: str
) -> None:
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(content))
    assert main(["calculate", kind, str(file)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err


def test_margins_that_fight_are_named_to_whoever_chose_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = changed()
    asked["margins"]["age"] = {"population": {"young": 30, "old": 70}, "answers": ["young", "young", "young", "old"]}
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(asked))
    assert main(["calculate", "weights", str(file)]) == 2
    assert "place and age cannot hold at once; missed most: " in capsys.readouterr().err
