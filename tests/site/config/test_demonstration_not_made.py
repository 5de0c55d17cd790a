"""Where nobody asked for the made-up borough."""

from coproduction_star.config import demonstration_voices


def test_where_no_demonstration_was_made_there_is_nothing_to_follow(db):
    assert demonstration_voices.trail() is None
