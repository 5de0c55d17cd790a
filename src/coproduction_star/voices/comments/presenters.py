from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.voices.models import Comment


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment as this reader sees it. `removed` ones are shown to their author, to bring back."""

    id: str
    who: str
    text: str
    when: object
    own: bool
    hidden: bool
    removed: bool


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """`home` is the address under which comments of this programme are changed."""

    title: str
    button: str
    counted: str
    rows: tuple[CommentRow, ...]
    address: str
    home: str
    may_comment: bool
    may_hide: bool
    previous_page: int
    next_page: int


@dataclass(frozen=True, slots=True)
class HidePage:
    title: str
    button: str
    text: str


def comments_page(
    subject: Any, comments: Page, *, hidden: Hidden, home: str, reader: UUID, may: tuple[bool, bool]
) -> CommentsPage:
    """`may` says whether the reader may comment and may hide."""
    number = comments.paginator.count
    return CommentsPage(
        title=hidden.text(_("Comments on %(what)s") % {"what": subject}),
        button=_("Add comment"),
        counted=ngettext("%(number)s comment", "%(number)s comments", number) % {"number": number},
        rows=tuple(rows_of(comments, hidden=hidden, reader=reader)),
        address=f"{home}{subject._meta.label_lower}/{subject.pk}/",
        home=home,
        may_comment=may[0],
        may_hide=may[1],
        previous_page=comments.previous_page_number() if comments.has_previous() else 0,
        next_page=comments.next_page_number() if comments.has_next() else 0,
    )


def rows_of(comments: Iterable[Comment], *, hidden: Hidden, reader: UUID) -> Iterable[CommentRow]:
    for comment in comments:
        yield CommentRow(
            id=str(comment.pk),
            who=hidden.name(comment.participant) if comment.participant else _("Somebody"),
            text=_text(comment, hidden),
            when=comment.made_at,
            own=comment.participant_id == reader,
            hidden=comment.hidden_at is not None,
            removed=comment.removed_at is not None,
        )


def hide_page(comment: Comment) -> HidePage:
    return HidePage(_("Hide a comment"), _("Hide"), comment.text)


def _text(comment: Comment, hidden: Hidden) -> str:
    if comment.removed_at:
        return _("You removed this comment.")
    if comment.hidden_at:
        return hidden.text(_("Hidden: %(why)s") % {"why": comment.hidden_because})
    return hidden.quote(comment.participant, comment.text) if comment.participant else hidden.text(comment.text)
