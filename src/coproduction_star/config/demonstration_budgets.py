"""The made-up shared budgets: one that is counted and confirmed, and one on which people vote now."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.together.budgets import services
from coproduction_star.together.budgets.counting import count_now
from coproduction_star.together.models import Ballot, Budget, State

Words = Mapping[str, Any]
CHECKED = "It can be done within a year on land and in rooms that are ours. Two firms named about this price."


def make_budgets(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_budgets.yaml").read_text("utf-8"))
    lead = members["lead"].user
    counted = _budget(programme, words["counted"], by=lead)
    _days(counted, submit=-60, begin=-40, end=-20)
    count_now(counted.pk)
    counted.refresh_from_db()
    services.confirm(budget=counted, by=lead)
    _days(_budget(programme, words["open"], by=lead), submit=-20, begin=-5, end=30)


def _budget(programme: Programme, words: Words, *, by: Any) -> Budget:
    today = timezone.localdate()
    place = words.get("place", "")
    values = {name: words[name] for name in ("title", "words", "amount", "most")} | {
        "submit_until": today, "vote_from": today + dt.timedelta(days=1), "vote_until": today + dt.timedelta(days=2),
        "eligibility": "place" if place else "codes", "place_words": place,
    }  # fmt: skip
    budget = services.open_budget(programme=programme, values=values, by=by)
    for one in words["projects"]:
        made = services.hand_in(budget=budget, values={name: one[name] for name in ("title", "words", "cost")})
        refused = one.get("refused", "")
        state = State.REFUSED if refused else State.ELIGIBLE
        checked = {"state": state, "reason": refused or CHECKED, "equality": one.get("equality", "")}
        services.check_project(project=made, values=checked, by=by)
    Ballot.objects.bulk_create(
        Ballot(budget=budget, programme_id=programme.pk, organisation_id=programme.organisation_id,
               choices={str(number): 1 for number in vote["ticked"]})
        for vote in words["votes"] for _time in range(vote["times"])
    )  # fmt: skip
    return budget


def _days(budget: Budget, *, submit: int, begin: int, end: int) -> None:
    today = timezone.localdate()
    days = (today + dt.timedelta(days=number) for number in (submit, begin, end))
    for name, day in zip(("submit_until", "vote_from", "vote_until"), days, strict=True):
        setattr(budget, name, day)
    budget.save(update_fields=["submit_until", "vote_from", "vote_until"])
