import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.likeness import Feature, most_alike, telling

LONELINESS = Feature("loneliness", 3, (1, 2))
CO_DELIVER = Feature("co-deliver", 2, (1, 3, 4))

features = st.lists(
    st.builds(
        Feature,
        name=st.text("abcdef", min_size=1, max_size=4),
        weight=st.floats(0, 5),
        members=st.frozensets(st.integers(0, 19), max_size=20),
    ),
    max_size=8,
)


def test_the_worked_example_of_the_method_page() -> None:
    alike = most_alike([LONELINESS, CO_DELIVER], of=10, most=9)
    assert [(like.number, round(like.score, 3)) for like in alike] == [(1, 6.735), (2, 4.445), (3, 2.29), (4, 2.29)]


def test_the_reasons_are_the_features_shared_most_telling_first() -> None:
    assert most_alike([CO_DELIVER, LONELINESS], of=10, most=1)[0].shared == ("loneliness", "co-deliver")


def test_a_rarer_feature_says_more() -> None:
    assert telling(Feature("rare", 1, (1,)), of=10) > telling(Feature("usual", 1, (1, 2, 3)), of=10)


def test_what_everybody_has_still_says_a_little_and_what_nobody_has_says_nothing() -> None:
    assert 0 < telling(Feature("all", 1, range(10)), of=10) < 0.1
    assert telling(Feature("none", 1, ()), of=10) == 0
    assert most_alike([Feature("none", 1, ())], of=10, most=5) == ()


def test_the_thing_itself_is_left_out() -> None:
    assert [like.number for like in most_alike([LONELINESS], of=10, most=5, but=[1])] == [2]


def test_more_members_than_things_is_refused() -> None:
    with pytest.raises(ValueError, match="Count the things again"):
        most_alike([LONELINESS], of=1, most=5)


@given(features, st.integers(0, 25))
def test_scores_fall_ties_rise_by_number_and_nothing_is_there_twice(given: list[Feature], most: int) -> None:
    alike = most_alike(given, of=20, most=most)
    assert len(alike) <= most
    assert [(-like.score, like.number) for like in alike] == sorted((-like.score, like.number) for like in alike)
    assert len({like.number for like in alike}) == len(alike)


@given(features)
def test_the_order_in_which_features_are_given_does_not_matter(given: list[Feature]) -> None:
    one = most_alike(given, of=20, most=20)
    other = most_alike(given[::-1], of=20, most=20)
    assert [like.number for like in one] == pytest.approx([like.number for like in other])


def test_what_is_no_reason_puts_in_order_and_lets_nobody_in() -> None:
    order = Feature("co-deliver", 2, (1, 3, 4), is_reason=False)
    found = most_alike([LONELINESS, order], of=10, most=5, least=2.5)
    assert [like.number for like in found] == [1, 2]
    assert found[0].shared == ("loneliness", "co-deliver")


def test_less_than_the_least_is_no_likeness() -> None:
    assert most_alike([Feature("usual", 1, (1, 2, 3))], of=10, most=5, least=2.5) == ()
    assert most_alike([Feature("usual", 1, (1, 2, 3))], of=10, most=5) != ()
