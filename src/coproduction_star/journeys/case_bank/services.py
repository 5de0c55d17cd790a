"""Putting cases into the bank: ours at migrate, an organisation's when it publishes them."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from coproduction_star.audit.services import record
from coproduction_star.data.cases import Case as CaseText
from coproduction_star.data.cases import load_cases
from coproduction_star.data.cases.plain_data import plain_case
from coproduction_star.journeys.models import Case
from coproduction_star.organisations.models import Organisation

from . import indexing, selectors
from .words import INDEX_FORMAT

AT_ONCE = 200
SUMMARY_LENGTH = 300
COLUMNS = [column.name for column in Case._meta.concrete_fields if column.name not in ("id", "slug", "organisation")]


class AnothersCase(ValueError):
    """The case was published by somebody else."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What copying the shipped files into the table came to."""

    written: int
    withdrawn: int
    unchanged: int


@transaction.atomic
def copy_shipped_cases(cases: Iterable[CaseText] | None = None) -> Copied:
    """Bring the table to what the files say, a few hundred at a time.

    An unchanged case is not written again. A case whose file is gone is
    withdrawn, not deleted: an initiative may remember it.
    """
    state = indexing.lock()
    gathered = indexing.Gathered()
    known = dict(_ours_published().values_list("slug", "fingerprint"))
    seen: set[str] = set()
    written = 0
    for some in _some(load_cases() if cases is None else cases):
        seen.update(text.id for text in some)
        written += _write([row for row in map(_row, some) if known.get(row.slug) != row.fingerprint], gathered)
    withdrawn = _withdraw(sorted(known.keys() - seen), gathered)
    if state.index_format != INDEX_FORMAT:
        indexing.write_anew(selectors.published().iterator(AT_ONCE), state=state)
    elif written or withdrawn:
        indexing.write(gathered, state=state)
    if written or withdrawn:
        record(by=None, verb="journeys.cases_copied", subject=state, written=written, withdrawn=withdrawn)
    return Copied(written, withdrawn, len(seen) - written)


@transaction.atomic
def publish_case(*, organisation: Organisation, text: CaseText, by: Any) -> Case:
    """Show an organisation's case to everyone; publishing it again changes it.

    Its address begins with the organisation's and two underscores, which no
    shipped case has, so that neither can take the other's place.
    """
    row = _row(text)
    row.slug = f"{organisation.slug}__{text.id}"
    row.organisation = organisation
    state, gathered = indexing.lock(), indexing.Gathered()
    _write([row], gathered)
    indexing.write(gathered, state=state)
    case = selectors.case_called(row.slug)
    record(by=by, verb="journeys.case_published", subject=case)
    return case


@transaction.atomic
def index_cases(*, organisation_id: Any) -> None:
    """Let the published cases of an organisation be found, once all its rows were brought in."""
    state, gathered = indexing.lock(), indexing.Gathered()
    for case in selectors.published().filter(organisation=organisation_id):
        gathered.put_in(case)
    if gathered.facets:
        indexing.write(gathered, state=state)


@transaction.atomic
def withdraw_case(*, case: Case, organisation: Organisation, by: Any) -> None:
    """Take an organisation's case out of everyone's sight; its row stays for those who remember it."""
    if case.organisation_id != organisation.pk:
        raise AnothersCase("Only the organisation that published a case can withdraw it.")
    state, gathered = indexing.lock(), indexing.Gathered()
    _withdraw([case.slug], gathered)
    indexing.write(gathered, state=state)
    record(by=by, verb="journeys.case_withdrawn", subject=case)


def _ours_published() -> Any:
    return selectors.published().filter(organisation=None)


def _some(cases: Iterable[CaseText]) -> Iterator[Sequence[CaseText]]:
    waiting = iter(cases)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def _write(rows: Sequence[Case], gathered: indexing.Gathered) -> int:
    slugs = [row.slug for row in rows]
    for before in selectors.published().filter(slug__in=slugs):
        gathered.take_out(before)
    Case.objects.bulk_create(rows, update_conflicts=True, unique_fields=["slug"], update_fields=COLUMNS)
    for after in Case.objects.filter(slug__in=slugs):
        gathered.put_in(after)
    return len(rows)


def _withdraw(slugs: Sequence[str], gathered: indexing.Gathered) -> int:
    for start in range(0, len(slugs), AT_ONCE):
        rows = selectors.published().filter(slug__in=slugs[start : start + AT_ONCE])
        for row in rows:
            gathered.take_out(row)
        rows.update(published_at=None)
    return len(slugs)


def _row(text: CaseText) -> Case:
    told = plain_case(text)
    return Case(
        slug=text.id,
        published_at=timezone.now(),
        title=text.title,
        summary=_summary(text.approach),
        place=text.place,
        country=text.country,
        latitude=text.latitude,
        longitude=text.longitude,
        sector=text.sector.value,
        cos=" ".join(co.value for co in text.cos),
        evidence=text.evidence.value,
        started=text.started,
        ended=text.ended,
        has_savings=text.has_savings,
        has_negative_or_mixed=text.has_negative_or_mixed,
        other_languages=_other_languages(text),
        record=told,
        fingerprint=_fingerprint(told),
    )


def _summary(text: str) -> str:
    return str(Truncator(text).chars(SUMMARY_LENGTH))


def _other_languages(text: CaseText) -> dict[str, dict[str, str]]:
    return {
        each.language: {"title": each.title or "", "summary": _summary(each.approach or "")}
        for each in text.translations
    }


def _fingerprint(told: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
