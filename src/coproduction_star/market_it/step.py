"""Market it on the Star: what is promised and agreed, what helps people to start, and which risks are taken."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_scopes import scopes_disabled

from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.finding import gather
from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.rows import waiting_of
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import (
    Asked,
    Finds,
    Knot,
    NextAction,
    Progress,
    PublicRow,
    Step,
    Waiting,
    register,
)
from coproduction_star.methods import star_progress

from .agreements import on_the_star as agreements
from .agreements.addresses import agreements_address
from .agreements.answering import unmet_conditions
from .campaigns import on_the_star as campaigns
from .campaigns.addresses import campaigns_address
from .charter import on_the_star as charters
from .charter.addresses import charters_address
from .counting import counts
from .for_others import shapes
from .incentives import on_the_star as incentives
from .incentives.addresses import plans_address
from .models import Campaign, Charter, IncentivePlan, RewardRules, Risk, RolePack
from .passport import on_the_star as passports
from .personal import erase, personal_data
from .promises import on_the_star as promises
from .rewards import on_the_star as rewards
from .rewards.addresses import rewards_address
from .risks import on_the_star as risks
from .risks.addresses import register_address
from .risks.services import take_risk

FOUND = (incentives, agreements, risks, campaigns)
FEATURES = (incentives, agreements, risks, rewards, promises, campaigns)
"""What waits without a day comes first."""


def progress(programme: Programme) -> Progress:
    facts = facts_of(programme)
    share = star_progress.market_it(promises=facts.promises, partners=facts.partners)
    if not share:
        return Progress(missing=_("Write down who promises what, and by when."), there=_there(programme))
    note = ngettext("%(number)s promise", "%(number)s promises", facts.promises) % {"number": facts.promises}
    there = ngettext(
        "%(number)s partner has a named agreement.", "%(number)s partners have a named agreement.", facts.partners
    ) % {"number": facts.partners}
    missing = "" if facts.promises else _("No promise is written down yet.")
    return Progress(share=share, note=note, there=f"{there} {_there(programme)}".strip(), missing=missing)


def _there(programme: Programme) -> str:
    return " ".join(part for part in (one.there(programme) for one in FEATURES) if part)


def next_action(programme: Programme) -> NextAction | None:
    facts = facts_of(programme)
    if facts.promises or not facts.decisions:
        found = (action for one in FEATURES if (action := one.next_action(programme)) is not None)
        return max(found, key=lambda action: action.weight, default=None)
    return NextAction(
        _("write down who promises what"),
        _("A decision is taken, and nobody has promised to do anything by a date."),
        address("new_promise", programme), _("Write down a promise"), 57, Permission.RECORD_PROMISE,
    )  # fmt: skip


def waiting_rows(user: Any, today: dt.date) -> Any:
    """Kind, key, title, by when, and where: of every feature in one shape."""
    return risks.waiting_rows(user, today).union(
        agreements.waiting_rows(user),
        *incentives.waiting_rows(user),
        *promises.waiting_rows(user, today),
        *rewards.waiting_rows(user),
        campaigns.waiting_rows(user, today),
        all=True,
    )


def waiting_for(user: Any) -> Iterator[Waiting]:
    with scopes_disabled():
        rows = list(waiting_rows(user, timezone.localdate()))
    yield from waiting_of(rows, WAITING)


WAITING: Mapping[str, Callable[..., Waiting]] = {
    "risk": risks.waiting,
    "agree": lambda programme, _key, title, _due: agreements.waiting(programme, title),
    "gate": lambda programme, key, title, _due: incentives.waiting("gate", programme, key, title),
    "approve": lambda programme, number, _title, _due: rewards.waiting("approve", programme, int(number)),
    "pay": lambda programme, number, _title, _due: rewards.waiting("pay", programme, int(number)),
    "decide": lambda programme, key, title, _due: incentives.waiting("decide", programme, key, title),
    "campaign": campaigns.waiting,
    **promises.WAITING,
}


def search(asked: Asked) -> Iterator[Finds]:
    """Charters, plans of incentives, roles, risks and campaigns, each by its own words: one query."""
    hits = {
        "charter": (charters.NAME, charters.hit), "incentive-plan": (incentives.NAME, incentives.hit),
        "role-agreement": (agreements.NAME, agreements.hit), "risk": (risks.NAME, risks.hit),
        "campaign": (campaigns.NAME, campaigns.hit),
    }  # fmt: skip
    kinds = {kind: rows for one in (charters, *FOUND) for kind, rows in one.kinds(asked).items()}
    for kind, rows, more in gather(asked, kinds):
        name, hit = hits[kind]
        yield Finds(kind, str(name), tuple(hit(*row) for row in rows), more)


def thread(initiative: Initiative) -> Iterator[Knot]:
    """Campaigns and plans as they were made, then risks, those of which most is left first: one query."""
    others = (risks.tied(initiative), campaigns.tied(initiative))
    rows = list(incentives.tied(initiative).union(*others, all=True))
    for kind, key, title, day, words, _made, likelihood, impact, _left in sorted(rows, key=_place):
        if kind == "plan":
            yield incentives.knot(initiative, key, title, day, words)
        elif kind == "campaign":
            yield campaigns.knot(initiative, key, title, day, words)
        else:
            yield risks.knot(initiative, key, title, day, words, likelihood, impact)


def _place(row: Any) -> tuple[Any, ...]:
    kind, *_known, made, _likelihood, _impact, left = row
    return kind, -(left or 0), made


def public_rows(programmes: Iterable[Programme], place: Place | None = None) -> Iterator[PublicRow]:
    """Charters, drafts about which residents are asked, risks that the team shows, and who pays: one query.

    The page of a place leads to the charters of each of its programmes, which came with how many there are: no query.
    """
    if place is not None:
        yield from charters.at_a_place(programmes)
        return
    here = {one.pk: one for one in programmes}
    rows = list(charters.public_rows(here).union(risks.public_rows(here), rewards.public_rows(here), all=True))
    for kind, key, home, title, published in sorted(rows, key=lambda row: (row[0], row[3])):
        if kind == "charter":
            yield charters.public_row(here[home], key, title, published)
        elif kind == "money":
            yield rewards.public_row(here[home], title)
        else:
            yield risks.public_row(here[home], title)
    yield from (passports.public_row(one) for one in here.values())


register(
    Step(
        slug="market_it",
        name=gettext_lazy("Market it"),
        number=4,
        address=lambda programme: step_address(programme, "market_it"),
        counts=counts,
        progress=progress,
        next_action=next_action,
        tools={
            "charter": charters_address,
            "incentives": plans_address,
            "agreements": agreements_address,
            "risks": register_address,
            "rewards": rewards_address,
            "campaigns": campaigns_address,
        },
        made_with={
            "charter": lambda: Charter.objects.all(),
            "incentives": lambda: IncentivePlan.objects.all(),
            "agreements": lambda: RolePack.objects.all(),
            "risks": lambda: Risk.objects.all(),
            "rewards": lambda: RewardRules.objects.all(),
            "campaigns": lambda: Campaign.objects.all(),
        },
        clock=rewards.clock,
        unmet_conditions=unmet_conditions,
        public_rows=public_rows,
        public_counts=charters.public_counts,
        accept={"risk": take_risk},
        shapes=shapes,
        thread=thread,
        waiting_for=waiting_for,
        waiting_rows=waiting_rows,
        search=search,
        ward_rows=risks.ward_rows,
        personal_data=personal_data,
        erase=erase,
    )
)
