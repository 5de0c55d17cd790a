"""Published tables and rule packs: every figure says where it is from."""

from dataclasses import fields, is_dataclass

import pytest
from tests.library.examples import example

from coproduction_star.methods import parameters
from coproduction_star.methods.parameters import Certainty, Source, UnknownParameter, rule_pack, rule_packs


def sources(found):
    if isinstance(found, Source):
        yield found
    elif is_dataclass(found):
        for field in fields(found):
            yield from sources(getattr(found, field.name))
    elif isinstance(found, dict):
        for one in found.values():
            yield from sources(one)
    elif isinstance(found, tuple):
        for one in found:
            yield from sources(one)


EVERYTHING = (
    rule_packs(),
    dict(parameters.bias_bounds()),
    dict(parameters.confidence_grades()),
    dict(parameters.deflators()),
    parameters.wellby(),
    parameters.wellbeing_number("income_coefficient"),
)


@pytest.mark.parametrize("found", EVERYTHING)
def test_every_parameter_says_publisher_year_place_price_base_and_address(found):
    told = list(sources(found))
    assert told
    for source in told:
        assert source.publisher
        assert source.title
        assert source.where
        assert source.url.startswith("https://")
        assert source.price_base
        assert 1990 < source.year < 2100


def test_there_are_four_rule_packs_and_the_proposal_is_marked():
    standing = {pack.id: pack.standing for pack in rule_packs()}
    assert standing == {
        "green-book-2018": "replaced",
        "green-book-2022": "replaced",
        "green-book-2026": "in force",
        "review-2026": "proposed, not in force",
    }
    proposal = rule_pack("review-2026")
    assert proposal.schedule("health") == proposal.schedule("standard")
    assert proposal.schedule("standard").source.certainty is Certainty.SECOND_HAND


def test_gb26_horizons():
    inputs, expected = example("gb26.horizons")
    read = {"infrastructure_new_buildings": "infrastructure"}
    found = [rule_pack("green-book-2026").horizons[read.get(kind, kind)] for kind in inputs["proposal_type"]]
    assert found == expected["years_additional_to_year_0"]


def test_confidence_grades_are_marked_as_not_verified():
    grades = parameters.confidence_grades()
    assert [grades[number].correction for number in range(1, 7)] == [0, 0.05, 0.10, 0.15, 0.25, 0.40]
    assert {grade.source.certainty for grade in grades.values()} == {Certainty.UNVERIFIED}


def test_an_unknown_name_is_answered_with_those_there_are():
    with pytest.raises(UnknownParameter, match="green-book-2018, green-book-2022"):
        rule_pack("blue-book")
    with pytest.raises(UnknownParameter, match="outsourcing"):
        parameters.bounds_of("castle")
    with pytest.raises(UnknownParameter, match="standard"):
        rule_pack().schedule("fast")
