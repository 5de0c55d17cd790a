"""Equal shares and greedy: worked examples, what is refused, and what holds whatever people vote."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction_star.methods.voting import (
    BadBallots,
    Completion,
    Count,
    Election,
    Project,
    Rule,
    Utility,
    by_place,
    count,
    explain,
)

TOWN = (Project("bridge", 50), Project("bus", 30), Project("pond", 20), Project("bench", 20))
TEN = (*[{"bridge": 1, "bus": 1}] * 6, *[{"pond": 1, "bench": 1}] * 4)


@st.composite
def elections(draw: Any, most: int = 4) -> Election:
    costs = draw(st.lists(st.integers(1, 40), min_size=1, max_size=6))
    ids = [f"p{place}" for place in range(len(costs))]
    ballots = draw(
        st.lists(st.dictionaries(st.sampled_from(ids), st.integers(1, most), max_size=len(ids)), max_size=12)
    )
    projects = tuple(Project(key, cost) for key, cost in zip(ids, costs, strict=True))
    return Election(draw(st.integers(1, 90)), projects, tuple(ballots))


def slowly(election: Election, part: Fraction, utility: Utility) -> list[tuple[str, Fraction]]:
    """The definition, written out with exact fractions and no haste at all."""
    money = [part for _ballot in election.ballots]
    votes, won, rest = election.votes(), [], list(election.projects)
    while True:
        found = []
        for place, project in enumerate(election.projects):
            if project in rest and (price := price_of(project, election, money)) is not None:
                key = price / project.cost if utility is Utility.COST else price
                found.append((key, project.cost, -votes[project.id], place, price))
        if not found:
            return won
        *_keys, place, price = min(found)
        project = election.projects[place]
        rest.remove(project)
        won.append((project.id, price))
        money = [
            have - min(have, price * ballot.get(project.id, 0))
            for have, ballot in zip(money, election.ballots, strict=True)
        ]


def price_of(project: Project, election: Election, money: Sequence[Fraction]) -> Fraction | None:
    can = [
        (have / ballot[project.id], have, ballot[project.id])
        for have, ballot in zip(money, election.ballots, strict=True)
        if project.id in ballot
    ]
    left, points = Fraction(project.cost), sum(given for _ratio, _have, given in can)
    for ratio, have, given_points in sorted(can):
        if left <= ratio * points:
            return left / points
        left, points = left - have, points - given_points
    return None


def test_the_worked_example_of_the_method_page() -> None:
    found = count(Election(100, TOWN, TEN), completion=Completion.NONE)
    assert [(one.id, one.price) for one in found.winners] == [
        ("bus", Fraction(5)), ("pond", Fraction(5)), ("bench", Fraction(5)),
    ]  # fmt: skip
    assert found.left == 30
    assert count(Election(100, TOWN, TEN), rule=Rule.GREEDY).ids == ("bus", "bridge", "pond")


def test_money_left_over_is_spent_as_the_rule_says() -> None:
    election = Election(100, (Project("a", 60), Project("b", 40)), ({"a": 1}, {"b": 1}))
    assert count(election, completion=Completion.NONE).ids == ("b",)
    assert count(election, completion=Completion.ADD1).part == 60
    assert count(election, completion=Completion.UTILITARIAN).ids == ("b", "a")
    assert [one.price for one in count(election, completion=Completion.UTILITARIAN).winners] == [40, None]


def test_of_many_small_and_one_large_the_utility_decides() -> None:
    projects = (Project("large", 9), Project("s1", 4), Project("s2", 4))
    votes = ({"large": 1, "s1": 1, "s2": 1},) * 2 + ({"large": 1},)
    by_number = count(Election(12, projects, votes), utility=Utility.NUMBER, completion=Completion.NONE)
    assert by_number.ids[0] == "s1"
    assert count(Election(12, projects, votes), completion=Completion.NONE).ids[0] == "large"


def test_a_tie_goes_to_the_cheaper_then_the_first() -> None:
    same = (Project("late", 5), Project("cheap", 4), Project("later", 5))
    votes = tuple({one.id: 1} for one in same)
    assert count(Election(9, same, votes), rule=Rule.GREEDY).ids == ("cheap", "late")


def test_nobody_voted() -> None:
    assert count(Election(10, TOWN, ())).ids == ()
    assert count(Election(10, TOWN, ({}, {}))).ids == ()


@pytest.mark.parametrize(
    ("budget", "projects", "ballots"),
    [
        (0, TOWN, ()),
        (10, (Project("a", 0),), ()),
        (10, (Project("a", 1), Project("a", 2)), ()),
        (10, TOWN, ({"nowhere": 1},)),
        (10, TOWN, ({"pond": 0},)),
    ],
)
def test_what_cannot_be_counted_is_refused(budget: int, projects: Any, ballots: Any) -> None:
    with pytest.raises(BadBallots):
        Election(budget, projects, ballots)


def test_a_ranking_gives_points_by_place() -> None:
    assert by_place(["b", "a"], most=5) == {"b": 5, "a": 4}
    with pytest.raises(BadBallots):
        by_place(["a", "a"], most=5)


@settings(max_examples=150, deadline=None)
@given(elections(), st.sampled_from(Utility))
def test_it_is_the_definition_exactly(election: Election, utility: Utility) -> None:
    found = count(election, utility=utility, completion=Completion.NONE)
    if not election.ballots:
        assert found.ids == ()
        return
    part = Fraction(election.budget, len(election.ballots))
    assert [(one.id, one.price) for one in found.winners] == slowly(election, part, utility)


@settings(max_examples=80, deadline=None)
@given(elections(), st.sampled_from(Rule), st.sampled_from(Utility), st.sampled_from(Completion))
def test_the_budget_is_never_exceeded_and_nobody_pays_more_than_their_part(
    election: Election, rule: Rule, utility: Utility, completion: Completion
) -> None:
    found = count(election, rule=rule, utility=utility, completion=completion)
    assert found.spent == sum(one.cost for one in found.winners) <= election.budget
    paid = [explain(found, ballot) for ballot in election.ballots]
    assert all(one.left >= 0 for one in paid)
    for winner in found.winners:
        if winner.price is not None:
            assert sum(dict(one.won).get(winner.id, 0) or 0 for one in paid) == winner.cost


@settings(max_examples=80, deadline=None)
@given(elections(), st.sampled_from([Rule.GREEDY, Rule.EQUAL_SHARES]))
def test_nothing_people_voted_for_would_still_fit(election: Election, rule: Rule) -> None:
    found, votes = count(election, rule=rule), election.votes()
    assert not [
        one for one in election.projects if one.id not in found.ids and votes[one.id] and one.cost <= found.left
    ]


@settings(max_examples=50, deadline=None)
@given(elections(), st.randoms(use_true_random=False))
def test_equal_voters_are_treated_equally(election: Election, chance: Any) -> None:
    """Who is asked first changes nothing, and alike ballots pay alike."""
    shuffled = list(election.ballots)
    chance.shuffle(shuffled)
    one, other = count(election), count(Election(election.budget, election.projects, tuple(shuffled)))
    assert facts(one) == facts(other)
    for ballot in election.ballots:
        assert explain(one, ballot) == explain(other, dict(reversed(ballot.items())))


def facts(found: Count) -> list[tuple[str, Fraction | None]]:
    return [(one.id, one.price) for one in found.winners]


@settings(max_examples=60, deadline=None)
@given(elections(most=1))
def test_a_group_that_agrees_gets_its_part(election: Election) -> None:
    """Whoever would pay for a project with their own parts has at least one project of theirs."""
    if not election.ballots:
        return
    found = count(election, completion=Completion.NONE)
    part = Fraction(election.budget, len(election.ballots))
    for project in election.projects:
        group = [ballot for ballot in election.ballots if project.id in ballot]
        if part * len(group) >= project.cost:
            assert any(set(ballot) & set(found.ids) for ballot in group)
