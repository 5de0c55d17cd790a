from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from coproduction_star.voices.models import Attachment

MOST_SHOWN = 100


def attachments_on(subject: Any, *, reader: UUID) -> QuerySet[Attachment]:
    """A record's files, the newest first; what was removed only for who added it."""
    rows = Attachment.objects.filter(subject=subject._meta.label_lower, subject_id=subject.pk)
    shown = rows.filter(Q(removed_at__isnull=True) | Q(participant_id=reader))
    return shown.select_related("participant").order_by("-made_at")[:MOST_SHOWN]


def attachment_called(attachment_id: UUID) -> Attachment:
    return Attachment.objects.get(pk=attachment_id)


def readable_attachment(attachment_id: UUID) -> Attachment:
    return Attachment.objects.get(pk=attachment_id, removed_at__isnull=True)
