"""The made-up charter: begun from a template, with a clause of their own, suggestions, an incentive and a risk."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.charter import carrying, editions, services, suggesting
from coproduction_star.market_it.charter.wording import Slot
from coproduction_star.market_it.models import Charter, Clause, PlanItem, Risk
from coproduction_star.voices.comments.services import add_comment

from .demonstration_promises import keep_charter

Words = Mapping[str, Any]


def make_charter(programme: Programme, *, members: Mapping[str, Any]) -> Charter:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_charter.yaml").read_text("utf-8"))
    lead, today = members["lead"].user, timezone.localdate()
    charter = services.begin_charter(
        programme=programme, by=lead, starts_on=today, review_on=today + dt.timedelta(words["review_in"]),
        **words["charter"],
    )  # fmt: skip
    own = words["own"]
    services.add_clause(
        charter=charter, party=charter.parties.get(kind=own["side"]), kind=own["kind"], by=lead,
        texts={Slot("en", "plain"): own["plain"], Slot("en", "easy-read"): own["easy"]},
    )  # fmt: skip
    _said(charter, words, members)
    _carried(charter, words["risk"], lead)
    editions.publish(charter=charter, what_changed="", by=lead)
    services.ask_residents(charter=charter, until=today + dt.timedelta(words["residents_until"]), by=lead)
    charter.refresh_from_db()
    keep_charter(charter, words, members=members)
    return charter


def _said(charter: Charter, words: Words, members: Mapping[str, Any]) -> None:
    clauses = list(Clause.objects.filter(charter=charter).order_by("position", "made_at"))
    for one in words["suggestions"]:
        who = members[one["by"]]
        made = suggesting.suggest(
            charter=charter, clause=clauses[one["clause"] - 1], words=one["words"], why=one["why"],
            participant=who.participant_id, by=who.user,
        )  # fmt: skip
        if "reply" in one:
            suggesting.answer_suggestion(
                suggestion=made, reply=one["reply"], answer=one["answered"], new_words=one["words"],
                by=members["lead"].user,
            )  # fmt: skip
    for one in words["comments"]:
        who = members[one["by"]]
        add_comment(
            subject=clauses[one["clause"] - 1], text=one["text"], participant_id=who.participant_id, by=who.user
        )


def _carried(charter: Charter, words: Words, lead: Any) -> None:
    offered = PlanItem.objects.filter(programme=charter.programme, offered_on__isnull=False).order_by("made_at")
    for item in offered[:2]:
        carrying.include(charter=charter, item=item, clause=None, by=lead)
    risk = Risk.objects.get(programme=charter.programme, number=words["number"])
    carrying.carry(
        charter=charter, risk=risk, mechanism=words["mechanism"], held_by=charter.parties.get(kind=words["held"]),
        held_in_words="", clause=None, by=lead,
    )  # fmt: skip
