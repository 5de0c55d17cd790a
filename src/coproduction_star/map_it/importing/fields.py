"""What a column may be: the fields of an initiative, how each is read, and what people call it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.models import (
    AloneOrTogether,
    Evidence,
    Initiative,
    Rung,
    StartedBy,
    Status,
    WhoCoproduces,
    WhoDecides,
    WhoDoes,
)

from .cells import choice_of, cos_of, day_of, groups_of, key_of, nothing_of, number_of, several_of, text_of, title_of

ADD_TO_SUMMARY = "summary+"
LEAVE_OUT = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column may be."""

    name: str
    label: Any
    read: Callable[[str], Any]
    called: tuple[str, ...]
    """What people write above such a column, besides its name and its label."""
    help: Any = ""
    choices: type[TextChoices] | None = None
    example: str = ""


def _long(name: str) -> Callable[[str], str]:
    return partial(text_of, most=Initiative._meta.get_field(name).max_length or 0)


def _one_of(name: str, label: Any, choices: type[TextChoices], *called: str, means: Any) -> Field:
    return Field(name, label, partial(choice_of, choices=choices), called, means, choices)


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field(
            "title",
            gettext_lazy("Name"),
            title_of,
            (
                "title",
                "name",
                "project",
                "project name",
                "initiative",
                "activity",
                "scheme",
                "group name",
                "what",
                "project title",
                "name of project",
                "name of initiative",
                "enw",
                "teitl",
                "prosiect",
                "menter",
                "what is it called",
            ),
            gettext_lazy("What it is called. The only column that every row needs."),
            example="Garden for everyone",
        ),
        Field(
            "status",
            gettext_lazy("Does it happen?"),
            partial(choice_of, choices=Status),
            (
                "status",
                "state",
                "stage",
                "happening",
                "active",
                "is it happening",
                "current status",
                "statws",
                "cyflwr",
            ),
            gettext_lazy("Empty means that it already happens."),
            Status,
            "Already happening",
        ),
        Field(
            "cos",
            gettext_lazy("What people do together"),
            cos_of,
            (
                "co",
                "cos",
                "co s",
                "co type",
                "type of co production",
                "co production type",
                "the four cos",
                "four cos",
                "which co",
                "type",
                "people do together",
                "math o gydgynhyrchu",
            ),
            gettext_lazy("Co-commission, co-design, co-deliver, co-assess; several with ; between."),
            example="co-design; co-deliver",
        ),
        Field(
            "outcomes",
            gettext_lazy("Outcomes"),
            partial(several_of, most=300),
            (
                "outcome",
                "outcomes",
                "aim",
                "aims",
                "goal",
                "goals",
                "objective",
                "objectives",
                "purpose",
                "canlyniadau",
                "nod",
            ),
            gettext_lazy("What people want to be different; several with ; between."),
            example="I am less lonely",
        ),
        _one_of(
            "who_decides",
            gettext_lazy("Who decides"),
            WhoDecides,
            "who decides",
            "decision makers",
            "decided by",
            "pwy sy n penderfynu",
            means=gettext_lazy("Who has the last word."),
        ),
        _one_of(
            "who_does",
            gettext_lazy("Who does the work"),
            WhoDoes,
            "who does the work",
            "who does it",
            "delivered by",
            "run by",
            "pwy sy n gwneud y gwaith",
            means=gettext_lazy("Whose hands do it."),
        ),
        Field(
            "citizens_bring",
            gettext_lazy("What citizens bring"),
            _long("citizens_bring"),
            ("citizens bring", "residents bring", "community contribution", "what people bring", "volunteers do"),
            gettext_lazy("Time, skills, money, rooms: what people give."),
            example="Tools, time and know-how",
        ),
        Field(
            "services_bring",
            gettext_lazy("What services bring"),
            _long("services_bring"),
            ("services bring", "council contribution", "staff contribution", "council provides"),
            gettext_lazy("Staff time, money, land, rooms: what a service gives."),
            example="The land and water",
        ),
        Field(
            "place",
            gettext_lazy("Place"),
            partial(text_of, most=200),
            (
                "place",
                "ward",
                "area",
                "location",
                "where",
                "neighbourhood",
                "locality",
                "lle",
                "ardal",
                "lleoliad",
                "ble",
            ),
            gettext_lazy("A name we do not know becomes a new place."),
            example="Northfield",
        ),
        Field(
            "people",
            gettext_lazy("People who take part"),
            number_of,
            (
                "people",
                "participants",
                "number of people",
                "no of people",
                "attendance",
                "how many people",
                "members",
                "numbers",
                "reach",
                "nifer",
                "nifer o bobl",
            ),
            gettext_lazy("A whole number."),
            example="24",
        ),
        Field(
            "citizen_hours_a_month",
            gettext_lazy("Hours a month that citizens give"),
            number_of,
            ("volunteer hours", "citizen hours", "hours a month from citizens", "volunteer hours per month"),
            gettext_lazy("All of them together: a whole number."),
            example="60",
        ),
        Field(
            "staff_hours_a_month",
            gettext_lazy("Hours a month that staff give"),
            number_of,
            ("staff hours", "hours a month from staff", "staff hours per month", "officer hours"),
            gettext_lazy("All of them together: a whole number."),
            example="8",
        ),
        _one_of(
            "evidence",
            gettext_lazy("How you know that it works"),
            Evidence,
            "evidence",
            "how do you know it works",
            "how we know that it works",
            "evaluation",
            "tystiolaeth",
            means=gettext_lazy("What you could show somebody who doubts it."),
        ),
        Field(
            "groups_not_reached",
            gettext_lazy("Who is not reached yet"),
            _long("groups_not_reached"),
            ("not reached", "groups not reached", "who is missing", "gaps"),
            gettext_lazy("People it is for who do not come yet."),
        ),
        Field(
            "summary",
            gettext_lazy("What it is"),
            _long("summary"),
            (
                "summary",
                "description",
                "details",
                "about",
                "notes",
                "comments",
                "what is it",
                "what happens",
                "overview",
                "disgrifiad",
                "crynodeb",
                "nodiadau",
                "manylion",
            ),
            gettext_lazy("What happens there, in a few sentences."),
            example="Neighbours and gardeners grow food on the old depot.",
        ),
        Field(
            "groups",
            gettext_lazy("Who takes part"),
            groups_of,
            ("groups", "groups of people", "target group", "who takes part", "audience"),
            gettext_lazy("Our words for groups of people; several with ; between."),
        ),
        Field(
            "service",
            gettext_lazy("Service"),
            partial(text_of, most=120),
            ("service", "department", "directorate", "team", "gwasanaeth", "adran"),
            gettext_lazy("The service or department it belongs to."),
        ),
        _one_of(
            "alone_or_together",
            gettext_lazy("Alone or in a group"),
            AloneOrTogether,
            "individual or collective",
            means=gettext_lazy("Whether people do it each alone or as a group."),
        ),
        _one_of(
            "who_coproduces",
            gettext_lazy("Users or community"),
            WhoCoproduces,
            "user or community",
            means=gettext_lazy("Whether those who use the service take part, or neighbours too."),
        ),
        _one_of(
            "rung",
            gettext_lazy("Rung of the ladder"),
            Rung,
            "ladder",
            "rung",
            "level of participation",
            means=gettext_lazy("How far people’s say goes. It is no score."),
        ),
        _one_of(
            "started_by",
            gettext_lazy("Who started it"),
            StartedBy,
            "started by",
            "who started it",
            "initiated by",
            means=gettext_lazy("Who had the idea."),
        ),
        Field(
            "barriers",
            gettext_lazy("What stands in the way"),
            _long("barriers"),
            ("barriers", "barrier", "challenges", "issues", "rhwystrau"),
            gettext_lazy("What makes it hard, in your words."),
        ),
        Field(
            "reviewed_on",
            gettext_lazy("Last looked at on"),
            day_of,
            ("reviewed", "last reviewed", "last updated", "review date", "reviewed on"),
            gettext_lazy("The day somebody last looked whether this is still true."),
            example="27/3/2026",
        ),
        Field(
            "contact",
            gettext_lazy("Who can be asked about it"),
            partial(text_of, most=200),
            ("contact",),
            gettext_lazy("The name of a person of this programme. Anyone else is left out, and you are told so."),
        ),
        Field(
            "cases",
            gettext_lazy("Cases that inspired it"),
            partial(several_of, most=200),
            ("cases", "case"),
            gettext_lazy("The last word of a case’s address; several with ; between."),
        ),
        Field(
            "id",
            gettext_lazy("Our key"),
            key_of,
            ("id",),
            gettext_lazy("In files that you took away from here: rows with it can be written back."),
        ),
        Field("changed_at", gettext_lazy("Changed at (not read)"), nothing_of, ("changed_at",)),
    )
}
