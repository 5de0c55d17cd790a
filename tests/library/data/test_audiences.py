from pathlib import Path

import pytest

from coproduction_star.data.audiences import Audience, StakeholderGroup, audiences, load_audiences
from coproduction_star.data.benefits import benefits
from coproduction_star.data.content_files import DATA
from coproduction_star.data.errors import BadContent

CARERS = DATA.joinpath("audiences", "carers.yaml").read_text(encoding="utf-8")
EVERY = pytest.mark.parametrize("audience", audiences(), ids=lambda audience: audience.group)


def test_there_is_one_list_of_nine_groups() -> None:
    assert list(StakeholderGroup) == [
        "politicians",
        "top-managers",
        "heads-of-services",
        "frontline-staff",
        "communities",
        "people-who-access-services",
        "carers",
        "commissioners",
        "partners",
    ]


def test_every_group_has_a_text_in_the_order_of_the_list() -> None:
    assert [audience.group for audience in audiences()] == list(StakeholderGroup)


@EVERY
def test_the_label_of_a_group_is_its_name(audience: Audience) -> None:
    assert audience.group.label == audience.name


@EVERY
def test_a_group_is_said_in_one_sentence_and_has_three_things_to_do(audience: Audience) -> None:
    assert audience.sentence.count(".") == 1
    assert len(audience.tomorrow) == 3


@EVERY
def test_just_the_groups_with_a_benefit_read_what_is_in_it_for_them(audience: Audience) -> None:
    with_benefits = {benefit.audience for benefit in benefits()}
    assert bool(audience.in_it_for_you) is audience.group.is_audience is (audience.group in with_benefits)


def test_people_who_use_services_are_told_that_saying_no_costs_them_nothing() -> None:
    (text,) = [a for a in audiences() if a.group is StakeholderGroup.PEOPLE_WHO_ACCESS_SERVICES]
    assert "Saying no never changes what you have a right to." in text.in_it_for_you


def test_carers_are_not_asked_for_more() -> None:
    (text,) = [a for a in audiences() if a.group is StakeholderGroup.CARERS]
    assert "no one should ask you for more" in " ".join(text.tomorrow)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: carers", "id: carer", r"carers\.yaml:1: id: 'carer' is no stakeholder group we know"),
        ("tomorrow:", "today:", r"today: This key is not known"),
        ("tomorrow:", "in_it_for_you: Much.\ntomorrow:", r"Only the six groups that benefits are claimed for"),
        ("name: Carers", "name: 5", r"carers\.yaml:2: name: This is a number"),
    ],
)
def test_a_faulty_text_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / "carers.yaml").write_text(CARERS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        load_audiences(tmp_path)
