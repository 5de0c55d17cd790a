"""Places with boundaries that lie beside each other."""

import pytest

from coproduction_star.journeys.models import Place


def square(west=0.0, south=0.0, size=0.02):
    """A square on the globe, near a town that does not exist."""
    x, y = -1.5 + west, 53.0 + south
    return {
        "type": "Polygon",
        "coordinates": [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]],
    }


@pytest.fixture
def place(organisation, in_organisation):
    def make(name="Northfield", **more):
        with in_organisation(organisation):
            return Place.objects.create(organisation=organisation, name=name, **more)

    return make
