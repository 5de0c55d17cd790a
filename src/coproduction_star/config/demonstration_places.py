"""The wards of the made-up borough, with outlines that lie in the sea."""

import json
from importlib.resources import files
from io import BytesIO
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import PostcodeFile
from coproduction_star.journeys.places.geojson import boundary_in
from coproduction_star.journeys.places.postcodes import KEPT, read_into
from coproduction_star.journeys.places.services import add_place
from coproduction_star.organisations.models import Organisation


def make_places(organisation: Organisation, *, by: Any) -> None:
    """In the organisation's scope, before anything is written down about them."""
    text = files("coproduction_star.config").joinpath("eastbridge_places.yaml").read_text("utf-8")
    words = yaml.safe_load(text)
    for one in words["places"]:
        boundary = _boundary(one["ring"]) if "ring" in one else None
        add_place(organisation=organisation, name=one["name"], code=one["code"], boundary=boundary, by=by)

    _read_postcodes(organisation, words["postcodes"], by=by)


def _read_postcodes(organisation: Organisation, wards: dict[str, str], *, by: Any) -> None:
    """A handful that no letter could ever reach, read as the official list is."""
    lines = "".join(f"{postcode},{ward}\n" for postcode, ward in wards.items())
    content = f"pcds,osward\n{lines}".encode()
    name = "Made-up postcodes"
    delete_after = timezone.localdate() + KEPT
    of = PostcodeFile.objects.create(organisation=organisation, name=name, by=by, delete_after=delete_after)
    read_into(of, BytesIO(content), size=len(content))


def _boundary(ring: list[list[float]]) -> dict[str, Any]:
    """As if it had come from a file."""
    return boundary_in(json.dumps({"type": "Polygon", "coordinates": [ring]}))
