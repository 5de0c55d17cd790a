"""Read a ``.pb`` file: what it says about itself, its projects, and its votes.

Only project, cost, name, category, votes and points are read. What a file says about voters beside their vote, such as
age or sex, is passed over and kept nowhere.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coproduction_star.data.parts import BadParts, Problem
from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.voting import Election, Kind, Money, Project, by_place

SECTIONS = ("META", "PROJECTS", "VOTES")
LIBRARY_KINDS = {
    "approval": Kind.APPROVAL, "choose-1": Kind.APPROVAL, "cumulative": Kind.POINTS, "scoring": Kind.POINTS,
    "ordinal": Kind.RANKING,
}  # fmt: skip
MOST_LINES = 2_000_000
MOST_POINTS = 1_000_000
csv.field_size_limit(1_000_000)


@dataclass(frozen=True, slots=True)
class Pabulib:
    """A file: its own facts by their keys, what can be counted, and which projects it says were chosen."""

    meta: Mapping[str, str]
    election: Election
    selected: tuple[str, ...]


Row = tuple[int, dict[str, str]]


def read(text: str) -> Pabulib:
    """Read the text of a file.

    Raises
    ------
    BadParts
        With every problem, each with its line and what to do.
    """
    problems: list[Problem] = []
    sections = _sections(text, problems)
    meta = {row.get("key", ""): row.get("value", "") for _line, row in sections["META"]}
    projects, selected = _projects(sections["PROJECTS"], problems)
    budget = _money(meta.get("budget", ""))
    if budget is None:
        problems.append(Problem("META, budget", "It is no amount above nought.", "Write budget;10000 under META."))
    kind = LIBRARY_KINDS.get(meta.get("vote_type", "approval"))
    if kind is None:
        known = ", ".join(LIBRARY_KINDS)
        problems.append(Problem("META, vote_type", "This way to vote is not known.", f"Write one of: {known}."))
    ballots = _ballots(sections["VOTES"], kind or Kind.APPROVAL, _places(meta, sections["VOTES"]), problems)
    if problems or budget is None or kind is None:
        raise BadParts(problems)
    try:
        return Pabulib(meta, Election(budget, projects, ballots, kind), selected)
    except InputRefused as refused:
        raise BadParts([Problem(refused.field, refused.reason, refused.remedy)]) from None


def _sections(text: str, problems: list[Problem]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {name: [] for name in SECTIONS}
    now = ""
    head: list[str] = []
    for line, cells in _lines(text, problems):
        if len(cells) == 1 and cells[0].upper() in SECTIONS:
            now, head = cells[0].upper(), []
        elif not now:
            problems.append(Problem(f"line {line}", "No part begins before it.", "Begin with a line META."))
            return found
        elif not head:
            head = [cell.lower() for cell in cells]
        else:
            found[now].append((line, dict(zip(head, cells, strict=False))))
    if not found["PROJECTS"]:
        problems.append(Problem("PROJECTS", "There are none.", "List the projects under a line PROJECTS."))
    return found


def _lines(text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    try:
        for cells in reader:
            if reader.line_num > MOST_LINES:
                problems.append(Problem("whole file", f"It has over {MOST_LINES:,} lines.", "Cut it into several."))
                return
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error:
        problems.append(Problem(f"line {reader.line_num}", "It cannot be read.", "Look for a quote without its end."))


def _money(written: str) -> Money | None:
    try:
        amount = Fraction(written.replace(",", ".")) if "/" not in written and len(written) < 30 else None
    except (ValueError, ZeroDivisionError):
        return None
    if amount is None or not 0 < amount < 10**15:
        return None
    return int(amount) if amount.denominator == 1 else amount


def _projects(rows: list[Row], problems: list[Problem]) -> tuple[tuple[Project, ...], tuple[str, ...]]:
    found, selected = [], []
    for line, row in rows:
        key, cost = row.get("project_id", ""), _money(row.get("cost", ""))
        if not key or "," in key:
            problems.append(Problem(f"line {line}, project_id", "It is no id.", "Give it a number or a short name."))
        elif cost is None:
            problems.append(Problem(f"line {line}, cost", "It is no amount above nought.", "Write it as 1200."))
        else:
            found.append(Project(key, cost, row.get("name", ""), row.get("category", "")))
            if row.get("selected", "") == "1":
                selected.append(key)
    return tuple(found), tuple(selected)


def _places(meta: Mapping[str, str], rows: list[Row]) -> int:
    """How many places a ranking has: what the file says, or the longest there is."""
    longest = max((len(row.get("vote", "").split(",")) for _line, row in rows), default=1)
    said = meta.get("max_length", "")
    return max(longest, int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0)


def _ballots(rows: list[Row], kind: Kind, places: int, problems: list[Problem]) -> tuple[dict[str, int], ...]:
    found, seen = [], set()
    for line, row in rows:
        voter = row.get("voter_id", "")
        if voter in seen:
            problems.append(Problem(f"line {line}, voter_id", f"Voter {voter} is there twice.", "Keep one of them."))
        seen.add(voter)
        ballot = _ballot(row, kind, places)
        if ballot is None:
            problems.append(Problem(f"line {line}", "Vote and points do not fit together.", "Write points above 0."))
        else:
            found.append(ballot)
    return tuple(found)


def _ballot(row: Mapping[str, str], kind: Kind, places: int) -> dict[str, int] | None:
    """Read one vote; points of nought count as none. Nothing where it cannot be."""
    chosen = [part.strip() for part in row.get("vote", "").split(",") if part.strip()]
    if len(set(chosen)) < len(chosen):
        return None
    if kind is Kind.RANKING:
        return by_place(chosen, most=places)
    if kind is Kind.APPROVAL or not row.get("points"):
        return dict.fromkeys(chosen, 1)
    points = [part.strip() for part in row["points"].split(",")]
    if len(points) != len(chosen) or not all(one.isascii() and one.isdigit() and len(one) < 8 for one in points):
        return None
    given = {key: int(one) for key, one in zip(chosen, points, strict=True) if int(one)}
    return given if all(one <= MOST_POINTS for one in given.values()) else None
