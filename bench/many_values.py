"""`python -m bench.many_values [figures]`: the pages of measures over a million figures of one programme.

100 measures, each of everybody and of wards, over 100 months. Every page is timed beside an empty page in the same
run, as in `bench.pages`, over a database of its own.
"""

import datetime as dt
import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import uuid4

from bench.figures import Figure, table
from bench.pages import QUERIES_LIMIT, TIMES_LIMIT, p95_of, queries_of, rows_of, set_up, signed_in, timed

MEASURES, MONTHS, WHOLE = 100, 100, 1_000_000
FIRST = dt.date(2017, 1, 1)
AT_ONCE, ROUNDS = 20_000, 15


def main(figures: int) -> int:
    os.environ["BENCH_FIGURES"] = str(figures)
    (_name, alone, _queries), *rows = rows_of("bench.many_values")
    found, empty = [Figure("an empty page, 95th percentile", float(alone), "ms")], float(alone)
    for name, p95, queries in rows:
        beside = f"{float(p95):.1f} ms, empty {empty:.1f} ms"
        found.append(Figure(f"{name}, times an empty page", float(p95) / empty, "×", TIMES_LIMIT, beside))
        found.append(Figure(f"{name}, queries", int(queries), "", QUERIES_LIMIT))
    print(table(found))
    return sum(one.kept == "NO" for one in found)


def time_pages(figures: int) -> None:
    set_up()
    began = time.perf_counter()
    world = _build(figures)
    print(f"{figures:,} figures laid out in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    client = signed_in(world["user"])
    chosen = list(_addresses(world))
    counted = [queries_of(client, address) for _name, address in chosen]
    took = timed([partial(client.get, address) for _name, address in chosen], rounds=ROUNDS)
    for (name, _address), queries, found in zip(chosen, counted, took, strict=True):
        print(name, f"{p95_of(found):.3f}", queries, sep="\t", flush=True)


def _addresses(world: dict[str, Any]) -> Iterator[tuple[str, str]]:
    home = f"/o/{world['programme'].organisation.slug}/p/{world['programme'].slug}"
    outside = f"/in/{world['programme'].organisation.slug}/{world['programme'].slug}"
    yield "empty", "/bench/empty/"
    yield f"framework of {MEASURES} measures", f"{home}/grow-it/measures/"
    yield "a measure with its chart", f"{home}/grow-it/measures/{world['measure']}/"
    yield "a measure, one ward", f"{home}/grow-it/measures/{world['measure']}/?group=1"
    yield "figures for everybody, the choice", f"{home}/grow-it/publishing/{world['publication']}/"
    yield "published figures, the public page", f"{outside}/figures/{world['publication']}/"
    yield "Grow it, its step", f"{home}/grow-it/"
    yield "Star page", f"{home}/"


def _build(figures: int) -> dict[str, Any]:
    from django.utils import timezone
    from django_scopes import scope
    from tests.factories.grow_it import IndicatorFactory
    from tests.factories.journeys import OutcomeFactory, ProgrammeFactory
    from tests.factories.people import MembershipFactory, OrganisationFactory

    groups = max(1, figures // (MEASURES * MONTHS))
    wards = [f"Ward {number}" for number in range(1, groups)]
    organisation = OrganisationFactory()
    with scope(organisation=organisation.pk, programme=None):
        member = MembershipFactory(organisation=organisation, roles=["administrator", "programme-lead"])
        programme = ProgrammeFactory(organisation=organisation, published_at=timezone.now())
        outcomes = [OutcomeFactory(programme=programme) for _one in range(10)]
        measures = [
            IndicatorFactory(programme=programme, outcome=outcomes[place % 10], groups=wards)
            for place in range(MEASURES)
        ]
        _figures(measures, ["", *wards])
        publication = _publish(programme, measures[0], member.user)
    return {
        "user": member.user, "programme": programme, "measure": measures[0].pk, "publication": publication.pk,
    }  # fmt: skip


def _publish(programme: Any, measure: Any, by: Any) -> Any:
    from coproduction_star.grow_it.publishing import services
    from coproduction_star.grow_it.publishing.protecting import content_of, mark_of

    made = services.add_publication(
        programme=programme, by=by,
        values={
            "title": "All months", "starts_on": FIRST, "ends_on": _month(MONTHS),
            "chosen": [{"indicator": str(measure.pk), "counts": "people", "by": "everybody"}],
        },
    )  # fmt: skip
    services.publish_figures(publication=made, mark=mark_of(content_of(made)), by=by)
    return made


def _figures(measures: list[Any], groups: list[str]) -> None:
    """Straight into the table: what is measured are the pages."""
    from django.db import connection, transaction
    from django.utils import timezone

    from coproduction_star.grow_it.models import IndicatorFigure

    fields = IndicatorFigure._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    into = f"INSERT INTO {IndicatorFigure._meta.db_table} ({names}) VALUES ({', '.join(['%s'] * len(fields))})"
    days, now = [(_month(place), _month(place + 1) - dt.timedelta(days=1)) for place in range(MONTHS)], timezone.now()
    rows: list[list[Any]] = []
    with transaction.atomic(), connection.cursor() as cursor:
        for number, measure in enumerate(measures):
            for place, group in enumerate(groups):
                for month, (starts, ends) in enumerate(days):
                    made = IndicatorFigure(
                        id=uuid4(), indicator=measure, programme_id=measure.programme_id, group=group,
                        organisation_id=measure.organisation_id, starts_on=starts, ends_on=ends, approved_at=now,
                        value=50 + (number * 7 + place * 5 + month * 3) % 40, made_at=now,
                    )  # fmt: skip
                    rows.append([field.get_db_prep_save(getattr(made, field.attname), connection) for field in fields])
            if len(rows) > AT_ONCE:
                cursor.executemany(into, rows)
                rows.clear()
        cursor.executemany(into, rows)


def _month(place: int) -> dt.date:
    year, month = divmod(place, 12)
    return dt.date(FIRST.year + year, month + 1, 1)


if __name__ == "__main__":
    if inside := os.environ.get("BENCH_FIGURES"):
        time_pages(int(inside))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else WHOLE))
