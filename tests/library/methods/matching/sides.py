"""Made needs and offers for the tests of matching."""

from typing import Any

import numpy as np

from coproduction_star.methods.matching import Side


def needs_of(*, rows: int = 1, **more: Any) -> Side:
    return _side("needs", rows, **more)


def offers_of(*, rows: int = 1, **more: Any) -> Side:
    return _side("offers", rows, **more)


def _side(called: Any, rows: int, **more: Any) -> Side:
    given = {"skills": np.ones((rows, 1)), "times": np.ones((rows, 1)), "at": np.zeros((rows, 2)), **more}
    return Side.of(given.pop("skills"), given.pop("times"), given.pop("at"), called=called, **given)


def town(rng: np.random.Generator, needs: int, offers: int, *, km: float = 60, ties: bool = True) -> tuple[Side, Side]:
    """A made place: few skills, few times and few places, so that many pairs are equal."""
    people = rng.permutation(needs + offers)

    def side(called: Any, rows: int, whose: np.ndarray) -> Side:
        at = rng.uniform(0, km, (rows, 2))
        return Side.of(
            rng.integers(0, 2, (rows, 4)),
            rng.random((rows, 5)) < 0.4,
            np.round(at / 6) * 6 if ties else at,
            called=called,
            number=rng.permutation(10 * rows)[:rows],
            person=whose // 2,
            reach=rng.choice([3.0, 9.0, 15.0], rows),
            requires=np.where(rng.random(rows) < 0.8, 0, rng.integers(0, 4, rows)),
            has=rng.integers(0, 4, rows),
            consents=rng.random(rows) < 0.9,
            most=rng.integers(1, 4, rows),
        )

    return side("needs", needs, people[:needs]), side("offers", offers, people[needs:])
