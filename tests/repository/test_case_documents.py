"""The documents on cases and on the command line say what the code does, no more and no less."""

import argparse
import doctest
import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from coproduction_star.cli import web_commands
from coproduction_star.cli.main import main, make_parser
from coproduction_star.data.cases import TABLES, TRANSLATED_FIELDS, Case, Result, Setback, Source
from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT, PEOPLE, Co, Evidence, ResultKind, Sector

DOCS = Path(__file__).parents[2] / "docs"
FORMAT = (DOCS / "reference" / "case-format.md").read_text(encoding="utf-8")
COMMANDS = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
ANALYST = (DOCS / "how-to" / "analyst.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """The text under a heading, up to the next one of any level."""
    return re.split(r"^#+ ", FORMAT.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)`", text, flags=re.MULTILINE)


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    actions = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return {name: command for action in actions for name, command in action.choices.items()}


def all_commands() -> dict[str, argparse.ArgumentParser]:
    """Every command that does something, by its full name."""
    found = {}
    for name, command in commands_of(make_parser(["calculate"])).items():
        inner = commands_of(command)
        found |= {f"{name} {under}": each for under, each in inner.items()} or {name: command}
    return found


@pytest.mark.parametrize(
    ("heading", "kind"), [("A case", Case), ("A result", Result), ("A setback", Setback), ("A source", Source)]
)
def test_each_field_is_documented_in_the_order_of_the_file(heading: str, kind: type) -> None:
    names = [field.name for field in fields(kind) if field.name != "translations"]
    assert first_cells(section(heading)) == names


def test_the_fields_of_a_translation_are_documented() -> None:
    assert first_cells(section("A translation")) == list(TRANSLATED_FIELDS)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("The four Co's", Co),
        ("Sectors", Sector),
        ("Kinds of result", ResultKind),
        ("Evidence", Evidence),
        ("People", PEOPLE),
    ],
)
def test_each_word_of_a_vocabulary_is_documented(heading: str, words: type) -> None:
    assert first_cells(section(heading)) == [str(word) for word in words]  # type: ignore[attr-defined]  # enums, mappings


def test_each_outcome_sought_is_documented() -> None:
    assert re.findall(r"`([^`]+)`", section("Outcomes sought")) == list(OUTCOMES_SOUGHT)


def test_each_command_is_documented_and_no_other() -> None:
    documented = {
        re.sub(r"( [A-Z]+(\.[a-z]+|…)?)+$", "", cell) for cell in first_cells(COMMANDS) if not cell.startswith("-")
    }
    assert documented == set(all_commands())


def test_each_option_of_each_command_is_documented() -> None:
    for name, command in all_commands().items():
        line = next(line for line in COMMANDS.splitlines() if line.startswith(f"| `{name}"))
        for action in command._actions:
            for option in action.option_strings:
                assert option in ("-h", "--help") or f"`{option}" in line, (name, option)


def test_each_table_of_the_csv_is_documented() -> None:
    assert all(f"`{table}`" in COMMANDS for table in TABLES)


def test_the_web_commands_are_the_ones_that_are_started_as_a_process() -> None:
    under = COMMANDS.split("## With the web part")[1]
    assert {cell.split()[0] for cell in first_cells(under)} == set(web_commands.COMMANDS)


def test_the_analysts_python_runs_as_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    program = ANALYST.split("```python\n")[1].split("```")[0]
    exec(compile(program, "analyst.md", "exec"), {})
    assert (
        "western-australia-local-area-coordination people satisfied with the service worse" in capsys.readouterr().out
    )


def test_the_analysts_commands_are_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^    coproduction-star (cases (?:list|show|export).*)$", ANALYST, flags=re.MULTILINE)
    assert len(lines) == 4
    for line in lines:
        assert main([part.strip('"') for part in re.findall(r'"[^"]*"|\S+', line)]) == 0


MODULES = ["countries", "folding", *(f"cases.{name}" for name in ("case", "as_json", "as_csv", "cells", "citation"))]


@pytest.mark.parametrize("name", [*MODULES, "cases", "cases.finding", "cases.shelf"])
def test_examples_in_docstrings_are_true(name: str) -> None:
    tried = doctest.testmod(import_module(f"coproduction_star.data.{name}"))
    assert tried.attempted > 0
    assert tried.failed == 0
