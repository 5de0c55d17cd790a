"""Made-up shifts: a memory walk every week with a waiting list, and a litter pick that needs people."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.starting.services import switch_on
from coproduction_star.together.models import Shift, ShiftRole
from coproduction_star.together.shifts import attending, services, signing
from coproduction_star.together.shifts.selectors import places_in, seen_on

Words = Mapping[str, Any]
SAID = ("title", "about", "where", "access", "costs", "contact")


def make_shifts(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_shifts.yaml").read_text("utf-8"))
    for one in words["shifts"]:
        _shift(programme, one, members=members)
    switch_on(programme=programme, tool="my-plan", by=members["lead"].user)


def _shift(programme: Programme, words: Words, *, members: Mapping[str, Any]) -> None:
    by = members["lead"].user
    values = {name: words[name] for name in SAID}
    values |= {
        "on": timezone.localdate() + dt.timedelta(days=words["in"]), "starts": dt.time.fromisoformat(words["starts"]),
        "ends": dt.time.fromisoformat(words["ends"]),
        "initiative": Initiative.objects.filter(programme=programme, title=words.get("initiative", "")).first(),
    }  # fmt: skip
    first, *others = (_role(one) for one in words["roles"])
    shift = services.put_on(
        programme=programme, values=values, role=first, counts=words["counts"], weeks=words["weeks"], by=by
    )
    for role in others:
        services.add_role(shift=shift, values=role, later=True, by=by)
    for one in words["who"]:
        _sign_up(shift, one, members=members)
    if "noted" in words:
        _note(shift, words, by=by)


def _role(words: Words) -> dict[str, Any]:
    return {
        "name": words["name"], "needed": words["needed"], "conditions": " ".join(words.get("conditions", ())),
    }  # fmt: skip


def _sign_up(shift: Shift, words: Words, *, members: Mapping[str, Any]) -> None:
    role = ShiftRole.objects.select_related("shift").get(shift=shift, name=words["role"])
    if "key" in words:
        member = members[words["key"]]
        who = signing.Joining(participant=member.participant)
        signing.sign_up(role=role, who=who, by=member.user, own=True)
    else:
        who = signing.Joining(name=words["name"], contact=words.get("contact", ""))
        signing.sign_up(
            role=role, who=who, sender=words["name"], by=None if not shift.is_over else members["lead"].user
        )


def _note(shift: Shift, words: Words, *, by: Any) -> None:
    """Who stayed away, what was seen, and thanks."""
    said = words["noted"]
    usual = attending.length_of(shift)
    hours = {one.pk: usual for one in places_in(shift) if one.name not in said["stayed_away"]}
    seen = {row.count_id: Decimal(number) for row, number in zip(seen_on(shift), said["seen"], strict=True)}
    noted = attending.Noted(hours, said["others"], Decimal(str(said["others_hours"])), seen)
    shift.refresh_from_db()
    attending.note(shift=shift, version=shift.version, noted=noted, by=by)
    attending.thank(shift=shift, words=words["thanks"], by=by)
