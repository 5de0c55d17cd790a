"""Where places are, in kilometres: the middle of a boundary, as far as that is enough to say who is near."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians
from uuid import UUID

from coproduction_star.journeys.models import Place
from coproduction_star.journeys.places.mapping import rings_of

KM_A_DEGREE = 111.2
At = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where each place is; what has none, or one without a boundary, counts as in the middle of all."""

    known: Mapping[UUID, At]
    middle: At = (0.0, 0.0)

    def at(self, place_id: UUID | None) -> At:
        return self.known.get(place_id, self.middle) if place_id else self.middle

    def knows(self, *place_ids: UUID | None) -> bool:
        """Whether it can be said how far apart they are: the same place is near, with or without a boundary."""
        return (len(set(place_ids)) == 1 and None not in place_ids) or all(one in self.known for one in place_ids)


def ground_of(place_ids: Iterable[UUID | None]) -> Ground:
    rows = Place.everything.filter(pk__in={one for one in place_ids if one}, boundary__isnull=False)
    middles = {key: _middle(boundary) for key, boundary in rows.values_list("pk", "boundary")}
    if not middles:
        return Ground({})
    north = sum(y for _x, y in middles.values()) / len(middles)
    known = {key: (x * KM_A_DEGREE * cos(radians(north)), y * KM_A_DEGREE) for key, (x, y) in middles.items()}
    east = sum(x for x, _y in known.values()) / len(known)
    return Ground(known, (east, north * KM_A_DEGREE))


def _middle(boundary: object) -> At:
    points = [point for ring in rings_of(boundary) for point in ring]
    across, up = [x for x, _y in points], [y for _x, y in points]
    return (min(across) + max(across)) / 2, (min(up) + max(up)) / 2
