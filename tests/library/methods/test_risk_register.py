"""Scores and bands of a register of risks, and where many of them stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.risk_register import (
    Band,
    OutOfScale,
    Standing,
    band_of,
    picture_of,
    score,
)

SCALE = st.integers(1, 5)
PAIRS = st.tuples(SCALE, SCALE)
STANDINGS = st.lists(st.builds(Standing, PAIRS, PAIRS, st.integers(1, 50)), max_size=30)


def test_the_worked_example_of_the_method_page() -> None:
    found = picture_of([Standing((4, 4), (2, 3)), Standing((3, 5), (2, 5)), Standing((2, 2), (1, 2), number=3)])
    assert found.number == 5
    assert found.bands_before == {Band.LOW: 3, Band.MEDIUM: 0, Band.HIGH: 1, Band.VERY_HIGH: 1}
    assert found.bands_after == {Band.LOW: 3, Band.MEDIUM: 1, Band.HIGH: 1, Band.VERY_HIGH: 0}
    assert found.after[1, 2] == 3


@pytest.mark.parametrize(
    ("likelihood", "impact", "band"),
    [(1, 4, Band.LOW), (1, 5, Band.MEDIUM), (3, 3, Band.MEDIUM), (2, 5, Band.HIGH), (3, 5, Band.HIGH),
     (4, 4, Band.VERY_HIGH), (5, 5, Band.VERY_HIGH)],
)  # fmt: skip
def test_where_bands_begin_and_end(likelihood: int, impact: int, band: Band) -> None:
    assert band_of(likelihood, impact) == band


@pytest.mark.parametrize("pair", [(0, 3), (3, 6), (-1, 1)])
def test_numbers_off_the_scale_are_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(OutOfScale, match="from 1 to 5"):
        score(*pair)


@given(PAIRS)
def test_no_matter_which_of_the_two_is_which(pair: tuple[int, int]) -> None:
    assert band_of(*pair) == band_of(*reversed(pair))


@given(STANDINGS)
def test_every_risk_is_counted_once_before_and_once_after(standings: list[Standing]) -> None:
    found = picture_of(standings)
    number = sum(one.number for one in standings)
    for counts in (found.before, found.after, found.bands_before, found.bands_after):
        assert sum(counts.values()) == number == found.number
    assert len(found.before) == 25


@given(STANDINGS, st.randoms())
def test_the_order_of_risks_does_not_matter(standings: list[Standing], random: st.DataObject) -> None:
    mixed = list(standings)
    random.shuffle(mixed)
    assert picture_of(mixed) == picture_of(standings)
