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
ASKING = {"db", "transactional_db"}
"""The fixtures through which every other one comes to the database that is named."""

if find_spec("django") is None:
    collect_ignore = ["site", "browser", "factories", "upgrade"]
else:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "coproduction_star.config.settings"
    os.environ.setdefault("STAR_DEVELOPMENT", "yes")
    django.setup()

    from django.db import connections
    from tests.databases import note_migrations_as_done

    # Tables at once in place of every migration, as tests/databases.py says.
    connections.settings["default"]["TEST"]["MIGRATE"] = False

    @pytest.fixture(scope="session")
    def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
        with django_db_blocker.unblock():
            note_migrations_as_done()


def browser() -> str | None:
    """The Chromium that the browser tests drive."""
    known = os.environ.get("STAR_BROWSER")
    return known or shutil.which("chromium-headless-shell") or shutil.which("chromium")


def office() -> str | None:
    """The LibreOffice that works workbooks out again."""
    return os.environ.get("STAR_OFFICE") or shutil.which("soffice")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--asking-the-database", action="store_true",
        help="leave out what asks no database, or brings its own: it is the same whichever is named",
    )  # fmt: skip


def asks_the_database(item: pytest.Item) -> bool:
    """Whether it uses the database that DATABASE_URL names."""
    return bool(item.get_closest_marker("django_db") or ASKING & set(getattr(item, "fixturenames", ())))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser or an office its tests are skipped, and the end of the run says so."""
    if config.getoption("--asking-the-database"):
        elsewhere = [item for item in items if not asks_the_database(item)]
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if asks_the_database(item)]
    for item in items:
        if "browser" in item.path.parts and not browser():
            item.add_marker(pytest.mark.skip(reason="no Chromium; name one in STAR_BROWSER"))
        if item.path.stem == "test_libreoffice" and not office():
            item.add_marker(pytest.mark.skip(reason="no LibreOffice; name its soffice in STAR_OFFICE"))


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
