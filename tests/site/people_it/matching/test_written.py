"""Texts as one part of the score: with the package, without it, and never against what both name."""

import pytest

from coproduction_star.methods.matching import meanings
from coproduction_star.people_it.matching import words
from coproduction_star.people_it.matching.explaining import record_of
from coproduction_star.people_it.matching.proposing import propose

from .test_proposing import asked, row

DOG = "Somebody to take my dog out twice a week"
WALKS = "I love walking dogs and am free in the mornings"


def world(need_words=DOG, offer_words=WALKS):
    needs = [row("N1", "Ann", "dog", words=need_words)]
    return asked(
        needs, [row("O1", "Ben", "walking", words=offer_words), row("O2", "Cy", "cook", words="I bake cakes")]
    )


@pytest.fixture
def without(monkeypatch):
    monkeypatch.setattr(meanings, "find_spec", lambda name: None)


class Leg:
    """As much of a leg as its words need."""

    def __init__(self, why):
        self.why = why
        self.offer = type("Offer", (), {"tags": "", "words": WALKS})()


def test_other_words_for_the_same_thing_are_proposed_and_the_reason_says_so():
    pytest.importorskip("wordllama")
    proposed = propose(world())
    (pair,) = proposed.pairs
    assert (pair.need, pair.offer, pair.why.shared) == ("N1", "O1", ())
    assert pair.why.words > 0.1
    assert pair.why.for_likeness == pytest.approx(0.5 * 0.5 * pair.why.words)
    assert pair.why.score == pytest.approx(
        pair.why.for_likeness + pair.why.for_times + pair.why.for_nearness, abs=1e-6
    )
    why = {"shared": (), "times": ("morning",), "km": None, "words": pair.why.words}
    assert any(said.startswith("Words alike") for said in words.why_of(Leg(why)))
    assert proposed.compared


def test_what_both_name_weighs_more_than_texts_that_are_wholly_alike():
    pytest.importorskip("wordllama")
    needs = [row("N1", "Ann", "dog", words=DOG)]
    offers = [row("O1", "Ben", "dog", words="Quite other words"), row("O2", "Cy", "cook", words=DOG)]
    proposed = propose(asked(needs, offers, rings=False))
    (pair,) = proposed.pairs
    assert (pair.offer, pair.why.words) == ("O1", 0.0)


def test_texts_hide_no_match(without):
    """Whatever is proposed without texts scores as much, or more, with them."""
    before = propose(asked([row("N1", "Ann", "dog", words="x")], [row("O1", "Ben", "dog", "cook", words="y")]))
    assert before.pairs[0].why.words == 0.0
    assert not before.compared


def test_with_and_without_the_package_what_shares_words_is_the_same(monkeypatch):
    pytest.importorskip("wordllama")
    same = asked([row("N1", "Ann", "dog", words=DOG)], [row("O1", "Ben", "dog", "cook", words="Quite other words")])
    with_it = propose(same)
    monkeypatch.setattr(meanings, "find_spec", lambda name: None)
    without_it = propose(same)
    assert with_it.pairs == without_it.pairs
    assert with_it.compared
    assert not without_it.compared


def test_without_the_package_nobody_is_proposed_for_other_words_and_they_stand_beside(without):
    proposed = propose(world())
    assert proposed.pairs == ()
    assert set(proposed.alone[0].offers) == {"O1", "O2"}


def test_the_record_says_which_is_used(programme, monkeypatch):
    weights = {"likeness": 50, "times": 30, "nearness": 20}

    def says():
        return next(entry.says for entry in record_of(programme, weights=weights) if entry.key == "likeness")

    pytest.importorskip("wordllama")
    assert "Words alike count too, up to half as much" in says()
    monkeypatch.setattr(meanings, "find_spec", lambda name: None)
    assert "not compared in any other way" in says()
