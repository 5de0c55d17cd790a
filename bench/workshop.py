"""`python -m bench.workshop [people] [minutes]`: a hall of phones joins a workshop, looks and writes; nothing is lost.

The product as people start it (`serve --demo`, gunicorn, SQLite) on this machine only. Every phone joins by the code
in the first half minute, asks for what is new as its script does, and sends what it wrote twice, as if the answer to
the first sending had been lost. Afterwards the rows are counted: one for each phone.
"""

import http.cookiejar
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.serving import ROOT, served

PEOPLE, MINUTES = 500, 5.0
LOOKS_SECONDS = 10.0
CODE = "LAB247"
OPEN = """
from django_scopes import scopes_disabled
from coproduction_star.together.models import WorkshopActivity
with scopes_disabled():
    rows = WorkshopActivity.objects.filter(workshop__code="LAB247")
    rows.filter(turn="open").update(turn="closed")
    asked = rows.filter(kind="ideas").order_by("-position").first()
    WorkshopActivity.objects.filter(pk=asked.pk).update(turn="open")
    print(asked.pk)
"""
COUNT = """
from django_scopes import scopes_disabled
from coproduction_star.together.models import WorkshopContribution
with scopes_disabled():
    print(WorkshopContribution.objects.filter(words__startswith="Phone ").count())
"""


@dataclass
class Tally:
    """What came of it."""

    kept: int = 0
    wrong: list[str] = field(default_factory=list)
    joining: list[float] = field(default_factory=list)
    looking: list[float] = field(default_factory=list)
    writing: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def shell(folder: Path, words: str) -> str:
    surroundings = {**os.environ, "STAR_DATA": str(folder), "STAR_DEVELOPMENT": "yes", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", words]
    said = subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True, text=True).stdout
    return said.strip().splitlines()[-1]


class Phone:
    def __init__(self, url: str, number: int, tally: Tally) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(jar)
        self.browser.addheaders = [("X-Forwarded-For", f"10.2.{number >> 8 & 255}.{number & 255}")]
        self.url, self.number, self.tally = url, number, tally

    def ask(self, kind: str, path: str, data: dict[str, str] | None = None, *, short: bool = False) -> str:
        headers = {"Accept": "application/json"} if short else {}
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        request = urllib.request.Request(f"{self.url}{path}", body, headers)
        before = time.monotonic()
        words: str = self.browser.open(request, timeout=60).read().decode()
        with self.tally.lock:
            getattr(self.tally, kind).append(time.monotonic() - before)
        return words

    def take_part(self, activity: str, until: float) -> None:
        try:
            time.sleep(random.uniform(0, min(30.0, (until - time.monotonic()) / 2)))
            mark = token_of(self.ask("joining", f"/w/{CODE}/"))
            page = self.ask("joining", f"/w/{CODE}/", {"csrfmiddlewaretoken": mark, "name": ""})
            said = {"csrfmiddlewaretoken": token_of(page), "words": f"Phone {self.number} brings soup"}
            for _time in range(2):
                answer = self.ask("writing", f"/w/{CODE}/{activity}/", {**said, "key": str(self.number)}, short=True)
                self.note(json.loads(answer))
            while time.monotonic() < until - LOOKS_SECONDS:
                time.sleep(LOOKS_SECONDS)
                self.ask("looking", f"/w/{CODE}/now/", short=True)
        except (OSError, ValueError) as error:
            with self.tally.lock:
                self.tally.wrong.append(str(error))

    def note(self, answer: dict[str, Any]) -> None:
        with self.tally.lock:
            self.tally.kept += bool(answer["kept"])


def token_of(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', page)
    return found[1] if found else ""


def said_of(seconds: list[float]) -> str:
    if len(seconds) < 2:
        return "none"
    worst = statistics.quantiles(seconds, n=20)[-1]
    return f"{len(seconds)} times, middle {statistics.median(seconds):.2f} s, 95 of 100 within {worst:.2f} s"


def run(people: int = PEOPLE, minutes: float = MINUTES) -> Tally:
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with served(folder) as (_process, url):
            activity = shell(folder, OPEN)
            until = time.monotonic() + minutes * 60
            phones = [Phone(url, number, tally) for number in range(people)]
            threads = [threading.Thread(target=one.take_part, args=(activity, until)) for one in phones]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            rows = int(shell(folder, COUNT))
    for kind in ("joining", "writing", "looking"):
        print(f"{kind}: {said_of(getattr(tally, kind))}")
    print(f"{people} phones; {tally.kept} of {2 * people} sendings answered as kept; {rows} rows, {people} expected")
    print(f"wrong: {len(tally.wrong)} {tally.wrong[:3]}")
    return tally


if __name__ == "__main__":
    given = sys.argv[1:]
    run(int(given[0]) if given else PEOPLE, float(given[1]) if len(given) > 1 else MINUTES)
