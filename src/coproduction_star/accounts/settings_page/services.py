from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record


@transaction.atomic
def change_name(*, user: Any, name: str, by: Any) -> None:
    user.name = name
    user.save(update_fields=["name"])
    record(by=by, verb="accounts.name_changed", subject=user)


def choose_language(*, user: Any, language: str) -> None:
    """A preference, not an event worth keeping."""
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def sign_out_everywhere(*, user: Any, by: Any) -> None:
    """End every session of this person, on every phone and computer. Tokens of programs go on working."""
    user.signed_out_at = timezone.now()
    user.save(update_fields=["signed_out_at"])
    record(by=by, verb="accounts.signed_out_everywhere", subject=user)
