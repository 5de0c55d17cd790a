"""Memory of the running product: every process, idle, shared pages counted once (PSS)."""

import re
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.figures import Figure
from bench.serving import served

LIMIT_MB = 300
SETTLE_SECONDS = 5


def family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(member for child in children for member in family(int(child)))]


def pss_mb(process: int) -> float:
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return int(re.findall(r"^Pss:\s+(\d+) kB", rollup, re.M)[0]) / 1024


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (process, url):
        time.sleep(SETTLE_SECONDS)
        members = family(process)
        before = sum(map(pss_mb, members))
        for path in ("/", "/cases/", "/cases/map/", "/what-is-co-production/"):
            urllib.request.urlopen(url + path, timeout=60).close()
        time.sleep(SETTLE_SECONDS)
        after = sum(map(pss_mb, family(process)))
    count = f"{len(members)} processes"
    return [
        Figure("idle after the start", before, "MB", LIMIT_MB, count),
        Figure("idle after a visit to four pages", after, "MB", LIMIT_MB, count),
    ]
