from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from coproduction_star.voices.models import Comment

A_PAGE = 30


def comments_on(subject: Any, *, reader: UUID) -> QuerySet[Comment]:
    """What is said about a record, the newest first; what was removed only for its author, to bring it back."""
    rows = Comment.objects.filter(subject=subject._meta.label_lower, subject_id=subject.pk)
    shown = rows.filter(Q(removed_at__isnull=True) | Q(participant_id=reader))
    return shown.select_related("participant").order_by("-made_at")


def page_of_comments(subject: Any, *, reader: UUID, number: object) -> Page:
    """Where all of them stand on one page, nobody needs to count them first: one query."""
    rows = comments_on(subject, reader=reader)
    first = list(rows[: A_PAGE + 1])
    return Paginator(first if len(first) <= A_PAGE else rows, A_PAGE).get_page(number)


def comment_called(comment_id: UUID) -> Comment:
    """Inside the programme's scope."""
    return Comment.objects.select_related("programme", "participant").get(pk=comment_id)
