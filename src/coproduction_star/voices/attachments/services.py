"""Putting a file on a record."""

from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from coproduction_star.audit.services import record
from coproduction_star.voices.models import Attachment

from .kinds import ENDINGS


@transaction.atomic
def attach(*, subject: Any, file: Any, media_type: str, description: str, participant_id: UUID, by: Any) -> Attachment:
    """Keep the file under a name of our own; what its owner called it is only shown."""
    attachment = Attachment(
        organisation_id=subject.organisation_id,
        programme_id=subject.programme_id,
        subject=subject._meta.label_lower,
        subject_id=subject.pk,
        participant_id=participant_id,
        by=by,
        name=file.name[:200],
        media_type=media_type,
        size=file.size,
        description=description,
    )
    attachment.file.save(f"{uuid4().hex}.{ENDINGS[media_type]}", file, save=False)
    attachment.save()
    record(by=by, verb="voices.file_attached", subject=subject, for_whom=participant_id, file=str(attachment.pk))
    return attachment
