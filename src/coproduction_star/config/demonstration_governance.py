"""Who decides what in the made-up programme, and a trial that changes it."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.grow_it.governance import services
from coproduction_star.grow_it.models import GovernanceBody, GovernanceLayout, GovernanceSeat
from coproduction_star.journeys.models import Outcome, Programme

Words = Mapping[str, Any]


def make_governance(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_governance.yaml").read_text("utf-8"))
    outcomes, lead = list(Outcome.objects.filter(programme=programme)), members["lead"].user
    today = services.today_of(programme=programme, title="Who decides what", by=lead)
    for one in words["bodies"]:
        values = {name: one[name] for name in ("name", "kind", "purpose", "meets")}
        chosen = [outcomes[number - 1] for number in one["outcomes"]]
        body = services.add_body(layout=today, values=values, outcomes=chosen, by=lead)
        for seat in one["seats"]:
            services.add_seat(body=body, values=_seat(seat, members), by=lead)
    _try(words["trial"], programme, outcomes, members)


def _seat(words: Words, members: Mapping[str, Any]) -> dict[str, Any]:
    ends = timezone.localdate() + dt.timedelta(days=words["ends"]) if "ends" in words else None
    return {
        "role": words["role"], "votes": words.get("votes", False), "resident": words.get("resident", False),
        "participant": members[words["who"]].participant if "who" in words else None, "ends_on": ends,
    }  # fmt: skip


def _try(words: Words, programme: Programme, outcomes: list[Outcome], members: Mapping[str, Any]) -> None:
    lead = members["lead"].user
    trial: GovernanceLayout = services.try_another(programme=programme, title=words["title"], by=lead)
    bodies = {one.name: one for one in GovernanceBody.objects.filter(layout=trial)}
    services.remove_body(body=bodies[words["gone"]], by=lead)
    for name, numbers in words["answers"].items():
        bodies[name].outcomes.set([outcomes[number - 1] for number in numbers])
    seats = GovernanceSeat.objects.filter(body__layout=trial, role=words["votes"])
    seats.update(votes=True)
    services.add_seat(body=bodies[words["seat"]["body"]], values=_seat(words["seat"], members), by=lead)
