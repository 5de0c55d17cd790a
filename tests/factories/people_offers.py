import datetime as dt

import factory

from coproduction_star.people_it.models import Entry, LoadLimit, Need, Offer, OfferConsent, RoleWanted
from coproduction_star.voices.references import hash_of

from .journeys import OfProgramme
from .people import FAR, HOSTILE, ParticipantFactory

AGREED = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)


class EntryFactory(OfProgramme):
    """What somebody told us; `reference="four plain words"` opens it, `agreed=("introduce",)` what they agreed to."""

    class Meta:
        model = Entry
        skip_postgeneration_save = True

    class Params:
        reference = ""

    participant = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))
    reference_hash = factory.LazyAttributeSequence(
        lambda row, n: hash_of(row.reference) if row.reference else f"entry {n}"
    )
    delete_after = FAR

    @factory.post_generation
    def agreed(self, create, extracted, **kwargs):
        for kind in ("introduce", "publish") if extracted is None else extracted:
            OfferConsentFactory(entry=self, kind=kind)


class OfferConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OfferConsent

    entry = factory.SubFactory(EntryFactory)
    programme = factory.SelfAttribute("entry.programme")
    organisation = factory.SelfAttribute("entry.organisation")
    kind = "introduce"
    given_at = AGREED


class OfEntryFactory(factory.django.DjangoModelFactory):
    """`shown=True` lets others read it; `answered=True` says that the team wrote back."""

    class Meta:
        abstract = True

    class Params:
        shown = factory.Trait(public_words=f"A neighbour {HOSTILE}", published_at=AGREED)
        answered = factory.Trait(answer=f"Thank you {HOSTILE}", answered_at=AGREED + dt.timedelta(days=2))

    entry = factory.SubFactory(EntryFactory)
    programme = factory.SelfAttribute("entry.programme")
    organisation = factory.SelfAttribute("entry.organisation")
    participant = factory.SelfAttribute("entry.participant")
    kind = "skill"
    shown_until = FAR
    answer_due = dt.date(2026, 12, 1)
    delete_after = FAR


class OfferFactory(OfEntryFactory):
    class Meta:
        model = Offer

    words = factory.Sequence(lambda n: f"I can mend bicycles {n} {HOSTILE}")
    code = factory.Sequence(lambda n: f"F{n}")


class NeedFactory(OfEntryFactory):
    class Meta:
        model = Need

    words = factory.Sequence(lambda n: f"I would like my bicycle mended {n} {HOSTILE}")
    code = factory.Sequence(lambda n: f"N{n}")


class RoleWantedFactory(OfProgramme):
    class Meta:
        model = RoleWanted

    title = factory.Sequence(lambda n: f"Bicycle mender {n} {HOSTILE}")
    words = f"Mend bicycles on Saturdays {HOSTILE}"
    until = FAR


class LoadLimitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LoadLimit

    participant = factory.SubFactory(ParticipantFactory)
    organisation = factory.SelfAttribute("participant.organisation")
