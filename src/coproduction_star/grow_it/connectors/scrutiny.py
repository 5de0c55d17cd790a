"""What scrutiny asks, each question beside what the programme has written down about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from coproduction_star.data.content_files import Language
from coproduction_star.data.scrutiny import Prompt, Topic, prompts
from coproduction_star.grow_it.counting import counts_of
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.indicators.on_the_star import figures
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Initiative, Programme, Status
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.organisations.access import Access

from . import selectors
from .presenters import frame_of

MOST = 6
Line = tuple[str, str]
"""Words, and where they come from."""


@dataclass(frozen=True, slots=True)
class Asked:
    key: str
    question: str
    why: str
    follow: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ScrutinyPage:
    title: str
    frame: Frame
    asked: tuple[Asked, ...]
    machine_made: bool
    back: str


def scrutiny_page(programme: Programme, *, access: Access) -> ScrutinyPage:
    register = selectors.of_the_register(programme)
    asked = tuple(_asked(one, tuple(LINES[one.topic](programme, register))[:MOST]) for one in _prompts())
    return ScrutinyPage(
        title=_("What scrutiny asks"), frame=frame_of(programme, access), asked=asked,
        machine_made=any(one.translation.awaiting_check for one in _prompts()), back=at("connectors", programme),
    )  # fmt: skip


def _prompts() -> tuple[Prompt, ...]:
    spoken = (get_language() or "en").partition("-")[0]
    return prompts(Language(spoken) if spoken in set(Language) else Language.ENGLISH)


def _asked(one: Prompt, lines: tuple[Line, ...]) -> Asked:
    return Asked(one.topic.value, one.question, one.why, one.follow, lines)


def _changed(programme: Programme, _register: Iterable[Initiative]) -> Iterator[Line]:
    for one in figures(programme):
        yield f"{one.name}: {one.value:g} {one.unit} ({one.period})", one.address


def _load(programme: Programme, register: Iterable[Initiative]) -> Iterator[Line]:
    held = selectors.hours_of(programme)
    if held is not None and (held.citizen_hours or held.staff_hours):
        facts = {"residents": held.citizen_hours, "staff": held.staff_hours}
        told = _("Hours a month, as written down: residents %(residents)s, staff %(staff)s.") % facts
        yield told, address("initiatives", programme)
    for one in register:
        if one.groups_not_reached and one.status != Status.STOPPED:
            facts = {"what": one.title, "who": one.groups_not_reached}
            yield _("%(what)s does not reach: %(who)s") % facts, address("initiative", programme, one.pk)


def _stopped(programme: Programme, register: Iterable[Initiative]) -> Iterator[Line]:
    for one in register:
        if one.status == Status.STOPPED:
            yield " · ".join(filter(None, (one.title, one.summary))), address("initiative", programme, one.pk)


def _disagreed(programme: Programme, _register: Iterable[Initiative]) -> Iterator[Line]:
    for one in selectors.disagreed(programme):
        yield f"{one.what}: {one.dissent}", f"{address('decisions', programme)}#decision-{one.pk}"
    for view in selectors.doubts(programme):
        told = _("A doubt about “%(measure)s”: %(words)s") % {
            "measure": view.figure.indicator.title,
            "words": view.words,
        }
        yield told, at("indicator", programme, view.figure.indicator_id)


def _lasting(programme: Programme, _register: Iterable[Initiative]) -> Iterator[Line]:
    alone, late = counts_of(programme).unowned, facts_of(programme).overdue
    if counts_of(programme).bodies and alone:
        told = ngettext("Nobody answers for %(n)s outcome.", "Nobody answers for %(n)s outcomes.", alone)
        yield told % {"n": alone}, at("governance", programme)
    if late:
        told = ngettext(
            "%(n)s promise is past its date, and nobody has said how it went.",
            "%(n)s promises are past their date, and nobody has said how they went.", late,
        )  # fmt: skip
        yield told % {"n": late}, f"{address('decisions', programme)}#promises"
    for one in selectors.seats_that_end(programme):
        facts = {"seat": one.role, "body": one.body.name, "day": date_format(one.ends_on, "j F Y")}
        yield _("%(seat)s on %(body)s: the term ends on %(day)s") % facts, at("governance", programme)


LINES: Mapping[Topic, Callable[[Programme, Iterable[Initiative]], Iterator[Line]]] = {
    Topic.CHANGED: _changed, Topic.LOAD: _load, Topic.STOPPED: _stopped, Topic.DISAGREED: _disagreed,
    Topic.LASTING: _lasting,
}  # fmt: skip
