from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction

from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Organisation


@transaction.atomic
def change_look(
    *,
    organisation: Organisation,
    colour: str,
    alternative: str,
    by: Any,
    logo: bytes | None = None,
    drop: bool = False,
) -> None:
    """Set the colour and the logo's words; with `logo` (PNG) a new picture, with `drop` none."""
    old, storage = organisation.logo.name, organisation.logo.storage
    organisation.colour, organisation.logo_alternative = colour, alternative
    if logo is not None:
        organisation.logo.save(f"{uuid4().hex}.png", ContentFile(logo), save=False)
    elif drop:
        organisation.logo = ""
    organisation.save(update_fields=["colour", "logo", "logo_alternative"])
    if old and old != organisation.logo.name:
        transaction.on_commit(lambda: storage.delete(old))
    record(by=by, verb="organisations.look_changed", subject=organisation)
