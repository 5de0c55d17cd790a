"""Reading the bank. Only published cases are ever found here."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from uuid import UUID

from django.db.models import QuerySet

from coproduction_star.data.cases import Case as CaseText
from coproduction_star.data.cases.plain_data import case_from_plain
from coproduction_star.data.documents import Complaints
from coproduction_star.journeys.models import Case, CaseBankState, CaseFacet, CaseTerm

from . import asking, matching
from .facets import Facet
from .holding import Bank, Bits, Order, orders_of, vocabulary_of
from .postings import Postings, bits_of, numbers_of, unpack_bits, unpack_postings
from .questions import Answer, Question, Spelling

AT_ONCE = 500

_held: dict[UUID, Bank] = {}


def bank() -> Bank:
    """The bank as it is now: one small query, and three more when it has changed since this process last read it."""
    token = CaseBankState.objects.values_list("token", flat=True).first()
    if token is None:
        return Bank({}, orders_of(()), vocabulary_of(()))
    if token not in _held:
        read = _read_bank()
        _held.clear()
        _held[token] = read
        return read
    return _held[token]


def _read_bank() -> Bank:
    facets: dict[str, dict[str, Bits]] = {}
    for facet, value, members in CaseFacet.objects.values_list("facet", "value", "members"):
        facets.setdefault(facet, {})[value] = unpack_bits(members)
    rows = published().order_by("title", "pk").values_list("pk", "title", "evidence", "started")
    terms = CaseTerm.objects.values_list("term", "cases", "words")
    return Bank(facets, orders_of(rows), vocabulary_of(terms))


def published() -> QuerySet[Case]:
    return Case.objects.filter(published_at__isnull=False)


def ask(question: Question) -> Answer:
    """Answer a question: three queries whatever the number of cases."""
    held = bank()
    meanings = matching.meanings(question.words, vocabulary=held.vocabulary)
    scores, every_word = _scores(held, meanings)
    worded = bits_of(scores) if meanings else held.every
    found = worded & asking.narrowed(held, question)
    total = found.bit_count()
    pages = max(1, ceil(total / question.length))
    page = min(max(question.page, 1), pages)
    order = _order(question, worded=bool(meanings))
    start = (page - 1) * question.length
    numbers = asking.in_order(held, order, found, scores=scores, start=start, end=start + question.length)
    return Answer(
        cases=in_this_order(numbers),
        total=total,
        page=page,
        pages=pages,
        counts=asking.facet_counts(held, question, worded=worded),
        spellings=tuple(Spelling(m.typed, m.spelt) for m in meanings if m.spelt or not m.stems),
        every_word=every_word,
        found=found,
        order=order,
    )


def how_many() -> int:
    """All published cases; no query beyond the one that asks whether the bank has changed."""
    return bank().every.bit_count()


def how_many_by(facet: Facet) -> dict[str, int]:
    """All published cases by the values of a facet."""
    return {value: bits.bit_count() for value, bits in bank().facets.get(facet, {}).items()}


def found_by(question: Question) -> Bits:
    """All cases that a question finds."""
    held = bank()
    meanings = matching.meanings(question.words, vocabulary=held.vocabulary)
    worded = bits_of(_scores(held, meanings)[0]) if meanings else held.every
    return worded & asking.narrowed(held, question)


def co_by_sector(question: Question) -> dict[tuple[str, str], int]:
    """How many of the cases found each Co has in each kind of service."""
    held, found = bank(), found_by(question)
    return {
        (co, sector): (held.members(Facet.CO, co) & held.members(Facet.SECTOR, sector) & found).bit_count()
        for co in held.facets.get(Facet.CO, {})
        for sector in held.facets.get(Facet.SECTOR, {})
    }


def _scores(held: Bank, meanings: Sequence[matching.Meaning]) -> tuple[dict[int, float], bool]:
    stems = {stem for meaning in meanings for stem in meaning.stems}
    return asking.scored(meanings, postings_of(stems), cases=held.every.bit_count())


def _order(question: Question, *, worded: bool) -> Order:
    if worded:
        return question.order or Order.BEST_MATCH
    return question.order if question.order not in (None, Order.BEST_MATCH) else Order.EVIDENCE


def postings_of(stems: Iterable[str]) -> dict[str, Postings]:
    rows = CaseTerm.objects.filter(term__in=list(stems)).values_list("term", "postings")
    return {term: unpack_postings(postings) for term, postings in rows}


def in_this_order(numbers: Sequence[int]) -> tuple[Case, ...]:
    """Rows for a list, without their records, in one query."""
    if not numbers:
        return ()
    listed = published().defer("record", "fingerprint", "published_at").select_related("organisation")
    rows = listed.order_by().in_bulk(numbers)
    return tuple(rows[number] for number in numbers if number in rows)


def found_rows(bits: Bits, *columns: str) -> Iterator[tuple[object, ...]]:
    """Some columns of every case in a set, by title, read a few hundred at a time."""
    numbers = numbers_of(bits)
    whole = len(numbers) > AT_ONCE
    rows = published() if whole else published().filter(pk__in=numbers)
    for row in rows.order_by("title", "pk").values_list("pk", *columns).iterator(AT_ONCE):
        if not whole or bits >> row[0] & 1:
            yield row[1:]


def case_called(slug: str) -> Case:
    return published().select_related("organisation").get(slug=slug)


def cases_called(slugs: Sequence[str]) -> tuple[Case, ...]:
    """With their records, in the order asked for; a slug nobody has is left out."""
    rows = published().select_related("organisation").in_bulk(list(slugs), field_name="slug")
    return tuple(rows[slug] for slug in slugs if slug in rows)


def titles_of(slugs: Iterable[str], *, language: str) -> dict[str, str]:
    """Titles in a language, by slug, in one query."""
    rows = published().filter(slug__in=set(slugs)).values_list("slug", "title", "other_languages")
    return {slug: others.get(language, {}).get("title") or title for slug, title, others in rows}


def told(case: Case) -> CaseText:
    """The frozen case behind a row."""
    return case_from_plain(Complaints(file=f"{case.slug}.yaml"), case.record, ())


def texts_of(bits: Bits) -> Iterator[CaseText]:
    """Every case of a set, one after the other, for downloads."""
    numbers = numbers_of(bits)
    for start in range(0, len(numbers), AT_ONCE):
        rows = published().filter(pk__in=numbers[start : start + AT_ONCE]).order_by("pk")
        yield from (told(row) for row in rows.iterator(AT_ONCE))
