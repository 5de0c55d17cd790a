"""The page of the twelve benefits."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rules import has_perm

from coproduction_star.data.benefits import Benefit
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.indicators.framework_page import frame_of
from coproduction_star.grow_it.indicators.periods import in_words
from coproduction_star.grow_it.indicators.wording import figure_in_words
from coproduction_star.grow_it.library.wording import listed
from coproduction_star.grow_it.models import BenefitNote
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.benefit_seen import Answer
from coproduction_star.methods.sentences import in_language
from coproduction_star.organisations.access import Access

from .reading import Reading
from .selectors import Measured

ANSWERS = {
    Answer.SEEN: gettext_lazy("Seen"),
    Answer.NOT_SEEN: gettext_lazy("Not seen"),
    Answer.CANNOT_TELL: gettext_lazy("Cannot tell"),
}
TONES = {Answer.SEEN: "green", Answer.NOT_SEEN: "yellow", Answer.CANNOT_TELL: "grey"}


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure that stands for the benefit, with its newest approved figure."""

    title: str
    address: str
    newest: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class Block:
    """One benefit. `suggested` are lines of the library that could measure it, where nothing does."""

    id: str
    title: str
    claim: str
    answer: str
    tone: str
    reasons: tuple[str, ...]
    measures: tuple[MeasureRow, ...]
    suggested: tuple[tuple[str, str], ...]
    note: NoteRow | None
    earlier: tuple[NoteRow, ...]
    write: str


@dataclass(frozen=True, slots=True)
class BenefitsPage:
    title: str
    frame: Frame
    lead: str
    blocks: tuple[Block, ...]
    files: tuple[tuple[str, str], ...]
    back: str


@dataclass(frozen=True, slots=True)
class NotePage:
    title: str
    frame: Frame
    button: str
    back: str
    lead: str
    theirs: tuple[tuple[str, str, str], ...] = ()


def benefits_page(
    programme: Programme, *, access: Access, found: Sequence[Reading], notes: Mapping[str, Sequence[BenefitNote]],
    hidden: Hidden,
) -> BenefitsPage:  # fmt: skip
    keeps = has_perm(Permission.KEEP_INDICATORS, access, programme)
    files: tuple[tuple[str, str], ...] = ()
    if has_perm(Permission.EXPORT_FIGURES, access, programme):
        files = (
            (_("The twelve benefits as DOCX"), at("benefits_word", programme)),
            (_("The twelve benefits as CSV"), at("benefits_csv", programme)),
        )
    return BenefitsPage(
        title=_("The twelve benefits"), frame=frame_of(programme, access), lead=lead_of(found),
        blocks=tuple(
            _block(one, programme, notes=notes.get(one.benefit.id, ()), hidden=hidden, keeps=keeps) for one in found
        ),
        files=files, back=at("framework", programme),
    )  # fmt: skip


def lead_of(found: Sequence[Reading]) -> str:
    """How many of each answer."""
    number = Counter(one.found.answer for one in found)
    told = {
        "seen": number[Answer.SEEN], "not_seen": number[Answer.NOT_SEEN], "open": number[Answer.CANNOT_TELL],
    }  # fmt: skip
    return _("Seen: %(seen)s. Not seen: %(not_seen)s. Cannot tell: %(open)s.") % told


def reasons_of(one: Reading) -> tuple[str, ...]:
    return tuple(in_language(reason, _) for reason in one.found.reasons)


def _block(one: Reading, programme: Programme, *, notes: Sequence[BenefitNote], hidden: Hidden, keeps: bool) -> Block:
    rows = tuple(_note(note, hidden) for note in notes)
    return Block(
        id=one.benefit.id, title=one.benefit.title, claim=one.benefit.claim, answer=str(ANSWERS[one.found.answer]),
        tone=TONES[one.found.answer], reasons=reasons_of(one),
        measures=tuple(_measure(each, programme) for each in one.measures),
        suggested=() if one.measures else tuple(_suggested(one.benefit, programme)),
        note=rows[0] if rows and rows[0].words else None, earlier=tuple(row for row in rows[1:] if row.words),
        write=at("note_on_benefit", programme, one.benefit.id) if keeps else "",
    )  # fmt: skip


def _measure(one: Measured, programme: Programme) -> MeasureRow:
    newest = ""
    if one.figures:
        last = one.figures[-1]
        facts = {
            "figure": figure_in_words(last.value, one.indicator), "period": in_words(last.starts_on, last.ends_on),
        }  # fmt: skip
        newest = _("%(figure)s, %(period)s") % facts
    return MeasureRow(one.indicator.title, at("indicator", programme, one.indicator.pk), newest)


def _suggested(benefit: Benefit, programme: Programme) -> list[tuple[str, str]]:
    entries = [entry for id_ in benefit.measured_by if (entry := listed(id_))]
    return [(entry.title, at("library_measure", programme, entry.id)) for entry in entries]


def _note(note: BenefitNote, hidden: Hidden) -> NoteRow:
    who = hidden.sentence(note.by, str(note.by)) if note.by else _("Somebody")
    return NoteRow(note.words, f"{who}, {date_format(note.made_at, 'j F Y')}")


def note_page(
    benefit: Benefit, programme: Programme, *, access: Access, theirs: tuple[tuple[str, str, str], ...]
) -> NotePage:
    return NotePage(
        title=benefit.title, frame=frame_of(programme, access), button=_("Save"), theirs=theirs,
        back=f"{at('benefits', programme)}#{benefit.id}",
        lead=_("The answer comes from the figures. A note stands beside it with your name, and does not change it."),
    )  # fmt: skip
