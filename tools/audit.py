"""Ask OSV (osv.dev) which pinned packages have known weaknesses: those of the product, and those that build it.

One question for all pins of requirements/ and of package-lock.json. A package about which no answer came is
"not audited", aloud, and never passes for a good one. Ends with 0 when all were audited and none is known to be weak,
with 1 when some are, with 2 when none is known to be weak and some were not audited.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

from tools.sbom import PINNED, ROOT, plain

SERVICE = "https://api.osv.dev/v1/querybatch"
AT_ONCE = 500
SECONDS = 30
FILES = ("web.txt", "dev.txt", "build.txt", "node.txt")


@dataclass(frozen=True, slots=True, order=True)
class Pin:
    """One package at one version."""

    ecosystem: str
    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.ecosystem})"

    def question(self) -> dict[str, Any]:
        return {"package": {"ecosystem": self.ecosystem, "name": self.name}, "version": self.version}


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of each pin: numbers of weaknesses, none of a good one; why there was no answer otherwise."""

    weak: dict[Pin, tuple[str, ...]]
    not_audited: dict[Pin, str]


def pins(root: Path = ROOT) -> list[Pin]:
    found: set[Pin] = set()
    for name in FILES:
        lines = (root / "requirements" / name).read_text(encoding="utf-8").splitlines()
        found |= {Pin("PyPI", plain(pin[1]), pin[2]) for line in lines if (pin := PINNED.match(line.strip()))}
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    for path, locked in lock["packages"].items():
        if path and "version" in locked:
            found.add(Pin("npm", path.rpartition("node_modules/")[2], locked["version"]))
    return sorted(found)


def audit(wanted: Sequence[Pin], *, service: str) -> Found:
    weak: dict[Pin, tuple[str, ...]] = {}
    not_audited: dict[Pin, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        try:
            answers = ask(some, service=service)
        except (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError) as problem:
            because = str(getattr(problem, "reason", problem)) or type(problem).__name__
            not_audited |= dict.fromkeys(some, because)
            continue
        for pin, (numbers, whole) in zip(some, answers, strict=True):
            if numbers:
                weak[pin] = numbers
            if not whole:
                not_audited[pin] = "there are more answers than one page"
    return Found(weak, not_audited)


def ask(some: Sequence[Pin], *, service: str) -> list[tuple[tuple[str, ...], bool]]:
    body = json.dumps({"queries": [pin.question() for pin in some]}).encode()
    request = urllib.request.Request(service, data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        results = json.load(answer)["results"]
    if len(results) != len(some):
        raise ValueError(f"{len(results)} answers to {len(some)} questions")
    return [
        (tuple(sorted(one["id"] for one in result.get("vulns", ()))), "next_page_token" not in result)
        for result in results
    ]


def report(wanted: Sequence[Pin], found: Found) -> Iterator[str]:
    for pin, numbers in sorted(found.weak.items()):
        yield f"WEAK         {pin}: {', '.join(f'https://osv.dev/{number}' for number in numbers)}"
    for pin, because in sorted(found.not_audited.items()):
        yield f"NOT AUDITED  {pin}: {because}"
    good = len(wanted) - len(found.weak.keys() | found.not_audited.keys())
    yield f"{good} of {len(wanted)} packages have no known weakness, {len(found.weak)} have one, " + (
        f"{len(found.not_audited)} WERE NOT AUDITED." if found.not_audited else "and all were audited."
    )


def main() -> int:
    wanted = pins()
    found = audit(wanted, service=os.environ.get("STAR_OSV", SERVICE))
    print("\n".join(report(wanted, found)))
    return 1 if found.weak else 2 if found.not_audited else 0


if __name__ == "__main__":
    sys.exit(main())
