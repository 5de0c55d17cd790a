"""Two made-up comparisons on weighted criteria: one closed, weighed by two groups, and one that a room agreed on."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

from coproduction_star.focus_it.models import ComparedOption, Comparison, Criterion
from coproduction_star.focus_it.weighted_criteria import services
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.models import Participant

Words = Mapping[str, Any]
SCORE = ("central", "low", "high", "basis", "source")


def make_comparisons(programme: Programme, *, facilitator: Any) -> None:
    """After the matrices: the people who rated on paper there have declared their interests."""
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_criteria.yaml").read_text("utf-8"))
    for one in words["comparisons"]:
        _comparison(programme, one, by=facilitator.user)


def _comparison(programme: Programme, words: Words, *, by: Any) -> None:
    titles = [one["initiative"] for one in words["options"]]
    found = {one.title: one for one in Initiative.objects.filter(programme=programme, title__in=titles)}
    made = services.set_up(
        programme=programme, title=words["title"], initiatives=[found[title] for title in titles], matrix=None, by=by
    )
    services.word_costs(comparison=made, version=1, words=words["costs"], by=by)
    criteria = [services.add_criterion(comparison=made, values=one, by=by) for one in words["criteria"]]
    for option, one in zip(made.options.all(), words["options"], strict=True):
        _option(option, one, criteria, by=by)
    services.open_comparison(comparison=made, by=by)
    for name, (group, *swings) in words.get("weights", {}).items():
        person = Participant.objects.get(organisation=programme.organisation, name=name)
        said = {one: services.Swing(points, points, points, why) for one, (points, why) in _pairs(criteria, swings)}
        services.weigh(comparison=made, participant_id=person.pk, group=group, swings=said, by=by)
    if "room" in words:
        _room(made, words["room"], criteria, by=by)
    if words.get("closed"):
        services.close_comparison(comparison=made, by=by)


def _pairs(criteria: list[Criterion], rows: list[Any]) -> list[tuple[Criterion, Any]]:
    return list(zip(criteria, rows, strict=True))


def _option(option: ComparedOption, words: Words, criteria: list[Criterion], *, by: Any) -> None:
    cost, source = words["cost"]
    values = {"cost": cost, "cost_source": source, "withdrawn_why": ""}
    services.change_option(option=option, version=1, values=values, by=by)
    scores = {one: dict(zip(SCORE, row, strict=True)) for one, row in _pairs(criteria, words["scores"])}
    services.score_option(option=option, version=2, scores=scores, by=by)


def _room(comparison: Comparison, words: Words, criteria: list[Criterion], *, by: Any) -> None:
    swings = {one: services.Swing(*row) for one, row in _pairs(criteria, words["points"])}
    services.weigh_in_room(comparison=comparison, people=words["people"], version=0, swings=swings, by=by)
