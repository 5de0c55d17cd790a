"""Letters about promises and reviews of a charter, and to both who raised and who settled a breach.

None says what a breach is about: others may see a letter or a screen.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.market_it.charter.addresses import of
from coproduction_star.market_it.models import Breach, Charter, PromiseSide
from coproduction_star.notices.services import notify
from coproduction_star.organisations.reaching import may_write_to

from . import selectors

BEFORE = dt.timedelta(days=7)


def remind_due(*, today: dt.date) -> int:
    """Remind whoever sees to a promise a week before its day and on the day, once each. In an organisation's scope."""
    rows = selectors.due_between(today, today + BEFORE)
    return sum(_remind(one, is_today=one.promise.due_on == today) for one in rows)


def _remind(side: PromiseSide, *, is_today: bool) -> bool:
    promise, charter = side.promise, side.charter
    subject = _today_subject if is_today else _soon_subject
    stage = "today" if is_today else "soon"
    return _tell(
        promise.who.user, charter, kind="market_it.promise_due", subject=subject, text=_promise_text,
        where=of("charter_promises", charter), facts={"what": promise.what, "day": promise.due_on},
        key=f"market_it.promise_due:{side.pk}:{promise.due_on.isoformat()}:{stage}",
    )  # fmt: skip


def _today_subject() -> str:
    return _("Today is the day of your promise: %(what)s")


def _soon_subject() -> str:
    return _("By %(day)s you promised: %(what)s")


def _promise_text() -> str:
    return _(
        "You see to this promise of the charter “%(charter)s”, by %(day)s:\n\n%(what)s\n\nThe other side says how it "
        "went. If you cannot keep it, tell them now, and agree another day:\n%(address)s"
    )


def tell_both_sides(charter: Charter, day: dt.date) -> None:
    """It is open again: whoever signed it and whoever leads say what they think."""
    for person in selectors.both_sides(charter):
        _tell(
            person, charter, kind="market_it.charter_opened_again", subject=_opened_subject, text=_opened_text,
            where=of("charter", charter), facts={"day": day},
            key=f"market_it.charter_opened_again:{charter.pk}:{day.isoformat()}",
        )  # fmt: skip


def _opened_subject() -> str:
    return _("The charter “%(charter)s” is open again")


def _opened_text() -> str:
    return _(
        "Today, on %(day)s, both sides look again at the charter “%(charter)s”: what was kept, and what should be "
        "different. It holds until you have agreed on something else.\n\nRead it, and say at each clause what you "
        "think:\n%(address)s"
    )


def tell_settled(breach: Breach) -> None:
    """Whoever raised it, where they have an account; else their four words show it."""
    if breach.raised_by is not None and breach.raised_by.user is not None:
        _about(breach, breach.raised_by.user, "answer_settlement", _settled_subject, _settled_text, "settled")


def tell_answered(breach: Breach, settler: Any) -> None:
    """Whoever settled it: it opened again, or it is done with."""
    if settler is not None:
        page = "settle_breach" if breach.settled_at is None else "charter_promises"
        _about(breach, settler, page, _answered_subject, _answered_text, "answered")


def _about(breach: Breach, user: Any, page: str, subject: Any, text: Any, stage: str) -> None:
    charter = breach.charter
    more = () if page == "charter_promises" else (breach.pk,)
    times = 2 if breach.first_settlement else 1
    _tell(
        user, charter, kind="market_it.breach", subject=subject, text=text, where=of(page, charter, *more), facts={},
        key=f"market_it.breach:{breach.pk}:{stage}:{times}",
    )  # fmt: skip


def _settled_subject() -> str:
    return _("Somebody answered what you wrote about a charter")


def _settled_text() -> str:
    return _("Read the answer, and say whether that puts it right:\n%(address)s")


def _answered_subject() -> str:
    return _("Somebody answered what you wrote to settle something in a charter")


def _answered_text() -> str:
    return _("Read what they say:\n%(address)s")


def _tell(
    user: Any, charter: Charter, *, kind: str, subject: Any, text: Any, where: str, facts: Mapping[str, Any], key: str
) -> bool:
    """In the reader's language. Whether a letter was written just now or lies there already."""
    here = charter.organisation_id
    if not (selectors.is_here(user, here) and may_write_to(user, here)):
        return False
    with translation.override(user.language or settings.LANGUAGE_CODE):
        said = {name: date_format(one, "j F Y") if isinstance(one, dt.date) else one for name, one in facts.items()}
        said |= {"charter": charter.title, "address": f"{settings.SITE_URL}{where}"}
        message = notify(
            kind=kind, user=user, organisation_id=charter.organisation_id, subject=subject() % said,
            text=text() % said, key=f"{key}:{user.pk}",
        )  # fmt: skip
    return message is not None
