"""Who still lacks what, as tables: a row for each person and condition. No cell is a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.models import InsuranceCover, RolePack
from coproduction_star.market_it.pounds import PENCE

from .standing import OfPerson

PEOPLE = ("role", "person", "condition", "state", "until")
ROLES = ("role", "closed", "condition", "what_exactly", "months", "people", "people_who_lack_something")
COVERS = ("role", "whose", "covers", "insurer", "policy", "up_to_pounds", "from", "until")


def people_rows(packs: Iterable[RolePack], people: Mapping[UUID, list[OfPerson]]) -> Iterator[list[str]]:
    for pack in packs:
        for person in people[pack.pk]:
            for one in person.standings:
                yield _cells((pack.title, person.taker.participant.name, one.kind.value, one.state.value, one.until))


def role_rows(packs: Iterable[RolePack], people: Mapping[UUID, list[OfPerson]]) -> Iterator[list[str]]:
    for pack in packs:
        here = people[pack.pk]
        counted = (len(here), sum(1 for one in here if one.lacks))
        closed = "yes" if pack.closed_at else "no"
        for one in pack.conditions.all():
            yield _cells((pack.title, closed, one.kind, one.words, one.months, *counted))


def cover_rows(covers: Iterable[InsuranceCover]) -> Iterator[list[str]]:
    for one in covers:
        pounds = f"{one.up_to_pence / PENCE:.2f}" if one.up_to_pence is not None else ""
        yield _cells((one.pack.title if one.pack else "", one.holder, one.covers, one.insurer, one.policy, pounds,
                      one.starts_on, one.ends_on))  # fmt: skip


def as_csv(packs: Iterable[RolePack], people: Mapping[UUID, list[OfPerson]], hidden: Hidden) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(PEOPLE)
    writer.writerows(hidden.over(row) for row in people_rows(packs, people))
    return ("\ufeff" + file.getvalue()).encode()


def as_xlsx(
    packs: Sequence[RolePack], people: Mapping[UUID, list[OfPerson]], covers: Iterable[InsuranceCover], hidden: Hidden
) -> bytes:  # fmt: skip
    sheets: dict[str, list[Sequence[str]]] = {
        "People": [PEOPLE, *people_rows(packs, people)],
        "Roles": [ROLES, *role_rows(packs, people)],
        "Insurance": [COVERS, *cover_rows(covers)],
    }
    return workbook({name: [hidden.over(list(row)) for row in rows] for name, rows in sheets.items()})


def _cells(facts: Sequence[Any]) -> list[str]:
    return [cell_of("" if one is None else str(one)) for one in facts]
