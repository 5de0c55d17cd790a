"""Which tests run on which database."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = re.search(r"^TRIED_ONCE = (\(.*?^\))", (ROOT / "tools/run_tests.py").read_text(), re.M | re.S)
TRIED_ONCE = ast.literal_eval(WRITTEN[1]) if WRITTEN else ()
ASKS_THE_ONE_NAMED = re.compile(
    r"mark\.django_db|(?:fixture[^\n]*\ndef \w+|def test_\w+)\([^)]*\b(?:db|organisation|programme|member|signed_in)\b"
)


def test_there_are_some() -> None:
    assert TRIED_ONCE


@pytest.mark.parametrize("path", TRIED_ONCE)
def test_what_is_tried_once_does_not_ask_the_database_that_is_named(path: str) -> None:
    where = ROOT / path
    files = [where] if where.is_file() else list(where.rglob("*.py"))
    assert files
    assert [str(one) for one in files if ASKS_THE_ONE_NAMED.search(one.read_text())] == []


def test_the_pattern_finds_what_asks_for_it() -> None:
    assert ASKS_THE_ONE_NAMED.search("def test_it(programme, inside):")
    assert ASKS_THE_ONE_NAMED.search("@pytest.fixture\ndef made(db):")
    assert ASKS_THE_ONE_NAMED.search("pytestmark = pytest.mark.django_db")
    assert not ASKS_THE_ONE_NAMED.search("def test_it(case):\n    programme = case.title")
