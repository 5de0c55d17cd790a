"""The size budgets of ARCHITECTURE as a ratchet: when one is passed, find the missing idea."""

import ast
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "coproduction_star"
MODULE_LINES = 400
TEST_MODULE_LINES = 700
MEDIAN_FUNCTION_LINES = 8
LONG_FUNCTION_LINES = 35


def python_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def modules(folder: Path) -> list[Any]:
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in python_files(folder)]


@pytest.mark.parametrize("path", modules(SOURCE))
def test_a_module_fits_its_budget(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", modules(ROOT / "tests"))
def test_a_test_module_fits_its_budget(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= TEST_MODULE_LINES


def test_functions_fit_on_a_screen() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in python_files(SOURCE)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    if len(lengths) < 2:
        pytest.fail("No functions found: the budget has nothing to measure.")
    assert median(lengths) <= MEDIAN_FUNCTION_LINES
    assert quantiles(lengths, n=20)[-1] <= LONG_FUNCTION_LINES
