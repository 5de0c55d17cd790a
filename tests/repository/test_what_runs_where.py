"""Which tests run on which database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKS = "tests/site/organisations/test_members.py"
ASKS_NONE = "tests/site/ui/drawing/test_charts.py"
BRINGS_ITS_OWN = "tests/site/config/test_migrations.py"


@pytest.fixture(scope="module")
def collected() -> str:
    """What is left of three files when only what asks the database that is named is wanted."""
    words = [sys.executable, "-m", "pytest", "-q", "-n0", "--collect-only", "--asking-the-database"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    found = subprocess.run(
        [*words, ASKS, ASKS_NONE, BRINGS_ITS_OWN], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**kept, "STAR_DEVELOPMENT": "yes"},
    )  # fmt: skip
    return found.stdout


def test_what_asks_the_database_runs_on_each(collected: str) -> None:
    assert f"{ASKS}::" in collected


@pytest.mark.parametrize("path", [ASKS_NONE, BRINGS_ITS_OWN])
def test_what_asks_none_or_brings_its_own_runs_once(path: str, collected: str) -> None:
    assert f"{path}::" not in collected
    assert "deselected" in collected
