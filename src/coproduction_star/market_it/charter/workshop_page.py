"""The page on which a charter is written: every clause with what is said about it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.frames import Frame
from coproduction_star.market_it.models import Charter, ClauseKind, TextForm
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .addresses import of
from .order import Part, in_order
from .presenters import frame_of, in_words, state_of
from .selectors import Beside, ClauseFound
from .wording import LANGUAGES, Slot


@dataclass(frozen=True, slots=True)
class Line:
    """A clause. `said` counts what is said about it; `tags` what somebody has to do."""

    number: int
    words: str
    language: str
    easy: str
    address: str
    said: str
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The clauses of one kind of one side; `side` is empty where it is the same as in the block above."""

    side: str
    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """A clause that somebody misses."""

    words: str
    about: str
    why: str
    answer: str


@dataclass(frozen=True, slots=True)
class WorkshopPage:
    """Links are empty without the right."""

    title: str
    frame: Frame
    purpose: str
    state: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]
    """Code and name of the languages it is not shown in now."""
    blocks: tuple[Block, ...]
    missing: tuple[Missed, ...]
    incentives: tuple[str, ...]
    risks: tuple[tuple[str, str], ...]
    needs_sides: bool
    first: tuple[str, str] | None
    """What is to be done next, where this reader may do it: words and address."""
    acts: tuple[tuple[str, str], ...]
    """What else can be done with it."""
    suggest: str
    public: str
    """The whole address of its public page, while there is one."""
    panels: tuple[str, ...]
    more: Any = None
    """What other parts of the step say of it."""


def workshop_page(
    *, charter: Any, access: Access, clauses: Iterable[ClauseFound], beside: Iterable[Beside],
    language: str, today: dt.date, panels: tuple[str, ...] = (), acts: Iterable[tuple[str, str]] = (),
) -> WorkshopPage:  # fmt: skip
    state, tone = state_of(charter, today=today)
    sorts: dict[str, list[Beside]] = {"missing": [], "incentive": [], "risk": []}
    for one in beside:
        sorts[one.sort].append(one)
    writes = has_perm(Permission.WRITE_CHARTER, access, charter.programme)
    suggests = has_perm(Permission.SUGGEST_CLAUSE, access, charter.programme)
    blocks = tuple(_blocks(in_order(clauses), charter, language))
    can = (*acts, *_signing(charter), *_acts(charter, writes=writes), *_to_publish(charter, access))
    wanted = _next(charter, has_clauses=bool(blocks))
    first = next((act for act in can if act[1] == wanted), None)
    return WorkshopPage(
        title=charter.title, frame=frame_of(charter.programme, access), purpose=charter.purpose, state=state,
        tone=tone, facts=tuple(_facts(charter)), languages=_other_languages(charter, language),
        blocks=blocks,
        missing=tuple(_missed(one, charter, answers=writes) for one in sorts["missing"]),
        incentives=tuple(one.words for one in sorts["incentive"]),
        risks=tuple((one.words, in_words(one.mechanism or "", one.holder)) for one in sorts["risk"]),
        needs_sides=not charter.has_sides,
        first=first, acts=tuple(act for act in can if act != first),
        suggest=of("suggest_missing", charter) if suggests and charter.has_sides else "",
        public=public_of(charter, today),
        panels=panels,
    )  # fmt: skip


def _next(charter: Any, *, has_clauses: bool) -> str:
    """The address of what a charter waits for: its sides, its clauses, to be published, signed, looked at again."""
    if charter.ended_at is not None:
        return ""
    if charter.is_open_again:
        return of("charter_promises", charter)
    if charter.open_edition_id:
        return of("charter_signatures", charter)
    if not charter.has_sides:
        return of("charter_sides", charter)
    return of("publish_charter", charter) if has_clauses else of("charter_topics", charter)


def _acts(charter: Charter, *, writes: bool) -> Iterator[tuple[str, str]]:
    if not writes:
        yield _("What was done, and by whom"), of("charter_history", charter)
        return
    yield _("Put in clauses of the list"), of("charter_topics", charter)
    yield _("Write a clause of your own"), of("new_clause", charter)
    yield _("Who takes part"), of("charter_sides", charter)
    yield _("Incentives in it"), of("charter_incentives", charter)
    yield _("Risks in it"), of("charter_risks", charter)
    yield _("Let residents suggest words"), of("open_to_residents", charter)
    yield _("Change name, purpose, languages and days"), of("change_charter", charter)
    yield _("What was done, and by whom"), of("charter_history", charter)


def _signing(charter: Charter) -> Iterator[tuple[str, str]]:
    if charter.open_edition_id:
        yield _("Who signed, and ways to sign"), of("charter_signatures", charter)
        yield _("Promises, and whether they were kept"), of("charter_promises", charter)


def _to_publish(charter: Charter, access: Access) -> Iterator[tuple[str, str]]:
    if charter.ended_at is None and has_perm(Permission.PUBLISH_CHARTER, access, charter.programme):
        edition = charter.open_edition
        yield (
            _("Publish a new edition") if edition else _("Publish it and open it for signing"),
            of("publish_charter", charter),
        )
        if edition:
            yield _("End this charter"), of("end_charter", charter)


def public_of(charter: Charter, today: dt.date) -> str:
    opened = charter.published_at or (charter.suggest_until and charter.suggest_until >= today)
    if not opened or not charter.programme.published_at:
        return ""
    return f"{settings.SITE_URL}{of('public_charter', charter)}"


def _facts(charter: Charter) -> Iterator[tuple[str, str]]:
    if charter.open_edition:
        yield _("Edition that people sign"), str(charter.open_edition.number)
    if charter.service:
        yield _("For"), charter.service
    if charter.initiative:
        yield _("Initiative"), charter.initiative.title
    if charter.starts_on:
        yield _("Holds from"), date_format(charter.starts_on, "j F Y")
    if charter.review_on:
        yield _("Opened again on"), date_format(charter.review_on, "j F Y")


def _other_languages(charter: Charter, language: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, str(LANGUAGES.get(one, one))) for one in charter.languages.split() if one != language)


def _blocks(parts: Iterable[Part], charter: Charter, language: str) -> Iterator[Block]:
    shown, to_clause = None, of("clause", charter, NOWHERE)
    wanted = Wanted(
        language, tuple(Slot(one, TextForm.PLAIN) for one in (language, *charter.languages.split())),
        Slot(language, TextForm.EASY_READ), get_language() or "en",
    )  # fmt: skip
    for part in parts:
        lines = tuple(_line(number, one, to_clause, wanted) for number, one in part.clauses)
        yield Block("" if part.side.key == shown else part.side.name, str(part.kind.label), lines)
        shown = part.side.key


NOWHERE = "00000000-0000-0000-0000-000000000000"
"""Stands for a clause in an address that is made once for all of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which words of a clause a page shows, the same for all of them. `plain` is the best first."""

    language: str
    plain: tuple[Slot, ...]
    easy: Slot
    spoken: str
    """The language of the page round the words."""


def _line(number: int, one: ClauseFound, to_clause: str, wanted: Wanted) -> Line:
    slot = next((slot for slot in wanted.plain if slot in one.texts), None)
    easy = one.texts.get(wanted.easy)
    return Line(
        number=number, words=one.texts[slot].words if slot else "",
        language=slot.language if slot else wanted.language,
        easy=easy.words if easy else "", address=to_clause.replace(NOWHERE, str(one.key)),
        said=_counted(one.suggested, one.commented, wanted.spoken), tags=tuple(_tags(one, wanted)),
    )  # fmt: skip


def _tags(one: ClauseFound, wanted: Wanted) -> Iterator[tuple[str, str]]:
    if one.rivals:
        yield _("Two texts: choose one"), "red"
    plain = one.texts.get(wanted.plain[0])
    if plain is None:
        yield _("Not in this language yet"), "grey"
    elif plain.machine:
        yield _("Machine translation"), "grey"


@cache
def _counted(suggestions: int, comments: int, _language: str) -> str:
    parts = []
    if suggestions:
        told = ngettext("%(n)s suggestion waits", "%(n)s suggestions wait", suggestions)
        parts.append(told % {"n": suggestions})
    if comments:
        parts.append(ngettext("%(n)s comment", "%(n)s comments", comments) % {"n": comments})
    return " · ".join(parts)


def _missed(one: Beside, charter: Charter, *, answers: bool) -> Missed:
    about = " · ".join(part for part in (one.side, str(ClauseKind(one.kind).label) if one.kind else "") if part)
    link = of("answer_suggestion", charter, one.key) if answers else ""
    return Missed(one.words, about, one.more, link)
