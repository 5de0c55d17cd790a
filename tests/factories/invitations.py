import datetime as dt

import factory
from django.utils import timezone

from coproduction_star.organisations.codes import hash_of
from coproduction_star.organisations.models import Invitation

from .people import FAR, HOSTILE, OrganisationFactory

CODE = "ABCD-2345-EFGH-6789"


class InvitationFactory(factory.django.DjangoModelFactory):
    """An open invitation whose code is `CODE`. `state="expired"` and the like through traits."""

    class Meta:
        model = Invitation

    class Params:
        expired = factory.Trait(expires_at=factory.LazyFunction(lambda: timezone.now() - dt.timedelta(days=1)))
        withdrawn = factory.Trait(withdrawn_at=factory.LazyFunction(timezone.now))
        used = factory.Trait(accepted_at=factory.LazyFunction(timezone.now))

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Guest {n} {HOSTILE}")
    roles = ["practitioner"]
    hash = hash_of(CODE)
    expires_at = factory.LazyFunction(lambda: timezone.now() + dt.timedelta(days=7))
    delete_after = FAR
