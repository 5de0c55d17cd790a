from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coproduction_star.methods.evidence import SCALES, Scale, Strength, strength

WORDS: Mapping[Strength, Promise] = {
    Strength.NONE: _("Nothing but a hope or a description."),
    Strength.STORY: _("People involved say so; nobody counted."),
    Strength.REPORTED: _("Counted, by those who did it, without a comparison."),
    Strength.COMPARED: _("Set against before, elsewhere or a similar group."),
    Strength.TESTED: _("Compared with a group chosen by chance."),
}


@dataclass(frozen=True, slots=True)
class GradedEvidence:
    """A grade of one of the four scales, and what it is worth on the scale that all share."""

    scale: str
    grade: str
    strength: int
    name: str
    words: str


def grades(*, scale: Scale | None = None, grade: str | None = None) -> tuple[GradedEvidence, ...]:
    """The grades of one scale or of all four; only the grade of that name where one is given."""
    return tuple(
        _graded(each, name)
        for each, held in SCALES.items()
        if scale in (None, each)
        for name in held
        if grade in (None, name)
    )


def _graded(scale: Scale, grade: str) -> GradedEvidence:
    common = strength(grade, scale=scale)
    return GradedEvidence(scale.value, grade, common.value, common.name.lower(), str(WORDS[common]))


__all__ = ["GradedEvidence", "Scale", "grades"]
