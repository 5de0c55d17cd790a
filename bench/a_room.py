"""`python -m bench.a_room [people]`: a room of 40 rates at once, each from a phone of their own, and nothing is lost.

The product as people start it (`serve --demo`, gunicorn, SQLite). All open the matrix together, say whose view they
speak from and rate every option with no pause to think, which no room does. Afterwards the ratings are counted.
"""

import http.cookiejar
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.serving import ROOT, served

PEOPLE = 40
OPTIONS = 5
SAID = {"impact": "1", "resources": "-1", "confidence": "2", "reason": "Neighbours want it"}
GROUP = re.compile(r'<input[^>]*name="group"[^>]*value="([^"]+)"')


def furnish(people: int) -> dict[str, Any]:
    """Inside the product: an open matrix, people who declared their interests, and a session for each."""
    from django.conf import settings
    from django.test import Client
    from django_scopes import scopes_disabled

    from bench.people import somebody
    from coproduction_star.accounts.models import User
    from coproduction_star.focus_it.impact_matrix import services
    from coproduction_star.focus_it.impact_matrix.addresses import at
    from coproduction_star.journeys.decisions.services import declare_interest
    from coproduction_star.journeys.models import Initiative, Programme

    cookies = []
    with scopes_disabled():
        programme = Programme.objects.get(slug="ageing-well-in-eastbridge")
        lead = User.objects.get(email="lead@demonstration.example")
        chosen = Initiative.objects.filter(programme=programme)[:OPTIONS]
        matrix = services.set_up(programme=programme, title="In the hall", initiatives=chosen, by=lead)
        services.open_matrix(matrix=matrix, by=lead)
        for number in range(people):
            person = somebody(programme, "co-producer", by=lead, called=f"Person {number}")
            declare_interest(
                programme=programme,
                participant_id=person.participant_id,
                none_to_declare=True,
                what="",
                by=person.user,
            )
            client = Client()
            client.force_login(person.user)
            cookies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
        return {"matrix": matrix.pk.hex, "at": at("rate", matrix), "name": settings.SESSION_COOKIE_NAME, "of": cookies}


def furnished(folder: Path, people: int) -> dict[str, Any]:
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    surroundings = {**os.environ, "STAR_DATA": str(folder), "STAR_DEVELOPMENT": "yes", "PYTHONPATH": path}
    words = f"import json; from bench.a_room import furnish; print(json.dumps(furnish({people})))"
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", words]
    said = subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True, text=True).stdout
    made: dict[str, Any] = json.loads(said.strip().splitlines()[-1])
    return made


class Phone:
    """A browser where somebody is signed in."""

    def __init__(self, url: str, cookie: str, seconds: list[float]) -> None:
        self._jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._browser = urllib.request.build_opener(self._jar)
        self._cookie, self._seconds, self.here = cookie, seconds, url

    def ask(self, answers: dict[str, str] | None = None) -> str:
        """Open the page, or send its form; the page that comes in the end."""
        if answers is not None:
            token = next(one.value or "" for one in self._jar.cookiejar if one.name == "csrftoken")
            answers = {"csrfmiddlewaretoken": token} | answers
        sent = None if answers is None else urllib.parse.urlencode(answers).encode()
        kept = "; ".join(f"{one.name}={one.value}" for one in self._jar.cookiejar)
        asked = urllib.request.Request(self.here, sent, {"Cookie": f"{self._cookie}; {kept}", "Referer": self.here})
        before = time.monotonic()
        with self._browser.open(asked, timeout=60) as answer:
            page = str(answer.read().decode())
            self.here = answer.url
        self._seconds.append(time.monotonic() - before)
        return page


def rate_all(phone: Phone, number: int) -> None:
    page = phone.ask()
    groups = GROUP.findall(page)
    if groups:
        page = phone.ask({"group": groups[number % len(groups)]})
    while 'name="impact"' in page:
        page = phone.ask(SAID)


def main(people: int) -> int:
    seconds: list[float] = []
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (_process, url):
        room = furnished(Path(folder), people)
        together = threading.Barrier(people)

        def work(number: int, cookie: str) -> None:
            phone = Phone(url + room["at"], f"{room['name']}={cookie}", seconds)
            together.wait()
            try:
                rate_all(phone, number)
            except (OSError, StopIteration) as error:
                faults.append(repr(error))

        workers = [threading.Thread(target=work, args=each) for each in enumerate(room["of"])]
        began = time.monotonic()
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        took = time.monotonic() - began
        kept = _ratings(Path(folder), room["matrix"])
    order = sorted(seconds) or [0.0]
    print(f"{people} people, {OPTIONS} options: {kept} of {people * OPTIONS} ratings kept in {took:.1f} s.")
    print(f"A page, with what was sent: median {statistics.median(order):.2f} s, 95 of 100 under "
          f"{order[int(len(order) * 0.95) - 1]:.2f} s, longest {order[-1]:.2f} s.")  # fmt: skip
    for fault in sorted(set(faults)):
        print(f"{faults.count(fault)} ×: {fault}")
    return int(bool(faults) or kept != people * OPTIONS)


def _ratings(folder: Path, matrix: str) -> int:
    file = next(folder.glob("*.sqlite3"))
    asked = ("SELECT COUNT(*) FROM focus_it_optionrating JOIN focus_it_option ON focus_it_option.id = option_id "
             "WHERE matrix_id = ?")  # fmt: skip
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        count: int = database.execute(asked, [matrix]).fetchone()[0]
    return count


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
