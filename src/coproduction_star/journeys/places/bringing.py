"""Every ward of a file at once: read, looked at, added together, taken back together."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import EarlierName, Place, PlaceFile, PlaceFileState
from coproduction_star.organisations.models import Organisation

from .geojson import Feature, features_in
from .moving import rows_at
from .naming import OFFICIAL, NotACode, clean_code, every_name

KEPT = dt.timedelta(days=30)
NAME_LENGTH = 200


class NotNow(Exception):
    """It was added or taken back meanwhile; the page shows where it stands."""


class Fate(StrEnum):
    """What becomes of one area."""

    NEW = "new"
    CHANGES = "changes"
    SAME = "same"
    NO_NAME = "no-name"
    NO_BOUNDARY = "no-boundary"
    BAD_CODE = "bad-code"
    TWICE = "twice"
    OTHER_CODE = "other-code"


GOOD = frozenset({Fate.NEW, Fate.CHANGES})


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of the file, and the place it belongs to where there is one."""

    number: int
    name: str
    code: str
    fate: Fate
    place: Place | None = None
    problem: str = ""
    boundary: dict[str, Any] | None = None


@transaction.atomic
def begin(*, organisation: Organisation, name: str, content: bytes, by: Any) -> PlaceFile:
    """Keep what the file holds and guess what is the name and what the code. Raises NotABoundary."""
    features = features_in(content)
    name_from, code_from = guess([one.properties for one in features])
    file = PlaceFile.objects.create(
        organisation=organisation, name=name[:NAME_LENGTH], by=by, areas=[_as_json(one) for one in features],
        name_from=name_from, code_from=code_from, delete_after=timezone.localdate() + KEPT,
    )  # fmt: skip
    record(by=by, verb="journeys.places_read", subject=file)
    return file


def _as_json(feature: Feature) -> dict[str, Any]:
    return {"properties": feature.properties, "boundary": feature.boundary, "problem": feature.problem}


def properties_of(file: PlaceFile) -> tuple[str, ...]:
    """Everything the areas say of themselves, in the order of the file."""
    return tuple(dict.fromkeys(name for area in file.areas for name in area["properties"]))


def guess(areas: Sequence[Mapping[str, str]]) -> tuple[str, str]:
    """The property with the names and the one with the codes; empty where none looks like it."""
    names = list(dict.fromkeys(name for area in areas for name in area))
    held = {name: [area.get(name, "").strip() for area in areas] for name in names}
    codes = [name for name in names if sum(bool(OFFICIAL.fullmatch(one)) for one in held[name]) * 2 > len(areas)]
    telling = [name for name in names if name not in codes and len(set(held[name])) * 2 > len(areas)]
    return max(telling, key=lambda name: _is_like_a_name(name, held[name]), default=""), codes[0] if codes else ""


def _is_like_a_name(name: str, values: Sequence[str]) -> tuple[int, int]:
    """By what the property is called (WD24NM, ward_name), then by how many of its values have letters."""
    plain = name.lower()
    called = 2 if plain.endswith(("nm", "name")) else 1 if "name" in plain or "nm" in plain else 0
    return called, sum(any(map(str.isalpha, one)) for one in values)


def rows_of(file: PlaceFile, *, name_from: str, code_from: str) -> tuple[AreaRow, ...]:
    """What would become of each area. Four queries."""
    places = {place.pk: place for place in Place.objects.filter(organisation=file.organisation_id)}
    names = {name.casefold(): pk for name, pk in every_name(file.organisation_id).items()}
    codes = {place.code: place.pk for place in places.values() if place.code}
    read = [_read(area, name_from, code_from) for area in file.areas]
    seen = Counter[str | UUID](key.casefold() for name, code, _bad in read for key in {name, code} if key)
    found = [_found(said, codes, names, places) for said in read]
    seen.update(place.pk for place in found if place)
    return tuple(
        _row(number, area, said, place, seen)
        for number, (area, said, place) in enumerate(zip(file.areas, read, found, strict=True), start=1)
    )


def _read(area: Mapping[str, Any], name_from: str, code_from: str) -> tuple[str, str, bool]:
    """Name, code, and whether the code is none."""
    properties = area["properties"]
    name = " ".join(properties.get(name_from, "").split())[:NAME_LENGTH]
    given = properties.get(code_from, "")
    try:
        return name, clean_code(given), False
    except NotACode:
        return name, given[:20], True


def _found(
    said: tuple[str, str, bool], codes: Mapping[str, UUID], names: Mapping[str, UUID], places: Mapping[UUID, Place]
) -> Place | None:
    """By the code first, which does not change with the spelling."""
    name, code, _bad = said
    key = codes.get(code) or names.get(name.casefold())
    return places.get(key) if key else None


def _row(
    number: int, area: Mapping[str, Any], said: tuple[str, str, bool], place: Place | None, seen: Counter[str | UUID]
) -> AreaRow:
    name, code, _bad = said
    fate = _fate(area, said, place, seen)
    return AreaRow(number, name, code, fate, place, area["problem"], area["boundary"])


def _fate(
    area: Mapping[str, Any], said: tuple[str, str, bool], place: Place | None, seen: Counter[str | UUID]
) -> Fate:
    """Twice is also the same place, once by its code and once by a name it has or had."""
    name, code, bad_code = said
    refused = (
        (Fate.NO_NAME, not name),
        (Fate.NO_BOUNDARY, area["boundary"] is None),
        (Fate.BAD_CODE, bad_code),
        (Fate.TWICE, max(seen[key] for key in (name.casefold(), code.casefold(), place.pk if place else "")) > 1),
        (Fate.OTHER_CODE, place is not None and place.code and code and place.code != code),
        (Fate.NEW, place is None),
        (Fate.SAME, place is not None and place.boundary == area["boundary"] and (not code or place.code == code)),
    )
    return next((fate for fate, holds in refused if holds), Fate.CHANGES)


@transaction.atomic
def confirm(*, file: PlaceFile, name_from: str, code_from: str, left_out: Collection[int], by: Any) -> PlaceFile:
    """Add the new ones and give the others their boundary and code, all or none. Pressing twice adds once."""
    held = PlaceFile.objects.select_for_update().get(pk=file.pk)
    if held.state != PlaceFileState.DRAFT:
        raise NotNow(held.state)
    held.name_from, held.code_from = name_from, code_from
    for row in rows_of(held, name_from=name_from, code_from=code_from):
        if row.fate in GOOD and row.number not in left_out:
            _write(held, row, by)
    held.state = PlaceFileState.DONE
    held.save()
    record(by=by, verb="journeys.places_brought", subject=held, made=len(held.made), changed=len(held.changed))
    return held


def _write(file: PlaceFile, row: AreaRow, by: Any) -> None:
    if row.place is None:
        place = Place.objects.create(
            organisation_id=file.organisation_id, name=row.name, code=row.code, boundary=row.boundary
        )
        file.made.append(str(place.pk))
        record(by=by, verb="journeys.place_added", subject=place)
        return
    place, before = row.place, {"code": row.place.code, "boundary": row.place.boundary}
    place.boundary, place.code = row.boundary, row.code or place.code
    place.version += 1
    place.save(update_fields=["boundary", "code", "version"])
    file.changed[str(place.pk)] = {"before": before, "after": {"code": place.code, "boundary": place.boundary}}
    record(by=by, verb="journeys.place_bounded", subject=place)


@transaction.atomic
def undo(*, file: PlaceFile, by: Any) -> PlaceFile:
    """Take back what nobody has worked with since; the rest stays and is named."""
    held = PlaceFile.objects.select_for_update().get(pk=file.pk)
    if held.state != PlaceFileState.DONE:
        raise NotNow(held.state)
    held.kept_back = [*_take_back(held), *_change_back(held)]
    held.state = PlaceFileState.UNDONE
    held.save()
    record(by=by, verb="journeys.places_taken_back", subject=held, kept=len(held.kept_back))
    return held


def _take_back(file: PlaceFile) -> Iterable[str]:
    """It goes while it says what the file said of it, nothing points to it, and nobody outside can have read of it."""
    as_brought = _as_brought(file)
    renamed = set(EarlierName.objects.filter(place__in=file.made).values_list("place", flat=True))
    held = rows_at([UUID(key) for key in file.made])
    for place in Place.everything.select_for_update().filter(pk__in=file.made):
        same = as_brought.get(place.name) == (place.code, place.boundary)
        if place.joined_with_id or place.published_at or place.pk in renamed or held[place.pk] or not same:
            yield place.name
        else:
            place.delete()


def _as_brought(file: PlaceFile) -> Mapping[str, tuple[str, Any]]:
    """Code and boundary by name, as the file said them."""
    said = ((area, _read(area, file.name_from, file.code_from)) for area in file.areas)
    return {name: (code, area["boundary"]) for area, (name, code, _bad) in said}


def _change_back(file: PlaceFile) -> Iterable[str]:
    for place in Place.everything.select_for_update().filter(pk__in=file.changed):
        change = file.changed[str(place.pk)]
        if {"code": place.code, "boundary": place.boundary} != change["after"] or place.joined_with_id:
            yield place.name
        else:
            place.code, place.boundary = change["before"]["code"], change["before"]["boundary"]
            place.version += 1
            place.save(update_fields=["code", "boundary", "version"])


def file_with(*, organisation: Organisation, file_id: UUID) -> PlaceFile:
    return PlaceFile.objects.get(organisation=organisation, pk=file_id)


def latest_files(organisation: Organisation) -> tuple[PlaceFile, ...]:
    rows = PlaceFile.objects.filter(organisation=organisation).select_related("by").defer("areas", "changed")
    return tuple(rows[:10])
