"""Saying something about a record, and hiding what should not have been said."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.voices.models import Comment


@transaction.atomic
def add_comment(*, subject: Any, text: str, participant_id: UUID, by: Any) -> Comment:
    comment = Comment.objects.create(
        organisation_id=subject.organisation_id,
        programme_id=subject.programme_id,
        subject=subject._meta.label_lower,
        subject_id=subject.pk,
        participant_id=participant_id,
        by=by,
        text=text,
    )
    record(by=by, verb="voices.comment_added", subject=subject, for_whom=participant_id, comment=str(comment.pk))
    return comment


@transaction.atomic
def hide_comment(*, comment: Comment, reason: str, by: Any) -> None:
    """Show the reason in place of the words. The words are kept for who checks, not for readers."""
    comment.hidden_at, comment.hidden_because = timezone.now(), reason
    comment.save(update_fields=["hidden_at", "hidden_because"])
    record(by=by, verb="voices.comment_hidden", subject=comment, reason=reason)


@transaction.atomic
def show_comment(*, comment: Comment, by: Any) -> None:
    comment.hidden_at, comment.hidden_because = None, ""
    comment.save(update_fields=["hidden_at", "hidden_because"])
    record(by=by, verb="voices.comment_shown", subject=comment)
