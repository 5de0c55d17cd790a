"""What a page for auditors names as its proof is there: each file and each folder of tests that stands in it."""

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    *sorted(ROOT.glob("docs/trust/*.md")),
    *(ROOT / "docs" / name for name in ("threat-model.md", "how-to/run-in-containers.md", "how-to/single-sign-on.md")),
]
NAMED = re.compile(r"`([A-Za-z0-9_./-]+\.(?:py|sh|yaml|txt))`")
WHERE = ("", "tests/site/", "src/coproduction_star/")


@cache
def everything() -> tuple[str, ...]:
    found = [path for top in ("src", "tests", "tools", "deploy") for path in (ROOT / top).rglob("*.*")]
    return tuple(f"/{path.relative_to(ROOT).as_posix()}" for path in found)


def is_there(name: str) -> bool:
    """As written, below the folders that pages leave out, or as the end of a path: `test_members.py`."""
    if any((ROOT / folder / name).exists() for folder in WHERE):
        return True
    return name.endswith(".py") and any(path.endswith(f"/{name}") for path in everything())


@pytest.mark.parametrize("page", [pytest.param(path, id=path.name) for path in PAGES])
def test_every_proof_that_a_page_names_is_there(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8")))
    assert sorted(name for name in named if not is_there(name)) == []


def test_the_search_for_proofs_finds_some_and_misses_what_is_not_there() -> None:
    assert len(NAMED.findall((ROOT / "docs/trust/asvs.md").read_text(encoding="utf-8"))) > 100
    assert not is_there("organisations/test_that_nobody_wrote.py")
