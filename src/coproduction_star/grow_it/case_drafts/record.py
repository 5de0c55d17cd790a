"""From a draft to the case it would be: its record, what the format still asks for, and whose names stand in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.cases import Case as CaseText
from coproduction_star.data.cases.plain_data import case_from_plain
from coproduction_star.data.documents import Complaints
from coproduction_star.data.errors import Problem
from coproduction_star.grow_it.models import CaseDraft
from coproduction_star.journeys.known_names import KnownNames
from coproduction_star.methods.sentences import in_language

Words = dict[str, Any]
KEPT_APART = ("key", "version")
MAY_BE_EMPTY = ("compared_with", "target", "better", "no_clear_effect")
PARTS: dict[str, tuple[str, ...]] = {
    "about": (
        "title", "place", "country", "latitude", "longitude", "organisations", "started", "ended", "sector"
    ),
    "who": ("cos", "outcomes_sought", "people"),
    "story": ("problem", "approach", "citizens_bring", "services_bring"),
    "learned": ("setbacks", "lessons", "unknown", "evidence"),
    "voice": ("quote", "quoted", "consent_of", "consent_by", "consent_on", "named"),
}  # fmt: skip
"""The parts that are changed as one, and what each holds."""
OWN = PARTS["voice"]
"""Kept beside the case, never in it."""
LISTS = ("results", "sources")
NAMES: dict[str, Any] = {
    "about": gettext_lazy("What, where and when"), "who": gettext_lazy("Who took part"),
    "story": gettext_lazy("What was done"), "results": gettext_lazy("Figures"),
    "learned": gettext_lazy("What was learned"), "voice": gettext_lazy("A quote, and who is named"),
    "sources": gettext_lazy("Sources"),
}  # fmt: skip
FIELDS: dict[str, Any] = {
    "title": gettext_lazy("Title"), "place": gettext_lazy("Place"), "country": gettext_lazy("Country"),
    "latitude": gettext_lazy("Degrees north"), "longitude": gettext_lazy("Degrees east"),
    "organisations": gettext_lazy("Organisations that ran it"), "started": gettext_lazy("Year it started"),
    "ended": gettext_lazy("Year it ended"), "sector": gettext_lazy("Kind of service"),
    "cos": gettext_lazy("How people worked together"), "outcomes_sought": gettext_lazy("What people wanted"),
    "people": gettext_lazy("Who took part"), "problem": gettext_lazy("The problem"),
    "approach": gettext_lazy("What was done"), "citizens_bring": gettext_lazy("What people bring"),
    "services_bring": gettext_lazy("What services bring"), "results": gettext_lazy("Figures"),
    "setbacks": gettext_lazy("What did not work, or was mixed"), "lessons": gettext_lazy("What was learned"),
    "unknown": gettext_lazy("What we do not know"), "evidence": gettext_lazy("How well the results are known"),
    "sources": gettext_lazy("Sources"), "what": gettext_lazy("What is counted"), "kind": gettext_lazy("Kind"),
    "change": gettext_lazy("Figure"), "level": gettext_lazy("Figure"), "unit": gettext_lazy("Unit"),
    "period": gettext_lazy("When"), "comparator": gettext_lazy("Compared with"), "source": gettext_lazy("Source"),
    "better": gettext_lazy("Which way is better"), "publisher": gettext_lazy("Publisher"),
    "year": gettext_lazy("Year"), "url": gettext_lazy("Web address"), "id": gettext_lazy("Address of the case"),
}  # fmt: skip
PLACE = re.compile(r"(\w+)(?: (\d+))?(?:, (\w+))?")


@dataclass(frozen=True, slots=True)
class Lack:
    """What is in the way of publishing: where, what, and what to do. `part` is where it is put right."""

    part: str
    key: str
    """Of a figure or a source, which."""
    where: str
    what: str


def record_of(draft: CaseDraft) -> Words:
    """The case as its file would say it. A quote stands at the end of what was learned, once there is consent."""
    words = {name: value for name, value in draft.words.items() if name not in LISTS}
    if draft.consented:
        words["lessons"] = "\n\n".join(filter(None, (words.get("lessons", ""), quote_in_words(draft))))
    return words | {name: [_row(one) for one in draft.words.get(name, [])] for name in LISTS}


def quote_in_words(draft: CaseDraft) -> str:
    said_by = draft.quoted or "somebody who took part"
    return f"In the words of {said_by}: “{draft.quote}”"


def _row(row: Words) -> Words:
    kept = {name: value for name, value in row.items() if name not in KEPT_APART}
    return {name: value for name, value in kept.items() if name not in MAY_BE_EMPTY or value not in (None, False, "")}


def text_of(draft: CaseDraft) -> tuple[CaseText, tuple[Problem, ...]]:
    complaints = Complaints(file=f"{draft.words.get('id', 'case')}.yaml")
    text = case_from_plain(complaints, record_of(draft), ())
    return text, tuple(complaints.problems)


def lacks_of(draft: CaseDraft) -> tuple[Lack, ...]:
    """What the case format complains of, and names that nobody agreed to. One query."""
    return (*(_lack(problem, draft) for problem in text_of(draft)[1]), *_names(draft))


def _lack(problem: Problem, draft: CaseDraft) -> Lack:
    found = PLACE.match(problem.field)
    field, number, inner = found.groups() if found else (problem.field, None, None)
    rows = draft.words.get(field, []) if field in LISTS else []
    at = int(number) - 1 if number else -1
    names = [str(FIELDS.get(field, field)), number or "", str(FIELDS.get(inner, inner)) if inner else ""]
    part = field if field in LISTS else next((part for part, names in PARTS.items() if field in names), "about")
    return Lack(
        part=part, key=rows[at]["key"] if 0 <= at < len(rows) else "", where=" ".join(one for one in names if one),
        what=" ".join(in_language(one, _) for one in (problem.what, problem.remedy)),
    )  # fmt: skip


def _names(draft: CaseDraft) -> Iterator[Lack]:
    agreed = {one.casefold() for one in lines(draft.named)} if draft.consent_by and draft.consent_on else set()
    for part, name in names_in(draft):
        if name.casefold() not in agreed:
            words = _("“%(name)s” is somebody’s name. Take it out, or write down that they agreed to be named.")
            yield Lack(part, "", str(NAMES[part]), words % {"name": name})


def names_in(draft: CaseDraft) -> Iterator[tuple[str, str]]:
    """In which part the name of which person whom the organisation knows stands, once for each part."""
    known = KnownNames(draft.organisation_id)
    for part in NAMES:
        yield from ((part, name) for name in known.found_in(_texts(part, draft)))


def _texts(part: str, draft: CaseDraft) -> str:
    if part == "voice":
        return f"{draft.quote} {draft.quoted}" if draft.consented else ""
    return " ".join(_strings([draft.words.get(name) for name in PARTS.get(part, (part,))]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
