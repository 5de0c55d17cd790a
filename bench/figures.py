"""A figure, its limit, and the page that keeps them."""

import datetime as dt
import os
import platform
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/reference/benchmarks.md"


@dataclass(frozen=True, slots=True)
class Figure:
    what: str
    value: float
    unit: str
    limit: float | None = None
    beside: str = ""
    """What it was measured against."""

    @property
    def kept(self) -> str:
        if self.limit is None:
            return "–"
        return "yes" if self.value <= self.limit else "NO"

    def row(self) -> str:
        limit = "–" if self.limit is None else f"{self.limit:g}"
        return f"| {self.what} | {self.value:,.1f} {self.unit} | {limit} | {self.kept} | {self.beside} |"


HEAD = ["| what | measured | at most | kept | beside |", "|---|---|---|---|---|"]


def table(figures: list[Figure]) -> str:
    return "\n".join([*HEAD, *(figure.row() for figure in figures)])


def write(sections: dict[str, list[Figure]]) -> None:
    today = dt.datetime.now(tz=dt.UTC).date()
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    parts = [
        "# Benchmarks",
        f"Written by `make bench` on {today:%-d %B %Y}: {machine}, SQLite. Times are the server's alone. "
        "A machine that does other work meanwhile is slower; the ratios stay.",
    ]
    for title, figures in sections.items():
        parts += [f"## {title}", table(figures)]
    PAGE.write_text("\n\n".join(parts) + "\n")
