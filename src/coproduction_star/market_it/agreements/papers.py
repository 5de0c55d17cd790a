"""The agreement of a role as a paper: the same parts as a page, as PDF/UA and as DOCX, with places to sign."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.market_it.models import ConditionKind, InsuranceCover, RolePack
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import language_and_region, typeset
from coproduction_star.ui.documents.word import WordDocument
from coproduction_star.ui.drawing.colours import INK, QUIET, step_colour

from . import selectors
from .texts import BLANK, confidentiality, fixed
from .wording import cover_in_words, months_in_words


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the paper. `sign` names the lines to write on at its end."""

    name: str
    lines: tuple[str, ...]
    points: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    organisation: str
    programme: str
    note: str
    parts: tuple[Part, ...]


def paper_of(pack: RolePack, covers: Iterable[InsuranceCover]) -> Paper:
    home = pack.programme.organisation.name
    return Paper(
        title=pack.title, organisation=home, programme=pack.programme.name,
        note=_("This is no legal advice. %(organisation)s has its own adviser read it before it is used.") % {
            "organisation": home,
        },
        parts=tuple(_parts(pack, list(covers))),
    )  # fmt: skip


def _parts(pack: RolePack, covers: Sequence[InsuranceCover]) -> Iterator[Part]:
    asked = list(pack.conditions.all())
    kinds = {one.kind for one in asked}
    both = (_("Name"), _("Signed"), _("Day"))
    lines = tuple(line for line in pack.words.split("\n") if line.strip())
    yield Part(_("What the role is"), (*lines, *fixed(pack)), sign=both)
    if asked:
        told = (_joined(str(one.get_kind_display()), one.words, months_in_words(one.months)) for one in asked)
        yield Part(_("What is needed first"), (_("Nobody is matched to the role before all of this is there."),),
                   tuple(told))  # fmt: skip
    if ConditionKind.CONFIDENTIALITY in kinds:
        yield Part(_("Keeping things private"), confidentiality(pack, name=BLANK, day=BLANK), sign=both[:2])
    if ConditionKind.INSURANCE in kinds or covers:
        none = () if covers else (_("No insurance is written down yet. Nobody is matched to the role before."),)
        yield Part(_("What is insured"), none, tuple(f"{one.covers} – {cover_in_words(one)}" for one in covers))
    if ConditionKind.TRAINING in kinds:
        yield Part(_("What was learned"), _blank("training-record", pack))
    if ConditionKind.PARENT in kinds:
        yield Part(_("A parent or guardian agrees"), _blank("parental-consent", pack), sign=both[1:])


def _joined(*parts: str) -> str:
    return " – ".join(part for part in parts if part)


def _blank(key: str, pack: RolePack) -> tuple[str, ...]:
    """An agreement to be filled in with a pen."""
    found = selectors.wording(key)
    known = {"role": pack.title, "organisation": pack.programme.organisation.name}
    return found.filled({field: known.get(field, BLANK) for field in found.fields})


def as_pdf(paper: Paper, *, made: dt.datetime) -> bytes:
    language, region = language_and_region(get_language() or "en")
    data: dict[str, Any] = {
        "title": paper.title, "organisation": paper.organisation, "programme": paper.programme, "note": paper.note,
        "parts": [{"name": one.name, "lines": one.lines, "points": one.points, "sign": one.sign}
                  for one in paper.parts],
        "language": language, "region": region, "year": made.year, "month": made.month, "day": made.day,
        "colours": {"head": step_colour("market-it"), "ink": INK, "quiet": QUIET},
    }  # fmt: skip
    return typeset(template(), data, made=made)


def as_word(paper: Paper, *, name: str, made: dt.datetime) -> Document:
    document = WordDocument(title=paper.title, language=get_language() or "en", author=paper.organisation, made=made)
    document.cover([paper.organisation, paper.programme])
    document.small(paper.note)
    for part in paper.parts:
        document.heading(part.name)
        for line in part.lines:
            document.paragraph(line)
        document.bullets(part.points)
        for sign in part.sign:
            document.paragraph(BLANK, lead=f"{sign}:")
    return document.document(name)


@cache
def template() -> bytes:
    return files(__package__).joinpath("agreement.typ").read_bytes()
