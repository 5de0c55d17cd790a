import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.addresses import address, organisation_address
from coproduction_star.journeys.frames import Frame, organisation_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Asked, Found
from coproduction_star.journeys.words import beginnings
from coproduction_star.organisations.permissions import Permission

from .selectors import PER_PAGE, Hits, Row

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
    """Search over one's own records."""

    title: str
    frame: Frame
    asked: str
    here: str
    kinds: tuple[Kind, ...]
    nothing: str
    perhaps_more: str


def search_page(
    *, organisation: Any, typed: str, asked: Asked, hits: Iterable[Hits], others: Iterable[Found], only: bool,
    hidden: Hidden,
) -> SearchPage:  # fmt: skip
    """Names that are hidden go before the text is cut where the words are: half a name is a name."""
    here = organisation_address("search", organisation)
    looked = _Looked(organisation, asked, typed, f"{here}?", hidden)
    kinds = [_kind(one, looked, only=only) for one in hits if one.rows]
    found = tuple(others)
    kinds += _kinds_of_steps(found, looked)
    more = _("There may be more than is shown here. Type one more word to find what you mean.")
    nothing = _("Nothing holds all of these words. Try fewer words, or another spelling.")
    return SearchPage(
        title=_("Search our own records"),
        frame=organisation_frame(organisation=organisation),
        asked=typed,
        here=here,
        kinds=tuple(kinds),
        nothing=nothing if asked.words and not kinds else "",
        perhaps_more=more if len(found) >= PER_PAGE else "",
    )


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the rows of a page share."""

    organisation: Any
    asked: Asked
    typed: str
    here: str
    hidden: Hidden


def _kind(hits: Hits, looked: _Looked, *, only: bool) -> Kind:
    names = {
        "programmes": _("Programmes"),
        "initiatives": _("Initiatives"),
        "outcomes": _("Outcomes"),
        "decisions": _("Decisions"),
        "promises": _("Promises"),
        "places": _("Places"),
        "people": _("People"),
    }

    def turn(number: int) -> str:
        return looked.here + urlencode({"q": looked.typed, "kind": hits.kind, "page": number})

    return Kind(
        name=names[hits.kind],
        hits=tuple(_hit(looked, row.title, _address(row, looked), row.programme, row.text) for row in hits.rows),
        previous=turn(hits.number - 1) if only and hits.number > 1 else "",
        more=turn(hits.number + 1) if hits.more else "",
    )


def _kinds_of_steps(found: Iterable[Found], looked: _Looked) -> list[Kind]:
    """Each under the name that its step gives it, as they come."""
    hits: dict[str, list[Hit]] = {}
    for one in found:
        hits.setdefault(one.kind, []).append(_hit(looked, one.title, one.address, one.where, one.excerpt))
    return [Kind(name, tuple(of_kind), "", "") for name, of_kind in hits.items()]


def _hit(looked: _Looked, title: str, where_it_is: str, where: str, text: str) -> Hit:
    words, hidden = looked.asked.words, looked.hidden
    said = excerpt(hidden.text(text), words)
    return Hit(pieces(hidden.text(title), words), where_it_is, where, pieces(said, words))


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
