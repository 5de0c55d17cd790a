"""Whether a decision needs a full data protection impact assessment, from a few plain answers.

The rule is the law's, made strict: the three cases that UK GDPR Article 35(3)
names always need one; otherwise two or more signs of high risk do. One sign
asks for advice. The page docs/methods/data-protection-screening.md says why.
"""

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """Something about the use of personal data that makes harm more likely or worse."""

    SPECIAL = "special"
    """Special categories (health, ethnicity, religion, sex life …) or criminal offences."""
    LARGE_SCALE = "large_scale"
    NEW_TECHNOLOGY = "new_technology"
    VULNERABLE = "vulnerable"
    """People who cannot easily say no: children, patients, people who depend on the service, employees."""
    COMBINED = "combined"
    """Data from different sources are brought together in a way people would not expect."""
    AUTOMATED = "automated"
    """A computer scores people or decides about them, with a legal or similarly weighty effect."""
    WATCHED = "watched"
    """A place that is open to everybody is watched systematically."""


class Case(StrEnum):
    """The three cases that Article 35(3) names."""

    AUTOMATED_DECISIONS = "35(3)(a)"
    SPECIAL_AT_SCALE = "35(3)(b)"
    WATCHED_AT_SCALE = "35(3)(c)"


class Assessment(StrEnum):
    """What the screening comes to."""

    NEEDED = "needed"
    ASK = "ask"
    """One sign of high risk: ask whoever advises on data protection, and write down why there is none."""
    NOT_NEEDED = "not_needed"
    NO_DATA = "no_data"
    """No personal data: the question does not arise."""


@dataclass(frozen=True, slots=True)
class Screened:
    """The answer, with the cases of Article 35(3) and the signs that it follows from."""

    assessment: Assessment
    cases: tuple[Case, ...] = ()
    signs: tuple[Sign, ...] = ()


MANY_SIGNS = 2


def screen(*, personal_data: bool, signs: frozenset[Sign]) -> Screened:
    """Say whether a full data protection impact assessment is needed.

    Parameters
    ----------
    personal_data
        Whether information about people who can be recognised is used. Not sure counts as yes.
    signs
        What is so, or may be so. Not sure counts as yes.

    Returns
    -------
    Screened
        ``NEEDED`` in a case of Article 35(3) or with two signs or more, ``ASK`` with one, else ``NOT_NEEDED``.

    Examples
    --------
    >>> screen(personal_data=True, signs=frozenset({Sign.SPECIAL, Sign.LARGE_SCALE})).assessment
    <Assessment.NEEDED: 'needed'>
    >>> screen(personal_data=False, signs=frozenset({Sign.VULNERABLE})).assessment
    <Assessment.NO_DATA: 'no_data'>

    Source
    ------
    UK GDPR, Article 35(1) and (3); Article 29 Working Party, Guidelines on Data Protection Impact Assessment,
    WP 248 rev.01 (4 October 2017), section III.B: in most cases, two criteria or more call for one.
    """
    if not personal_data:
        return Screened(Assessment.NO_DATA)
    cases, held = _cases(signs), tuple(sign for sign in Sign if sign in signs)
    if cases or len(held) >= MANY_SIGNS:
        return Screened(Assessment.NEEDED, cases, held)
    return Screened(Assessment.ASK if held else Assessment.NOT_NEEDED, signs=held)


def _cases(signs: frozenset[Sign]) -> tuple[Case, ...]:
    at_scale = Sign.LARGE_SCALE in signs
    held = {
        Case.AUTOMATED_DECISIONS: Sign.AUTOMATED in signs,
        Case.SPECIAL_AT_SCALE: Sign.SPECIAL in signs and at_scale,
        Case.WATCHED_AT_SCALE: Sign.WATCHED in signs and at_scale,
    }
    return tuple(case for case, so in held.items() if so)
