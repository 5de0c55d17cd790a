"""Which part the made-up councillor plays, in which ward."""

from collections.abc import Mapping
from typing import Any

from coproduction_star.grow_it.connectors.services import add_connector
from coproduction_star.grow_it.models import ConnectorPart
from coproduction_star.journeys.models import Outcome, Place, Programme

PARTS = (
    (ConnectorPart.WARD, 1, "Northfield", "Knows who has not come to tea lately, and who could ring."),
    (ConnectorPart.OWN_WARD, 4, "Northfield", "Mends bicycles with the repair café on Saturdays."),
    (ConnectorPart.CHAMPION, 2, "", "Speaks for safe walking in every group of the council."),
    (ConnectorPart.SCRUTINY, 0, "", "Asks once a quarter what changed for people."),
)


def make_connectors(programme: Programme, *, members: Mapping[str, Any]) -> None:
    outcomes = list(Outcome.objects.filter(programme=programme))
    places = {one.name: one for one in Place.objects.filter(organisation=programme.organisation_id)}
    for part, outcome, place, note in PARTS:
        values = {
            "participant": members["councillor"].participant, "part": part, "note": note,
            "outcome": outcomes[outcome - 1] if outcome else None, "place": places[place] if place else None,
        }  # fmt: skip
        add_connector(programme=programme, values=values, by=members["lead"].user)
