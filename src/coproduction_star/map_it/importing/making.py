"""Rows become initiatives, many at a time: places and outcomes are looked up once, and made where they are new."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Max

from coproduction_star.journeys.case_bank.selectors import published
from coproduction_star.journeys.models import Initiative, InitiativeCase, Outcome, Place, Status
from coproduction_star.journeys.places.naming import every_name, ward_of
from coproduction_star.journeys.services import CO_FIELDS
from coproduction_star.map_it.models import Choice, Import, ImportRow
from coproduction_star.ui.postcodes import is_postcode

from .people import people_named

PLAIN = (
    "title", "summary", "status", "who_decides", "who_does", "citizens_bring", "services_bring", "people",
    "citizen_hours_a_month", "staff_hours_a_month", "evidence", "groups_not_reached", "groups", "service",
    "alone_or_together", "who_coproduces", "rung", "started_by", "barriers", "reviewed_on",
)  # fmt: skip
CHANGED = (*PLAIN, *CO_FIELDS.values(), "place", "contact", "version", "changed_at")
Outcomes = Initiative.outcomes.through


class Surroundings:
    """The places, outcomes and cases that rows name. New ones are made and remembered in the import."""

    def __init__(self, of: Import, rows: Iterable[ImportRow]) -> None:
        self.of = of
        rows = list(rows)
        self.places = self._places({row.values["place"] for row in rows if row.values.get("place")})
        self.outcomes = self._outcomes([words for row in rows for words in row.values.get("outcomes", ())])
        self.people = people_named((row.values.get("contact", "") for row in rows), programme=of.programme).known
        slugs = {slug for row in rows for slug in row.values.get("cases", ())}
        self.cases = dict(published().filter(slug__in=slugs).values_list("slug", "pk")) if slugs else {}

    def _places(self, names: set[str]) -> dict[str, UUID]:
        if not names:
            return {}
        known = {said(name): pk for name, pk in every_name(self.of.organisation_id).items()}
        known |= {said(name): ward.pk for name in names if (ward := ward_of(self.of.organisation_id, name))}
        new = {
            said(name): name
            for name in sorted(names, reverse=True)
            if said(name) not in known and not is_postcode(name)
        }
        made = [Place(organisation_id=self.of.organisation_id, name=name) for name in new.values()]
        Place.objects.bulk_create(made)
        self._remember("places", made)
        return known | {said(place.name): place.pk for place in made}

    def _outcomes(self, words: list[str]) -> dict[str, UUID]:
        if not words:
            return {}
        rows = Outcome.objects.filter(programme_id=self.of.programme_id)
        known = {said(text): pk for pk, text in rows.values_list("pk", "words")}
        last = rows.aggregate(last=Max("position"))["last"] or 0
        new = {said(text): text for text in reversed(words) if said(text) not in known}
        made = [
            Outcome(
                programme_id=self.of.programme_id,
                organisation_id=self.of.organisation_id,
                words=text,
                position=last + number,
            )
            for number, text in enumerate(reversed(new.values()), start=1)
        ]
        Outcome.objects.bulk_create(made)
        self._remember("outcomes", made)
        return known | {said(outcome.words): outcome.pk for outcome in made}

    def _remember(self, kind: str, made: Iterable[Any]) -> None:
        self.of.made = {**self.of.made, kind: [*self.of.made.get(kind, ()), *(str(row.pk) for row in made)]}

    def of_row(self, row: ImportRow) -> list[UUID]:
        return [self.outcomes[said(words)] for words in row.values.get("outcomes", ())]


def said(text: str) -> str:
    return " ".join(text.split()).casefold()


def fill(initiative: Initiative, values: Mapping[str, Any], around: Surroundings) -> Initiative:
    """What the row says; what it does not say stays."""
    for name in PLAIN:
        if name in values:
            setattr(initiative, name, values[name])
    if "cos" in values:
        for co, field in CO_FIELDS.items():
            setattr(initiative, field, co in values["cos"])
    if (place := around.places.get(said(values.get("place", "")))) is not None:
        initiative.place_id = place
    if values.get("contact") in around.people:
        initiative.contact_id = around.people[values["contact"]]
    return initiative


def new_initiative(row: ImportRow, around: Surroundings, *, by_id: Any) -> Initiative:
    """It has the row's own key: a second worker with the same row cannot make another."""
    made = Initiative(
        pk=row.pk, programme_id=row.programme_id, organisation_id=row.organisation_id, made_by_id=by_id,
        status=Status.EXISTING,
    )  # fmt: skip
    return fill(made, row.values, around)


def as_it_is(initiative: Initiative) -> dict[str, Any]:
    """What an undo needs to bring it back."""
    plain = {name: getattr(initiative, name) for name in (*PLAIN, *CO_FIELDS.values())}
    day = plain["reviewed_on"]
    return plain | {
        "reviewed_on": day.isoformat() if day else None,
        "place_id": str(initiative.place_id) if initiative.place_id else None,
        "contact_id": str(initiative.contact_id) if initiative.contact_id else None,
        "outcomes": [str(outcome.pk) for outcome in initiative.outcomes.all()],
        "cases": [inspiration.case_id for inspiration in initiative.inspirations.all()],
    }


def tie(rows: list[tuple[ImportRow, Initiative]], around: Surroundings) -> None:
    """The outcomes and cases of many initiatives at once; what is tied already stays."""
    Outcomes.objects.bulk_create(
        [
            Outcomes(initiative_id=initiative.pk, outcome_id=outcome)
            for row, initiative in rows
            for outcome in around.of_row(row)
        ],
        ignore_conflicts=True,
    )
    InitiativeCase.objects.bulk_create(
        [
            InitiativeCase(initiative=initiative, case_id=around.cases[slug])
            for row, initiative in rows
            for slug in row.values.get("cases", ())
            if slug in around.cases
        ],
        ignore_conflicts=True,
    )


def is_update(row: ImportRow) -> bool:
    return row.choice == Choice.UPDATE and row.alike_id is not None
