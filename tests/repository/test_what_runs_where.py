"""Which tests run on which database."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = re.search(r"^NO_DATABASE = (.*)$", (ROOT / "tools/run_tests.py").read_text(), re.M)
NO_DATABASE = ast.literal_eval(WRITTEN[1]) if WRITTEN else ()
ASKS_ONE = re.compile(r"django_db|def \w+\([^)]*\b(?:db|organisation|programme|member|signed_in)\b[^)]*\)")


@pytest.mark.parametrize("folder", NO_DATABASE)
def test_what_is_tried_once_asks_no_database(folder: str) -> None:
    files = list((ROOT / folder).rglob("*.py"))
    assert files
    assert [str(one) for one in files if ASKS_ONE.search(one.read_text())] == []


def test_the_pattern_finds_what_asks_one() -> None:
    assert ASKS_ONE.search("def test_it(programme, inside):")
    assert ASKS_ONE.search("pytestmark = pytest.mark.django_db")
    assert not ASKS_ONE.search("def test_it(case):\n    programme = case.title")
