"""Cases that nobody would write and any export must bring back unharmed."""

from hypothesis import strategies as st

from coproduction_star.data.cases import Case, Result, Setback, Source, Translation
from coproduction_star.data.countries import COUNTRIES
from coproduction_star.data.vocabularies import (
    JUDGED_KINDS,
    OUTCOMES_SOUGHT,
    PEOPLE,
    Better,
    Co,
    Evidence,
    ResultKind,
    Sector,
)

NASTY = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "'quoted",
    "''",
    "'=1",
    "a;b; c\\;d\\",
    '<script>alert("x")</script>',
    "line\nbreak\r\nand\rreturn",
    "null",
    "true",
    "1e5",
    "قاعة 🏚️",
    "\x00",
    ', "" ,\'',
    "\ufeffstart",
)
texts = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=30)).filter(lambda text: text.strip())
lists = st.lists(texts, min_size=1, max_size=3).map(tuple)
numbers = st.one_of(
    st.integers(min_value=-(10**12), max_value=10**12), st.floats(allow_nan=False, allow_infinity=False)
)
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
years = st.integers(min_value=1800, max_value=2100)
sources = st.builds(
    Source,
    title=texts,
    publisher=texts,
    year=st.none() | years,
    url=st.from_regex(r"https?://[a-z]{1,9}\.org/[a-zA-Z0-9=+@;,'-]{0,20}", fullmatch=True),
)
units = st.sampled_from(("percent", "people/month", "GBP/year", "hazard ratio", "effect size"))


def words(vocabulary: object) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(list(vocabulary)), min_size=1, max_size=3, unique=True).map(tuple)  # type: ignore[call-overload]  # enums and mappings


@st.composite
def results(draw: st.DrawFn, number_of_sources: int) -> Result:
    kind = draw(st.sampled_from(list(ResultKind)))
    value = draw(numbers)
    is_change = draw(st.booleans())
    comparator = draw(st.none() | texts)
    beside = st.none() | numbers if comparator is not None else st.none()
    return Result(
        what=draw(texts),
        kind=kind,
        change=value if is_change else None,
        level=None if is_change else value,
        unit=draw(units),
        period=draw(st.none() | texts),
        comparator=comparator,
        source=draw(st.integers(min_value=1, max_value=number_of_sources)),
        better=draw(st.sampled_from(list(Better))) if kind in JUDGED_KINDS else None,
        compared_with=draw(beside),
        target=draw(beside),
        no_clear_effect=draw(st.booleans()),
    )


def setbacks(number_of_sources: int) -> st.SearchStrategy[tuple[Setback, ...]]:
    one = st.builds(Setback, what=texts, source=st.integers(min_value=1, max_value=number_of_sources))
    return st.lists(one, max_size=3).map(tuple)


@st.composite
def translations(draw: st.DrawFn, number_of_setbacks: int) -> tuple[Translation, ...]:
    told = st.lists(texts, min_size=number_of_setbacks, max_size=number_of_setbacks).map(tuple)
    languages = draw(st.lists(st.sampled_from(("cy", "de", "fr")), max_size=2, unique=True))
    return tuple(
        Translation(
            language=language,
            title=draw(texts),
            setbacks=draw(st.none() | told) if number_of_setbacks else None,
            unknown=draw(st.none() | lists),
            awaiting_check=draw(st.booleans()),
        )
        for language in languages
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    own_sources = draw(st.lists(sources, min_size=1, max_size=3).map(tuple))
    own_setbacks = draw(setbacks(len(own_sources)))
    started, ended = sorted((draw(years), draw(years)))
    return Case(
        id=draw(ids),
        title=draw(texts),
        place=draw(texts),
        country=draw(st.sampled_from(sorted(COUNTRIES))),
        latitude=draw(st.floats(min_value=-90, max_value=90)),
        longitude=draw(st.floats(min_value=-180, max_value=180)),
        organisations=draw(lists),
        started=draw(st.sampled_from((None, started))),
        ended=draw(st.sampled_from((None, ended))),
        sector=draw(st.sampled_from(list(Sector))),
        cos=draw(words(Co)),  # type: ignore[arg-type]  # members of Co
        outcomes_sought=draw(words(OUTCOMES_SOUGHT)),
        people=draw(words(PEOPLE)),
        problem=draw(texts),
        approach=draw(texts),
        citizens_bring=draw(texts),
        services_bring=draw(texts),
        results=tuple(draw(st.lists(results(len(own_sources)), min_size=1, max_size=3))),
        setbacks=own_setbacks,
        lessons=draw(texts),
        unknown=draw(lists),
        evidence=draw(st.sampled_from(list(Evidence))),
        sources=own_sources,
        translations=draw(translations(len(own_setbacks))),
    )


banks = st.lists(cases(), max_size=3, unique_by=lambda case: case.id).map(tuple)
