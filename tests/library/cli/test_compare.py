"""`calculate compare`: how many people it takes, what the counts tell, and when it keeps silent."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from coproduction_star.cli.main import main

REFERENCE = Path(__file__).parents[3] / "docs/reference"
EXAMPLE = json.loads((REFERENCE / "compare.example.json").read_text())
SCHEMA = json.loads((REFERENCE / "compare.schema.json").read_text())
RESULT = json.loads((REFERENCE / "compare-result.schema.json").read_text())


def calculate(tmp_path: Path, content: Any) -> dict[str, Any]:
    file, answer = tmp_path / "asked.json", tmp_path / "answer.json"
    file.write_text(json.dumps(content))
    assert main(["calculate", "compare", str(file), "--output", str(answer)]) == 0
    found = dict(json.loads(answer.read_text()))
    jsonschema.validate(content, SCHEMA)
    jsonschema.validate(found, RESULT)
    return found


def with_counts(a: tuple[int, int], b: tuple[int, int], **more: Any) -> dict[str, Any]:
    counts = {"a": {"met": a[0], "did": a[1]}, "b": {"met": b[0], "did": b[1]}}
    return {**EXAMPLE, "counts": counts, **more}


def test_the_worked_example_of_the_method_page(tmp_path: Path) -> None:
    found = calculate(tmp_path, EXAMPLE)
    assert (found["needed"], found["sentence"], found["is_over"]) == (686, "B did better.", True)
    assert found["sentences"][-1].startswith("16.0% did it in B and 10.0% in A: 6.0 points difference.")
    assert "from 2.5 to 9.5 points" in found["sentences"][-1]


def test_without_counts_it_says_how_many_people_it_takes(tmp_path: Path) -> None:
    found = calculate(tmp_path, {"title": "Plan", "plan": {"expected": 0.5, "difference": 0.25, "power": 0.9}})
    assert found["sentences"] == ["Each way has to reach 77 people."]
    assert found["result"] is None


def test_it_keeps_silent_while_the_comparison_runs(tmp_path: Path) -> None:
    found = calculate(tmp_path, with_counts((70, 1), (70, 60)))
    assert (found["result"], found["is_over"]) == (None, False)
    assert "finds differences that are not there" in found["sentences"][-1]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (with_counts((70, 1), (70, 60), ended=True), "We cannot tell which did better: A reached 70 people and B 70,"),
        (with_counts((700, 70), (700, 90)), "We cannot tell which did better: no difference at all"),
        (with_counts((700, 112), (700, 70)), "A did better."),
    ],
)
def test_it_says_what_can_be_told(tmp_path: Path, counts: Any, said: str) -> None:
    assert calculate(tmp_path, counts)["sentence"].startswith(said)


def test_a_difference_that_is_not_worth_knowing_is_called_so(tmp_path: Path) -> None:
    found = calculate(tmp_path, with_counts((5000, 500), (5000, 505)))
    assert found["sentences"][-1] == (
        "If there is a difference, it is smaller than the 5.0 points that would be worth knowing."
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"plan": {"expected": 2, "difference": 0.1}}, "plan, expected"),
        ({"plan": {"expected": 0.5, "difference": 0.7}}, "difference: From 0.5 it leads below 0 and above 1."),
        ({"counts": {"a": {"met": 5, "did": 6}, "b": {"met": 5, "did": 1}}}, "did: It is 6 of 5."),
        ({"counts": {"a": {"met": 5, "did": 1}}}, "counts, b"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: dict[str, Any], said: str
) -> None:
    file = tmp_path / "asked.json"
    file.write_text(json.dumps({**EXAMPLE, **wrong}))
    assert main(["calculate", "compare", str(file)]) == 2
    assert said in capsys.readouterr().err
