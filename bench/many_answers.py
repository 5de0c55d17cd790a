"""`python -m bench.many_answers [minutes] [people]`: many people answer a survey at once, without an error, none lost.

The product on gunicorn, as a council runs it, with the database of DATABASE_URL (PostgreSQL where the number counts;
SQLite in a folder of its own otherwise). Everybody has a phone of their own: they press Start, read a question for
some seconds, answer it and are led to the next page, again and again until the time is over. Afterwards every row is
looked at: its answer must be the last one that was accepted.
"""

import os
import re
import statistics
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from bench.intake import LOOK, Person, shell, standing, started

READS_SECONDS = 12.0
"""Eight minutes for forty questions."""
MINUTES, PEOPLE = 5.0, 1_000
MOST_HOPS = 4
"""A page may lead on to the one that comes next for this person."""


@dataclass
class Tally:
    """What came of it, for everybody together."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    people: list[Person] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def answer(person: Person, first: str) -> str:
    """Answer a question and read the page it leads to; empty, or what went wrong."""
    said = "school" if person.last == "mill" else "mill"
    status, where, _page = person.ask("POST", f"{first}q/bench/", {"answer": said})
    if status != 302:
        return f"an answer was met with {status}"
    person.last = said
    person.accepted += 1
    for _hop in range(MOST_HOPS):
        status, where, _page = person.ask("GET", where)
        if status != 302:
            break
    return "" if status == 200 else f"the next page was met with {status}"


def walk(port: int, first: str, number: int, begin: float, end: float, whole: int, tally: Tally) -> None:
    """One person: comes at a moment of their own in the first seconds, and answers until the end."""
    time.sleep(max(0.0, begin + READS_SECONDS * number / whole - time.monotonic()))
    try:
        person = started(port, first, number)
    except SystemExit as refused:
        with tally.lock:
            tally.errors[str(refused)] += 1
        return
    with tally.lock:
        tally.people.append(person)
    while time.monotonic() + READS_SECONDS < end:
        person.connection.close()
        time.sleep(READS_SECONDS)
        before = time.monotonic()
        wrong = answer(person, first)
        with tally.lock:
            tally.seconds.append(time.monotonic() - before)
            tally.errors.update([wrong] if wrong else [])
    person.connection.close()


def run(port: int, first: str, minutes: float, whole: int) -> Tally:
    tally, begin = Tally(), time.monotonic() + 1
    walks = [
        threading.Thread(target=walk, args=(port, first, number, begin, begin + 60 * minutes, whole, tally))
        for number in range(whole)
    ]
    for one in walks:
        one.start()
    for one in walks:
        one.join()
    return tally


def main(minutes: float, whole: int) -> int:
    with standing() as (port, first, survey, surroundings):
        began = time.monotonic()
        tally = run(port, first, minutes, whole)
        took = time.monotonic() - began
        kept = Counter(re.findall(r"row (\w+)", shell(LOOK.replace("{survey}", survey), surroundings)))
    said = Counter(person.last for person in tally.people)
    seconds = sorted(tally.seconds) or [0.0]
    database = "PostgreSQL" if "postgres" in os.environ.get("DATABASE_URL", "") else "SQLite"
    accepted = sum(person.accepted for person in tally.people)
    print(f"{len(tally.people):,} of {whole:,} people answered at once for {took:.0f} s, on {database}: "
          f"{accepted:,} answers accepted, {accepted / took:.0f} a second.")  # fmt: skip
    print(f"Time to the next page: median {statistics.median(seconds):.2f} s, 95 of 100 under "
          f"{seconds[int(len(seconds) * 0.95) - 1]:.2f} s, longest {seconds[-1]:.2f} s.")  # fmt: skip
    for wrong, times in tally.errors.items():
        print(f"{times:,} times: {wrong}")
    lost = sum(((said - kept) + (kept - said)).values())
    print("No error." if not tally.errors else f"{sum(tally.errors.values()):,} errors.", end=" ")
    print("None lost." if not lost else f"{lost:,} rows hold another answer than the last one accepted.")
    return int(bool(lost or tally.errors or len(tally.people) != whole))


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    sys.exit(main(given[0] if given else MINUTES, int(given[1]) if len(given) > 1 else PEOPLE))
