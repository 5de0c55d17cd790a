"""Rows of design rounds; every word that people may write is an attack."""

import datetime as dt

import factory

from coproduction_star.together.models import (
    DesignDot,
    DesignExperience,
    DesignPriority,
    DesignRound,
    DesignSketch,
    DesignStage,
    DesignTaker,
    DesignTest,
    Side,
)
from coproduction_star.voices.references import hash_of

from .journeys import OfProgramme
from .people import FAR, HOSTILE

SOON = dt.date(2027, 3, 1)


class DesignRoundFactory(OfProgramme):
    class Meta:
        model = DesignRound

    title = factory.Sequence(lambda n: f"Coming home {n} {HOSTILE}")
    about = f"The first two weeks at home {HOSTILE}"
    cannot_change = HOSTILE
    answer_by = SOON
    phases = factory.LazyFunction(lambda: [["collecting", "2026-11-01"]])


class OfRound(OfProgramme):
    """A row of a round."""

    class Meta:
        abstract = True

    design = factory.SubFactory(DesignRoundFactory)
    programme = factory.SelfAttribute("design.programme")


class DesignStageFactory(OfRound):
    class Meta:
        model = DesignStage

    title = factory.Sequence(lambda n: f"Stage {n} {HOSTILE}")
    position = factory.Sequence(lambda n: n)


class DesignTakerFactory(OfRound):
    """Somebody who took part; `reference="four plain words"` opens what they told."""

    class Meta:
        model = DesignTaker

    class Params:
        reference = ""

    side = Side.USERS
    quote = True
    reference_hash = factory.LazyAttributeSequence(
        lambda row, n: hash_of(row.reference) if row.reference else f"taker {n}"
    )
    delete_after = FAR


class DesignExperienceFactory(OfProgramme):
    class Meta:
        model = DesignExperience

    taker = factory.SubFactory(DesignTakerFactory)
    stage = factory.SubFactory(DesignStageFactory, design=factory.SelfAttribute("..taker.design"))
    programme = factory.SelfAttribute("taker.programme")
    feeling = 2
    words = f"The house was cold {HOSTILE}"


class DesignPriorityFactory(OfRound):
    class Meta:
        model = DesignPriority

    title = factory.Sequence(lambda n: f"Somebody is there {n} {HOSTILE}")
    why = HOSTILE


class DesignDotFactory(OfProgramme):
    class Meta:
        model = DesignDot

    taker = factory.SubFactory(DesignTakerFactory)
    priority = factory.SubFactory(DesignPriorityFactory, design=factory.SelfAttribute("..taker.design"))
    programme = factory.SelfAttribute("taker.programme")


class DesignSketchFactory(OfRound):
    class Meta:
        model = DesignSketch

    title = factory.Sequence(lambda n: f"A neighbour with a key {n} {HOSTILE}")
    words = HOSTILE


class DesignTestFactory(OfRound):
    class Meta:
        model = DesignTest

    sketch = factory.SubFactory(DesignSketchFactory, design=factory.SelfAttribute("..design"))
    held_on = SOON
    tried = HOSTILE
    learnt = HOSTILE
    verdict = "keep"
