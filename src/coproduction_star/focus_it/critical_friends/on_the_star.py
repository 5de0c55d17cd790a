"""What critical friends give to the step: its words, its next action, and what waits for whom."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scopes_disabled

from coproduction_star.audit.services import forget
from coproduction_star.focus_it.asked import belongs_to, number_of
from coproduction_star.focus_it.models import BusinessCase, Challenge, CriticalFriend
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Held, NextAction

from . import telling
from .addresses import challenges_address
from .presenters import how_many
from .selectors import counts_in


def there(programme: Programme) -> str:
    counts = counts_in(programme)
    return how_many(counts) if counts.all else ""


def next_action(programme: Programme) -> NextAction | None:
    number = counts_in(programme).open
    if not number:
        return None
    told = ngettext(
        "%(number)s challenge of a critical friend is not answered.",
        "%(number)s challenges of critical friends are not answered.",
        number,
    )
    return NextAction(
        _("answer what critical friends challenge"), told % {"number": number},
        f"{challenges_address(programme)}?show=open", _("Go to the challenges"), 58, Permission.ASK_FRIENDS,
    )  # fmt: skip


def still_to_look(user: Any, today: dt.date) -> QuerySet[CriticalFriend]:
    """Drafts that this person was asked to look at, and said nothing about yet."""
    with scopes_disabled():
        return CriticalFriend.objects.filter(
            participant__user=user, ended_at__isnull=True, until__gte=today, challenges__isnull=True,
            participant__membership__ended_at__isnull=True, programme__closed_at__isnull=True,
            programme__archived_at__isnull=True,
        )  # fmt: skip


def still_to_answer(user: Any) -> QuerySet[Programme]:
    """Programmes with challenges that nobody answered, of friends this person asked or about a business case they
    started, each with their `number`."""
    with scopes_disabled():
        own = BusinessCase.objects.filter(by=user).values("pk")
        theirs = Q(friend__by=user) | Q(draft_kind=BusinessCase.DRAFT_KIND, draft_id__in=own)
        waiting = Challenge.objects.filter(theirs, programme=OuterRef("pk"), reply="", withdrawn_at__isnull=True)
        rows = Programme.objects.filter(belongs_to(user), closed_at__isnull=True, archived_at__isnull=True)
        return rows.annotate(number=number_of(waiting, of="programme")).filter(number__gt=0)


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """What they challenged; that they were asked is found by its key."""
    rows = Challenge.objects.filter(friend__participant=participant_id)
    held = tuple(
        {"line": row.line, "about": row.concern, "words": row.words, "reply": row.reply, "why": row.why,
         "made_at": row.made_at}
        for row in rows
    )  # fmt: skip
    if held:
        yield Held("focus_it.challenge", held)


def erase(participant_id: UUID) -> None:
    """That they were asked goes, with the letters; challenges and answers stay without a name."""
    rows = list(CriticalFriend.objects.filter(participant=participant_id))
    forget(subject="focus_it.criticalfriend", subject_ids=[row.pk for row in rows])
    for row in rows:
        telling.forget(row)
        row.delete()
