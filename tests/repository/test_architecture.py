"""Rules about the code itself that no import contract can state."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "coproduction_star"
WEB = ("django.http", "django.shortcuts", "django.forms", "django.urls", "django.template", "ninja")
DOMAIN = ("*/models/*", "*/models", "*/*/selectors", "*/selectors", "*/*/services", "*/services")


def modules(*patterns: str) -> list[Any]:
    found = sorted({path for pattern in patterns for path in SOURCE.glob(f"{pattern}.py")})
    return [pytest.param(path, id=str(path.relative_to(SOURCE))) for path in found]


def imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


@pytest.mark.parametrize("path", modules("methods/**/*"))
def test_methods_need_only_the_standard_library_numpy_and_scipy(path: Path) -> None:
    allowed = sys.stdlib_module_names | {"numpy", "scipy", "coproduction_star"}
    assert {name.split(".")[0] for name in imported_names(path)} <= allowed


def test_only_two_modules_ask_for_a_package_that_may_be_missing() -> None:
    """By its name in a text, when it is needed: so the test above does not see it, and this one does."""
    methods = sorted((SOURCE / "methods").rglob("*.py"))
    asking = [path for path in methods if any(name in path.read_text() for name in ('"ortools', '"wordllama'))]
    names = [path.relative_to(SOURCE / "methods").as_posix() for path in asking]
    assert names == ["matching/flow.py", "matching/meanings.py"]


@pytest.mark.parametrize("path", modules("methods/**/*", "data/**/*"))
def test_methods_and_data_read_no_clock_chance_or_environment(path: Path) -> None:
    assert not {"random", "secrets", "time", "os"} & set(imported_names(path))


@pytest.mark.parametrize("path", modules(*DOMAIN))
def test_domain_code_does_not_know_the_web(path: Path) -> None:
    assert not [name for name in imported_names(path) if name.startswith(WEB)]


@pytest.mark.parametrize("path", modules("*/views", "*/*/views", "*/*/api"))
def test_views_ask_selectors_and_never_a_manager(path: Path) -> None:
    tree = ast.parse(path.read_text())
    managers = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr == "objects"]
    assert managers == []


def test_no_package_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"core", "utils", "helpers", "common", "misc"}
    assert not [path for path in SOURCE.rglob("*") if path.stem in drawers]


@pytest.mark.parametrize("path", modules("**/*"))
def test_the_day_of_a_moment_is_the_readers_and_not_that_of_greenwich(path: Path) -> None:
    """`some_at.date()` is the day in UTC, in summer often yesterday. Write timezone.localdate(some_at)."""
    found = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "date"
        and isinstance(node.func.value, ast.Attribute)
        and node.func.value.attr.endswith("_at")
    ]
    assert found == []


SPEAKS_TO_OTHERS = {"requests", "httpx", "urllib3", "socket", "http.client", "urllib.request", "smtplib", "ftplib"}
SPEAKING = {
    "accounts/signing_in/asking.py": "asks the staff's sign-in service that the settings name",
    "config/web_server.py": "looks whether its own port is free",
    "ui/scanning/clamd.py": "shows uploaded files to the virus scanner that the settings name",
}
"""docs/trust/cloud-principles.md says whom the product speaks to; Django sends mail and asks the database."""


def test_nobody_speaks_to_other_machines_but_who_says_why() -> None:
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if SPEAKS_TO_OTHERS & set(imported_names(path))
    }
    assert found == set(SPEAKING)
