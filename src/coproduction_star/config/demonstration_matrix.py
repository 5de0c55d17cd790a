"""Two made-up rounds of rating: one closed with a decision, one that people rate in now."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.focus_it.impact_matrix import deciding, paper, services
from coproduction_star.focus_it.models import ImpactMatrix, Option
from coproduction_star.journeys.decisions.forms import NONE
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.models import Participant, ParticipantGroup

Words = Mapping[str, Any]
FACTS = ("people", "feasibility", "risk", "risk_note")
SIZE = ("impact", "resources", "confidence", "reason")


def make_matrices(programme: Programme, *, facilitator: Any, lead: Any, kept: Any) -> None:
    """`facilitator` and `lead` are members; `kept` is the day until which the raters' rows are kept."""
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_matrix.yaml").read_text("utf-8"))
    people = {one["name"]: _person(programme, one, kept) for one in words["paper"]}
    for one in words["matrices"]:
        _matrix(programme, one, people, facilitator=facilitator, lead=lead)


def _person(programme: Programme, words: Words, kept: Any) -> tuple[Participant, str]:
    person = Participant.objects.create(
        organisation_id=programme.organisation_id, name=words["name"], delete_after=kept
    )
    ParticipantGroup.objects.create(participant=person, group=words["group"])
    return person, words["group"]


def _matrix(
    programme: Programme, words: Words, people: Mapping[str, tuple[Participant, str]], *, facilitator: Any, lead: Any
) -> None:
    by = facilitator.user
    titles = [one["initiative"] for one in words["options"]]
    found = {one.title: one for one in Initiative.objects.filter(programme=programme, title__in=titles)}
    matrix = services.set_up(
        programme=programme, title=words["title"], initiatives=[found[title] for title in titles], by=by
    )
    options = [
        _option(option, one, by=by)
        for option, one in zip(Option.objects.filter(matrix=matrix), words["options"], strict=True)
    ]
    services.open_matrix(matrix=matrix, by=by)
    living = [option for option in options if option.dropped_at is None]
    for name, ratings in words["ratings"].items():
        person, group = people[name]
        said = {option: dict(zip(SIZE, row, strict=True)) for option, row in zip(living, ratings, strict=True)}
        paper.type_in(matrix=matrix, paper=paper.PaperRating(person, group, NONE, "", said), by=by)
    if "decision" in words:
        services.close_matrix(matrix=matrix, by=by)
        _decide(matrix, living, words["decision"], lead=lead)


def _option(option: Option, words: Words, *, by: Any) -> Option:
    facts = {name: words[name] for name in FACTS if name in words}
    dropped = words.get("dropped")
    judged = {dropped["question"]: ("red", dropped["reason"])} if dropped else {}
    return services.judge_option(option=option, version=option.version, facts=facts, judged=judged, by=by)


def _decide(matrix: ImpactMatrix, options: list[Option], words: Words, *, lead: Any) -> None:
    matrix.refresh_from_db()
    deciding.decide(
        matrix=matrix,
        outcomes={option: words["outcomes"][option.title] for option in options},
        words={
            "what": words["what"], "why": words["why"], "decided_by": words["who"], "dissent": words["dissent"],
            "decided_on": timezone.localdate(),
        },
        participant_id=lead.participant_id,
        by=lead.user,
    )  # fmt: skip
