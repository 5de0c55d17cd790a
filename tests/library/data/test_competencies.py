"""Skills for working together and the words of the people pack: complete, plain, in both languages."""

import pytest

from coproduction_star.data.competencies import SOURCES, Level, RoleProfile, competencies, target
from coproduction_star.data.competencies.loader import WORDS
from coproduction_star.data.content_files import Language
from coproduction_star.data.people_pack import for_roles, for_skills
from coproduction_star.data.people_pack.loader import OF_A_ROLE, OF_A_SKILL
from coproduction_star.data.public_texts import OLDEST
from coproduction_star.data.sources import source
from coproduction_star.methods.readability import reading_age


def test_there_are_thirteen_in_their_order():
    assert [one.position for one in competencies()] == list(range(1, 14))
    assert [one.id for one in competencies()] == [f"CP{number:02}" for number in range(1, 14)]


@pytest.mark.parametrize(
    ("role", "skilled"),
    [("front-line", {1, 2, 3, 4, 5, 8, 9}), ("manager", {3, 4, 8, 10, 12}), ("commissioner", {3, 6, 10}),
     ("councillor", {2, 7, 12})],
)  # fmt: skip
def test_what_a_role_aims_at(role, skilled):
    found = {one.position: target(RoleProfile(role), one.position) for one in competencies()}
    assert {position for position, level in found.items() if level is Level.SKILLED} == skilled
    assert set(found.values()) == {Level.SKILLED, Level.PRACTISING}


def test_a_resident_aims_at_what_they_like():
    assert {target(RoleProfile.RESIDENT, one.position) for one in competencies()} == {None}


def test_every_role_and_every_skill_has_its_words():
    assert set(for_roles()) == set(RoleProfile)
    assert set(for_skills()) == {one.id for one in competencies()}


def test_no_talk_of_skills_is_a_talk_of_pay():
    for role in (RoleProfile.FRONT_LINE, RoleProfile.MANAGER, RoleProfile.COMMISSIONER):
        assert "never of pay" in for_roles()[role].talk


@pytest.mark.parametrize(
    "entries", [competencies(), tuple(for_roles().values()), tuple(for_skills().values())],
    ids=["skills", "roles", "pack"],
)  # fmt: skip
def test_the_words_are_for_everyone(entries):
    age = reading_age("\n".join(line for one in entries for line in one.lines))
    assert age.years < OLDEST, f"hard words: {', '.join(age.hard_words)}"


def test_all_words_are_in_welsh_and_marked_as_awaiting_a_check():
    welsh = [*zip(competencies(), competencies(Language.WELSH), strict=True)]
    assert all(other.translation.welsh_fields == set(WORDS) for _one, other in welsh)
    assert all(one.name != other.name and other.translation.awaiting_check for one, other in welsh)
    assert all(one.translation.welsh_fields == set(OF_A_ROLE) for one in for_roles(Language.WELSH).values())
    assert all(one.translation.welsh_fields == set(OF_A_SKILL) for one in for_skills(Language.WELSH).values())


def test_what_they_build_on_is_a_source_we_name():
    assert all(source(one).address for one in SOURCES)
