"""The pack of a role and the skills that are chosen. Nothing about anybody is kept."""

from collections.abc import Collection
from dataclasses import dataclass

from coproduction_star.data.competencies import Competency, Level, RoleProfile
from coproduction_star.data.people_pack import ForRole, ForSkill, for_roles, for_skills
from coproduction_star.grow_it.competencies.wording import aim_of, language, skills


@dataclass(frozen=True, slots=True)
class PackedSkill:
    """A skill that was chosen, its words, and what somebody says at the level that the role aims at, if at any."""

    skill: Competency
    words: ForSkill
    aim: str


@dataclass(frozen=True, slots=True)
class Pack:
    role: RoleProfile
    of_role: ForRole
    skills: tuple[PackedSkill, ...]


def pack_of(role: str, chosen: Collection[str]) -> Pack:
    """Without a choice, the skills in which the role aims at being skilled; of a resident's, all."""
    profile = RoleProfile(role)
    words = for_skills(language())
    wanted = set(chosen) or usual(profile)
    packed = (PackedSkill(one, words[one.id], _aim(profile, one)) for one in skills() if one.id in wanted)
    return Pack(profile, for_roles(language())[profile], tuple(packed))


def usual(role: RoleProfile) -> set[str]:
    """The ids of the skills that matter most in a role."""
    return {one.id for one in skills() if aim_of(role, one) in (Level.SKILLED, None)}


def _aim(role: RoleProfile, skill: Competency) -> str:
    level = aim_of(role, skill)
    return skill.levels[level - 1] if level else ""
