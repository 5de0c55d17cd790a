"""An edition as files: the text that was signed, PDF/UA, Word, and one page of HTML."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from coproduction_star.market_it.models import CharterEdition
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE, language_and_region, typeset
from coproduction_star.ui.documents.word import WordDocument
from coproduction_star.ui.drawing.colours import INK, LINE, QUIET, step_colour

from .public_pages import Chosen, PublicCharterPage
from .receipt import command_for

KINDS = ("txt", "pdf", "docx", "html")


def as_text(edition: CharterEdition) -> Document:
    """Byte for byte what was signed."""
    return Document("charter.txt", "text/plain; charset=utf-8", edition.text.encode("utf-8"))


def as_file(kind: str, edition: CharterEdition, page: PublicCharterPage, chosen: Chosen) -> Document:
    """In the language and form that the reader chose."""
    if kind == "txt":
        return as_text(edition)
    with translation.override(chosen.language):
        return {"pdf": _pdf, "docx": _word, "html": _html}[kind](edition, page, chosen)


def _name(edition: CharterEdition, page: PublicCharterPage, kind: str) -> str:
    return f"{slugify(page.title)[:60] or 'charter'}-{edition.number}.{kind}"


def foot_of(edition: CharterEdition) -> tuple[str, ...]:
    day = timezone.localdate(edition.made_at)
    facts = {"number": edition.number, "day": date_format(day, "j F Y")}
    return (
        _("Edition %(number)s, published on %(day)s.") % facts,
        _("Fingerprint of the text (SHA-256): %(digits)s") % {"digits": edition.fingerprint},
        _("Check it with: %(command)s") % {"command": command_for(edition)},
    )


def _pdf(edition: CharterEdition, page: PublicCharterPage, chosen: Chosen) -> Document:
    code, region = language_and_region(chosen.language)
    made = edition.made_at
    data: dict[str, Any] = {
        "title": page.title, "lead": f"{page.programme} · {page.organisation}",
        "about": [words for words in (page.purpose, page.service, *page.notes) if words],
        "parts": [
            {"side": block.side, "kind": block.kind, "lines": [_numbered(line) for line in block.lines]}
            for block in page.blocks
        ],
        "lists": list(_lists(page)), "foot": list(foot_of(edition)), "size": 18 if chosen.large else 12,
        "language": code, "region": region, "year": made.year, "month": made.month, "day": made.day,
        "colours": {"head": step_colour("market-it"), "ink": INK, "quiet": QUIET, "line": LINE},
    }  # fmt: skip
    return Document(_name(edition, page, "pdf"), MEDIA_TYPE, typeset(template(), data, made=made))


def _numbered(line: Any) -> str:
    return f"{line.number}. {line.words}"


def _lists(page: PublicCharterPage) -> Iterator[dict[str, Any]]:
    if page.incentives:
        yield {"head": _("What helps people to start and to keep going"), "lines": list(page.incentives)}
    if page.risks:
        yield {"head": _("Risks it carries"), "lines": [_risk(*one) for one in page.risks]}
    if page.days:
        yield {"head": _("Days"), "lines": [f"{name}: {day}" for name, day in page.days]}


def _risk(title: str, mechanism: str, who: str) -> str:
    held = _("Held by: %(who)s") % {"who": who}
    return f"{title}. {mechanism}. {held}"


def _word(edition: CharterEdition, page: PublicCharterPage, chosen: Chosen) -> Document:
    paper = WordDocument(title=page.title, language=chosen.language, author=page.organisation, made=edition.made_at)
    paper.cover([page.programme, page.organisation])
    for words in (page.purpose, page.service, *page.notes):
        if words:
            paper.paragraph(words)
    for block in page.blocks:
        if block.side:
            paper.heading(block.side)
        paper.heading(block.kind, 2)
        for line in block.lines:
            paper.paragraph(line.words, lead=f"{line.number}.")
    for one in _lists(page):
        paper.heading(one["head"])
        paper.bullets(one["lines"])
    for words in foot_of(edition):
        paper.paragraph(words)
    return paper.document(_name(edition, page, "docx"))


def _html(edition: CharterEdition, page: PublicCharterPage, chosen: Chosen) -> Document:
    """Whole in itself: no picture, no style sheet and no script from elsewhere."""
    facts = {"page": page, "lists": list(_lists(page)), "foot": foot_of(edition), "chosen": chosen}
    made = render_to_string("market_it/charter/file.jinja", facts)
    return Document(_name(edition, page, "html"), "text/html; charset=utf-8", made.encode("utf-8"))


@cache
def template() -> bytes:
    return files(__package__).joinpath("charter.typ").read_bytes()
