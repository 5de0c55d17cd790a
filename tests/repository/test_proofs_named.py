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
ASVS = ROOT / "docs/trust/asvs.md"
LEVELS_1_AND_2 = """
1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2
4.1:1-3 4.2:1 4.3:1-2 4.4:1-4 5.1:1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4
7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1 8.4:1 9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2
10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1 11.6:1 12.1:1-3 12.2:1-2
12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 15.3:1-7 16.1:1 16.2:1-5
16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4 17.3:1-2
"""
"""The numbers of the requirements of version 5.0.0 that its levels 1 and 2 ask for."""
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


def between(section: str, first: str, last: str) -> list[str]:
    return [f"{section}.{number}" for number in range(int(first), int(last or first) + 1)]


def asked_for() -> list[str]:
    parts = (re.fullmatch(r"([\d.]+):(\d+)(?:-(\d+))?", word) for word in LEVELS_1_AND_2.split())
    return [number for part in parts if part for number in between(part[1], part[2], part[3] or "")]


def answered() -> list[str]:
    """Every number in the first column, ranges written out."""
    cells = re.findall(r"^\| ([\d., –]+) \|", ASVS.read_text(encoding="utf-8"), re.MULTILINE)
    words = (re.fullmatch(r"(\d+\.\d+)\.(\d+)(?:–\1\.(\d+))?", word) for cell in cells for word in cell.split(", "))
    return [number for word in words if word for number in between(word[1], word[2], word[3] or "")]


def test_every_requirement_of_asvs_is_answered_once() -> None:
    assert len(asked_for()) == 253
    assert sorted(answered()) == sorted(asked_for())
