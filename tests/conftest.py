"""Set Django up where it is installed, and let the library tests run where it is not."""

import os
import shutil
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is not a failing test: how long an example takes says nothing here.
settings.register_profile("star", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("star")

if find_spec("django") is None:
    collect_ignore = ["site", "browser", "factories", "upgrade"]
else:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "coproduction_star.config.settings"
    os.environ.setdefault("STAR_DEVELOPMENT", "yes")
    django.setup()


def browser() -> str | None:
    """The Chromium that the browser tests drive."""
    return os.environ.get("STAR_BROWSER") or shutil.which("chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser its tests are skipped, and the end of the run says so."""
    if browser():
        return
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.skip(reason="no Chromium; name one in STAR_BROWSER"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly, above the last line, what this run could not test."""
    untested = [line for line in os.environ.get("STAR_NOT_TESTED", "").splitlines() if line]
    skipped = len(terminalreporter.stats.get("skipped", []))
    if skipped:
        untested.append(f"{skipped} tests were skipped; the reasons: pytest -rs")
    if find_spec("django") is None:
        untested.append("The pages: Django is not installed here, so only tests/library and tests/repository ran.")
    if untested:
        terminalreporter.section("NOT TESTED", sep="!", red=True, bold=True)
        for line in untested:
            terminalreporter.write_line(line, red=True)
