from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.organisations.election import hides, is_on, shown_name
from coproduction_star.organisations.models import Organisation
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
    subject: Any, comments: Page, *, organisation: Organisation, home: str, reader: UUID, may: tuple[bool, bool]
) -> CommentsPage:
    """`may` says whether the reader may comment and may hide."""
    number = comments.paginator.count
    return CommentsPage(
        title=_("Comments on %(what)s") % {"what": subject},
        button=_("Add comment"),
        counted=ngettext("%(number)s comment", "%(number)s comments", number) % {"number": number},
        rows=tuple(rows_of(comments, organisation=organisation, reader=reader)),
        address=f"{home}{subject._meta.label_lower}/{subject.pk}/",
        home=home,
        may_comment=may[0],
        may_hide=may[1],
        previous_page=comments.previous_page_number() if comments.has_previous() else 0,
        next_page=comments.next_page_number() if comments.has_next() else 0,
    )


def rows_of(comments: Iterable[Comment], *, organisation: Organisation, reader: UUID) -> Iterable[CommentRow]:
    election = is_on(organisation)
    for comment in comments:
        roles = _roles(comment) if election else set()
        yield CommentRow(
            id=str(comment.pk),
            who=shown_name(comment.participant or _("Somebody"), roles, organisation),
            text=_text(comment, silenced=hides(roles, organisation)),
            when=comment.made_at,
            own=comment.participant_id == reader,
            hidden=comment.hidden_at is not None,
            removed=comment.removed_at is not None,
        )


def hide_page(comment: Comment) -> HidePage:
    return HidePage(_("Hide a comment"), _("Hide"), comment.text)


def _text(comment: Comment, *, silenced: bool) -> str:
    if comment.removed_at:
        return _("You removed this comment.")
    if comment.hidden_at:
        return _("Hidden: %(why)s") % {"why": comment.hidden_because}
    return _("Not shown before the election.") if silenced else comment.text


def _roles(comment: Comment) -> set[str]:
    person = comment.participant
    if person is None:
        return set()
    membership = getattr(person, "membership", None)
    held = {row.role for row in membership.roles.all()} if membership else set()
    return held | {row.role for row in person.programme_roles.all()}
