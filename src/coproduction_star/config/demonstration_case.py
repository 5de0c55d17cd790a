"""A made-up business case: frozen once for a decision that names it, and changed a little since."""

from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.focus_it.business_case import document, services
from coproduction_star.journeys.decisions import services as decisions
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import papers_in
from coproduction_star.organisations.models import Participant


def make_business_case(programme: Programme, *, lead: Any, finance: Any) -> None:
    """`lead` and `finance` are accounts: the one starts it, the other corrects a figure."""
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_case.yaml").read_text("utf-8"))
    content = services.document_of(words["document"])
    case = services.start(
        programme=programme,
        initiative=Initiative.objects.get(programme=programme, title=words["initiative"]),
        title=content["title"],
        content=content,
        narrative=words["narrative"],
        by=lead,
    )
    services.freeze(case=case, why=words["freeze"], by=lead)
    _decide(programme, words["decision"], about=case.initiative, by=lead)
    place = document.place_of(words["changed"]["key"])
    part = document.part_at(content, place) or {}
    services.save_part(
        case=case,
        place=place,
        seen=document.digest(part),
        part=part | {"central": words["changed"]["central"]},
        figures={},
        by=finance,
    )


def _decide(programme: Programme, words: dict[str, Any], *, about: Initiative | None, by: Any) -> None:
    """What was decided on the edition that was just frozen."""
    [edition, *_earlier] = papers_in(programme)
    decisions.record_decision(
        programme=programme, initiative=about, what=words["what"], why=words["why"], decided_by=words["who"],
        decided_on=timezone.localdate(), dissent=words["dissent"], duties=words["duties"], taken_on=edition.kept(),
        participant_id=Participant.objects.get(user=by, organisation=programme.organisation).pk, by=by,
    )  # fmt: skip
