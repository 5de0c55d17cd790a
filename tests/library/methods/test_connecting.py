from coproduction_star.methods.connecting import Link, Part, connecting, nobody_connects

OUTCOMES = {"a": "I feel safe.", "b": "I am heard"}
WARDS = {"n": "Northfield", "o": "Old Town"}
WARD = Link("Harker", Part.WARD, ward="n")
CHAMPION = Link("Shah", Part.CHAMPION, outcome="a")


def said(*links):
    return [str(one) for one in nobody_connects(OUTCOMES, WARDS, links)]


def test_the_worked_example_of_the_how_to():
    assert said(WARD, CHAMPION) == ["Nobody connects for “I am heard” in: Old Town."]


def test_a_ward_without_anybody_is_told_once():
    assert said(WARD) == ["Nobody connects in Old Town at all."]


def test_an_empty_outcome_or_ward_means_all():
    found = connecting(OUTCOMES, WARDS, [WARD, CHAMPION])
    assert found["a", "n"] == (WARD, CHAMPION)
    assert found["a", "o"] == (CHAMPION,)
    assert found["b", "o"] == ()


def test_scrutiny_and_group_leaders_are_no_link():
    assert len(said(Link("Lee", Part.SCRUTINY), Link("Lee", Part.LEADER))) == 2


def test_without_outcomes_nothing_is_told():
    assert nobody_connects({}, WARDS, []) == ()
