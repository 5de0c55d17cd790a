"""`python -m bench.many_voices [minutes]`: 300 contributions a minute without an account, and none lost.

The product as people start it (`serve --demo`, gunicorn, SQLite) on this machine only. Each writer has a browser and
an address of their own, opens the form, writes for a few seconds, and sends it. Afterwards the rows are counted in
the database, and the four words of some are typed at /r/.
"""

import http.cookiejar
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bench.serving import ROOT, served

A_MINUTE = 300
WRITES_SECONDS = 4.0
WRITERS = 40
PATH = "/in/eastbridge/ageing-well-in-eastbridge/tell-us/idea/"
PUBLISH = """
from django.utils import timezone
from django_scopes import scopes_disabled
from coproduction_star.journeys.models import Programme
with scopes_disabled():
    Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())
"""


@dataclass
class Tally:
    """What came of it."""

    sent: int = 0
    kept: int = 0
    refused: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def publish(folder: Path) -> None:
    surroundings = {**os.environ, "STAR_DATA": str(folder), "STAR_DEVELOPMENT": "yes", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", PUBLISH]
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.DEVNULL)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def write_once(url: str, number: int, at: float, tally: Tally) -> None:
    """One writer: the form is opened some seconds before it is sent, at the given moment."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(jar)
    browser.addheaders = [("X-Forwarded-For", f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}")]
    time.sleep(max(0.0, at - WRITES_SECONDS - time.monotonic()))
    try:
        page = browser.open(url + PATH, timeout=60).read().decode()
        answers = {name: hidden(page, name) for name in ("csrfmiddlewaretoken", "once", "began")}
        answers |= {"words": f"A bench at corner {number}", "about_somebody": "no"}
        time.sleep(max(0.0, at - time.monotonic()))
        before = time.monotonic()
        with tally.lock:
            tally.sent += 1
        answer = browser.open(url + PATH, urllib.parse.urlencode(answers).encode(), timeout=60).read().decode()
        took = time.monotonic() - before
    except OSError as error:
        with tally.lock:
            tally.refused.append(str(error))
        return
    words = re.search(r'star-four__words"[^>]*>([a-z ]+)<', answer)
    with tally.lock:
        tally.seconds.append(took)
        if words:
            tally.kept += 1
            tally.words.append(words[1])
        else:
            tally.refused.append("no four words on the page")


def run(url: str, minutes: float) -> Tally:
    tally, whole = Tally(), round(minutes * A_MINUTE)
    begin = time.monotonic() + WRITES_SECONDS + 1
    numbers = iter(range(whole))
    lock = threading.Lock()

    def work() -> None:
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            write_once(url, number, begin + number * 60 / A_MINUTE, tally)

    workers = [threading.Thread(target=work) for _ in range(WRITERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return tally


def rows_in(folder: Path) -> int:
    file = next(folder.glob("*.sqlite3"))
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        count: int = database.execute("SELECT COUNT(*) FROM voices_contribution").fetchone()[0]
    return count


def opens(url: str, words: str, number: int) -> bool:
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(jar)
    browser.addheaders = [("X-Forwarded-For", f"11.0.0.{number}")]
    page = browser.open(f"{url}/r/", timeout=60).read().decode()
    answers = {name: hidden(page, name) for name in ("csrfmiddlewaretoken", "once")} | {"reference": words}
    return "A bench at corner" in browser.open(f"{url}/r/", urllib.parse.urlencode(answers).encode()).read().decode()


def main(minutes: float) -> int:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), STAR_BEHIND_PROXY="yes") as (_process, url):
        publish(Path(folder))
        before = rows_in(Path(folder))
        began = time.monotonic()
        tally = run(url, minutes)
        took = time.monotonic() - began
        rows = rows_in(Path(folder)) - before
        opened = sum(
            opens(url, words, number) for number, words in enumerate(tally.words[:: max(1, len(tally.words) // 10)])
        )
    seconds = sorted(tally.seconds) or [0.0]
    print(f"Sent {tally.sent} in {took:.0f} s; answered with four words {tally.kept}; rows in the database {rows}.")
    print(f"Time to the four words: median {statistics.median(seconds):.2f} s, 95 of 100 under "
          f"{seconds[int(len(seconds) * 0.95) - 1]:.2f} s, longest {seconds[-1]:.2f} s.")  # fmt: skip
    print(f"Typed at /r/ afterwards: {opened} opened.")
    for why in sorted(set(tally.refused)):
        print(f"Refused {tally.refused.count(why)}: {why}")
    lost = tally.sent - rows
    print("None lost." if not lost and not tally.refused else f"{lost} lost, {len(tally.refused)} refused.")
    return int(bool(lost or tally.refused))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0))
