"""Places as files: a table in CSV, and their boundaries as GeoJSON. What comes out can be brought in again."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Status

from .selectors import PlaceRow

NAMES = ("id", "name", "code", *Status.values, "councillors", "has_boundary", "published_at")


def record_of(row: PlaceRow) -> dict[str, Any]:
    """What a program reads of a place: no name of a person is in it."""
    place = row.place
    return {
        "id": str(place.pk),
        "name": place.name,
        "code": place.code,
        **{status: row.number(status) for status in Status.values},
        "councillors": row.councillors,
        "has_boundary": place.boundary is not None,
        "published_at": place.published_at.isoformat() if place.published_at else None,
    }


def as_csv(rows: Iterable[PlaceRow], *, hidden: Hidden) -> str:
    """With a byte-order mark so that spreadsheets read the letters right, and no cell that is a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(NAMES)
    for row in rows:
        record = hidden.over(record_of(row))
        writer.writerow([_cell(record[name]) for name in NAMES])
    return f"\ufeff{text.getvalue()}"


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return cell_of(value if value is None or isinstance(value, int) else str(value))


def as_geojson(rows: Iterable[PlaceRow], *, hidden: Hidden) -> str:
    """Every place, with an empty geometry where it has no boundary yet."""
    features = [
        {
            "type": "Feature",
            "id": str(row.place.pk),
            "properties": hidden.over(record_of(row)),
            "geometry": row.place.boundary,
        }
        for row in rows
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


AS_FILE = {"csv": (as_csv, "text/csv; charset=utf-8"), "geojson": (as_geojson, "application/geo+json")}
