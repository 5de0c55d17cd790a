"""`calculate budget`: a file of votes in, winners out, and every problem of a bad file named."""

import json
from pathlib import Path

import pytest

from coproduction_star.cli.main import main
from coproduction_star.data.pabulib import read

EXAMPLE = Path(__file__).resolve().parents[3] / "docs/reference/budget.example.pb"
Captured = pytest.CaptureFixture[str]


def test_the_example_is_counted(capsys: Captured) -> None:
    assert main(["calculate", "budget", str(EXAMPLE)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in found["winners"]] == ["bus", "pond", "bench"]
    assert found["sentence"] == "3 projects win of 4, for 70 of 100; 30 are left."
    assert found["others"][0]["supporters"] == 6


def test_another_rule_and_the_file_with_the_winners(tmp_path: Path) -> None:
    out, votes = tmp_path / "out.json", tmp_path / "votes.pb"
    words = ["calculate", "budget", str(EXAMPLE), "--rule", "greedy", "--output", str(out), "--selected", str(votes)]
    assert main(words) == 0
    assert [one["id"] for one in json.loads(out.read_text())["winners"]] == ["bus", "bridge", "pond"]
    assert set(read(votes.read_text()).selected) == {"bus", "bridge", "pond"}


def test_a_bad_file_is_refused_with_its_lines(tmp_path: Path, capsys: Captured) -> None:
    bad = tmp_path / "bad.pb"
    bad.write_text(EXAMPLE.read_text().replace("bridge;50", "bridge;free"))
    assert main(["calculate", "budget", str(bad)]) == 2
    assert "line 15, cost: It is no amount above nought." in capsys.readouterr().err
