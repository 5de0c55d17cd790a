"""The words a case may use for its Co's, sector, people, outcomes, evidence and figures.

Every word has an English ``label``. The labels are plain strings: the web part
translates them (``every_label()`` gives it the list), this package does not.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from coproduction_star.methods.evidence import Scale, Strength, strength


class Word(StrEnum):
    """A word of a vocabulary; its label is the word in plain writing."""

    @property
    def label(self) -> str:
        """The word as people read it."""
        return LABELS.get(self.value, plain(self.value))


def plain(word: str) -> str:
    """Write ``young-people`` as ``Young people``."""
    spaced = word.replace("-", " ")
    return spaced[:1].upper() + spaced[1:]


class Co(Word):
    """The four ways in which people and services work together."""

    CO_COMMISSION = "co-commission"
    CO_DESIGN = "co-design"
    CO_DELIVER = "co-deliver"
    CO_ASSESS = "co-assess"


class Sector(Word):
    """The kind of service or place a case is about."""

    AGEING = "ageing"
    COMMUNITY_SAFETY = "community-safety"
    CULTURE_AND_LEISURE = "culture-and-leisure"
    DEMOCRACY = "democracy"
    DIGITAL = "digital"
    DISABILITY = "disability"
    EDUCATION = "education"
    EMERGENCY = "emergency"
    EMPLOYMENT = "employment"
    ENVIRONMENT = "environment"
    HEALTH = "health"
    HOUSING = "housing"
    JUSTICE = "justice"
    MENTAL_HEALTH = "mental-health"
    REGENERATION = "regeneration"
    SOCIAL_CARE = "social-care"
    TRANSPORT = "transport"
    YOUNG_PEOPLE = "young-people"


class ResultKind(Word):
    """What sort of figure a result is."""

    OUTCOME = "outcome"
    SATISFACTION = "satisfaction"
    OUTPUT = "output"
    INPUT = "input"
    COST = "cost"
    SAVING = "saving"


JUDGED_KINDS = frozenset({ResultKind.OUTCOME, ResultKind.SATISFACTION})
"""The kinds of result that say whether life or a service got better; these need ``better``."""


class Better(Word):
    """The direction in which a result is good."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class Movement(Word):
    """Where a result went, judged by the direction that is good."""

    BETTER = "better"
    WORSE = "worse"
    NO_CHANGE = "no change"
    CANNOT_TELL = "cannot tell"


class Evidence(Word):
    """How well a case's results are known."""

    DESCRIBED = "described"
    REPORTED = "reported"
    EVALUATED = "evaluated"
    TRIAL = "trial"

    @property
    def explanation(self) -> str:
        """What the grade means, in one plain sentence."""
        return EVIDENCE_EXPLAINED[self]

    @property
    def strength(self) -> Strength:
        """The grade on the scale that the whole product shares."""
        return strength(self.value, scale=Scale.CASE)


EVIDENCE_EXPLAINED: Mapping[Evidence, str] = MappingProxyType(
    {
        Evidence.DESCRIBED: "Someone wrote down what was done, but not what came of it.",
        Evidence.REPORTED: "The people who ran it counted what happened. Nobody else checked.",
        Evidence.EVALUATED: "Someone studied it, and compared it with before or with other places.",
        Evidence.TRIAL: "It was tested in a fair way against people or places that did not have it.",
    }
)

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "co-commission": "Co-commission",
        "co-design": "Co-design",
        "co-deliver": "Co-deliver",
        "co-assess": "Co-assess",
        "trial": "Tested in a trial",
        "up": "Up is better",
        "down": "Down is better",
        "neither": "Neither is better",
        "no change": "No clear change",
        "emergency": "Emergency help",
        "employment": "Jobs and employment",
        "digital": "Digital services",
        "justice": "Justice and prisons",
        "ageing": "Growing older",
        "disability": "Disabled people",
        "ex-offenders": "People with a criminal record",
        "homeless-people": "People without a home",
        "unemployed-people": "People out of work",
    }
)
"""Labels that are more than the word in plain writing."""

PEOPLE: Mapping[str, str] = MappingProxyType(
    {
        word: LABELS.get(word, plain(word))
        for word in (
            "businesses",
            "carers",
            "community-groups",
            "disabled-people",
            "ex-offenders",
            "families",
            "homeless-people",
            "indigenous-people",
            "library-users",
            "older-people",
            "parents",
            "patients",
            "peer-supporters",
            "people-with-learning-disabilities",
            "prisoners",
            "residents",
            "school-committee-members",
            "service-users",
            "students",
            "taxi-drivers",
            "teachers",
            "tenants",
            "unemployed-people",
            "volunteers",
            "women",
            "young-parents",
            "young-people",
        )
    }
)
"""Who took part, with labels."""

OUTCOME_THEMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Health and recovery": (
            "better-health",
            "better-wellbeing",
            "fewer-hospital-stays",
            "fewer-specialist-referrals",
            "patients-in-control",
            "recovery",
            "survival-in-emergency",
        ),
        "Care and living your own life": (
            "active-later-life",
            "better-quality-of-care",
            "independent-living",
            "less-loneliness",
            "more-choice-and-control",
            "safe-care",
            "social-inclusion",
        ),
        "Children, families and young people": (
            "better-child-behaviour",
            "better-parenting",
            "better-start-for-children",
            "early-help",
            "safer-children",
            "stronger-families",
            "young-people-in-work-or-learning",
            "youth-voice",
        ),
        "Learning and work": (
            "better-learning",
            "jobs",
            "less-exclusion",
            "pupils-in-class",
            "skills-and-confidence",
            "teachers-in-class",
            "work-and-learning",
        ),
        "Homes and places": (
            "better-homes",
            "better-local-transport",
            "better-neighbourhoods",
            "cleaner-public-space",
            "cleaner-streets",
            "less-homelessness",
            "less-waste",
            "lower-flood-risk",
            "secure-homes",
        ),
        "Safety and justice": (
            "calmer-prisons",
            "feeling-safe",
            "less-crime",
            "less-reoffending",
            "safer-roads",
        ),
        "Community and culture": (
            "arts-participation",
            "library-use",
            "reach-people-services-miss",
            "stronger-community",
        ),
        "Voice and fair decisions": (
            "community-voice",
            "fairer-decisions",
            "fairer-rules",
            "fairer-spending",
            "less-corruption",
            "trust-in-government",
            "trust-in-services",
            "voice-for-users",
        ),
        "Better services": (
            "accountable-services",
            "better-information",
            "better-services",
            "fairer-access",
            "faster-access",
            "faster-help",
            "lower-cost",
            "value-for-money",
        ),
    }
)
"""The outcomes people sought, under nine themes so that a list of them can be read."""

OUTCOMES_SOUGHT: Mapping[str, str] = MappingProxyType(
    {outcome: plain(outcome) for outcomes in OUTCOME_THEMES.values() for outcome in outcomes}
)
"""What people wanted to be different, with labels."""


def theme_of(outcome: str) -> str:
    """Name the theme an outcome sought stands under."""
    return next(theme for theme, outcomes in OUTCOME_THEMES.items() if outcome in outcomes)


def every_label() -> Iterator[str]:
    """Every English text of these vocabularies, for whoever translates them."""
    for words in (Co, Sector, ResultKind, Better, Movement, Evidence):
        yield from (word.label for word in words)
    yield from EVIDENCE_EXPLAINED.values()
    yield from PEOPLE.values()
    yield from OUTCOME_THEMES
    yield from OUTCOMES_SOUGHT.values()
