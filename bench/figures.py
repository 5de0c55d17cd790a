"""A figure, its limit, and the page that keeps them."""

import datetime as dt
import os
import platform
from collections.abc import Iterable
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


LEAD = (
    "# Benchmarks\n\nWritten by `make bench`, on SQLite. Times are the server's alone. A machine that does other work "
    "meanwhile is slower; the ratios stay. Each part says when and where it was measured."
)


def write(sections: dict[str, list[Figure]], *, order: Iterable[str]) -> None:
    """Put these sections into the page; one that was not measured now stays as it is, with its own day."""
    today = dt.datetime.now(tz=dt.UTC).date()
    where = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    kept = dict(part.split("\n", 1) for part in PAGE.read_text().split("\n\n## ")[1:])
    for title, figures in sections.items():
        kept[title] = f"\nMeasured on {today:%-d %B %Y}: {where}.\n\n{table(figures)}"
    parts = [f"## {title}\n{kept[title].rstrip()}" for title in order if title in kept]
    PAGE.write_text("\n\n".join((LEAD, *parts)) + "\n")
