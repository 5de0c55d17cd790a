"""From the text of a case file to a frozen case, or to every problem it has."""

import re
from pathlib import PurePath

from coproduction_star.data.countries import COUNTRIES, find_country
from coproduction_star.data.documents import Document
from coproduction_star.data.entries import Entry
from coproduction_star.data.errors import BadCase, Problem
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

from .case import (
    AWAITING_CHECK,
    FIELD_NAMES,
    RESULT_FIELDS,
    SETBACK_FIELDS,
    SOURCE_FIELDS,
    TRANSLATED_FIELDS,
    Case,
    Result,
    Setback,
    Source,
    Translation,
)

TRANSLATED_LISTS = ("setbacks", "unknown")
FIRST_YEAR, LAST_YEAR = 1800, 2100
LONGEST = {
    "id": 80,
    "title": 150,
    "place": 120,
    "organisations": 200,
    "problem": 1_000,
    "approach": 1_500,
    "citizens_bring": 800,
    "services_bring": 800,
    "setbacks": 300,
    "lessons": 2_000,
    "unknown": 300,
    "what": 200,
    "unit": 40,
    "period": 120,
    "comparator": 300,
    "publisher": 200,
    "source title": 400,
    "url": 1_000,
}
"""The most characters a text may have."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
UNIT = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*(?:/[^\W\d_]+(?:[ -][^\W\d_]+)*)?")


def parse_case(text: str, *, file: str) -> Case:
    """Read one case.

    Parameters
    ----------
    text
        The YAML text of a case file.
    file
        The name to give in complaints; when it ends in ``.yaml`` the id must
        match it.

    Raises
    ------
    BadCase
        With every problem found, each naming file, line, field and remedy.
    """
    document = Document(text, file=file)
    if document.data is None:
        raise BadCase(document.problems or [_empty(file)])
    entry = Entry(document, document.data)
    case = read_case(entry)
    _check_file_name(entry, case.id, file)
    if document.problems:
        raise BadCase(sorted(document.problems, key=lambda problem: problem.line))
    return case


def _empty(file: str) -> Problem:
    return Problem(file, 1, "whole file", "The file is empty.", "Write a case; docs/reference/case-format.md.")


def read_case(entry: Entry) -> Case:
    """Read a case from plain data; what is wrong goes to the entry's complaints."""
    entry.refuse_other_keys(FIELD_NAMES)
    sources = tuple(_read_source(source) for source in entry.entries("sources"))
    case = Case(
        id=entry.text("id", longest=LONGEST["id"]),
        title=entry.text("title", longest=LONGEST["title"]),
        place=entry.text("place", longest=LONGEST["place"]),
        country=_read_country(entry),
        latitude=entry.number("latitude", lowest=-90, highest=90),
        longitude=entry.number("longitude", lowest=-180, highest=180),
        organisations=entry.texts("organisations", longest=LONGEST["organisations"]),
        started=entry.optional_whole_number("started", lowest=FIRST_YEAR, highest=LAST_YEAR),
        ended=entry.optional_whole_number("ended", lowest=FIRST_YEAR, highest=LAST_YEAR),
        sector=entry.choice("sector", Sector, called="sector"),
        cos=entry.choices("cos", Co, called="Co"),
        outcomes_sought=entry.words("outcomes_sought", OUTCOMES_SOUGHT, called="outcome"),
        people=entry.words("people", PEOPLE, called="group of people"),
        problem=entry.text("problem", longest=LONGEST["problem"]),
        approach=entry.text("approach", longest=LONGEST["approach"]),
        citizens_bring=entry.text("citizens_bring", longest=LONGEST["citizens_bring"]),
        services_bring=entry.text("services_bring", longest=LONGEST["services_bring"]),
        results=tuple(_read_result(result, sources=len(sources)) for result in entry.entries("results")),
        setbacks=tuple(_read_setback(setback, sources=len(sources)) for setback in entry.entries_or_none("setbacks")),
        lessons=entry.text("lessons", longest=LONGEST["lessons"]),
        unknown=entry.texts("unknown", longest=LONGEST["unknown"]),
        evidence=entry.choice("evidence", Evidence, called="grade of evidence"),
        sources=sources,
    )
    _check_id(entry, case.id)
    _check_years(entry, case)
    return case


def _read_source(entry: Entry) -> Source:
    entry.refuse_other_keys(SOURCE_FIELDS)
    return Source(
        title=entry.text("title", longest=LONGEST["source title"]),
        publisher=entry.text("publisher", longest=LONGEST["publisher"]),
        year=entry.optional_whole_number("year", lowest=FIRST_YEAR, highest=LAST_YEAR),
        url=entry.address("url", longest=LONGEST["url"]),
    )


def _read_result(entry: Entry, *, sources: int) -> Result:
    entry.refuse_other_keys(RESULT_FIELDS)
    result = Result(
        what=entry.text("what", longest=LONGEST["what"]),
        kind=entry.choice("kind", ResultKind, called="kind of result"),
        change=entry.optional_number("change"),
        level=entry.optional_number("level"),
        unit=entry.text("unit", longest=LONGEST["unit"]),
        period=entry.optional_text("period", longest=LONGEST["period"]),
        comparator=entry.optional_text("comparator", longest=LONGEST["comparator"]),
        source=_read_source_number(entry, sources=sources),
        better=entry.optional_choice("better", Better, called="direction"),
        compared_with=entry.optional_number("compared_with", may_be_absent=True),
        target=entry.optional_number("target", may_be_absent=True),
        no_clear_effect=entry.flag("no_clear_effect"),
    )
    _check_figure(entry, result)
    _check_direction(entry, result)
    return result


def _read_setback(entry: Entry, *, sources: int) -> Setback:
    entry.refuse_other_keys(SETBACK_FIELDS)
    return Setback(
        what=entry.text("what", longest=LONGEST["setbacks"]), source=_read_source_number(entry, sources=sources)
    )


def _read_source_number(entry: Entry, *, sources: int) -> int:
    number = entry.peek("source")
    if isinstance(number, int) and not isinstance(number, bool) and not 1 <= number <= sources:
        entry.complain(
            "source",
            f"There is no source {number}.",
            f"The case has {sources}: use a number from 1 to {sources}.",
        )
        return 0
    return entry.whole_number("source", lowest=1, highest=max(sources, 1))


def _read_country(entry: Entry) -> str:
    written = entry.peek("country")
    known = isinstance(written, str) and written in COUNTRIES
    return entry.word("country", COUNTRIES, called="country", otherwise="" if known else _country_remedy(written))


def _country_remedy(written: object) -> str:
    code = find_country(written) if isinstance(written, str) else None
    return f'Use the two-letter code "{code}".' if code else "Use the two-letter code of ISO 3166-1, such as GB or UG."


def _check_figure(entry: Entry, result: Result) -> None:
    if result.change is None and result.level is None:
        entry.complain("change", "Both change and level are null.", "Give the figure in one of them.")
    if result.change is not None and result.level is not None:
        entry.complain("change", "Both change and level are given.", "Keep one; make a second result for the other.")
    if result.unit and not UNIT.fullmatch(result.unit):
        entry.complain(
            "unit",
            f"{result.unit[:40]!r} does not look like a unit.",
            "Write words, or a currency code, with at most one slash: percent, people/month, GBP/year.",
        )
    if result.comparator is None and not (result.compared_with is None and result.target is None):
        entry.complain("comparator", "A number is compared with nothing.", "Say in words what it is set against.")


def _check_direction(entry: Entry, result: Result) -> None:
    judged = result.kind in JUDGED_KINDS
    if judged and result.better is None:
        entry.complain(
            "better",
            "The direction that is good is missing.",
            "Add 'better: up', 'better: down' or 'better: neither'.",
        )
    if result.better is not None and not judged:
        entry.complain(
            "better",
            f"A result of kind {result.kind} has no better.",
            "Remove it, or change the kind to outcome.",
        )


def _check_id(entry: Entry, id_: str) -> None:
    if id_ and not ID.fullmatch(id_):
        entry.complain("id", f"{id_[:80]!r} is no id.", "Use small letters, digits and single hyphens.")


def _check_file_name(entry: Entry, id_: str, file: str) -> None:
    name = PurePath(file)
    if ID.fullmatch(id_) and name.suffix in (".yaml", ".yml") and name.stem != id_:
        entry.complain("id", f"The id is not the file's name ({name.name}).", f"Rename the file to {id_}.yaml.")


def _check_years(entry: Entry, case: Case) -> None:
    if case.started is not None and case.ended is not None and case.ended < case.started:
        entry.complain(
            "ended",
            f"It ended ({case.ended}) before it started ({case.started}).",
            "Correct one of the two years.",
        )


def parse_translation(text: str, *, language: str, file: str, setbacks: int | None = None) -> Translation:
    """Read the file with a case's words in another language; any of the fields may be missing.

    Parameters
    ----------
    text, file
        The YAML text and the name to give in complaints.
    language
        The code of the language.
    setbacks
        How many the case has, where it is at hand: the file must give as many.

    Raises
    ------
    BadCase
        With every problem found.
    """
    document = Document(text, file=file)
    if document.data is None:
        raise BadCase(document.problems or [_empty(file)])
    translation = read_translation(Entry(document, document.data), language=language, setbacks=setbacks)
    if document.problems:
        raise BadCase(document.problems)
    return translation


def read_translation(entry: Entry, *, language: str, setbacks: int | None = None) -> Translation:
    """Read a translation from plain data; what is wrong goes to the entry's complaints."""
    entry.refuse_other_keys((AWAITING_CHECK, *TRANSLATED_FIELDS))
    texts = {
        name: entry.text(name, longest=LONGEST[name])
        for name in TRANSLATED_FIELDS
        if name not in TRANSLATED_LISTS and entry.peek(name) is not None
    }
    lists = {
        name: entry.texts(name, longest=LONGEST[name]) for name in TRANSLATED_LISTS if entry.peek(name) is not None
    }
    _check_setbacks(entry, lists.get("setbacks"), setbacks)
    waiting = entry.flag(AWAITING_CHECK)
    return Translation(language=language, awaiting_check=waiting, **texts, **lists)  # type: ignore[arg-type]  # by name


def _check_setbacks(entry: Entry, given: tuple[str, ...] | None, wanted: int | None) -> None:
    if given is not None and wanted is not None and len(given) != wanted:
        entry.complain(
            "setbacks", f"There are {len(given)}, and the case has {wanted}.", "Give one for each, in the same order."
        )
