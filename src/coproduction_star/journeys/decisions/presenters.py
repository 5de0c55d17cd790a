import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.duties.standing import shade_of, state_in_words
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Decision, Interest, Kept, Programme, Promise
from coproduction_star.journeys.papers import in_words
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.access import Access

from .corrections import CorrectionRow, corrections_of

SHADES = {Kept.OPEN: "blue", Kept.KEPT: "green", Kept.PARTLY: "yellow", Kept.BROKEN: "red"}


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision."""

    anchor: str
    what: str
    why: str
    who: str
    when: dt.date
    dissent: str
    taken_on: str
    """Which frozen edition it was taken on; empty where it names none."""
    taken_on_address: str
    about: str
    about_address: str
    duties: str
    """How its duties stand, in a few words."""
    duties_shade: str
    duties_address: str
    commissioning: str
    correct: str
    """Where to correct it; empty for whoever may not."""
    corrections: tuple[CorrectionRow, ...]


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise, and whether it was kept."""

    anchor: str
    what: str
    who: str
    due: dt.date
    word: str
    shade: str
    note: str
    judge: str
    """Where to say how it went; empty when there is nothing to say or the reader may not."""
    correct: str
    corrections: tuple[CorrectionRow, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """What somebody declared."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """Decisions, promises and declared interests of a programme."""

    title: str
    frame: Frame
    decisions: tuple[DecisionRow, ...]
    decision_pages: Page[Any]
    promises: tuple[PromiseRow, ...]
    promise_pages: Page[Any]
    interests: tuple[Declared, ...]
    may_decide: bool
    may_promise: bool
    new_decision: str
    new_promise: str
    declare: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks."""

    title: str
    button: str
    frame: Frame
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


def decisions_page(
    *, programme: Programme, access: Access, decisions: Page[Decision], promises: Page[Promise],
    interests: Iterable[Interest], today: dt.date, hidden: Hidden,
) -> DecisionsPage:  # fmt: skip
    may_judge = has_perm(Permission.JUDGE_PROMISE, access, programme)
    may_decide = has_perm(Permission.RECORD_DECISION, access, programme)
    may_promise = has_perm(Permission.RECORD_PROMISE, access, programme)
    return DecisionsPage(
        title=_("Decisions and promises"),
        frame=programme_frame(programme=programme, access=access, here="decisions"),
        decisions=tuple(_decision(decision, programme, may_decide, hidden) for decision in decisions),
        decision_pages=decisions,
        promises=tuple(
            _promise(
                promise, programme, may_judge and promise.who_id != access.participant_id, may_promise, today, hidden
            )
            for promise in promises
        ),
        promise_pages=promises,
        interests=tuple(
            Declared(hidden.name(row.participant), hidden.quote(row.participant, _declared(row))) for row in interests
        ),
        may_decide=may_decide,
        may_promise=may_promise,
        new_decision=address("new_decision", programme),
        new_promise=address("new_promise", programme),
        declare=address("interest", programme) if has_perm(Permission.DECLARE_INTEREST, access, programme) else "",
    )


def _decision(decision: Decision, programme: Programme, may_correct: bool, hidden: Hidden) -> DecisionRow:  # noqa: FBT001 - a row's own facts
    about = decision.initiative
    return DecisionRow(
        anchor=f"decision-{decision.pk}",
        what=decision.what,
        why=decision.why,
        who=decision.decided_by,
        when=decision.decided_on,
        dissent=decision.dissent,
        taken_on=in_words(decision.taken_on),
        taken_on_address=decision.taken_on.get("address", ""),
        about=about.title if about else "",
        about_address=address("initiative", programme, about.pk) if about else "",
        duties=state_in_words(decision),
        duties_shade=shade_of(decision),
        duties_address=address("decision_duties", programme, decision.pk),
        commissioning=address("commissioning", programme, decision.pk),
        correct=address("correct_decision", programme, decision.pk) if may_correct else "",
        corrections=corrections_of(decision, hidden=hidden),
    )


def _declared(row: Interest) -> str:
    return _("nothing to declare") if row.none_to_declare else row.what


def _promise(
    promise: Promise, programme: Programme, may_judge: bool, may_correct: bool, today: dt.date, hidden: Hidden  # noqa: FBT001 - a row's own facts
) -> PromiseRow:  # fmt: skip
    late = promise.kept == Kept.OPEN and promise.due_on < today
    judge = may_judge and promise.kept == Kept.OPEN and not promise.others_judge
    open_word = _("Past its date") if late else _("Not yet due")
    return PromiseRow(
        anchor=f"promise-{promise.pk}",
        what=promise.what,
        who=promise.who_in_words or (hidden.name(promise.who) if promise.who else ""),
        due=promise.due_on,
        word=open_word if promise.kept == Kept.OPEN else promise.get_kept_display(),
        shade="orange" if late else SHADES[Kept(promise.kept)],
        note=promise.note,
        judge=address("judge_promise", programme, promise.pk) if judge else "",
        correct=address("correct_promise", programme, promise.pk) if may_correct else "",
        corrections=corrections_of(promise, hidden=hidden),
    )


def form_page(
    *, programme: Programme, access: Access, title: str, button: str, lead: str = "",
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> FormPage:  # fmt: skip
    frame = programme_frame(programme=programme, access=access, here="decisions")
    return FormPage(title=title, button=button, frame=frame, lead=lead, theirs=theirs)


def interest_page(*, programme: Programme, access: Access) -> FormPage:
    lead = _("We ask everyone, before they rate or decide. It takes a minute.")
    return form_page(
        programme=programme, access=access, title=_("Declare your interests"), button=_("Save"), lead=lead
    )
