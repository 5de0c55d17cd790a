"""Find cases by their facets and by words, without an index; the web part has a better search."""

from collections.abc import Iterable
from difflib import get_close_matches

from coproduction_star.data.countries import COUNTRIES, find_country
from coproduction_star.data.errors import UnknownCountry
from coproduction_star.data.folding import folded
from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT, PEOPLE

from .case import Case


def find_cases(
    cases: Iterable[Case],
    *,
    co: str | None = None,
    sector: str | None = None,
    country: str | None = None,
    evidence: str | None = None,
    words: str = "",
) -> tuple[Case, ...]:
    """Keep the cases that fit everything asked for; what is not asked for does not matter.

    Examples
    --------
    >>> from coproduction_star.data.cases import load_cases
    >>> [case.id for case in find_cases(load_cases(), country="UG", words="teacher absence")]
    ['uganda-school-scorecards']
    """
    wanted = folded(words).split()
    return tuple(
        case
        for case in cases
        if co in (None, *case.cos)
        and sector in (None, case.sector)
        and country in (None, case.country)
        and evidence in (None, case.evidence)
        and _has_all(case, wanted)
    )


def country_code(written: str) -> str:
    """Find a country by its code or its English name.

    Raises
    ------
    UnknownCountry
        When there is none; the message names the nearest.
    """
    code = find_country(written)
    if code is None:
        near = get_close_matches(written.title(), COUNTRIES.values(), n=1)
        hint = f"Did you mean {near[0]}?" if near else "Use a name or a two-letter code."
        raise UnknownCountry(f"No country is called {written!r}. {hint}")
    return code


def _has_all(case: Case, wanted: Iterable[str]) -> bool:
    text = _searchable(case) if wanted else ""
    return all(word in text for word in wanted)


def _searchable(case: Case) -> str:
    texts = (
        *(case.title, case.place, case.country_name, case.sector.label, *case.organisations),
        *(case.problem, case.approach, case.citizens_bring, case.services_bring, case.lessons),
        *(PEOPLE[word] for word in case.people),
        *(OUTCOMES_SOUGHT[word] for word in case.outcomes_sought),
        *(result.what for result in case.results),
        *(setback.what for setback in case.setbacks),
    )
    return folded("\n".join(texts))
