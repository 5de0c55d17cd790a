"""The page of one clause: its words, texts between which to choose, suggestions, comments, and how it came so."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.models import Clause, Suggestion, Wording
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .addresses import of
from .presenters import frame_of
from .selectors import words_in
from .wording import Slot, slots_of


@dataclass(frozen=True, slots=True)
class TextRow:
    """Words in one language and form; `rivals` were written at the same time, each with where it is chosen."""

    label: str
    language: str
    words: str
    machine: bool
    keep: str
    rivals: tuple[tuple[str, str, str], ...]
    """Words, who wrote them, and the address that chooses them."""


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    words: str
    who: str
    when: dt.datetime
    why: str
    reply: str
    answer: str
    answer_at: str
    withdraw: str


@dataclass(frozen=True, slots=True)
class OldText:
    label: str
    words: str
    who: str
    when: dt.datetime


@dataclass(frozen=True, slots=True)
class ClausePage:
    """Links are empty without the right. `restore` of one that was taken out."""

    title: str
    frame: Frame
    side: str
    kind: str
    texts: tuple[TextRow, ...]
    to_choose: bool
    suggestions: tuple[SuggestionRow, ...]
    old: tuple[OldText, ...]
    change: str
    suggest: str
    up: str
    down: str
    remove: str
    restore: str
    panels: tuple[str, ...]
    back: str


def clause_page(
    *, clause: Clause, access: Access, wordings: Sequence[Wording], suggestions: Iterable[Suggestion], hidden: Hidden,
    panels: tuple[str, ...],
) -> ClausePage:  # fmt: skip
    charter = clause.charter
    writes = has_perm(Permission.WRITE_CHARTER, access, charter.programme)
    suggests = has_perm(Permission.SUGGEST_CLAUSE, access, charter.programme)
    living = clause.removed_at is None
    link = {
        name: of(page, charter, clause.pk) if may and living else ""
        for name, page, may in (
            ("change", "change_clause", writes), ("suggest", "suggest", suggests), ("up", "clause_up", writes),
            ("down", "clause_down", writes), ("remove", "remove_clause", writes),
        )
    }  # fmt: skip
    texts = tuple(_text(slot, clause, wordings, hidden, chooses=writes) for slot in slots_of(charter.languages))
    return ClausePage(
        title=_("One clause"), frame=frame_of(charter.programme, access, charter), side=clause.party.name,
        kind=clause.get_kind_display(), texts=texts, to_choose=any(one.rivals for one in texts),
        suggestions=tuple(_suggestion(one, clause, access, hidden, answers=writes) for one in suggestions),
        old=tuple(_old(one, hidden) for one in wordings if _is_old(one)),
        restore=of("restore_clause", charter, clause.pk) if writes and not living else "",
        panels=panels, back=of("charter", charter), **link,
    )  # fmt: skip


def _is_old(one: Wording) -> bool:
    return not one.current and (one.rival_id is None or one.settled_at is not None)


def _text(slot: Slot, clause: Clause, wordings: Sequence[Wording], hidden: Hidden, *, chooses: bool) -> TextRow:
    here = [one for one in wordings if (one.language, one.form) == (slot.language, slot.form)]
    now = next((one for one in here if one.current), None)
    rivals = [one for one in here if not one.current and one.rival_id is not None and one.settled_at is None]

    def to_choose(one: Wording) -> str:
        return of("choose_wording", clause.charter, clause.pk, one.pk) if chooses else ""

    return TextRow(
        label=slot.label, language=slot.language, words=now.words if now else "", machine=bool(now and now.machine),
        keep=to_choose(now) if now and rivals else "",
        rivals=tuple((one.words, _who(one, hidden), to_choose(one)) for one in rivals),
    )  # fmt: skip


def _who(one: Wording, hidden: Hidden) -> str:
    return hidden.sentence(one.by, str(one.by)) if one.by else _("Somebody")


def _old(one: Wording, hidden: Hidden) -> OldText:
    return OldText(Slot(one.language, one.form).label, one.words, _who(one, hidden), one.made_at)


def _suggestion(one: Suggestion, clause: Clause, access: Access, hidden: Hidden, *, answers: bool) -> SuggestionRow:
    waits = one.answered_at is None
    own = one.participant_id is not None and one.participant_id == access.participant_id
    who = hidden.name(one.participant) if one.participant else _("A resident")
    return SuggestionRow(
        words=words_in(one), who=who, when=one.made_at, why=one.why,
        reply="" if waits else one.get_reply_display(), answer=one.answer,
        answer_at=of("answer_suggestion", clause.charter, one.pk) if answers and waits else "",
        withdraw=of("withdraw_suggestion", clause.charter, one.pk) if own and waits else "",
    )  # fmt: skip
