"""Whether the server counts what it does. Unset, nothing of it is read or kept."""

import os
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
COUNTS = ("counter", "histogram", "gauge")


def count(request: HttpRequest, *, status: int, seconds: float) -> None:
    if settings.METRICS_TOKEN:
        from . import counting

        counting.count(request, status=status, seconds=seconds)


def forget() -> None:
    """Processes that ended left their counts: whoever starts the server begins at nothing.

    The folder may be named by whoever runs the server, and hold more than counts.
    """
    if folder := os.environ.get(FOLDER):
        Path(folder).mkdir(parents=True, exist_ok=True)
        for kind in COUNTS:
            for file in Path(folder).glob(f"{kind}_*.db"):
                file.unlink(missing_ok=True)
