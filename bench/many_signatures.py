"""`python -m bench.many_signatures [people] [seconds]`: 500 people sign one charter within a minute, each once.

The product on gunicorn, as a council runs it, with the database of DATABASE_URL (SQLite in a folder of its own
otherwise). Everybody has a phone of their own: they open the link at a moment of their own, read, and sign,
and every fifth presses the button twice. Afterwards the rows are counted: one for each person, and no other.
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
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.intake import SERVER, Person, shell
from bench.serving import ROOT, wait_for

PEOPLE, SECONDS = 500, 60.0
READS_SECONDS = 5.0
TWICE = 5
"""Every so many presses the button twice."""
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
from coproduction_star.market_it.charter import editions, services
from coproduction_star.market_it.signing.services import make_link
later = timezone.localdate() + dt.timedelta(days=180)
with scopes_disabled():
    org, _ = Organisation.objects.get_or_create(slug="bench", defaults={"name": "Bench"})
    programme = Programme.objects.create(
        organisation=org, name="Bench", slug=f"b{timezone.now():%H%M%S%f}", published_at=timezone.now()
    )
    charter = services.begin_charter(
        programme=programme, template="neighbourhood", title="Bench", languages="en", review_on=later, by=None
    )
    editions.publish(charter=charter, what_changed="", by=None)
    charter.refresh_from_db()
    _link, code = make_link(
        charter=charter, way="link", label="Bench", until=later, party=charter.parties.first(), by=None
    )
    print(f"code={code} edition={charter.open_edition_id}")
"""
LOOK = """
from django_scopes import scopes_disabled
from coproduction_star.market_it.models import Signature
with scopes_disabled():
    for name in Signature.objects.filter(edition="{edition}").values_list("participant__name", flat=True):
        print("row", name.rpartition(" ")[2])
"""


@dataclass
class Tally:
    """What came of it, for everybody together."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    signed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def standing() -> Iterator[tuple[int, str, str, dict[str, str]]]:
    """Serve a charter as a council does; with its port, its link, its edition, and the surroundings of commands."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        surroundings = {
            **os.environ, "STAR_DATA": folder, "STAR_DEVELOPMENT": "yes", "STAR_BEHIND_PROXY": "yes",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "coproduction_star.config.settings",
        }  # fmt: skip
        shell(LAY_OUT, surroundings)
        made = re.search(r"code=(\S+) edition=(\S+)", shell(MAKE, surroundings))
        if made is None:
            sys.exit("The charter was not made.")
        process = subprocess.Popen([*SERVER, "-b", f"127.0.0.1:{port}"], cwd=ROOT, env=surroundings)
        try:
            wait_for(f"http://127.0.0.1:{port}", process)
            yield port, f"/in/bench/sign/{made[1]}/", made[2], surroundings
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def sign(person: Person, where: str, page: str) -> str:
    """Press the button; empty, or what went wrong."""
    answers = {"name": f"Bench Person {person.number}", "agreed": "on", "read": hidden(page, "read")}
    times = 2 if person.number % TWICE == 0 else 1
    for _time in range(times):
        status, receipt, _page = person.ask("POST", where, answers)
        if status != 302:
            return f"a signature was met with {status}"
    status, _where, page = person.ask("GET", receipt)
    return "" if status == 200 and "star-four__words" in page else f"a receipt was met with {status}"


def walk(port: int, where: str, number: int, at: float, tally: Tally) -> None:
    """One person: comes at a moment of their own, reads, and signs."""
    time.sleep(max(0.0, at - time.monotonic()))
    person = Person(http.client.HTTPConnection("127.0.0.1", port, timeout=60), number)
    status, _where, page = person.ask("GET", where)
    person.token = hidden(page, "csrfmiddlewaretoken")
    person.connection.close()
    time.sleep(READS_SECONDS)
    before = time.monotonic()
    wrong = sign(person, where, page) if status == 200 else f"the page was met with {status}"
    person.connection.close()
    with tally.lock:
        tally.seconds.append(time.monotonic() - before)
        tally.signed += not wrong
        tally.errors.update([wrong] if wrong else [])


def run(port: int, where: str, people: int, seconds: float) -> Tally:
    tally, begin = Tally(), time.monotonic() + 1
    spread = seconds - READS_SECONDS
    walks = [
        threading.Thread(target=walk, args=(port, where, number, begin + spread * number / people, tally))
        for number in range(people)
    ]
    for one in walks:
        one.start()
    for one in walks:
        one.join()
    return tally


def main(people: int, seconds: float) -> int:
    with standing() as (port, where, edition, surroundings):
        began = time.monotonic()
        tally = run(port, where, people, seconds)
        took = time.monotonic() - began
        kept = Counter(re.findall(r"row (\d+)", shell(LOOK.replace("{edition}", edition), surroundings)))
    times = sorted(tally.seconds) or [0.0]
    database = "PostgreSQL" if "postgres" in os.environ.get("DATABASE_URL", "") else "SQLite"
    print(f"{tally.signed:,} of {people:,} people signed one charter in {took:.0f} s, on {database}.")
    print(f"Time from the button to the receipt: median {statistics.median(times):.2f} s, 95 of 100 under "
          f"{times[int(len(times) * 0.95) - 1]:.2f} s, longest {times[-1]:.2f} s.")  # fmt: skip
    for wrong, number in tally.errors.items():
        print(f"{number:,} times: {wrong}")
    lost, twice = people - len(kept), sum(number - 1 for number in kept.values())
    print(f"Rows: {sum(kept.values()):,}. Lost: {lost}. Twice: {twice}.")
    return int(bool(lost or twice or tally.errors))


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    sys.exit(main(int(given[0]) if given else PEOPLE, given[1] if len(given) > 1 else SECONDS))
