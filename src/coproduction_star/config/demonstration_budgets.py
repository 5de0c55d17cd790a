"""The made-up shared budgets: one that is counted and confirmed, and one on which people vote now."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.together.budgets import panel, services
from coproduction_star.together.budgets.counting import count_now
from coproduction_star.together.budgets.result_page import result_of, won_in_words
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
    services.confirm(budget=counted, decided=_decided(counted, "Everybody who voted", members["lead"]), by=lead)
    _became(counted, words["counted"]["became"], by=lead)
    _priorities(programme, words["priorities"], members["lead"])
    _on_a_panel(programme, words["panel"], by=lead)
    _days(_budget(programme, words["open"], by=lead), submit=-20, begin=-5, end=30)


def _decided(budget: Budget, by_whom: str, lead: Any) -> services.Decided:
    projects = list(budget.projects.all())
    result = result_of(budget, projects)
    return services.Decided(
        what=f"{budget.title}: {won_in_words(budget, projects)}"[:300], why=result.sentence if result else "",
        by_whom=by_whom, participant_id=lead.participant_id,
    )  # fmt: skip


def _became(budget: Budget, words: Mapping[int, str], *, by: Any) -> None:
    for project in budget.projects.filter(number__in=words):
        panel.say_what_became(project=project, words=words[project.number], by=by)


def _priorities(programme: Programme, words: Words, lead: Any) -> None:
    """Places on a list: what people put first, and what the plan says of it."""
    budget = _budget(programme, words, by=lead.user)
    _days(budget, submit=-90, begin=-80, end=-66)
    count_now(budget.pk)
    budget.refresh_from_db()
    services.confirm(budget=budget, decided=_decided(budget, "Everybody who voted", lead), by=lead.user)
    _became(budget, words["became"], by=lead.user)


def _on_a_panel(programme: Programme, words: Words, *, by: Any) -> None:
    """A panel that has met; its result waits to be confirmed."""
    budget = _budget(programme, words, by=by)
    _days(budget, submit=-30, begin=-12, end=-2)
    said = {number: panel.PanelSays(**one) for number, one in words["verdicts"].items()}
    budget.refresh_from_db()
    panel.write_down(budget=budget, panel=words["who"], dissent=words["dissent"], verdicts=said, by=by)


def _budget(programme: Programme, words: Words, *, by: Any) -> Budget:
    today = timezone.localdate()
    place = words.get("place", "")
    values = {name: words[name] for name in ("title", "words", "amount", "most", "sort", "rule") if name in words} | {
        "submit_until": today, "vote_from": today + dt.timedelta(days=1), "vote_until": today + dt.timedelta(days=2),
        "eligibility": "place" if place else "codes", "place_words": place,
    }  # fmt: skip
    budget = services.open_budget(programme=programme, values=values, by=by)
    for one in words["projects"]:
        handed_in = {"cost": 1} | {name: one[name] for name in ("title", "words", "cost") if name in one}
        made = services.hand_in(budget=budget, values=handed_in)
        refused = one.get("refused", "")
        state = State.REFUSED if refused else State.ELIGIBLE
        checked = {"state": state, "reason": refused or CHECKED, "equality": one.get("equality", "")}
        services.check_project(project=made, values=checked, by=by)
    Ballot.objects.bulk_create(
        Ballot(budget=budget, programme_id=programme.pk, organisation_id=programme.organisation_id,
               choices={str(number): 1 for number in vote["ticked"]})
        for vote in words.get("votes", ()) for _time in range(vote["times"])
    )  # fmt: skip
    return budget


def _days(budget: Budget, *, submit: int, begin: int, end: int) -> None:
    today = timezone.localdate()
    days = (today + dt.timedelta(days=number) for number in (submit, begin, end))
    for name, day in zip(("submit_until", "vote_from", "vote_until"), days, strict=True):
        setattr(budget, name, day)
    budget.save(update_fields=["submit_until", "vote_from", "vote_until"])
