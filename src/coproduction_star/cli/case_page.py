"""One case as plain text, every figure with its unit, period, comparator and source."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from coproduction_star.data.cases import Case, Result, how_to_cite
from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT, PEOPLE, Better

WIDTH = 88


def case_page(case: Case, *, language: str) -> str:
    """Write a case the way its page shows it."""
    return "\n".join((*_head(case, language=language), *_figures(case), *_foot(case, language=language)))


def _head(case: Case, *, language: str) -> Iterator[str]:
    texts = case.texts(language)
    yield fill(texts.title, WIDTH)
    yield f"{case.place}, {case.country_name} · {_years(case)} · {case.sector.label}"
    yield f"Co's: {', '.join(co.label for co in case.cos)}"
    yield fill(f"People: {', '.join(PEOPLE[word] for word in case.people)}", WIDTH)
    yield fill(f"Outcomes sought: {', '.join(OUTCOMES_SOUGHT[word] for word in case.outcomes_sought)}", WIDTH)
    yield fill(f"Evidence: {case.evidence.label}. {case.evidence.explanation}", WIDTH)
    yield from _section("Problem", texts.problem)
    yield from _section("Approach", texts.approach)
    yield from _section("What citizens bring", texts.citizens_bring)
    yield from _section("What services bring", texts.services_bring)


def _figures(case: Case) -> Iterator[str]:
    yield from ("", "Results")
    for number, result in enumerate(case.results, start=1):
        yield fill(f"{number}. {_figure(result)}", WIDTH, subsequent_indent="   ")


def _figure(result: Result) -> str:
    value = f"{result.change:+,}" if result.change is not None else f"{result.level:,}"
    parts = [f"{result.kind.label}: {result.what}: {value} {result.unit}"]
    parts += [result.period or "no period given", f"compared with: {result.comparator or 'nothing'}"]
    if result.better not in (None, Better.NEITHER):
        parts.append(result.moved.label)
    return f"{'; '.join(parts)} [{result.source}]"


def _foot(case: Case, *, language: str) -> Iterator[str]:
    texts = case.texts(language)
    if texts.setbacks:
        yield from ("", "What did not work, or was mixed")
        yield from _bullets(
            f"{what} [{told.source}]" for what, told in zip(texts.setbacks, case.setbacks, strict=True)
        )
    yield from _section("Lessons", texts.lessons)
    yield from ("", "What we do not know")
    yield from _bullets(texts.unknown)
    citation = how_to_cite(case)
    yield from ("", "Sources")
    yield from (f"[{number}] {source}" for number, source in enumerate(citation.sources, start=1))
    yield from _section("How to cite", citation.bank)


def _bullets(sentences: Iterable[str]) -> Iterator[str]:
    return (fill(sentence, WIDTH, initial_indent="- ", subsequent_indent="  ") for sentence in sentences)


def _section(heading: str, text: str) -> Iterator[str]:
    yield from ("", heading, fill(text, WIDTH))


def _years(case: Case) -> str:
    if case.started is None:
        return "start not known" if case.ended is None else f"until {case.ended}"
    return f"since {case.started}" if case.ended is None else f"{case.started} to {case.ended}"
