"""Skills of people, as they say them themselves, sealed as the product seals them."""

import factory

from coproduction_star.grow_it.competencies.kept import NOTHING, sealed
from coproduction_star.grow_it.competencies.sealing import seal
from coproduction_star.grow_it.models import (
    RaterSlip,
    Recognition,
    SkillsHere,
    SkillsProfile,
    SkillsRating,
    SkillsShare,
)
from coproduction_star.organisations.codes import ALPHABET, hash_of

from .journeys import OfProgramme
from .people import FAR, HOSTILE, OrganisationFactory, ParticipantFactory


class SkillsProfileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SkillsProfile

    organisation = factory.SubFactory(OrganisationFactory)
    participant = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))
    role = "front-line"
    sealed = factory.LazyFunction(lambda: sealed(NOTHING))


class OfProfile(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    profile = factory.SubFactory(SkillsProfileFactory)
    organisation = factory.SelfAttribute("profile.organisation")


class SkillsHereFactory(OfProgramme):
    class Meta:
        model = SkillsHere

    profile = factory.SubFactory(SkillsProfileFactory, organisation=factory.SelfAttribute("..organisation"))
    counted = True


class RaterSlipFactory(OfProfile):
    """`code="ABCD"` opens it."""

    class Meta:
        model = RaterSlip

    class Params:
        code = factory.Sequence(lambda n: "".join(ALPHABET[int(digit)] for digit in str(n)))

    kind = "colleague"
    hash = factory.LazyAttribute(lambda row: hash_of(row.code))
    until = FAR
    delete_after = FAR


class SkillsRatingFactory(OfProfile):
    class Meta:
        model = SkillsRating

    class Params:
        levels = factory.LazyFunction(lambda: {"CP01": 3})

    kind = "colleague"
    number = factory.Sequence(lambda n: n + 1)
    sealed = factory.LazyAttribute(lambda row: seal(row.levels))


class SkillsShareFactory(OfProfile):
    class Meta:
        model = SkillsShare

    with_whom = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))


class RecognitionFactory(OfProgramme):
    class Meta:
        model = Recognition

    participant = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))
    kind = "catalyst"
    words = f"She rang everybody {HOSTILE}"
    from_whom = f"The panel {HOSTILE}"
