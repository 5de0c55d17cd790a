"""Memory of the running product: every process, idle, shared pages counted once (PSS)."""

import re
import tempfile
import time
import urllib.request
from pathlib import Path

from bench import messy_list
from bench.browsing import Somebody
from bench.figures import Figure
from bench.serving import served

LIMIT_MB = 300
SETTLE_SECONDS = 5
PROGRAMME = "/o/eastbridge/p/ageing-well-in-eastbridge/"
TOO_LARGE_BYTES = 40 * 1024 * 1024


def family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(member for child in children for member in family(int(child)))]


def pss_mb(process: int) -> float:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except FileNotFoundError:  # it made room for another meanwhile
        return 0.0
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
        bring_in(url)
        time.sleep(SETTLE_SECONDS)
        brought = sum(map(pss_mb, family(process)))
    count = f"{len(members)} processes"
    return [
        Figure("idle after the start", before, "MB", LIMIT_MB, count),
        Figure("idle after a visit to four pages", after, "MB", LIMIT_MB, count),
        Figure(
            "idle after an import", brought, "MB", LIMIT_MB, f"40 MB refused, {messy_list.ROWS:,} rows looked through"
        ),
    ]


def bring_in(url: str) -> None:
    """A file of 40 MB, which is refused, and then a list of 10,000 rows, up to the page that shows them."""
    lead = Somebody(url).sign_in("Runs")
    lead.open(f"{PROGRAMME}bring-in/").fill_in("file", {}, {"file": ("large.xlsx", b"x" * TOO_LARGE_BYTES)})
    lead.open(f"{PROGRAMME}bring-in/")
    lead.fill_in("file", {}, {"file": ("projects.xlsx", messy_list.as_file("xlsx"))})
    chosen = {f"column_{place}": meaning for place, meaning in enumerate(messy_list.MEANINGS)}
    lead.fill_in("column_0", chosen)
    if f"{messy_list.ROWS:,}" not in lead.page.replace("\xa0", " "):
        raise RuntimeError(f"{lead.at} does not show the rows: the figure would be of something else.")


if __name__ == "__main__":
    from bench.figures import table

    print(table(measure()))
