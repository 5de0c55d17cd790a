"""What people said, looked through: each reader finds what their pages of voices show them, and no name or contact."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rules import has_perm

from coproduction_star.journeys.finding import ITS_PROGRAMME, gather, page_of, programme_of, where_somebody_may
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import Asked, Finds, Found
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.roles import Verb

from .addresses import address
from .models import Comment, Contribution, State
from .permissions import Permission

UNCHECKED = (State.WAITING, State.HELD, State.REFUSED)


def search(asked: Asked) -> Iterator[Finds]:
    pages = {"comment": partial(_comments, asked), "said": partial(_contributions, asked)}
    for kind, rows, more in gather(asked, pages):
        yield Finds(kind, str(PAGES[kind][0]), tuple(_found(asked, PAGES[kind][1], row) for row in rows), more)


def _found(asked: Asked, page_of_it: "PageOf", row: list[Any]) -> Found:
    key, label, text, *where = row
    programme = programme_of(*where)
    title, page = page_of_it(programme, key, label, asked.access)
    return Found(title, page, text, where=programme.name)


def may_be_read(access: Access) -> Q:
    """The contributions whose words this reader may see, as the table of who sees what has it."""
    shown = Q(state=State.SHOWN, worry=False) & where_somebody_may(access, Verb.SEE)
    unchecked = Q(state__in=UNCHECKED, worry=False) & where_somebody_may(access, Verb.MODERATE)
    worries = Q(worry=True) & where_somebody_may(access, Verb.SEE_SPECIAL)
    return shown | unchecked | worries


def _contributions(asked: Asked) -> QuerySet[Any]:
    rows = Contribution.objects.filter(hold(asked.words, fields=("words", "answer")) & may_be_read(asked.access))
    text = Concat("words", Value("\n"), "answer", output_field=TextField())
    return _page("said", rows, "pk", _state(), text, asked=asked)


def _state() -> Any:
    """How its page is found: by what others may read of it."""
    return Case(
        When(worry=True, then=Value("worry")),
        When(state=State.SHOWN, then=Value("answer")),
        default=Value("check"),
        output_field=TextField(),
    )


def _comments(asked: Asked) -> QuerySet[Any]:
    """What stands on a record: not what was removed or hidden, nor on an initiative that was."""
    gone = Q(subject="journeys.initiative") & ~Exists(Initiative.objects.filter(pk=OuterRef("subject_id")))
    rows = Comment.objects.filter(
        hold(asked.words, fields=["text"]) & where_somebody_may(asked.access, Verb.SEE) & ~gone,
        removed_at__isnull=True, hidden_at__isnull=True,
    )  # fmt: skip
    text = (Cast("subject", TextField()), Cast("text", TextField()))
    return _page("comment", rows, "subject_id", *text, asked=asked)


def _page(kind: str, rows: QuerySet[Any], *columns: Any, asked: Asked) -> QuerySet[Any]:
    """The newest first."""
    seen = rows.exclude(participant__in=asked.unseen) if asked.unseen else rows
    return page_of(kind, seen, *columns, *ITS_PROGRAMME, order=("-made_at", "pk"), asked=asked)


def _page_of_words(programme: Programme, key: Any, page: str, access: Access) -> tuple[str, str]:
    if page == "worry":
        return _("A worry about somebody"), address("worry", programme, key)
    if page == "check":
        return _("Somebody said, not shown to others"), address("check", programme, key)
    may_answer = has_perm(Permission.ANSWER, access, programme)
    where = address("answer", programme, key) if may_answer else address("said", programme)
    return _("Somebody said"), where


def _page_of_comments(programme: Programme, key: Any, label: str, _access: Access) -> tuple[str, str]:
    return _("A comment"), address("comments", programme, label, key)


PageOf = Callable[[Programme, Any, str, Access], tuple[str, str]]
PAGES: Mapping[str, tuple[Any, PageOf]] = {
    "said": (gettext_lazy("What people said"), _page_of_words),
    "comment": (gettext_lazy("Comments"), _page_of_comments),
}
