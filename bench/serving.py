"""The product as people start it, for measuring from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_SECONDS = 240


@contextmanager
def served(folder: Path, **more: str) -> Iterator[tuple[int, str]]:
    """Its process and its address, with the demonstration in that folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STAR_", "DJANGO_", "DATABASE"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "coproduction_star.cli.main", "serve", "--demo", "--port", str(port)],
        env={**kept, "PYTHONPATH": str(ROOT / "src"), "STAR_DATA": str(folder), **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url, process)
        yield process.pid, url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/", timeout=30).close()
            return
        except OSError:
            time.sleep(0.3)
    sys.exit("The product did not start.")
