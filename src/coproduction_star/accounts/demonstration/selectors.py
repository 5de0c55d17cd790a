from django.db.models import QuerySet

from coproduction_star.accounts.models import DemonstrationPerson

DOMAIN = "demonstration.example"
"""Nobody real has an address there: the name is reserved."""


def demonstration_people() -> QuerySet[DemonstrationPerson]:
    """Everyone one may sign in as, in the order they were made."""
    return DemonstrationPerson.objects.filter(user__email__endswith=f"@{DOMAIN}", user__is_active=True).select_related(
        "user"
    )


def demonstration_person(key: str) -> DemonstrationPerson:
    return demonstration_people().get(key=key)
