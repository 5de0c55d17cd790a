import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.addresses import address, organisation_address
from coproduction_star.journeys.frames import Frame, Link, organisation_frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Asked, Finds, Found
from coproduction_star.journeys.words import beginnings
from coproduction_star.organisations.permissions import Permission

from .selectors import Finding, Hits, Row

EXCERPT = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; `hit` when it is a word that was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found."""

    title: tuple[Piece, ...]
    address: str
    where: str
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What was found of one kind."""

    name: str
    hits: tuple[Hit, ...]
    previous: str
    more: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Search over one's own records: an organisation's, or one programme's."""

    title: str
    frame: Frame
    asked: str
    here: str
    everywhere: Link | None
    """Leads from one programme to the same words in all that the reader may see."""
    kinds: tuple[Kind, ...]
    nothing: str


def search_page(*, organisation: Any, typed: str, found: Finding, hidden: Hidden) -> SearchPage:
    """Names that are hidden go before the text is cut where the words are: half a name is a name."""
    asked, programme = found.asked, found.asked.programme
    here = address("search_programme", programme) if programme else organisation_address("search", organisation)
    looked = _Looked(organisation, asked, typed, f"{here}?", hidden)
    kinds = [_kind(one, looked) for one in (*_of_the_spine(found.hits, looked), *found.others) if one.rows]
    nothing = _("Nothing holds all of these words. Try fewer words, or another spelling.")
    return SearchPage(
        title=_("Search this programme") if programme else _("Search our own records"),
        frame=_frame(looked),
        asked=typed,
        here=here,
        everywhere=_everywhere(looked),
        kinds=tuple(kinds),
        nothing=nothing if asked.words and not kinds else "",
    )


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the rows of a page share."""

    organisation: Any
    asked: Asked
    typed: str
    here: str
    hidden: Hidden


def _frame(looked: _Looked) -> Frame:
    asked = looked.asked
    if asked.programme:
        return programme_frame(programme=asked.programme, access=asked.access, here="search")
    return organisation_frame(organisation=looked.organisation)


def _everywhere(looked: _Looked) -> Link | None:
    """Not for whoever sees no more than this programme."""
    asked, home = looked.asked, looked.organisation
    where = f"{organisation_address('search', home)}?{urlencode({'q': looked.typed})}"
    if not asked.programme or not (asked.access.sees_whole_organisation or len(asked.access.programme_roles) > 1):
        return None
    if asked.access.sees_whole_organisation:
        return Link(_("Search all of %(organisation)s") % {"organisation": home.name}, where)
    return Link(_("Search all your programmes in %(organisation)s") % {"organisation": home.name}, where)


def _of_the_spine(hits: Iterable[Hits], looked: _Looked) -> Iterator[Finds]:
    names = {
        "programmes": _("Programmes"),
        "initiatives": _("Initiatives"),
        "outcomes": _("Outcomes"),
        "decisions": _("Decisions"),
        "promises": _("Promises"),
        "places": _("Places"),
        "people": _("People"),
    }
    for one in hits:
        rows = (Found(row.title, _address(row, looked), row.text, row.programme) for row in one.rows)
        yield Finds(one.kind, names[one.kind], tuple(rows), one.more)


def _kind(finds: Finds, looked: _Looked) -> Kind:
    number = looked.asked.number

    def turn(number: int) -> str:
        return looked.here + urlencode({"q": looked.typed, "kind": finds.kind, "page": number})

    return Kind(
        name=finds.name,
        hits=tuple(_hit(looked, row) for row in finds.rows),
        previous=turn(number - 1) if number > 1 else "",
        more=turn(number + 1) if finds.more else "",
    )


def _hit(looked: _Looked, found: Found) -> Hit:
    words, hidden = looked.asked.words, looked.hidden
    said = excerpt(hidden.text(found.excerpt), words)
    where = "" if looked.asked.programme else found.where
    return Hit(pieces(hidden.text(found.title), words), found.address, where, pieces(said, words))


def _address(row: Row, looked: _Looked) -> str:
    home = looked.organisation
    programme = Programme(slug=row.slug, organisation=home)
    if row.kind == "people" and not row.slug:
        one = has_perm(Permission.SEE_CONTACT, looked.asked.access, home)
        more = ("participant", (home.slug, row.key)) if one else ("participants", (home.slug,))
        return reverse(f"organisations:{more[0]}", args=more[1])
    addresses = {
        "programmes": lambda: address("star", programme),
        "initiatives": lambda: address("initiative", programme, row.key),
        "outcomes": lambda: address("outcomes", programme),
        "decisions": lambda: f"{address('decisions', programme)}#decision-{row.key}",
        "promises": lambda: f"{address('decisions', programme)}#promise-{row.key}",
        "places": lambda: organisation_address("place", home, row.key),
        "people": lambda: address("people", programme),
    }
    return addresses[row.kind]()


def excerpt(text: str, words: tuple[str, ...]) -> str:
    """A stretch of the text around the first word that was looked for, cut between words where there are any."""
    found = beginnings(words).search(text) if words else None
    first, last = found.span() if found else (0, 0)
    start = _from_a_word(text, max(first - EXCERPT // 3, 0), first)
    end = _to_a_word(text, last, start + EXCERPT)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _from_a_word(text: str, start: int, first: int) -> int:
    """From the beginning of the next word before `first`."""
    if not start or text[start - 1].isspace():
        return start
    gap = re.search(r"\s+", text[start:first])
    return start + gap.end() if gap else start


def _to_a_word(text: str, last: int, end: int) -> int:
    """To the end of a word behind `last`."""
    if end >= len(text):
        return len(text)
    gap = re.search(r"\s+\S*\Z", text[last : end + 1])
    return last + gap.start() if gap else end


def pieces(text: str, words: tuple[str, ...]) -> tuple[Piece, ...]:
    """The text cut where the words are; markup is made by the template, so nothing typed can become markup."""
    return tuple(_cut(text, words)) if words else (Piece(text, hit=False),)


def _cut(text: str, words: tuple[str, ...]) -> Iterator[Piece]:
    end = 0
    for found in beginnings(words).finditer(text):
        if found.start() > end:
            yield Piece(text[end : found.start()], hit=False)
        yield Piece(found[0], hit=True)
        end = found.end()
    if end < len(text):
        yield Piece(text[end:], hit=False)
