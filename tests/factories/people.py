import datetime as dt

import factory

from coproduction_star.accounts.models import User
from coproduction_star.organisations.models import Membership, MembershipRole, Organisation, Participant

FAR = dt.date(2099, 1, 1)
HOSTILE = "<script>alert('x')</script>"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"Person {n} {HOSTILE}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisation {n} {HOSTILE}")
    slug = factory.Sequence(lambda n: f"organisation-{n}")


class ParticipantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participant

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Participant {n} {HOSTILE}")
    delete_after = FAR


class MembershipFactory(factory.django.DjangoModelFactory):
    """`roles=["administrator"]` gives roles in the whole organisation."""

    class Meta:
        model = Membership
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    participant = factory.SubFactory(
        ParticipantFactory,
        organisation=factory.SelfAttribute("..organisation"),
        user=factory.SelfAttribute("..user"),
        name=factory.SelfAttribute("..user.name"),
    )

    @factory.post_generation
    def roles(self, create: bool, extracted: list[str] | None, **kwargs: object) -> None:
        for role in extracted or []:
            MembershipRole.objects.create(membership=self, role=role)
