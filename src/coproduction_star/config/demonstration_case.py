"""A made-up business case: frozen once for a decision, and changed a little since."""

from importlib.resources import files
from typing import Any

import yaml

from coproduction_star.focus_it.business_case import document, services
from coproduction_star.journeys.models import Initiative, Programme


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
