"""One object for each page of a business case, but the long one: that is in `case_page`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.focus_it.file_problems import told
from coproduction_star.focus_it.models import BusinessCase, Challenge
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.frames import Frame, Link, SurePage, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from . import sentences
from .addresses import at, cases_address
from .answering import Answer
from .boxes import KIND_NAMES
from .challenged import OpenChallenge, about_part
from .document import FIGURES, SETTINGS, Place, named, part_at, place_of, titled, uses_of
from .missing import called, missing_in
from .notes import WELLBY, Note, about_wellbys, notes_for
from .own_record import own_notes
from .selectors import Takeable

Rows = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in the list."""

    title: str
    address: str
    about: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The cases of a programme; `new` and `bring` are empty for whoever may not write one."""

    title: str
    frame: Frame
    lead: str
    rows: tuple[CaseRow, ...]
    new: str
    bring: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks. `problems` are what is wrong with a file: where, why, what to do."""

    title: str
    frame: Frame
    button: str
    lead: str = ""
    theirs: Rows = ()
    problems: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MissingLine:
    """Something that is still missing, with the way to it."""

    what: str
    reason: str
    remedy: str
    address: str
    stops: bool


@dataclass(frozen=True, slots=True)
class AnswerBox:
    """The answer beside a form or above the parts."""

    sentences: tuple[str, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class PartPage:
    """One part, with the answer that follows what is typed."""

    title: str
    frame: Frame
    kind: str
    theirs: Rows
    gone: bool
    answer: AnswerBox
    preview: str
    used_by: tuple[tuple[str, str], ...]
    challenged: tuple[OpenChallenge, ...]
    notes: tuple[Note, ...]
    remove: str
    back: str


@dataclass(frozen=True, slots=True)
class TakePage:
    """Published values and results of cases to take a figure from, and when wellbeing may be given a price."""

    title: str
    frame: Frame
    words: str
    values: tuple[Takeable, ...]
    results: tuple[Takeable, ...]
    note: Note | None
    back: str
    own: tuple[Takeable, ...] = ()
    """The organisation's own record of forecasts."""


def list_page(*, programme: Programme, access: Access, cases: Iterable[BusinessCase]) -> ListPage:
    may = has_perm(Permission.EDIT_BUSINESS_CASE, access, programme)
    here = cases_address(programme)
    return ListPage(
        title=_("Business cases"),
        frame=frame_of(programme, access),
        lead=_("What an idea costs and brings, to whom, and how sure that is. The answer changes as you write."),
        rows=tuple(CaseRow(one.title, at("business_case", one), _about(one)) for one in cases),
        new=f"{here}new/" if may else "",
        bring=f"{here}bring/" if may else "",
    )


def _about(case: BusinessCase) -> str:
    day = date_format(timezone.localtime(case.changed_at), "j F Y")
    about = case.initiative.title if case.initiative else _("no initiative")
    return _("About: %(about)s. Last changed on %(day)s.") % {"about": about, "day": day}


def frame_of(programme: Programme, access: Access, *links: Link) -> Frame:
    frame = programme_frame(programme=programme, access=access, here="business-case")
    focus = Link(_("Focus it"), step_address(programme, "focus_it"))
    return replace(frame, up=(*frame.up, focus, *links))


def inside(case: BusinessCase, access: Access, *links: Link, deep: bool = True) -> Frame:
    up = [Link(_("Business cases"), cases_address(case.programme))]
    up += [Link(case.title, at("business_case", case))] if deep else []
    return frame_of(case.programme, access, *up, *links)


def start_page(*, programme: Programme, access: Access) -> FormPage:
    lead = _(
        "A few guesses are enough for a first answer. You make each one better later, with its range and source. "
        "Leave open what you do not know."
    )
    up = Link(_("Business cases"), cases_address(programme))
    return FormPage(_("Start a business case"), frame_of(programme, access, up), _("Show me a first answer"), lead)


def bring_page(*, programme: Programme, access: Access, problems: Sequence[Any] = ()) -> FormPage:
    up = Link(_("Business cases"), cases_address(programme))
    found = tuple(told(one, called) for one in problems)
    title, button = _("Begin empty, or from a file"), _("Begin")
    return FormPage(title, frame_of(programme, access, up), button, problems=found)


def answer_box(answer: Answer) -> AnswerBox:
    stopping = sum(1 for gap in answer.gaps if gap.stops)
    if answer.worked is None:
        told = ngettext(
            "There is no answer yet: %(number)s thing is missing.",
            "There is no answer yet: %(number)s things are missing.",
            stopping,
        )
        return AnswerBox((), told % {"number": stopping})
    worked = answer.worked
    told = (sentences.opening, sentences.how_sure, sentences.what_turns_it, sentences.without_optimism)
    return AnswerBox(tuple(filter(None, (say(worked) for say in told))), "")


def missing_lines(case: BusinessCase, answer: Answer) -> tuple[MissingLine, ...]:
    return tuple(
        MissingLine(one.what, one.reason, one.remedy, at("case_part", case, one.part), one.stops)
        for one in missing_in(case.content, answer)
    )


def part_page(
    *, case: BusinessCase, access: Access, place: Place, answer: Answer, theirs: Rows = (), gone: bool = False,
    challenges: Sequence[Challenge] = (), shown: Mapping[str, Any] | None = None,
) -> PartPage:  # fmt: skip
    part = None if place.is_new else part_at(case.content, place)
    kind = str(KIND_NAMES[place.kind])
    uses = tuple(dict.fromkeys(uses_of(case.content, place.name))) if place.kind == FIGURES else ()
    removable = part is not None and place.kind != SETTINGS
    return PartPage(
        title=kind if part is None or place.kind == SETTINGS else titled(part, place.name),
        frame=inside(case, access, Link(_("Change the case"), at("case_parts", case))),
        kind=kind,
        theirs=theirs,
        gone=gone,
        answer=answer_box(answer),
        preview=at("preview_part", case, place.key),
        used_by=tuple((_where(case.content, key), at("case_part", case, key)) for key in uses),
        notes=(*own_notes(case, place, access), *notes_for(case.content, place, part if shown is None else shown)),
        challenged=about_part(case, place.key, challenges, access),
        remove=at("remove_part", case, place.key) if removable else "",
        back=at("case_parts", case),
    )


def _where(content: Mapping[str, Any], key: str) -> str:
    """A line by its option, because the same line stands in several."""
    place = place_of(key)
    option = part_at(dict(content), place_of(f"options/{place.option}"))
    return f"{titled(option, place.option)}: {named(part_at(dict(content), place), key)}"


def remove_page(*, case: BusinessCase, access: Access, place: Place) -> SurePage:
    name = named(part_at(case.content, place), place.name)
    uses = len(set(uses_of(case.content, place.name))) if place.kind == FIGURES else 0
    used = ngettext(
        "%(number)s line counts with it and waits then for another figure.",
        "%(number)s lines count with it and wait then for another figure.",
        uses,
    ) % {"number": uses}
    return SurePage(
        title=_("Take “%(name)s” out?") % {"name": name},
        about=case.title,
        frame=inside(case, access, Link(_("Change the case"), at("case_parts", case))),
        points=(used,) if uses else (),
        undo=_("You can bring it back from the page where the case is changed."),
        button=_("Take it out"),
        back=at("case_parts", case),
    )


def form_page(
    *, case: BusinessCase, access: Access, title: str, button: str, lead: str = "", theirs: Rows = ()
) -> FormPage:
    return FormPage(
        title, inside(case, access, Link(_("Change the case"), at("case_parts", case))), button, lead, theirs
    )


def take_page(
    *, case: BusinessCase, access: Access, words: str, values: Sequence[Takeable], results: Sequence[Takeable],
    own: Sequence[Takeable] = (),
) -> TakePage:  # fmt: skip
    return TakePage(
        title=_("Take a published figure"),
        frame=inside(case, access, Link(_("Change the case"), at("case_parts", case))),
        words=words,
        values=tuple(values),
        results=tuple(results),
        own=tuple(own),
        note=about_wellbys() if any(one.key == WELLBY for one in values) else None,
        back=at("case_parts", case),
    )
