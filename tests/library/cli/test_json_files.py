"""How `calculate KIND FILE` reads a file, says what is wrong with it and writes the result."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from coproduction_star.cli.calculating import json_file
from coproduction_star.cli.speaking import CommandRefused
from coproduction_star.data.parts import Part
from coproduction_star.methods.errors import InputRefused, MethodError


class Colour(StrEnum):
    GREEN = "green"
    AMBER = "amber"


@dataclass(frozen=True)
class Result:
    title: str
    total: float
    colours: tuple[Colour, ...]
    none: float
    row: np.ndarray


def add_up(part: Part) -> Result:
    """Stand in for a calculation: every sort of question once."""
    title = part.text("title", longest=20)
    note = part.text("note", default="")
    rows = [
        (
            row.number("cost", lowest=0),
            row.choice("colour", Colour, default=Colour.GREEN),
            row.flag("kept", default=True),
        )
        for row in part.parts("rows")
    ]
    draws = part.part("settings").whole_number("draws", default=3, lowest=1, highest=10)
    shares = part.numbers("shares", default=(), lowest=0, highest=1)
    words = part.texts("words", default=())
    part.refuse_problems()
    total = sum(row[0] for row in rows) * draws + sum(shares) + len(note) + len(words)
    return Result(title, total, tuple(row[1] for row in rows), float("nan"), np.array([1.0, 2.0]))


def run(tmp_path: Path, content: Any, calculation: Any = add_up) -> dict[str, Any]:
    file, output = tmp_path / "asked.json", tmp_path / "answer.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    assert json_file.run(str(file), output, calculation) == 0
    return dict(json.loads(output.read_text()))


def problems(tmp_path: Path, content: Any, calculation: Any = add_up) -> list[str]:
    with pytest.raises(CommandRefused) as refused:
        run(tmp_path, content, calculation)
    assert refused.value.exit_code == 2
    start = f"{tmp_path / 'asked.json'}: "
    assert all(line.startswith(start) for line in str(refused.value).splitlines())
    return [line.removeprefix(start) for line in str(refused.value).splitlines()]


GOOD = {"title": "Café", "rows": [{"cost": 2.5}, {"cost": 1, "colour": "amber"}]}


def test_a_good_file_gives_its_result_as_json(tmp_path: Path) -> None:
    answer = run(tmp_path, GOOD)
    assert answer == {"title": "Café", "total": 10.5, "colours": ["green", "amber"], "none": None, "row": [1.0, 2.0]}


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    assert run(tmp_path, b"\xef\xbb\xbf" + json.dumps(GOOD).encode())["total"] == 10.5


def test_every_problem_of_a_file_is_named_at_once_with_field_reason_and_remedy(tmp_path: Path) -> None:
    bad = {
        "titel": "x",
        "note": 4,
        "rows": [{"cost": "£4,000"}, {"cost": -1, "colour": "gren"}, {"kept": "yes"}, 7],
        "settings": {"draws": 2.5},
        "shares": [0.5, 40],
        "words": ["", ["nested"]],
    }
    assert problems(tmp_path, bad) == [
        'title: This is missing. Add "title".',
        "note: This is a number. Write text in double quotes.",
        'rows 4: This is a number. Write an object: {"key": value}.',
        "rows 1, cost: This is the text '£4,000'. Write a plain number: no quotes, commas, currency or percent sign.",
        "rows 2, cost: -1 is out of range. Use a number of 0 or more.",
        "rows 2, colour: 'gren' is none of the words this field takes. Did you mean 'green'?",
        'rows 3, cost: This is missing. Add "cost".',
        "rows 3, kept: This is text. Write true or false, without quotes.",
        'rows 4, cost: This is missing. Add "cost".',
        "settings, draws: This is 2.5. Use a whole number.",
        "shares 2: 40 is out of range. Use a number from 0 to 1.",
        "words 1: The text is empty. Write it.",
        "words 2: This is a list. Write text in double quotes.",
        "titel: This key is not known. Did you mean 'title'?",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "line 1, column 2: This is not JSON: Expecting property name enclosed in double quotes."),
        (b'{"a": 1, "a": 2}', "a: The key is there twice. Keep one of the two."),
        (b'{"a": NaN}', "whole file: NaN is no number. Write the number, or null where none is known."),
        (b'{"a": -Infinity}', "whole file: -Infinity is no number."),
        (b"\xff\xfe", "whole file: It is not UTF-8 text. Save it as UTF-8 and try again."),
        (b"[" * 100_000, "whole file: Its lists or its numbers have no end. Write it more simply."),
        (b'{"a": ' + b"9" * 5000 + b"}", "whole file: Its lists or its numbers have no end."),
        (b"[1]", 'whole file: This is a list. Write an object: {"key": value}.'),
        (b'{"title": "a", "rows": [{"cost": 1e300}]}', "rows 1, cost: The number is too large to calculate with."),
        (b'{"title": "a", "rows": [{"cost": ' + b"9" * 400 + b"}]}", "rows 1, cost: The number is too large"),
        (b'{"title": "a", "rows": [{"cost": true}]}', "rows 1, cost: This is true or false. Write a number."),
        (b'{"title": "a", "rows": {}}', "rows: This is a set of keys. Write a list: [one, two]."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_plain_json_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    assert problems(tmp_path, content)[0].startswith(said)


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(CommandRefused, match="whole file: It cannot be read") as refused:
        json_file.run("nowhere.json", None, add_up)
    assert refused.value.exit_code == 2


def test_what_a_method_refuses_keeps_its_field(tmp_path: Path) -> None:
    def refusing(part: Part) -> None:
        raise InputRefused("weights", "They are all zero.", "Give one weight at least.")

    assert problems(tmp_path, {}, refusing) == ["weights: They are all zero. Give one weight at least."]


def test_a_refusal_without_a_field_is_still_a_sentence_and_code_2(tmp_path: Path) -> None:
    def refusing(part: Part) -> None:
        raise MethodError("It cannot be done. Do something else.")

    assert problems(tmp_path, {}, refusing) == ["It cannot be done. Do something else."]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "asked.json").write_text(json.dumps(GOOD))
    with pytest.raises(CommandRefused, match="Choose another place"):
        json_file.run(str(tmp_path / "asked.json"), tmp_path, add_up)
