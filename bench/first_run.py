"""From a fresh clone to the first page, as a newcomer does it: `make run`, with packages already in the caches."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.figures import Figure

ROOT = Path(__file__).resolve().parents[1]
LIMIT_SECONDS = 180


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        clone = Path(name) / "clone"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        first = seconds_to_the_first_page(clone)
        second = seconds_to_the_first_page(clone)
        shutil.rmtree(clone, ignore_errors=True)
    return [
        Figure("`make run` the first time", first, "s", LIMIT_SECONDS, "warm package caches"),
        Figure("`make run` the second time", second, "s", 30),
    ]


def seconds_to_the_first_page(clone: Path) -> float:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STAR_", "PYTHON", "DJANGO"))}
    started = time.monotonic()
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"], cwd=clone, env=kept, start_new_session=True, stdout=subprocess.DEVNULL
    )
    try:
        while process.poll() is None and time.monotonic() - started < LIMIT_SECONDS * 3:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30).close()
                return time.monotonic() - started
            except OSError:
                time.sleep(0.2)
        raise SystemExit("make run did not come to its first page.")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)
