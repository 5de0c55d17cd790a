"""`calculate match`: what it proposes, what it says of it, and what it refuses."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from coproduction_star.cli.main import main
from coproduction_star.methods.matching import flow

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "docs/reference"
EXAMPLE = json.loads((REFERENCE / "match.example.json").read_text())
SCHEMA = json.loads((REFERENCE / "match.schema.json").read_text())
RESULT = json.loads((REFERENCE / "match-result.schema.json").read_text())

ANN = {"id": "Ann", "topics": ["gardening"], "times": ["Mon", "Tue"], "place_km": [0, 0], "consent": True}
CARL = {"id": "Carl", "topics": ["gardening"], "times": ["Mon"], "place_km": [0, 0], "consent": True}
DEE = {
    "id": "Dee",
    "topics": ["gardening", "lifts"],
    "times": ["Mon", "Tue", "Fri"],
    "place_km": [3, 4],
    "consent": True,
}
TOWN: dict[str, Any] = {"title": "A town", "needs": [ANN], "offers": [CARL, DEE]}


def calculate(tmp_path: Path, content: Any) -> dict[str, Any]:
    file, answer = tmp_path / "asked.json", tmp_path / "answer.json"
    file.write_text(json.dumps(content))
    assert main(["calculate", "match", str(file), "--output", str(answer)]) == 0
    return dict(json.loads(answer.read_text()))


def with_need(**changes: Any) -> dict[str, Any]:
    return {**TOWN, "needs": [{**ANN, **changes}]}


def with_offer(**changes: Any) -> dict[str, Any]:
    return {**TOWN, "offers": [{**CARL, **changes}]}


def test_the_worked_example_of_the_method_page(tmp_path: Path) -> None:
    answer = calculate(tmp_path, TOWN)
    assert [(one["offer"], round(one["score"], 3)) for one in answer["candidates"]] == [("Carl", 0.8), ("Dee", 0.627)]
    [proposal] = answer["proposals"]
    assert (proposal["need"], proposal["offer"], proposal["shared"]) == ("Ann", "Carl", ["gardening"])
    assert proposal["why"].startswith("Both name “gardening”. What is asked and offered is 100% alike, 1 time")
    parts = proposal["for_likeness"] + proposal["for_times"] + proposal["for_nearness"]
    assert proposal["score"] == pytest.approx(parts, abs=1e-6)
    assert answer["sentence"] == "1 of 1 need would be helped by 1 proposal."
    assert answer["sentences"][-1].startswith("A person decides")


def test_the_example_keeps_the_schema_and_so_does_its_result(tmp_path: Path) -> None:
    jsonschema.validate(EXAMPLE, SCHEMA)
    answer = calculate(tmp_path, EXAMPLE)
    jsonschema.validate(answer, RESULT)
    assert {(one["need"], one["offer"]) for one in answer["proposals"]} == {
        ("N1", "O1"), ("N2", "O2"), ("N3", "O3"), ("N3", "O4"),
    }  # fmt: skip
    [ring] = answer["rings"]["rings"]
    assert sorted(ring["people"]) == ["Ann", "Ben", "Carl"]
    assert answer["unhelped"] == [
        {"need": "N4", "why": "Nobody with these checks and this access is within reach."}
    ]  # fmt: skip


def test_the_schema_of_the_result_is_as_its_dataclass_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import schemas

    assert (REFERENCE / "match-result.schema.json").read_text() == schemas.text("match")


def test_the_order_of_the_file_changes_nothing(tmp_path: Path) -> None:
    turned = {**EXAMPLE, "needs": EXAMPLE["needs"][::-1], "offers": EXAMPLE["offers"][::-1]}
    one, other = calculate(tmp_path, EXAMPLE), calculate(tmp_path, turned)
    for key in ("proposals", "candidates", "unhelped"):
        assert sorted(map(json.dumps, one[key])) == sorted(map(json.dumps, other[key]))
    assert one["sentences"] == other["sentences"]
    assert one["rings"] == other["rings"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (with_need(consent=False), "Whoever asks has not agreed to be matched."),
        (with_offer(consent=False), "Nobody who offers has agreed to be matched."),
        (with_offer(person="Ann"), "Nobody else offers anything."),
        (with_need(requires=["checked"], has=["step-free"]), "Nobody who offers has the checks or the access"),
        (with_offer(requires=["step-free"]), "Nobody who offers has the checks or the access"),
        (with_offer(place_km=[15.1, 0]), "Nobody with these checks and this access is within reach."),
        (with_offer(times=["Sun"]), "Nobody within reach is free at the same time."),
        (with_need(declined=["Carl", "Dee"]), "Everybody who could help was declined, or declined."),
        (with_offer(declined=["Ann"]), "Everybody who could help was declined, or declined."),
    ],
)
def test_a_hard_condition_leaves_nobody_and_is_named(tmp_path: Path, content: Any, why: str) -> None:
    answer = calculate(tmp_path, content)
    assert answer["proposals"] == answer["candidates"] == []
    assert answer["unhelped"][0]["why"].startswith(why)


def test_whoever_can_travel_further_is_found_and_weights_count(tmp_path: Path) -> None:
    far = with_offer(place_km=[15.1, 0], reach_km=20)
    assert len(calculate(tmp_path, far)["proposals"]) == 1
    times = calculate(tmp_path, {**TOWN, "weights": {"likeness": 0, "times": 1, "nearness": 0}, "enough_times": 2})
    assert [(one["offer"], one["score"]) for one in times["candidates"]] == [("Dee", 1.0), ("Carl", 0.5)]


def test_a_need_whose_helpers_are_taken_says_so(tmp_path: Path) -> None:
    two = {**TOWN, "needs": [ANN, {**ANN, "id": "Ben"}], "offers": [CARL]}
    answer = calculate(tmp_path, two)
    assert answer["proposals"][0]["need"] == "Ann"
    assert answer["unhelped"][0]["why"].startswith("There are others who could help, but they are taken")
    assert len(calculate(tmp_path, {**two, "offers": [{**CARL, "load": 2}]})["proposals"]) == 2


def test_councils_alone_and_what_that_loses(tmp_path: Path) -> None:
    split = {
        **TOWN,
        "needs": [{**ANN, "area": "North"}],
        "offers": [{**CARL, "area": "South"}, {**DEE, "area": "North"}],
    }
    areas = calculate(tmp_path, split)["areas"]
    assert areas["sentence"] == (
        "1 area matched alone loses 21.61% of the benefit; joined along their borders they lose 0.00%."
    )
    assert areas["benefit"] == calculate(tmp_path, TOWN)["proposals"][0]["score"]
    assert calculate(tmp_path, TOWN)["areas"] is None


def test_the_fairness_report_shows_no_small_group(tmp_path: Path) -> None:
    def need(place: int) -> dict[str, Any]:
        ward = "North" if place < 60 else "South" if place < 120 else "East"
        return {**ANN, "id": f"N{place:03}", "groups": {"Ward": ward}, "times": ["Mon" if place % 2 else "Sun"]}

    silent = [{**need(place), "id": f"S{place:03}", "consent": False} for place in range(60)]
    asked = {**TOWN, "needs": [*map(need, range(125)), *silent], "offers": [{**CARL, "load": 500}]}
    [report] = calculate(tmp_path, asked)["fairness"]
    east, north, _south = report["groups"]
    assert (east["people"], east["matched"], east["share"]) == (None, None, None)
    assert (north["people"], north["matched"], north["share"]) == (60, 30, 0.5)
    assert report["sentences"][0] == "Ward, East: too few to say."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"title": "x"}, "needs: This is missing."),
        ({**TOWN, "needs": []}, "needs: There are none. Add at least one."),
        ({**TOWN, "offers": [CARL, CARL]}, "offers: “Carl” is there twice. Give each an id of its own."),
        (with_need(place_km=[1]), "needs 1, place_km: It is not two numbers. Give kilometres east and north"),
        (with_need(place_km=[412_000, 287_000]), "needs 1, place_km 1: 412000 is out of range."),
        (with_need(consent="yes"), "needs 1, consent: This is text. Write true or false"),
        ({**TOWN, "needs": [{"id": "Ann"}]}, "needs 1, consent: This is missing."),
        (with_need(wanted=0), "needs 1, wanted: 0 is out of range."),
        (with_offer(load=1.5), "offers 1, load: This is 1.5. Use a whole number."),
        (with_need(declined=["Zoe"]), "needs: Ann declined “Zoe”, which is not there."),
        (with_need(groups={"age": 7}), "needs 1, groups, age: This is a number."),
        (with_need(reqires=["x"]), "needs 1, reqires: This key is not known. Did you mean 'requires'?"),
        ({**TOWN, "weights": {"likeness": 0, "times": 0, "nearness": 0}}, "weights: All are 0."),
        ({**TOWN, "weights": {"need": 1}}, "weights, need: This key is not known."),
        ({**TOWN, "rings": {"longest": 9}}, "rings, longest: 9 is out of range."),
        (with_need(requires=[f"c{at}" for at in range(61)]), "needs: There are 61 conditions. Name at most 60."),
    ],
)
def test_a_bad_file_is_refused_with_field_reason_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: Any, said: str
) -> None:
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(content))
    assert main(["calculate", "match", str(file)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err


def test_without_or_tools_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(flow, "import_module", missing)
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(TOWN))
    assert main(["calculate", "match", str(file)]) == 2
    assert "pip install 'coproduction-star[matching]'" in capsys.readouterr().err


def test_or_tools_is_not_read_until_somebody_matches() -> None:
    code = "import sys, coproduction_star.cli.calculating.match; print([n for n in sys.modules if 'ortools' in n])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout == b"[]\n"
