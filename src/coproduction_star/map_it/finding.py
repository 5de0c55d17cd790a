"""Local stories, looked through: whoever may write one finds it as a draft, and others what anyone may read."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.finding import ITS_PROGRAMME, gather, page_of, programme_of, where_somebody_may
from coproduction_star.journeys.steps import Asked, Finds, Found
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.roles import Verb

from .models import Story
from .permissions import Permission
from .stories.selectors import shown_now

WORDS = ("what_happened", "what_changed", "what_did_not", "quote")
"""What is looked through beside the title: never who agreed, or who can be asked."""


def search(asked: Asked) -> Iterator[Finds]:
    for kind, rows, more in gather(asked, {"story": partial(_stories, asked)}):
        yield Finds(kind, _("Local stories"), tuple(_found(row, asked.access) for row in rows), more)


def may_be_read(access: Access) -> Q:
    """Drafts for those who may write them, as `Permission.WRITE_STORY` has it; the others once anyone may."""
    is_open = Q(programme__closed_at=None, programme__archived_at=None)
    ours = Q(initiative__removed_at=None) & is_open & where_somebody_may(access, Verb.EDIT, Verb.PUBLISH)
    return ours | (shown_now() & Q(programme__published_at__isnull=False, programme__archived_at=None))


def _stories(asked: Asked) -> QuerySet[Any]:
    rows = Story.objects.filter(hold(asked.words, fields=("title", *WORDS)) & may_be_read(asked.access))
    text: list[Any] = [WORDS[0]]
    for field in WORDS[1:]:
        text += [Value("\n"), field]
    said = Concat(*text, output_field=TextField())
    return page_of(
        "story", rows, "pk", "initiative", "title", said, *ITS_PROGRAMME, order=("title", "pk"), asked=asked
    )


def _found(row: list[Any], access: Access) -> Found:
    key, initiative, title, text, *where = row
    programme = programme_of(*where)
    of_team = has_perm(Permission.WRITE_STORY, access, programme)
    name, last = ("map_it:story", initiative) if of_team else ("map_it:public_story", key)
    page = reverse(name, args=(programme.organisation.slug, programme.slug, last))
    return Found(title, page, text, programme.name)
