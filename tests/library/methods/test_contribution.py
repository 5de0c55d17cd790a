"""The contribution indices."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.contribution import BadParts, contribution_index

PARTS = st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0, float("nan")]), min_size=1, max_size=15)


def test_the_worked_example_of_the_method_page() -> None:
    often, sometimes, never = 1.0, 0.5, 0.0
    one = [often, sometimes, never, often, sometimes] * 3
    assert contribution_index([one]).tolist() == [60.0]


def test_ten_of_fifteen_are_enough_and_nine_are_not() -> None:
    ten, nine = [1.0] * 10 + [np.nan] * 5, [1.0] * 9 + [np.nan] * 6
    found = contribution_index([ten, nine])
    assert found[0] == 100
    assert np.isnan(found[1])


@given(PARTS)
def test_an_index_lies_between_0_and_100_and_doing_more_never_lowers_it(parts: list[float]) -> None:
    more = np.minimum(1.0, np.array(parts) + 0.25)
    less, risen = contribution_index([parts, more])
    assert np.isnan(less) == np.isnan(risen)
    assert np.isnan(less) or 0 <= less <= risen <= 100


@given(PARTS)
def test_the_order_of_the_parts_does_not_matter(parts: list[float]) -> None:
    there, back = contribution_index([parts, parts[::-1]])
    assert there == pytest.approx(back, nan_ok=True)


def test_a_part_beyond_one_is_refused() -> None:
    with pytest.raises(BadParts):
        contribution_index([[1.5]])
