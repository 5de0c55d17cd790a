"""Pabulib files: what is read, what is refused, and that what is written reads the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction_star.data.pabulib import read, write
from coproduction_star.data.parts import BadParts
from coproduction_star.methods.voting import Election, Kind, Project, by_place

FILE = """META
key;value
description;Mill Lane
budget;1000
vote_type;approval
PROJECTS
project_id;cost;name;selected
1;600;"A hall; with a roof";1
2;400.50;Pond;0
VOTES
voter_id;vote;age;sex
17;1,2;34;F
18;2;71;M
19;;20;F
"""
PLACES = 4


@st.composite
def elections(draw: Any) -> Election:
    kind = draw(st.sampled_from(Kind))
    ids = [f"p{number}" for number in range(draw(st.integers(1, PLACES)))]
    word = st.text("ab;\"', é\n", max_size=8)
    projects = tuple(Project(key, draw(st.integers(1, 99)), " ".join(draw(word).split()), "") for key in ids)
    ballots = []
    for _voter in range(draw(st.integers(0, 6))):
        chosen = draw(st.lists(st.sampled_from(ids), unique=True, max_size=len(ids)))
        points = {key: draw(st.integers(1, 9)) for key in chosen}
        given = {Kind.APPROVAL: dict.fromkeys(chosen, 1), Kind.RANKING: by_place(chosen, most=PLACES)}
        ballots.append(given.get(kind, points))
    return Election(draw(st.integers(1, 500)), projects, tuple(ballots), kind)


def test_a_file_is_read_and_nothing_about_voters_is_kept() -> None:
    found = read(FILE)
    assert (found.election.budget, found.selected) == (1000, ("1",))
    assert found.election.projects[0].name == "A hall; with a roof"
    assert [float(one.cost) for one in found.election.projects] == [600, 400.5]
    assert found.election.ballots == ({"1": 1, "2": 1}, {"2": 1}, {})
    written = write(found.election, meta=found.meta, selected=found.selected)
    assert "34" not in written
    assert "17" not in written
    assert "age" not in written


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("budget;1000", "budget;none", "META, budget"),
        ("vote_type;approval", "vote_type;shouting", "META, vote_type"),
        ("1;600", "1;-600", "line 8, cost"),
        ("18;2", "17;2", "line 13, voter_id"),
        ("18;2", "18;2,2", "line 13"),
        ("18;2", "18;9", "ballot 2"),
        ("META\n", "", "line 1"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, where: str) -> None:
    with pytest.raises(BadParts) as bad:
        read(FILE.replace(old, new, 1))
    assert bad.value.problems[0].field == where


@settings(max_examples=100, deadline=None)
@given(elections())
def test_what_is_written_reads_the_same(election: Election) -> None:
    meta = {"description": "Mill Lane", "max_length": str(PLACES)}
    text = write(election, meta=meta, selected=["p0"])
    found = read(text)
    assert (found.election.budget, found.election.projects) == (election.budget, election.projects)
    assert found.selected == ("p0",)
    assert key(found.election) == key(election)
    assert write(found.election, meta=found.meta, selected=found.selected).splitlines()[-1] == text.splitlines()[-1]


def key(election: Election) -> list[list[tuple[str, int]]]:
    return sorted(sorted(ballot.items()) for ballot in election.ballots)


def test_the_order_of_votes_tells_nothing() -> None:
    projects = (Project("a", 1), Project("b", 1))
    votes = ({"a": 1}, {"b": 1}, {"a": 1, "b": 1})
    assert write(Election(2, projects, votes), meta={}) == write(Election(2, projects, votes[::-1]), meta={})
