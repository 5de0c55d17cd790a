"""The votes as a table: alike ballots are one row that counts for as many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from .ballots import Election

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Column:
    """Who gave one project anything: rows of the table, the points of each, and these times the voters of the row."""

    rows: Array
    points: Array
    weighted: Array


@dataclass(frozen=True, slots=True)
class Table:
    """A row for each different ballot."""

    points: Array
    """Rows × projects, whole numbers."""
    voters: Array
    """How many cast the ballot of each row."""
    columns: tuple[Column, ...]
    votes: tuple[int, ...]
    """The points of each project, added up."""


def table_of(election: Election) -> Table:
    """Lay the ballots of an election out; ballots that are alike share a row."""
    place = {project.id: at for at, project in enumerate(election.projects)}
    alike = Counter(frozenset(one.items()) for one in election.ballots)
    points = np.zeros((len(alike), len(place)), dtype=np.int64)
    cells = [(row, place[key], value) for row, ballot in enumerate(alike) for key, value in ballot]
    if cells:
        rows, columns_of, values = np.array(cells, dtype=np.int64).T
        points[rows, columns_of] = values
    voters = np.fromiter(alike.values(), dtype=np.int64, count=len(alike))
    columns = []
    for at in range(len(place)):
        rows = np.flatnonzero(points[:, at])
        given = points[rows, at]
        columns.append(Column(rows, given, given * voters[rows]))
    return Table(points, voters, tuple(columns), tuple(int(one.weighted.sum()) for one in columns))
