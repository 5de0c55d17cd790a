"""Market it on the Star: what is promised and agreed, and which risks are taken in the open."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_scopes import scopes_disabled

from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import NextAction, Progress, Step, Waiting, register
from coproduction_star.methods import star_progress

from .models import Risk
from .personal import erase, personal_data
from .risks import on_the_star as risks
from .risks.addresses import register_address
from .risks.services import take_risk


def progress(programme: Programme) -> Progress:
    facts = facts_of(programme)
    share = star_progress.market_it(promises=facts.promises, partners=facts.partners)
    if not share:
        return Progress(missing=_("Write down who promises what, and by when."), there=risks.there(programme))
    note = ngettext("%(number)s promise", "%(number)s promises", facts.promises) % {"number": facts.promises}
    there = ngettext(
        "%(number)s partner has a named agreement.", "%(number)s partners have a named agreement.", facts.partners
    ) % {"number": facts.partners}
    missing = "" if facts.promises else _("No promise is written down yet.")
    told = " ".join(part for part in (there, risks.there(programme)) if part)
    return Progress(share=share, note=note, there=told, missing=missing)


def next_action(programme: Programme) -> NextAction | None:
    facts = facts_of(programme)
    if facts.promises or not facts.decisions:
        return risks.next_action(programme)
    return NextAction(
        _("write down who promises what"),
        _("A decision is taken, and nobody has promised to do anything by a date."),
        address("new_promise", programme), _("Write down a promise"), 57, Permission.RECORD_PROMISE,
    )  # fmt: skip


def waiting_rows(user: Any, today: dt.date) -> Any:
    return risks.waiting_rows(user, today)


def waiting_for(user: Any) -> Iterator[Waiting]:
    with scopes_disabled():
        rows = list(waiting_rows(user, timezone.localdate()))
    yield from (risks.waiting(*row) for row in rows)


register(
    Step(
        slug="market_it",
        name=gettext_lazy("Market it"),
        number=4,
        address=lambda programme: step_address(programme, "market_it"),
        not_yet=gettext_lazy(
            "Writing a charter together and choosing incentives are not in this release. "
            "You can already keep the risks, and write down promises and agreements with partners."
        ),
        progress=progress,
        next_action=next_action,
        tools={"risks": register_address},
        made_with={"risks": lambda: Risk.objects.all()},
        accept={"risk": take_risk},
        thread=risks.thread,
        waiting_for=waiting_for,
        waiting_rows=waiting_rows,
        search=risks.search,
        ward_rows=risks.ward_rows,
        personal_data=personal_data,
        erase=erase,
    )
)
