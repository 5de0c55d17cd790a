"""Set Django up where it is installed, and let the library tests run where it is not."""

import os
from importlib.util import find_spec
from typing import Any

if find_spec("django") is None:
    collect_ignore = ["site", "browser", "factories"]
else:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "coproduction_star.config.settings"
    os.environ.setdefault("STAR_DEVELOPMENT", "yes")
    django.setup()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly, above the last line, what this run could not test."""
    untested = [line for line in os.environ.get("STAR_NOT_TESTED", "").splitlines() if line]
    if untested:
        terminalreporter.section("NOT TESTED", sep="!", red=True, bold=True)
        for line in untested:
            terminalreporter.write_line(line, red=True)
