"""The seam between the rows of the pages and the library: conditions, loads and ties hold through it."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction_star.data.matching import Matching, RingsAsked, Row
from coproduction_star.methods.matching import PUBLISHED
from coproduction_star.people_it.matching import proposing
from coproduction_star.people_it.matching.proposing import propose

TOPICS, TIMES, CONDITIONS = ("garden", "lift", "cook", "read"), ("morning", "evening"), ("checked", "skill")


def row(
    key, person, *topics, times=("morning",), most=1, requires=(), has=(), at=(0.0, 0.0), reach=15.0, declined=(),
    words="",
):  # fmt: skip
    return Row(key, person, topics, times, at, reach, tuple(requires), tuple(has), True, most, "", declined, {}, words)


def asked(needs, offers, *, rings=True):
    return Matching("", PUBLISHED, 1, None, RingsAsked(4, 10) if rings else None, tuple(needs), tuple(offers))


def rows(prefix, people):
    return st.lists(
        st.builds(
            lambda person, topics, times, requires, has, at, most: (person, topics, times, requires, has, at, most),
            st.sampled_from(people), st.sets(st.sampled_from(TOPICS), min_size=1, max_size=3),
            st.sets(st.sampled_from(TIMES), min_size=1), st.sets(st.sampled_from(CONDITIONS), max_size=1),
            st.sets(st.sampled_from(CONDITIONS)), st.sampled_from((0.0, 4.0, 40.0)), st.integers(1, 2),
        ),
        max_size=7,
    ).map(
        lambda made: [
            row(f"{prefix}{place}", person, *sorted(topics), times=tuple(sorted(times)), requires=requires, has=has,
                at=(at, 0.0), most=most)
            for place, (person, topics, times, requires, has, at, most) in enumerate(made)
        ]
    )  # fmt: skip


PEOPLE = ("Ann", "Ben", "Cy", "Di", "Ed")
worlds = st.builds(asked, rows("N", PEOPLE), rows("O", PEOPLE), rings=st.booleans())


def every_pair(proposed):
    return [*(pair for ring in proposed.rings for pair in ring), *proposed.pairs]


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_no_proposal_breaks_a_hard_condition(world):
    needs, offers = ({one.id: one for one in side} for side in (world.needs, world.offers))
    for pair in every_pair(propose(world)):
        need, offer = needs[pair.need], offers[pair.offer]
        assert need.person != offer.person
        assert set(need.requires) <= set(offer.has)
        assert set(offer.requires) <= set(need.has)
        assert set(need.times) & set(offer.times)
        assert abs(need.at[0] - offer.at[0]) <= max(need.reach_km, offer.reach_km)
        assert pair.need not in offer.declined


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_nobody_takes_on_more_than_they_said_and_no_need_gets_too_many(world):
    proposed = propose(world)
    person = {one.id: one.person for one in world.offers}
    of_person = Counter(person[pair.offer] for pair in every_pair(proposed))
    loads = {name: max(one.most for one in world.offers if one.person == name) for name in of_person}
    assert all(number <= loads[name] for name, number in of_person.items())
    of_need = Counter(pair.need for pair in every_pair(proposed))
    assert all(of_need[one.id] <= one.most for one in world.needs)


@settings(max_examples=40, deadline=None)
@given(worlds, st.randoms())
def test_the_order_of_rows_changes_nothing(world, chance):
    needs, offers = list(world.needs), list(world.offers)
    chance.shuffle(needs)
    chance.shuffle(offers)
    again = propose(asked(needs, offers, rings=world.rings is not None))
    before = propose(world)
    assert {(pair.need, pair.offer) for pair in every_pair(again)} == {
        (pair.need, pair.offer) for pair in every_pair(before)
    }


def test_a_ring_comes_before_pairs_and_everybody_gives_and_gets():
    world = asked(
        [row("N1", "Ann", "garden"), row("N2", "Ben", "lift"), row("N3", "Cy", "cook")],
        [row("O1", "Ben", "garden"), row("O2", "Cy", "lift"), row("O3", "Ann", "cook")],
    )
    (ring,) = propose(world).rings
    assert {pair.need for pair in ring} == {"N1", "N2", "N3"}
    assert propose(world).pairs == ()


def test_what_shares_no_word_is_named_beside_the_proposals_and_never_hidden():
    (alone,) = propose(asked([row("N1", "Ann", "garden")], [row("O1", "Ben", "cook")])).alone
    assert (alone.because, alone.offers) == ("unalike", ("O1",))


def test_a_need_without_anybody_says_which_condition_leaves_it_alone():
    needs = [row("N1", "Ann", "garden", requires=["checked"])]
    (alone,) = propose(asked(needs, [row("O1", "Ben", "garden")])).alone
    assert alone.because == "fit"


def test_when_helpers_are_few_the_best_altogether_helps_more_than_the_best_pair_first():
    """Carl suits Ann best, and he is the only one who suits Ben."""
    needs = [row("N1", "Ann", "garden"), row("N2", "Ben", "garden", at=(20.0, 0.0))]
    offers = [
        row("O1", "Carl", "garden", reach=30.0),
        row("O2", "Dee", "garden", at=(-4.0, 0.0), reach=5.0),
    ]
    proposed = propose(asked(needs, offers, rings=False))
    assert (proposed.helped, proposed.first) == (2, 1)


def test_without_the_solver_the_best_pair_first_is_taken_and_said_so(monkeypatch):
    def nothing(*_):
        raise proposing.NoSolver

    monkeypatch.setattr(proposing, "beside", nothing)
    proposed = propose(asked([row("N1", "Ann", "garden")], [row("O1", "Ben", "garden")]))
    assert [(pair.need, pair.offer) for pair in proposed.pairs] == [("N1", "O1")]
    assert not proposed.exact
