"""Writing the search and facet rows. Call these inside the transaction that changes the cases."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from coproduction_star.journeys.models import Case, CaseBankState, CaseFacet, CaseTerm

from .facets import facets_of
from .postings import NUMBER, bits_of, pack_bits, pack_postings, unpack_bits, unpack_postings
from .weighing import weigh
from .words import INDEX_FORMAT

AT_ONCE = 400


@dataclass(slots=True)
class _Entry:
    """What is gathered for one stem: five bytes a case."""

    numbers: "array[int]" = field(default_factory=lambda: array(NUMBER))
    weights: bytearray = field(default_factory=bytearray)
    words: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Gathered:
    """Cases to put in, and cases to take out of every row they stand in."""

    terms: defaultdict[str, _Entry] = field(default_factory=lambda: defaultdict(_Entry))
    facets: "defaultdict[tuple[str, str], array[int]]" = field(
        default_factory=lambda: defaultdict(lambda: array(NUMBER))
    )
    out: set[int] = field(default_factory=set)

    def put_in(self, case: Case) -> None:
        weighed = weigh(case.record)
        for term, weight in weighed.weights.items():
            entry = self.terms[term]
            entry.numbers.append(case.pk)
            entry.weights.append(weight)
            entry.words |= weighed.words[term]
        for pair in _facets(case):
            self.facets[pair].append(case.pk)

    def take_out(self, case: Case) -> None:
        """Call it with the row as it was before the change."""
        self.out.add(case.pk)
        for term in weigh(case.record).weights:
            self.terms[term]
        for pair in _facets(case):
            self.facets[pair]


def _facets(case: Case) -> Iterator[tuple[str, str]]:
    return facets_of(
        case.record, has_savings=case.has_savings, has_negative_or_mixed=case.has_negative_or_mixed,
        local=case.organisation_id is not None,
    )  # fmt: skip


def lock() -> CaseBankState:
    """One writer at a time; readers go on."""
    state = CaseBankState.objects.select_for_update().first()
    return state or CaseBankState.objects.create(token=uuid4(), index_format=INDEX_FORMAT)


def write(gathered: Gathered, *, state: CaseBankState) -> None:
    """Merge what was gathered into the rows, and say that the bank has changed."""
    _write_terms(gathered)
    _write_facets(gathered)
    state.token = uuid4()
    state.index_format = INDEX_FORMAT
    state.save()


def write_anew(cases: Iterable[Case], *, state: CaseBankState) -> None:
    """Throw the index away and write it from the cases, read one after the other."""
    CaseTerm.objects.all().delete()
    CaseFacet.objects.all().delete()
    gathered = Gathered()
    for case in cases:
        gathered.put_in(case)
    write(gathered, state=state)


def _write_terms(gathered: Gathered) -> None:
    for terms in _some_at_a_time(sorted(gathered.terms)):
        kept = {row.term: row for row in CaseTerm.objects.filter(term__in=terms)}
        rows = [_term(term, gathered, kept.get(term)) for term in terms]
        CaseTerm.objects.bulk_create(
            [row for row in rows if row.cases],
            update_conflicts=True,
            unique_fields=["term"],
            update_fields=["cases", "words", "postings"],
        )
        CaseTerm.objects.filter(term__in=[row.term for row in rows if not row.cases]).delete()


def _term(term: str, gathered: Gathered, kept: CaseTerm | None) -> CaseTerm:
    entry = gathered.terms[term]
    before = unpack_postings(kept.postings if kept else b"")
    pairs = zip(before.numbers, before.weights, strict=True)
    weights = {number: weight for number, weight in pairs if number not in gathered.out}
    weights.update(zip(entry.numbers, entry.weights, strict=True))
    words = entry.words.union(kept.words.split() if kept else ())
    return CaseTerm(term=term, cases=len(weights), words=" ".join(sorted(words)), postings=pack_postings(weights))


def _write_facets(gathered: Gathered) -> None:
    kept = {(row.facet, row.value): unpack_bits(row.members) for row in CaseFacet.objects.all()}
    out = bits_of(gathered.out)
    rows = []
    for (facet, value), numbers in gathered.facets.items():
        bits = kept.get((facet, value), 0) & ~out | bits_of(numbers)
        rows.append(CaseFacet(facet=facet, value=value, cases=bits.bit_count(), members=pack_bits(bits)))
    CaseFacet.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["facet", "value"],
        update_fields=["cases", "members"],
    )
    CaseFacet.objects.filter(cases=0).delete()


def _some_at_a_time(terms: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(terms), AT_ONCE):
        yield terms[start : start + AT_ONCE]
