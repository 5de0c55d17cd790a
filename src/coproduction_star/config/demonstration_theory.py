"""A made-up theory of change, started from an initiative, with some things left open for people to find."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

from coproduction_star.focus_it.models import Level, SuccessCriterion, Theory, TheoryItem, Whose
from coproduction_star.focus_it.theory_of_change import agreeing, services
from coproduction_star.journeys.models import Initiative, Programme

Words = Mapping[str, Any]
SAID_OF_ARROW = ("because", "unless", "noticing", "source")


def make_theory(programme: Programme, *, world: Any) -> None:
    """`world` knows the people by their keys, and the days."""
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_theory.yaml").read_text("utf-8"))
    by = world.user("lead")
    initiative = Initiative.objects.get(programme=programme, title=words["initiative"])
    theory = services.start(programme=programme, title=words["title"], initiative=initiative, by=by)
    items = _taken(theory) | {key: _item(theory, one, by=by) for key, one in words["items"].items()}
    for one in words["arrows"]:
        _arrow(items, one, by=by)
    for one in words["criteria"]:
        _criterion(theory, one, world=world)


def _taken(theory: Theory) -> dict[str, TheoryItem]:
    """What the theory took from the initiative, by the names that the file gives it."""
    taken = list(TheoryItem.objects.filter(theory=theory))
    return {
        "cakes": next(item for item in taken if item.whose == Whose.CITIZENS),
        "activity": next(item for item in taken if item.level == Level.ACTIVITY),
        "lonely": next(item for item in taken if item.level == Level.OUTCOME),
    }


def _item(theory: Theory, words: Words, *, by: Any) -> TheoryItem:
    values = {"level": words["level"], "words": words["words"], "whose": words.get("whose", ""),
              "unwanted": words.get("unwanted", False), "outcome": None}  # fmt: skip
    return services.add_item(theory=theory, values=values, by=by)


def _arrow(items: Mapping[str, TheoryItem], words: Words, *, by: Any) -> None:
    said = {name: words.get(name, "") for name in SAID_OF_ARROW}
    values = {"end": items[words["to"]], "harm": words.get("harm", False), "strength": words.get("strength"), **said}
    services.add_arrow(start=items[words["from"]], values=values, by=by)


def _criterion(theory: Theory, words: Words, *, world: Any) -> None:
    by = world.user("lead")
    values = {
        "what": words["what"], "measure": words["measure"], "from_value": words["from"], "to_value": words["to"],
        "by_when": world.day(words["by_when"]),
    }  # fmt: skip
    criterion = agreeing.add_criterion(theory=theory, values=values, by=by)
    for one in words["said"]:
        _answer(criterion, one, world=world)
    if "then" in words:
        agreeing.change_criterion(criterion=criterion, version=1, values=values | {"what": words["then"]}, by=by)


def _answer(criterion: SuccessCriterion, words: Words, *, world: Any) -> None:
    agreeing.answer(
        criterion=criterion,
        wording=1,
        participant_id=world.person(words["who"]).pk,
        group=words["group"],
        agrees=words["agrees"],
        reason=words.get("reason", ""),
        on=world.day(words["day"]),
        by=world.user(words["who"]),
    )
