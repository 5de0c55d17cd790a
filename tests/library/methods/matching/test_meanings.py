"""Texts compared by the vectors in a wheel, and everything as before where it is not installed."""

import sys
from typing import Any

import numpy as np
import pytest

from coproduction_star.methods.matching import PUBLISHED, candidates, meanings, parts_of

from .sides import needs_of, offers_of

ASKED = (
    "Somebody to take my dog out twice a week",
    "Someone to talk to, I feel lonely",
    "My garden is overgrown",
    "Help carrying shopping",
)
OFFERED = (
    "I love walking dogs and am free in the mornings",
    "A friendly chat over a cup of tea",
    "Pruning, weeding and mowing",
    "I have a car and can fetch groceries",
)


def test_other_words_for_the_same_thing_are_closest() -> None:
    pytest.importorskip("wordllama")
    asked, offered = meanings.meanings(ASKED), meanings.meanings(OFFERED)
    assert asked is not None
    assert offered is not None
    assert (asked @ offered.T).argmax(axis=1).tolist() == [0, 1, 2, 3]
    assert np.linalg.norm(asked, axis=1) == pytest.approx(np.ones(4), abs=1e-6)


def test_a_text_without_words_means_nothing_and_breaks_nothing() -> None:
    pytest.importorskip("wordllama")
    rows = meanings.meanings(["", "   ", "gardening"])
    assert rows is not None
    assert np.linalg.norm(rows, axis=1) == pytest.approx([0, 0, 1], abs=1e-6)
    none = meanings.meanings([])
    assert none is not None
    assert none.shape == (0, meanings.WIDTH)


def test_without_the_package_there_are_no_meanings(monkeypatch: pytest.MonkeyPatch) -> None:
    real = meanings.find_spec

    def without(name: str, *more: Any) -> Any:
        return None if name == meanings.LIBRARY else real(name, *more)

    monkeypatch.setattr(meanings, "find_spec", without)
    assert not meanings.is_installed()
    assert meanings.meanings(ASKED) is None


def test_asking_whether_it_is_there_loads_nothing() -> None:
    before = set(sys.modules)
    meanings.is_installed()
    assert not {name for name in set(sys.modules) - before if name.startswith(meanings.LIBRARY)}


def test_likeness_is_raised_and_never_lowered() -> None:
    needs, offers = needs_of(skills=[[1, 0]]), offers_of(rows=2, skills=[[1, 1], [0, 1]])
    found = candidates(needs, offers, PUBLISHED)
    parts = parts_of(needs, offers, PUBLISHED, found.need, found.offer)
    raised = parts.at_least(np.array([0.2, 0.4]), PUBLISHED)
    assert raised.likeness == pytest.approx([0.5**0.5, 0.4])
    assert (raised.points - parts.points).tolist() == [0, 200_000]
