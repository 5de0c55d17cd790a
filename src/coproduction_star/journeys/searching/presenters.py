import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from coproduction_star.journeys.addresses import address, organisation_address
from coproduction_star.journeys.frames import Frame, organisation_frame
from coproduction_star.journeys.steps import Found

from .selectors import Hits

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


def search_page(
    *, organisation: Any, asked: str, words: tuple[str, ...], hits: Iterable[Hits], others: Iterable[Found],
    only: bool,
) -> SearchPage:  # fmt: skip
    here = organisation_address("search", organisation)
    kinds = [_kind(one, words, f"{here}?", asked, only=only) for one in hits if one.rows]
    found = tuple(Hit(pieces(o.title, words), o.address, o.kind, pieces(o.excerpt, words)) for o in others)
    if found:
        kinds.append(Kind(_("From the steps"), found, "", ""))
    nothing = (
        _("Nothing holds all of these words. Try fewer words, or another spelling.") if words and not kinds else ""
    )
    return SearchPage(
        title=_("Search our own records"),
        frame=organisation_frame(organisation=organisation),
        asked=asked,
        here=here,
        kinds=tuple(kinds),
        nothing=nothing,
    )


def _kind(hits: Hits, words: tuple[str, ...], here: str, asked: str, *, only: bool) -> Kind:
    names = {
        "programmes": _("Programmes"),
        "initiatives": _("Initiatives"),
        "outcomes": _("Outcomes"),
        "decisions": _("Decisions"),
        "promises": _("Promises"),
    }

    def turn(number: int) -> str:
        return here + urlencode({"q": asked, "kind": hits.kind, "page": number})

    return Kind(
        name=names[hits.kind],
        hits=tuple(_hit(hits.kind, row, words) for row in hits.rows),
        previous=turn(hits.number - 1) if only and hits.number > 1 else "",
        more=turn(hits.number + 1) if hits.more else "",
    )


def _hit(kind: str, row: Any, words: tuple[str, ...]) -> Hit:
    if kind == "programmes":
        return Hit(
            pieces(row.name, words), address("star", row), row.service, pieces(excerpt(row.summary, words), words)
        )
    programme = row.programme
    title, text, where = {
        "initiatives": lambda: (row.title, row.summary, address("initiative", programme, row.pk)),
        "outcomes": lambda: (row.words, "", address("outcomes", programme)),
        "decisions": lambda: (row.what, row.why, f"{address('decisions', programme)}#decision-{row.pk}"),
        "promises": lambda: (row.what, row.note, f"{address('decisions', programme)}#promise-{row.pk}"),
    }[kind]()
    return Hit(pieces(title, words), where, programme.name, pieces(excerpt(text, words), words))


def excerpt(text: str, words: tuple[str, ...]) -> str:
    """A stretch of the text around the first word that was looked for."""
    found = re.search("|".join(map(re.escape, words)), text, re.IGNORECASE) if words else None
    start = max((found.start() if found else 0) - EXCERPT // 3, 0)
    cut = text[start : start + EXCERPT]
    return ("… " if start else "") + cut + (" …" if start + EXCERPT < len(text) else "")


def pieces(text: str, words: tuple[str, ...]) -> tuple[Piece, ...]:
    """The text cut where the words are; markup is made by the template, so nothing typed can become markup."""
    return tuple(_cut(text, words)) if words else (Piece(text, hit=False),)


def _cut(text: str, words: tuple[str, ...]) -> Iterator[Piece]:
    parts = re.split("(" + "|".join(map(re.escape, words)) + ")", text, flags=re.IGNORECASE)
    for number, part in enumerate(parts):
        if part:
            yield Piece(part, hit=number % 2 == 1)
