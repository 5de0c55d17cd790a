import pytest
from django.urls import reverse
from tests.factories.spreadsheets import MESSY, csv_bytes

from coproduction_star.map_it.importing import selectors, services, writing


@pytest.fixture
def by(member, inside):
    return member("practitioner").user


@pytest.fixture
def brought(inside, by):
    """`brought(rows)` is an import that stands at its columns."""

    def bring(rows=MESSY, *, name="projects.csv", content=b"", **more):
        content = content or csv_bytes(rows)
        return services.begin_import(programme=inside, name=name, content=content, by=by, **more)

    return bring


@pytest.fixture
def looked_through(brought, inside, by):
    def look(rows=MESSY, *, meanings=None, **more):
        of = brought(rows, **more)
        services.look_through(of=of, meanings=meanings or of.meanings, by=by)
        return selectors.import_with(programme=inside, import_id=of.pk)

    return look


@pytest.fixture
def written(looked_through, inside, by):
    """An import whose rows are in the programme."""

    def write(rows=MESSY, *, leave_bad_cells_empty=False, **more):
        of = looked_through(rows, **more)
        services.confirm_import(of=of, leave_bad_cells_empty=leave_bad_cells_empty, by=by)
        finish(of)
        return selectors.import_with(programme=inside, import_id=of.pk)

    return write


def finish(of):
    while writing.write_piece(of.pk):
        pass


@pytest.fixture
def address_of(programme):
    return lambda name, *more: reverse(f"map_it:{name}", args=("eastbridge", programme.slug, *more))
