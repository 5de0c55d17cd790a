from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.pre_start import Topic
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import PreStartAnswer
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.frames import FormPage, Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access


@dataclass(frozen=True, slots=True)
class Said:
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One thing to settle, what is said of it now, and what was said before."""

    name: str
    question: str
    why: str
    said: Said | None
    before: tuple[Said, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class PreStartPage:
    title: str
    frame: Frame
    sentence: str
    rows: tuple[TopicRow, ...]
    back: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here="grow_it")


def pre_start_page(
    programme: Programme, *, access: Access, topics: Sequence[Topic], answers: Mapping[str, Sequence[PreStartAnswer]]
) -> PreStartPage:  # fmt: skip
    may = has_perm(Permission.SETTLE, access, programme)
    rows = tuple(
        _row(one, answers.get(one.id, ()), at("settle", programme, one.id) if may else "") for one in topics
    )  # fmt: skip
    still = sum(one.said is None for one in rows)
    sentence = _("%(n)s of %(all)s are still open. That holds nothing up.") % {"n": still, "all": len(rows)}
    return PreStartPage(
        _("Before you begin"), frame_of(programme, access), sentence if still else _("Everything is settled."), rows,
        at("assessments", programme),
    )  # fmt: skip


def _row(topic: Topic, answers: Sequence[PreStartAnswer], answer: str) -> TopicRow:
    said = tuple(Said(one.words, f"{one.who}, {date_format(one.made_at, 'j F Y')}") for one in answers)
    return TopicRow(topic.name, topic.question, topic.why, said[0] if said else None, said[1:], answer)


def form_page(programme: Programme, topic: Topic, *, access: Access, theirs: object = ()) -> FormPage:
    return FormPage(
        topic.question, frame_of(programme, access), _("Save"), at("pre_start", programme), topic.why, theirs
    )  # fmt: skip
