"""The words of skills, in the reader's language."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.competencies import SOURCES, Competency, RoleProfile, competencies, target
from coproduction_star.data.content_files import Language
from coproduction_star.data.sources import source

ROLES = {
    RoleProfile.FRONT_LINE: _("Front-line staff"),
    RoleProfile.MANAGER: _("Manager"),
    RoleProfile.COMMISSIONER: _("Commissioner"),
    RoleProfile.COUNCILLOR: _("Councillor"),
    RoleProfile.RESIDENT: _("Resident who takes part"),
}
LEVELS = {1: _("Aware"), 2: _("Practising"), 3: _("Skilled"), 4: _("Leading")}
OFTEN = {1: _("Not often"), 2: _("Sometimes"), 3: _("Most times"), 4: _("Always, and others learn it from them")}
"""How others say it: the four levels as what can be seen of them."""
NEVER_PAY = _("This is for learning. It is never used to decide about pay, a job or a place.")


def skills() -> tuple[Competency, ...]:
    return competencies(language())


def language() -> Language:
    spoken = (get_language() or "en").partition("-")[0]
    return Language(spoken) if spoken in set(Language) else Language.ENGLISH


def aim_of(role: str, skill: Competency) -> int | None:
    """The level that a role aims at; none where somebody aims at what they like."""
    return target(RoleProfile(role), skill.position)


def level_in_words(level: float | None) -> str:
    """“Skilled”, or between two levels."""
    if level is None:
        return "–"
    low, high = int(level), int(level + 0.5)
    if low == high:
        return str(LEVELS[low])
    return _("Between “%(low)s” and “%(high)s”") % {"low": LEVELS[low], "high": LEVELS[high]}


def sources() -> tuple[tuple[str, str], ...]:
    return tuple((found.title, found.address) for found in map(source, SOURCES))
