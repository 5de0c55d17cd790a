"""Searching 10,000 cases: bench/search.py in a process of its own, whose figures come back as JSON."""

import json
import subprocess
import sys
from pathlib import Path

from bench.figures import Figure

LIMITS_MS = {"search_p95_ms": 20.0}


def measure() -> list[Figure]:
    script = Path(__file__).with_name("search.py")
    done = subprocess.run([sys.executable, script, "--json"], capture_output=True, text=True, check=False)
    said = json.loads(done.stdout[done.stdout.index("{") :])
    return [
        Figure(
            name.replace("_", " "),
            value,
            "ms" if name.endswith("ms") else "",
            LIMITS_MS.get(name),
        )
        for name, value in said.items()
        if isinstance(value, int | float)
    ]
