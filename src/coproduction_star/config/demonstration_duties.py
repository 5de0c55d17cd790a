"""Made-up duties of the decisions in the demonstration, some open; one says what pays for it."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml

from coproduction_star.journeys.commissioning import services as commissioning
from coproduction_star.journeys.commissioning.selectors import text_of
from coproduction_star.journeys.duties.selectors import duty_of
from coproduction_star.journeys.duties.services import answer_duty
from coproduction_star.journeys.models import Decision, Programme

Words = Mapping[str, Any]


def answer_duties(programme: Programme, *, today: dt.date, by: Any) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_duties.yaml").read_text("utf-8"))
    for one in words["decisions"]:
        for decision in Decision.objects.filter(programme=programme, what=one["what"]):
            _answer(decision, one, today=today, by=by)


def _answer(decision: Decision, words: Words, *, today: dt.date, by: Any) -> None:
    for kind, answers in words.get("duties", {}).items():
        duty = duty_of(decision, kind)
        said = {"state": "answered", "because": "", "answers": answers}
        if isinstance(answers, str):
            said = {"state": "not_needed", "because": answers, "answers": {}}
        answer_duty(duty=duty, version=duty.version, by=by, **said)
    for kind, text in words.get("texts", {}).items():
        commissioning.keep_text(text=text_of(decision, kind), version=0, words=text, by=by)
    for one in words.get("stops", ()):
        facts = {name: one[name] for name in ("what", "unit", "source", "whose_money", "agreed_by")}
        day = today + dt.timedelta(days=one["day"])
        commissioning.add_reduction(decision=decision, amount=Decimal(one["amount"]), by_when=day, by=by, **facts)
