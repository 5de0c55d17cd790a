"""Whether the server counts what it does. Unset, nothing of it is read or kept."""

import os
import shutil
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


def count(request: HttpRequest, *, status: int, seconds: float) -> None:
    if settings.METRICS_TOKEN:
        from . import counting

        counting.count(request, status=status, seconds=seconds)


def forget() -> None:
    """Processes that ended left their counts: whoever starts the server begins at nothing."""
    if folder := os.environ.get(FOLDER):
        shutil.rmtree(folder, ignore_errors=True)
        Path(folder).mkdir(parents=True)
