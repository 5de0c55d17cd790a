"""Fairness: rates by group with Wilson's interval, and small groups kept out of sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.matching import match_rates, wilson
from coproduction_star.methods.matching.fairness import BadGroups


def rates(**groups: tuple[int, int]) -> object:
    names = [name for name, (people, _matched) in groups.items() for _person in range(people)]
    found = [place < matched for people, matched in groups.values() for place in range(people)]
    return match_rates("Ward", names, found)


def test_wilson_1927_as_newcombe_1998_prints_it() -> None:
    """R. G. Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3: 81 of 263, 15 of 148."""
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15 / 148, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)


def test_the_worked_example_of_the_method_page() -> None:
    found = rates(North=(62, 31), South=(98, 79))
    north, south = found.groups
    assert (north.people, north.matched, north.share) == (60, 30, 0.5)
    assert (south.people, south.matched, south.share) == (100, 80, 0.8)
    assert (north.differs, south.differs) == (-1, 1)
    assert found.sentences[0] == (
        "Ward, North: about 50% of 60 found somebody, between 38% and 62%, fewer than among the others."
    )
    assert found.sentences[-1].startswith("One group in twenty differs as much by chance alone")


@pytest.mark.parametrize("few", [(5, 2), (29, 15), (40, 3), (40, 40), (40, 36)])
def test_a_group_whose_share_would_show_somebody_is_not_told(few: tuple[int, int]) -> None:
    found = rates(North=(200, 100), South=few)
    south = found.groups[1]
    assert (south.matched, south.share, south.low, south.high, south.differs) == (None, None, None, None, 0)
    assert found.sentences[1] == "Ward, South: too few to say."


def test_groups_that_are_alike_are_not_said_to_differ() -> None:
    found = rates(North=(100, 50), South=(100, 55))
    assert [group.differs for group in found.groups] == [0, 0]
    assert len(found.sentences) == 2


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c", ""]), st.booleans()), max_size=200))
def test_every_number_is_rounded_and_the_order_does_not_matter(people: list[tuple[str, bool]]) -> None:
    names, found = [name for name, _found in people], [found for _name, found in people]
    told = match_rates("Ward", names, found)
    for group in told.groups:
        assert group.people is None or group.people % 5 == 0
        assert group.matched is None or group.matched % 5 == 0
        assert group.share is None or (group.low or 0) <= group.share <= (group.high or 0)
    assert match_rates("Ward", names[::-1], found[::-1]) == told


def test_people_without_a_group_are_in_none() -> None:
    assert match_rates("Ward", ["", ""], [True, False]).groups == ()


def test_groups_that_do_not_pair_up_with_people_are_refused() -> None:
    with pytest.raises(BadGroups, match="There are 2 groups for 1 people"):
        match_rates("Ward", ["a", "b"], [True])
