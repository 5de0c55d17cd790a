"""Three made-up design rounds: one that hears people, one that sketches and tests, one that closed with an answer."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.together.design_rounds import services, taking_part
from coproduction_star.together.design_rounds.selectors import stages_of
from coproduction_star.together.models import DesignExperience, DesignRound
from coproduction_star.voices.models import State

Words = Mapping[str, Any]
BEGAN = 30
"""Days ago."""


def make_design_rounds(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_design.yaml").read_text("utf-8"))
    for one in words["rounds"]:
        _round(programme, one, by=members["lead"].user)


def _round(programme: Programme, words: Words, *, by: Any) -> None:
    today = timezone.localdate()
    about = {"title": words["title"], "about": words["about"], "cannot_change": words["cannot_change"]}
    initiative = Initiative.objects.filter(programme=programme, status="existing").order_by("title").first()
    design = services.set_up(
        programme=programme, stages=words["stages"], by=by,
        values=about
        | {
            "initiative": initiative if "initiative" in words else None,
            "answer_by": today + dt.timedelta(days=words["days"]),
        },
    )  # fmt: skip
    takers = [_taker(design, one, by=by) for one in words["takers"]]
    DesignExperience.objects.filter(taker__design=design).update(state=State.SHOWN)
    if "waiting" in words:
        said = words["waiting"]
        _taker(
            design,
            {"side": said["side"], "quote": True, "feelings": [], "words": {said["stage"]: said["words"]}},
            by=by,
        )
    _work(design, words, takers, by=by)


def _taker(design: DesignRound, words: Words, *, by: Any) -> Any:
    stages = stages_of(design)
    channel = words.get("channel", "online")
    told = taking_part.Told(
        side=words["side"], quote=words["quote"],
        feelings={stages[place].pk: value for place, value in enumerate(words["feelings"]) if value},
        words={stages[place - 1].pk: text for place, text in words["words"].items()},
    )  # fmt: skip
    return taking_part.tell(design=design, told=told, channel=channel, by=None if channel == "online" else by)


def _work(design: DesignRound, words: Words, takers: list[Any], *, by: Any) -> None:
    stages = stages_of(design)
    made: dict[str, list[Any]] = {"priority": [], "sketch": []}
    answers = {}
    for one in words["priorities"]:
        values = {name: one[name] for name in ("title", "why", "choice_why") if name in one}
        values |= {"stage": stages[one["stage"] - 1], "choice": _choice(one)}
        made["priority"].append(services.add_part(design=design, kind="priority", values=values, by=by))
        answers[made["priority"][-1].pk] = (one.get("did", ""), one.get("could_not", ""))
    _move(design, words["phases"][:1], by=by)
    for taker, dots in zip(takers, words["dots"], strict=False):
        taking_part.put_dots(taker=taker, dots=[made["priority"][number - 1].pk for number in dots])
    for one in words["sketches"]:
        values = {name: one[name] for name in ("title", "words", "people_bring", "service_brings")}
        values |= {"priority": made["priority"][one["priority"] - 1], "choice": _choice(one)}
        values["choice_why"] = one.get("choice_why", "")
        made["sketch"].append(services.add_part(design=design, kind="sketch", values=values, by=by))
    _move(design, words["phases"][1:], by=by)
    for one in words["tests"]:
        values = {name: one[name] for name in ("users", "providers", "tried", "learnt", "changed", "verdict")}
        values |= {"sketch": made["sketch"][one["sketch"] - 1], "held_on": _back(one["back"])}
        services.add_part(design=design, kind="test", values=values, by=by)
    _date(design)
    if "closing" in words:
        _close(design, words["closing"], answers, made["sketch"], by=by)


def _choice(words: Words) -> str:
    """YAML reads yes and no as truth."""
    return {True: "yes", False: "no"}.get(words.get("choice"), "open")


def _move(design: DesignRound, phases: list[str], *, by: Any) -> None:
    for phase in phases:
        services.move(design=design, to=phase, by=by)


def _date(design: DesignRound) -> None:
    """The phases lie a week apart, as they would."""
    held = DesignRound.objects.get(pk=design.pk)
    days = [_back(BEGAN - 7 * place).isoformat() for place in range(len(held.phases))]
    phases = [[name, day] for (name, _today), day in zip(held.phases, days, strict=True)]
    DesignRound.objects.filter(pk=design.pk).update(phases=phases)


def _back(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=max(days, 0))


def _close(design: DesignRound, words: Words, answers: Words, sketches: list[Any], *, by: Any) -> None:
    held = DesignRound.objects.get(pk=design.pk)
    low, likely, high = (Decimal(value) for value in words["costs"])
    services.close(
        design=held, version=held.version, answers=answers, sketch=sketches[words["sketch"] - 1], by=by,
        effect={
            "effect_on_outcome": words["effect_on_outcome"], "effect_on_cost": words["effect_on_cost"],
            "cost_low": low, "cost_likely": likely, "cost_high": high,
        },
    )  # fmt: skip
