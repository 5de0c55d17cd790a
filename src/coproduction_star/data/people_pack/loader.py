"""Load the words of the people pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from coproduction_star.data.competencies import RoleProfile
from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, shipped
from coproduction_star.data.errors import DataError

FOLDER = DATA.joinpath("people_pack")
OF_A_ROLE = ("advert", "panel", "first_weeks", "talk", "thanks")
OF_A_SKILL = ("spec", "interview", "listen", "induction", "appraisal", "coaching")


@dataclass(frozen=True, slots=True)
class ForRole:
    """What belongs to a role whatever skills are chosen."""

    role: RoleProfile
    advert: str
    panel: str
    first_weeks: str
    talk: str
    thanks: str
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.advert, self.panel, self.first_weeks, self.talk, self.thanks)


@dataclass(frozen=True, slots=True)
class ForSkill:
    """What belongs to a skill whatever the role: from the person specification to a plan where it is not seen yet."""

    id: str
    spec: str
    interview: str
    listen: str
    induction: str
    appraisal: str
    coaching: str
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.spec, self.interview, self.listen, self.induction, self.appraisal, self.coaching)


@cache
def for_roles(language: Language = Language.ENGLISH) -> Mapping[RoleProfile, ForRole]:
    """Give the words of each role.

    Examples
    --------
    >>> sorted(for_roles()) == sorted(RoleProfile)
    True
    """
    found = {one.role: one for one in read_folder(FOLDER.joinpath("roles"), _role, language=language)}
    if set(found) != set(RoleProfile):
        raise DataError(f"people_pack/roles: one file for each of {', '.join(RoleProfile)}.")
    return found


@cache
def for_skills(language: Language = Language.ENGLISH) -> Mapping[str, ForSkill]:
    """Give the words of each skill by its id.

    Examples
    --------
    >>> len(for_skills())
    13
    """
    found = {one.id: one for one in read_folder(FOLDER.joinpath("skills"), _skill, language=language)}
    if set(found) != set(shipped("competencies")):
        raise DataError("people_pack/skills: one file for each skill of data/competencies.")
    return found


def _role(entry: WordsEntry) -> ForRole:
    entry.refuse_other_keys(("id", "position", *OF_A_ROLE))
    entry.text("id")
    return ForRole(
        role=entry.choice("id", RoleProfile, called="role"),
        translation=entry.translation,
        **{name: entry.text(name) for name in OF_A_ROLE},
    )


def _skill(entry: WordsEntry) -> ForSkill:
    entry.refuse_other_keys(("id", *OF_A_SKILL))
    return ForSkill(
        id=entry.text("id"), translation=entry.translation, **{name: entry.text(name) for name in OF_A_SKILL}
    )
