"""The made-up money and credits: who pays, claims that were paid and that wait, and credits that people gave on."""

import datetime as dt
from typing import Any

from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Claim
from coproduction_star.market_it.passport import services as passports
from coproduction_star.market_it.rewards import ledger, services

RULES = {
    "who_pays": "The wellbeing team", "how": "cash on the day, or a bank transfer", "within_days": 10,
    "covers": "Fares, 45p a mile, a meal, and somebody who cares in your place.", "most_pence": 10_000,
    "lowest_minutes": -600,
}  # fmt: skip
NEEDS = (
    ("step-free large-print", "I use a walking frame. I need a chair near the door.", "Read out what is on the wall."),
    ("care", "Somebody has to be with my mother while I am away.", ""),
    ("step-free quiet", "", "Give me a minute before I answer."),
)
PAID_AFTER = (1, 2, 3, 3, 4, 9)
HOUR = 60


def make_rewards(programme: Programme, *, members: Any) -> None:
    lead, broker, finance = (members[key].user for key in ("lead", "broker", "finance"))
    services.set_rules(programme=programme, version=1, values=RULES, by=lead)
    people = [members[key].participant for key in ("resident", "carer", "neighbour")]
    for number, days in enumerate(PAID_AFTER):
        one = _claim(programme, people[number % len(people)], f"Bus to meeting {number + 1}", 460 + number * 20)
        services.approve(held=one, version=1, by=broker)
        services.pay(held=one, version=2, by=finance)
        sent = timezone.now() - dt.timedelta(days=30 + number)
        Claim.objects.filter(pk=one.pk).update(submitted_at=sent, paid_at=sent + dt.timedelta(days=days))
    services.approve(
        held=_claim(programme, people[1], "My sister cared for Mum", 3_000, "carer"), version=1, by=broker
    )
    _claim(programme, people[0], "Taxi home in the rain", 820)
    _credits(programme, people, by=broker)
    _needs(programme, [members[key] for key in ("resident", "carer", "neighbour")])


def _needs(programme: Programme, members: list[Any]) -> None:
    """What three people need to take part; the first shares it, and all agree to be counted."""
    for number, (member, (kinds, words, helps)) in enumerate(zip(members, NEEDS, strict=True)):
        values = {"kinds": kinds, "needs": words, "helps": helps, "counted": True}
        made = passports.keep(participant=member.participant, version=0, values=values, by=member.user)
        if not number:
            passports.share(passport=made, programme=programme, by=member.user)


def _claim(programme: Programme, person: Any, words: str, pence: int, kind: str = "expense") -> Claim:
    values = {"kind": kind, "words": words, "happened_on": timezone.localdate(), "pence": pence, "pay_by": "In cash"}
    made, _words = services.claim(programme=programme, values=values, participant=person, by=person.user)
    return made


def _credits(programme: Programme, people: list[Any], *, by: Any) -> None:
    for person, hours in zip(people, (3, 5, 2), strict=True):
        ledger.earn(programme=programme, participant=person, minutes=hours * HOUR, words="Repair morning", by=by)
    pot = ledger.open_pot(programme=programme, name="The garden pot", by=by)
    source = ledger.account_of(programme, people[1])
    ledger.give(source=source, target=pot, minutes=2 * HOUR, by=by)
    services.thank(programme=programme, participant=people[0], by=by, values={
        "words": "You opened the hall every Saturday since May.", "from_whom": "The repair morning",
        "given_on": timezone.localdate(), "may_be_shown": True,
    })  # fmt: skip
