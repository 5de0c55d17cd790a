from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from coproduction_star.accounts.models import DemonstrationPerson, User

from .selectors import DOMAIN, demonstration_people

__all__ = ["NotADemonstration", "demonstration_people", "make_demonstration_person"]


class NotADemonstration(Exception):
    """People as whom anyone may sign in are made only where STAR_DEMONSTRATION says that nothing is real."""


@transaction.atomic
def make_demonstration_person(*, key: str, name: str, sentence: str) -> User:
    """Somebody made up, as whom anyone may sign in. The same key again gives the same person.

    No event: nobody did it, and the people are part of the scenery.
    """
    if not settings.DEMONSTRATION:
        raise NotADemonstration(key)
    found = DemonstrationPerson.objects.filter(key=key).select_related("user").first()
    if found is not None:
        return found.user
    user = User.objects.create_person(name=name, email=f"{key}@{DOMAIN}")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    DemonstrationPerson.objects.create(user=user, key=key, sentence=sentence)
    return user
