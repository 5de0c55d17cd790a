"""Whatever a row holds comes back from an archive as it was: every table, every kind of column."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import QuerySet
from django_scopes import scope
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.site.config.test_backup import everything

from coproduction_star.audit.models import Event
from coproduction_star.config.backup import back_up, restore, rows

Fresh = Callable[..., AbstractContextManager[None]]
NASTY = (
    "", " ", "\t\r\n", "null", "\\", "\"'", "'; DROP TABLE audit_event; --", "=1+1", "<script>", "\ufeff",
    "\u2028\u0085", "\u202eright to left\u202c", "مدينة", "👩🏽\u200d🚀", "e\u0301 é", "\x01\x07\x1b\x7f", "{}",
)  # fmt: skip
text = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
EARLIEST, LATEST = (dt.datetime.combine(day, dt.time()) for day in (dt.date(1, 1, 3), dt.date(9999, 12, 29)))
times = st.datetimes(min_value=EARLIEST, max_value=LATEST, timezones=st.just(dt.UTC))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)
LARGEST = 2**63 - 1
VALUES: dict[type[models.Field[Any, Any]], st.SearchStrategy[Any]] = {
    models.TextField: text,
    models.CharField: text,
    models.FileField: text,
    models.JSONField: json_values.filter(lambda value: value is not None),
    models.BooleanField: st.booleans(),
    models.UUIDField: st.uuids(),
    models.DateTimeField: times,
    models.DateField: st.dates(),
    models.TimeField: st.times(),
    models.FloatField: st.floats(allow_nan=False, allow_infinity=False),
    models.BinaryField: st.binary(max_size=60),
    models.IntegerField: st.integers(-LARGEST - 1, LARGEST),
}
OPTIONAL = st.none()


def decimals(field: models.DecimalField[Any, Any]) -> st.SearchStrategy[Any]:
    """As many digits as its column holds."""
    largest = Decimal(10 ** (field.max_digits - field.decimal_places) - 1)
    return st.decimals(-largest, largest, allow_nan=False, allow_infinity=False, places=field.decimal_places)


def values_of(field: models.Field[Any, Any]) -> st.SearchStrategy[Any]:
    """Anything that a column can hold; a kind of column that nobody thought of is an error here."""
    target = field
    while target.remote_field is not None:
        target = target.target_field
    if isinstance(target, models.DecimalField):
        values = decimals(target)
    else:
        values = VALUES[next(kind for kind in type(target).__mro__ if kind in VALUES)]
    return values | OPTIONAL if field.null else values


def a_row(model: type[models.Model]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({field.attname: values_of(field) for field in rows.columns_of(model)})


@pytest.fixture
def unchecked(fresh: Fresh) -> Iterator[None]:
    """A database that takes any value: only how it is written and read is asked here."""
    with fresh("anything"):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        yield


def held(model: type[models.Model]) -> list[Any]:
    names = [field.attname for field in rows.columns_of(model)]
    return [[bytes(one) if isinstance(one, memoryview) else one for one in row] for row in kept(model, names)]


def kept(model: type[models.Model], names: list[str]) -> Any:
    return QuerySet(model).order_by("pk").values_list(*names)


@pytest.mark.parametrize("model", rows.models_of(apps), ids=lambda model: model._meta.label_lower)
def test_any_row_of_any_table_comes_back(unchecked: None, model: type[models.Model]) -> None:
    columns = [field.attname for field in rows.columns_of(model)]

    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(a_row(model))
    def comes_back(values: dict[str, Any]) -> None:
        with transaction.atomic():
            QuerySet(model)._raw_delete("default")
            models.Model.save_base(model(**values), raw=True, force_insert=True)
            before, lines = held(model), list(rows.lines_of(model, using="default"))
            assert before == [[values[name] for name in columns]]
            QuerySet(model)._raw_delete("default")
            rows.insert(model, columns, lines, using="default")
            assert held(model) == before

    comes_back()


@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(words=st.lists(text.filter(str.strip), min_size=1, max_size=8), detail=json_values, moments=st.lists(times))
def test_a_database_of_odd_words_comes_back_from_its_file(
    fresh: Fresh, words: list[str], detail: Any, moments: list[dt.datetime]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file, source, target = (Path(folder) / name for name in ("all.star", "source", "target"))
        with fresh(str(source)):
            fill_with(words, detail, moments)
            before = everything()
            back_up(file)
        with fresh(str(target)):
            restore(file)
            assert everything() == before


def fill_with(words: list[str], detail: Any, moments: list[dt.datetime]) -> None:
    programme = ProgrammeFactory(name=words[0][:100])
    with scope(organisation=programme.organisation_id, programme=None):
        for one in words:
            InitiativeFactory(programme=programme, title=one[:100], summary=one)
        for at in moments:
            Event.objects.create(verb="journeys.tried", subject="journeys.programme", at=at, detail={"words": detail})
