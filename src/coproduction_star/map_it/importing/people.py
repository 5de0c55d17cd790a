"""Who is meant by a name in a list: only people of the programme, and only where one person has the name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.selectors import people_in


@dataclass(frozen=True, slots=True)
class Named:
    """The people of these names."""

    known: Mapping[str, UUID]
    shared: frozenset[str]
    """Names that more than one person of the programme has."""
    unknown: tuple[str, ...] = ()
    """The rest, from A to Z."""


def people_named(names: Iterable[str], *, programme: Programme) -> Named:
    """One query, and none for no names."""
    wanted = {name for name in names if name}
    found: dict[str, list[UUID]] = defaultdict(list)
    if wanted:
        people = people_in(programme, and_also=None).filter(name__in=wanted, erased_at__isnull=True)
        for name, pk in people.values_list("name", "pk"):
            found[name].append(pk)
    return Named(
        known={name: keys[0] for name, keys in found.items() if len(keys) == 1},
        shared=frozenset(name for name, keys in found.items() if len(keys) > 1),
        unknown=tuple(sorted(wanted - found.keys())),
    )
