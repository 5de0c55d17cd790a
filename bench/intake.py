"""`python -m bench.intake [seconds] [people]`: accepted survey answers a second, beside a bare view doing one INSERT.

Both on the same stack in the same run: gunicorn with two workers, every middleware, and the database of DATABASE_URL
(PostgreSQL where the number counts; SQLite in a folder of its own otherwise). Each person has a browser of their own
that has pressed Start, and answers the same question again and again with another answer, as fast as it is taken.
Afterwards every row is looked at: its answer must be the last one that was accepted.
"""

import contextlib
import http.client
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.figures import Figure
from bench.serving import ROOT, wait_for

LEAST = 0.5
SECONDS, PEOPLE = 20.0, 200
THREADS = 16
SERVER = (
    sys.executable, "-m", "gunicorn", "coproduction_star.config.wsgi:application", "-w", "2", "-k", "gthread",
    "--threads", "8", "--keep-alive", "120", "--log-level", "error",
)  # fmt: skip
MAKE = """
import datetime as dt, json
from django.utils import timezone
from django_scopes import scopes_disabled
from coproduction_star.organisations.models import Organisation
from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import Survey, SurveyEdition, SurveyLink
asked = {
    "id": "s", "version": 1, "title": {"en": "What?"}, "audience": "resident", "youngest": 0, "languages": ["en"],
    "questions": [{"bank": "do-more"}, {"bank": "good-at"}, {"bank": "want-help"}, {"bank": "keep-well"},
        {"id": "bench", "kind": "one", "text": {"en": "Where?"}, "for_young_people": True,
         "choices": [{"id": "mill", "text": {"en": "Mill"}}, {"id": "school", "text": {"en": "School"}}]}],
}
with scopes_disabled():
    org, _ = Organisation.objects.get_or_create(slug="bench", defaults={"name": "Bench"})
    programme = Programme.objects.create(organisation=org, name="Bench", slug=f"b{timezone.now():%H%M%S%f}")
    owned = {"organisation": org, "programme": programme}
    survey = Survey.objects.create(
        **owned, title="What?", audience="resident", draft=asked, youngest=0, capacity="We ring",
        respond_by=dt.date(2099, 1, 1), published_at=timezone.now(),
    )
    SurveyEdition.objects.create(**owned, survey=survey, number=1, definition=asked, published_at=timezone.now())
    link = SurveyLink.objects.create(**owned, survey=survey, code=f"B{survey.pk.hex[:10]}")
    print(f"code={link.code} survey={survey.pk}")
"""
LOOK = """
import sys
from django_scopes import scopes_disabled
from coproduction_star.people_it.models import Response
with scopes_disabled():
    for pk, answers in Response.objects.filter(survey="{survey}").values_list("reference_hash", "answers"):
        print("row", answers.get("bench", "nothing"))
"""


@dataclass
class Person:
    """A browser that has pressed Start."""

    connection: http.client.HTTPConnection
    number: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    last: str = "nothing"
    accepted: int = 0

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        body = urllib.parse.urlencode({**form, "csrfmiddlewaretoken": self.token}) if form is not None else None
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"10.{self.number >> 16 & 255}.{self.number >> 8 & 255}.{self.number & 255}",
        }
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except (http.client.HTTPException, OSError):
            self.connection.close()
            return 0, "", ""
        text = answer.read().decode(errors="replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return answer.status, answer.getheader("Location", ""), text


def shell(code: str, surroundings: dict[str, str]) -> str:
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True, text=True).stdout


def started(port: int, first: str, number: int) -> Person:
    person = Person(http.client.HTTPConnection("127.0.0.1", port, timeout=60), number)
    _status, _where, page = person.ask("GET", first)
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    person.token = found[1] if found else ""
    status, _where, page = person.ask("POST", first, {"look": "usual", "old_enough": "yes", "leave_empty": ""})
    if status != 302:
        sys.exit(f"Start was refused ({status}): {page[:300]}")
    return person


def answer_once(person: Person, first: str) -> bool:
    said = "school" if person.last == "mill" else "mill"
    status, _where, _page = person.ask("POST", f"{first}q/bench/", {"answer": said})
    if status == 302:
        person.last = said
    return status == 302


def insert_once(person: Person, _first: str) -> bool:
    return person.ask("POST", "/in/bench/bare/at/all/", {})[0] == 302


def rate(people: list[Person], first: str, act, seconds: float) -> tuple[float, int]:
    """How many were accepted a second, and how many were not."""
    end, accepted, refused = time.monotonic() + seconds, [0] * THREADS, [0] * THREADS

    def work(place: int) -> None:
        mine = people[place::THREADS]
        while mine and time.monotonic() < end:
            for person in mine:
                if time.monotonic() > end:
                    break
                good = act(person, first)
                accepted[place] += good
                refused[place] += not good

    threads = [threading.Thread(target=work, args=(place,)) for place in range(THREADS)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(accepted) / (time.monotonic() - began), sum(refused)


Stand = tuple[int, str, str, dict[str, str]]


@contextlib.contextmanager
def standing() -> Iterator[Stand]:
    """Serve a survey as a council does; with its port, its first page, its id, and the surroundings of commands."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        surroundings = {
            **os.environ, "STAR_DATA": folder, "STAR_DEVELOPMENT": "yes", "STAR_BEHIND_PROXY": "yes",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "bench.intake_settings",
        }  # fmt: skip
        migrate = [sys.executable, "manage.py", "migrate", "-v", "0"]
        subprocess.run(migrate, cwd=ROOT, env=surroundings, check=True)
        made = re.search(r"code=(\S+) survey=(\S+)", shell(MAKE, surroundings))
        if made is None:
            sys.exit("The survey was not made.")
        process = subprocess.Popen([*SERVER, "-b", f"127.0.0.1:{port}"], cwd=ROOT, env=surroundings)
        try:
            wait_for(f"http://127.0.0.1:{port}", process)
            yield port, f"/in/bench/surveys/{made[1]}/", made[2], surroundings
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


@dataclass(frozen=True, slots=True)
class Came:
    """Accepted answers and bare INSERTs a second, what was refused of both, and whether any answer was lost."""

    answers: float
    refused: int
    bare: float
    bare_refused: int
    lost: bool


def measure() -> list[Figure]:
    """As `python -m bench.intake`, as figures with their limits."""
    with standing() as (port, first, survey, surroundings):
        came = measured(port, first, survey, SECONDS, PEOPLE, surroundings)
    beside = f"{came.answers:.0f} and {came.bare:.0f} a second, on {database()}"
    return [
        Figure(f"a bare INSERT, times an accepted answer, {PEOPLE} people at once", came.bare / came.answers, "×",
               1 / LEAST, beside),
        Figure("answers refused", came.refused, "", 0),
        Figure("answers lost", int(came.lost), "", 0),
    ]  # fmt: skip


def main(seconds: float, number: int) -> int:
    with standing() as (port, first, survey, surroundings):
        came = measured(port, first, survey, seconds, number, surroundings)
    ratio = came.answers / came.bare
    print(f"{number} people at once, {seconds:.0f} s each, on {database()}.")
    print(f"Accepted answers a second: {came.answers:.0f} ({came.refused} refused).")
    print(f"Bare INSERT: {came.bare:.0f} a second ({came.bare_refused} refused).")
    print(f"Ratio {ratio:.2f}, at least {LEAST} wanted. {'Some were LOST.' if came.lost else 'None lost.'}")
    return int(came.lost or came.refused > 0 or ratio < LEAST)


def database() -> str:
    return "PostgreSQL" if "postgres" in os.environ.get("DATABASE_URL", "") else "SQLite"


def measured(port: int, first: str, survey: str, seconds: float, number: int, surroundings: dict[str, str]) -> Came:
    people = [started(port, first, place) for place in range(number)]
    rate(people, first, answer_once, 2)
    rate(people, first, insert_once, 2)
    bare, bare_refused = rate(people, first, insert_once, seconds)
    answers, refused = rate(people, first, answer_once, seconds)
    kept = sorted(re.findall(r"row (\w+)", shell(LOOK.replace("{survey}", survey), surroundings)))
    return Came(answers, refused, bare, bare_refused, kept != sorted(person.last for person in people))


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    sys.exit(main(given[0] if given else SECONDS, int(given[1]) if len(given) > 1 else PEOPLE))
