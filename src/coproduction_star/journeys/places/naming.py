"""What a place is called: now, before, and by those who write it a little differently."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.text import slugify
from rapidfuzz import fuzz

from coproduction_star.audit.services import record
from coproduction_star.data.folding import folded
from coproduction_star.journeys.models import EarlierName, Place, Postcode
from coproduction_star.ui.postcodes import is_postcode, normal

OFFICIAL = re.compile(r"[EWSNKLM]\d{8}")
BEGINS_OFFICIAL = re.compile(r"[EWSNKLM]\d")
OTHER_CODE = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./-]{1,19}")
ALIKE = 87
"""Of a hundred letters; "Northfield" and "Northfeild" have 90."""
SAYS_LITTLE = re.compile(r"\b(?:ward|the|y|of|and|electoral|division)\b|[^\w\s]")
MOST_JOINED = 20
PIECE = 500
LONGEST_SLUG = 80


class NotACode(ValueError):
    """It looks like an official code and is none."""


def clean_code(code: str) -> str:
    """In capitals and without spaces. Codes of other countries need a digit and no more."""
    plain = "".join(code.split()).upper()
    if plain and not (OFFICIAL if BEGINS_OFFICIAL.match(plain) else OTHER_CODE).fullmatch(plain):
        raise NotACode(code)
    return plain


def place_called(name: str, *, organisation_id: UUID, by: Any) -> Place | None:
    """The organisation's place of that name, made when it is new. A postcode is never the name of a place."""
    if not name:
        return None
    if is_postcode(name):
        return ward_of(organisation_id, name)
    known = find_place(name, organisation_id=organisation_id)
    if known is None:
        known = Place.objects.create(organisation_id=organisation_id, name=name)
        record(by=by, verb="journeys.place_added", subject=known)
    return known


def ward_of(organisation_id: UUID, text: str) -> Place | None:
    """The place that a postcode lies in, however it is typed; nothing for what is none, or not in our list."""
    if not is_postcode(text):
        return None
    row = Postcode.objects.filter(organisation=organisation_id, code=normal(text)).select_related("place").first()
    return standing(row.place) if row else None


def wards_of(organisation_id: UUID, texts: Iterable[str]) -> Mapping[str, str]:
    """The names of the wards of those texts that are postcodes we know, by text."""
    codes = {text: normal(text) for text in texts if is_postcode(text)}
    if not codes:
        return {}
    places, lying = places_by_id(organisation_id), dict(_lying(organisation_id, sorted(set(codes.values()))))
    return {text: standing_in(places, places[lying[code]]).name for text, code in codes.items() if code in lying}


def _lying(organisation_id: UUID, codes: Sequence[str]) -> Iterator[tuple[str, UUID]]:
    for start in range(0, len(codes), PIECE):
        rows = Postcode.objects.filter(organisation=organisation_id, code__in=codes[start : start + PIECE])
        yield from rows.values_list("code", "place")


def places_by_id(organisation_id: UUID) -> Mapping[UUID, Place]:
    """Every place, those that were joined too, without its boundary. One query."""
    return {place.pk: place for place in Place.everything.filter(organisation=organisation_id).defer("boundary")}


def find_place(name: str, *, organisation_id: UUID) -> Place | None:
    """By its name, by one it had before, or by that of a place that was joined with it."""
    known = Place.everything.filter(organisation=organisation_id, name__iexact=name).first()
    if known is None:
        earlier = EarlierName.objects.filter(place__organisation=organisation_id, name__iexact=name)
        row = earlier.select_related("place").first()
        known = row.place if row else None
    return standing(known) if known else None


def standing(place: Place) -> Place:
    """The place that a joined one leads to."""
    for _step in range(MOST_JOINED):
        if place.joined_with_id is None:
            break
        place = Place.everything.get(pk=place.joined_with_id)
    return place


def standing_in(places: Mapping[UUID, Place], place: Place) -> Place:
    """The same, with every place of the organisation at hand. No query."""
    for _step in range(MOST_JOINED):
        if place.joined_with_id is None:
            break
        place = places[place.joined_with_id]
    return place


def standing_id(place_id: UUID | None) -> UUID | None:
    """Where a place written down earlier is now; nothing when it was removed."""
    held = Place.everything.filter(pk=place_id).first() if place_id else None
    return standing(held).pk if held else None


def every_name(organisation_id: UUID) -> Mapping[str, UUID]:
    """All names, of now and before, each with its place; a name of now wins. Three queries."""
    rows = list(Place.everything.filter(organisation=organisation_id).values_list("pk", "name", "joined_with"))
    leads = {pk: joined for pk, _name, joined in rows}

    def stands(pk: UUID) -> UUID:
        for _step in range(MOST_JOINED):
            pk = leads[pk] or pk
        return pk

    before = EarlierName.objects.filter(place__organisation=organisation_id).values_list("name", "place")
    old = {name: stands(pk) for name, pk in before}
    joined = {name: stands(pk) for pk, name, joined in rows if joined}
    return {**old, **joined, **{name: pk for pk, name, joined in rows if not joined}}


def free_slug(place: Place) -> str:
    """The last word of its public address, which no place has, not even one that was joined."""
    stem = slugify(place.name)[: LONGEST_SLUG - 5].strip("-") or "place"
    rows = Place.everything.filter(organisation=place.organisation_id, slug__startswith=stem)
    taken = set(rows.values_list("slug", flat=True))
    return stem if stem not in taken else next(f"{stem}-{n}" for n in range(2, 10_000) if f"{stem}-{n}" not in taken)


def alike(name: str, known: Iterable[str]) -> list[str]:
    """Names that may be meant, the closest first. Numbers must be the same: "Zone 1" is not "Zone 2"."""
    bare, numbers = _bare(name), re.findall(r"\d+", name)
    near = [(fuzz.token_sort_ratio(bare, _bare(one)), one) for one in known if re.findall(r"\d+", one) == numbers]
    return [one for score, one in sorted(near, reverse=True) if score >= ALIKE]


def _bare(name: str) -> str:
    """Without capitals, accents and the words that every ward has."""
    plain = folded(name)
    return " ".join(SAYS_LITTLE.sub(" ", plain).split()) or plain
