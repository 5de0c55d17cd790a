"""What waits for a moderator, a safeguarding lead, the named reader and whoever leads; and the letter that says so."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, Min, OuterRef, Q, Value
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scopes_disabled

from coproduction_star.journeys.models import Programme, ProgrammeRole
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Waiting
from coproduction_star.notices.services import notify
from coproduction_star.organisations.models import MembershipRole
from coproduction_star.organisations.roles import VERBS, Role, Verb

from .addresses import address
from .models import Contribution, Listening
from .moderation.selectors import to_check
from .selectors import to_be_answered

WORRY_DAYS = dt.timedelta(days=1)
"""A worry that is open longer is overdue."""
CHECK_DAYS = dt.timedelta(days=2)
"""Words should be checked by then."""
NEAR = dt.timedelta(days=1)
"""A day so near is worth another letter."""


class Row(NamedTuple):
    """How many of one kind wait in a programme, since when, and by when an answer was promised."""

    kind: str
    number: int
    since: dt.datetime
    due: dt.date
    programme: Programme


def waiting_for(user: Any) -> Iterator[Waiting]:
    """How much waits in each programme, by the reader's roles there: one query."""
    with scopes_disabled():
        rows = [_row(*found) for found in waiting_rows(user)]
    kinds = list(WAITING)
    for row in sorted(rows, key=lambda row: (row.programme.name, row.programme.slug, kinds.index(row.kind))):
        yield WAITING[row.kind](row)


def waiting_rows(user: Any, _today: dt.date | None = None) -> Any:
    first, *others = [_counted(kind, rows) for kind, rows in _kinds(user).items()]
    return first.union(*others, all=True)


def _kinds(user: Any) -> dict[str, Q]:
    return {
        "worries": Q(worry=True, worry_closed_at__isnull=True) & holds(user, who_may(Verb.SEE_SPECIAL)),
        "to check": to_check() & holds(user, who_may(Verb.MODERATE)),
        "to answer": _to_answer() & (holds(user, {Role.PROGRAMME_LEAD}) | _is_the_reader(user)),
        "unchecked": to_check() & _is_the_reader(user) & ~holds(user, who_may(Verb.MODERATE)),
    }


def _counted(kind: str, rows: Q) -> Any:
    where = ("programme__slug", "programme__name", "programme__organisation__slug")
    found = Contribution.objects.filter(rows).order_by().values(*where)
    return found.values_list(Value(kind), Count("pk"), Min("made_at"), Min("answer_due"), *where)


def _row(kind: str, number: int, since: dt.datetime, due: dt.date, slug: str, name: str, home: str) -> Row:
    programme = programme_at(slug, name, home)
    return Row(kind, number, since, due, programme)


def _to_answer() -> Q:
    return to_be_answered() & Q(state="shown", answered_at__isnull=True)


def who_may(verb: Verb) -> set[str]:
    return {role for role, verbs in VERBS.items() if verb in verbs}


def holds(user: Any, roles: set[str]) -> Q:
    """Whether the person holds one of these roles where the contribution is."""
    living = {"membership__user": user, "membership__ended_at__isnull": True, "role__in": sorted(roles)}
    everywhere = MembershipRole.objects.filter(membership__organisation=OuterRef("organisation_id"), **living)
    here = ProgrammeRole.objects.filter(programme=OuterRef("programme_id"), **living)
    return Q(Exists(everywhere)) | Q(Exists(here))


def _is_the_reader(user: Any) -> Q:
    """Whose name stands on the form as the one who reads it."""
    person = {"reader__user": user, "reader__membership__ended_at__isnull": True}
    return Q(Exists(Listening.objects.filter(programme=OuterRef("programme_id"), **person)))


def _worries_open(row: Row) -> Waiting:
    until = row.since + WORRY_DAYS
    title = _worries_overdue(row.number) if until < timezone.now() else _worries(row.number)
    return _waiting(title, row, "worries", timezone.localdate(until))


def _checks(row: Row) -> Waiting:
    words = ngettext("Check %(number)s thing somebody said", "Check %(number)s things people said", row.number)
    return _waiting(words % {"number": row.number}, row, "queue", timezone.localdate(row.since + CHECK_DAYS))


def _answers(row: Row) -> Waiting:
    words = ngettext("Answer %(number)s thing somebody said", "Answer %(number)s things people said", row.number)
    return _waiting(words % {"number": row.number}, row, "said", row.due)


def _unchecked(row: Row) -> Waiting:
    words = ngettext(
        "%(number)s thing somebody said is checked first, then you answer",
        "%(number)s things people said are checked first, then you answer",
        row.number,
    )
    return _waiting(words % {"number": row.number}, row, "said", row.due)


def _waiting(words: str, row: Row, page: str, due: dt.date) -> Waiting:
    return Waiting(f"{words}: {row.programme.name}", address(page, row.programme), due)


WAITING: Mapping[str, Callable[[Row], Waiting]] = {
    "worries": _worries_open,
    "to check": _checks,
    "to answer": _answers,
    "unchecked": _unchecked,
}


def _worries(number: int) -> str:
    words = ngettext("%(number)s worry about somebody is open", "%(number)s worries about somebody are open", number)
    return words % {"number": number}


def _worries_overdue(number: int) -> str:
    words = ngettext(
        "URGENT: %(number)s worry about somebody, and nobody wrote what was done",
        "URGENT: %(number)s worries about somebody, and nobody wrote what was done",
        number,
    )
    return words % {"number": number}


def tell_who_listens(*, today: dt.date) -> int:
    """Write to everybody for whom something waits, once for each change of what waits and once when its day is near.

    For the daily command. The letter names no words: who may read them signs in. Returns how many were written to.
    """
    people = who_listens()
    return sum(_tell(person, today) for person in people)


def who_listens() -> list[Any]:
    """Whoever checks, looks after people, leads, or is named as the reader: with an address to write to."""
    roles = sorted(who_may(Verb.MODERATE) | who_may(Verb.SEE_SPECIAL) | {Role.PROGRAMME_LEAD})
    with scopes_disabled():
        living = {"membership__ended_at__isnull": True}
        everywhere = MembershipRole.objects.filter(role__in=roles, **living).values("membership__user")
        here = ProgrammeRole.objects.filter(role__in=roles, **living).values("membership__user")
        readers = Listening.objects.filter(reader__user__isnull=False).values("reader__user")
        people = get_user_model().objects.filter(Q(pk__in=everywhere) | Q(pk__in=here) | Q(pk__in=readers))
        return list(people.filter(is_active=True).exclude(email=""))


def _tell(person: Any, today: dt.date) -> bool:
    with translation.override(person.language or settings.LANGUAGE_CODE):
        rows = list(waiting_for(person))
        if not rows:
            return False
        lines = [f"{row.title}{_by(row.due)}\n{settings.SITE_URL}{row.address}" for row in rows]
        near = [row.address for row in rows if row.due and row.due <= today + NEAR]
        mark = hashlib.sha256(repr((sorted(row.title for row in rows), near)).encode()).hexdigest()[:16]
        number = len(rows)
        notify(
            kind="voices.waiting",
            subject=ngettext("Something people said waits for you", "Things people said wait for you", number),
            text="\n\n".join([_("People were promised an answer by a day."), *lines]),
            key=f"voices.waiting:{person.pk}:{mark}",
            user=person,
        )
    return True


def _by(due: dt.date | None) -> str:
    return " ({})".format(_("by %(day)s") % {"day": date_format(due, "j F Y")}) if due else ""
