"""`python -m bench.many_ballots [seconds] [people]`: votes a minute, and none lost when the server is killed.

The product on gunicorn, as a council runs it, with the database of DATABASE_URL (SQLite in a folder of its own
otherwise). Each person has a code and a browser of their own: they open the page, choose, and vote. In the middle
every process of the server is killed (SIGKILL, not a polite stop) and started again; whoever had no answer votes once
more with the same code. Afterwards all votes are counted: each that was acknowledged with four words must be there,
once, and those who voted with the same code twice must be one.
"""

import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.intake import SERVER, Person, shell
from bench.serving import ROOT, wait_for

SECONDS, PEOPLE = 60.0, 5_000
THREADS = 16
LAY_OUT = """
from django.db import connection
from coproduction_star.config.new_database import bring_up_to_date
bring_up_to_date(connection)
"""
MAKE = """
import datetime as dt
from django.utils import timezone
from django_scopes import scopes_disabled
from coproduction_star.organisations.models import Organisation
from coproduction_star.journeys.models import Programme
from coproduction_star.together.budgets import services
from coproduction_star.together.models import Budget, BudgetProject
today, day = timezone.localdate(), dt.timedelta(days=1)
with scopes_disabled():
    org, _ = Organisation.objects.get_or_create(slug="bench", defaults={"name": "Bench"})
    programme = Programme.objects.create(
        organisation=org, name="Bench", slug=f"b{timezone.now():%H%M%S%f}", published_at=timezone.now()
    )
    budget = Budget.objects.create(
        organisation=org, programme=programme, title="Bench", amount=100, submit_until=today - 9 * day,
        vote_from=today - day, vote_until=today + day,
    )
    for number in range(1, 13):
        BudgetProject.objects.create(
            organisation=org, programme=programme, budget=budget, number=number, title=f"Bench {number}",
            cost=10 + number, state="eligible",
        )
    print(f"slug={programme.slug} budget={budget.pk}")
    for _time in range(0, PEOPLE, 2000):
        for code in services.make_codes(budget=budget, number=min(2000, PEOPLE - _time), by=None):
            print("code", code)
"""
LOOK = """
from django_scopes import scopes_disabled
from coproduction_star.together.models import Ballot, Budget
from coproduction_star.together.budgets.counting import count_now
with scopes_disabled():
    for receipt in Ballot.objects.filter(budget="{budget}").values_list("receipt", flat=True):
        print("row", receipt)
    count_now("{budget}")
    print("counted", Budget.objects.get(pk="{budget}").result["ballots"])
"""
HASH = """
import sys
from coproduction_star.voices.references import hash_of
for words in open("{file}"):
    print("ack", hash_of(words))
"""


@dataclass
class Tally:
    """What came of it, for everybody together."""

    seconds: list[float] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    again: int = 0
    refused: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass
class Council:
    """A server that can be killed and started again, with a vote on it."""

    port: int
    path: str
    budget: str
    codes: list[str]
    surroundings: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [*SERVER, "-b", f"127.0.0.1:{self.port}"], cwd=ROOT, env=self.surroundings, start_new_session=True
        )
        wait_for(f"http://127.0.0.1:{self.port}", self.process)

    def kill(self) -> None:
        """Every process of it, at once and without a word."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(60)


@contextmanager
def standing(people: int) -> Iterator[Council]:
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        surroundings = {
            **os.environ, "STAR_DATA": folder, "STAR_DEVELOPMENT": "yes", "STAR_BEHIND_PROXY": "yes",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "coproduction_star.config.settings",
        }  # fmt: skip
        shell(LAY_OUT, surroundings)
        said = shell(MAKE.replace("PEOPLE", str(people)), surroundings)
        made = re.search(r"slug=(\S+) budget=(\S+)", said)
        if made is None:
            sys.exit("The budget was not made.")
        path = f"/in/bench/{made[1]}/budgets/{made[2]}/vote/"
        council = Council(port, path, made[2], re.findall(r"code (\S+)", said), surroundings)
        council.start()
        try:
            yield council
        finally:
            council.kill()


def vote(council: Council, number: int, tally: Tally) -> None:
    """One person votes; with no answer they try again, as people do, with the same code and the same choices."""
    person = Person(http.client.HTTPConnection("127.0.0.1", council.port, timeout=30), number)
    answers = {"projects": str(1 + number % 12), "code": council.codes[number]}
    before = time.monotonic()
    trial, status, page = 0, 0, ""
    while not status and trial < 200:
        trial += 1
        if not person.token:
            _status, _where, page = person.ask("GET", council.path)
            found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
            person.token = found[1] if found else ""
        status, _where, page = person.ask("POST", council.path, answers) if person.token else (0, "", "")
        if not status:
            time.sleep(0.2)
    person.connection.close()
    words = re.search(r'star-four__words"[^>]*>([^<]+)<', page)
    with tally.lock:
        tally.seconds.append(time.monotonic() - before)
        tally.again += trial > 1
        tally.refused += words is None
        if words:
            tally.acknowledged.append("-".join(words[1].split()))


def run(council: Council, people: int, seconds: float) -> tuple[Tally, float]:
    tally, begin = Tally(), time.monotonic()

    def work(place: int) -> None:
        for number in range(place, people, THREADS):
            time.sleep(max(0.0, begin + seconds * number / people - time.monotonic()))
            vote(council, number, tally)

    threads = [threading.Thread(target=work, args=(place,)) for place in range(THREADS)]
    for one in threads:
        one.start()
    while len(tally.seconds) < people / 2:
        time.sleep(0.05)
    council.kill()
    council.start()
    for one in threads:
        one.join()
    return tally, time.monotonic() - begin


def main(seconds: float, people: int) -> int:
    with standing(people) as council:
        tally, took = run(council, people, seconds)
        said = shell(LOOK.replace("{budget}", council.budget), council.surroundings)
        rows, counted = re.findall(r"row (\S+)", said), int(re.findall(r"counted (\d+)", said)[0])
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("\n".join(tally.acknowledged))
            file.flush()
            known = re.findall(r"ack (\S+)", shell(HASH.replace("{file}", file.name), council.surroundings))
    database = "PostgreSQL" if "postgres" in os.environ.get("DATABASE_URL", "") else "SQLite"
    times, done = sorted(tally.seconds), len(tally.acknowledged)
    print(f"{done:,} of {people:,} votes acknowledged in {took:.0f} s "
          f"({60 * done / took:,.0f} a minute), on {database}, the server killed halfway.")  # fmt: skip
    print(f"From opening the page to the four words: median {statistics.median(times):.2f} s, 95 of 100 under "
          f"{times[int(len(times) * 0.95) - 1]:.2f} s, longest {times[-1]:.2f} s.")  # fmt: skip
    lost, twice = len(set(known) - set(rows)), len(rows) - len(set(rows))
    print(f"Tried again: {tally.again}. Refused: {tally.refused}. Rows: {len(rows):,}. Counted: {counted:,}. "
          f"Acknowledged and lost: {lost}. Twice: {twice}.")  # fmt: skip
    return int(bool(lost or twice or tally.refused or counted != len(rows) or len(rows) != people))


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    sys.exit(main(given[0] if given else SECONDS, int(given[1]) if len(given) > 1 else PEOPLE))
