"""The pages of the team: all reviews, one review, and what is asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import PointState, Review, ReviewPhase, Visit
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.drawing.chart import Chart

from .addresses import at, in_short, reviews_address
from .reading import Shown
from .report_page import AnswerRow, ReportBlock, answer_rows, report_block
from .seen_page import (
    PhotoRow,
    PointRow,
    beside_said,
    chart_of,
    day,
    people,
    photo_rows,
    place_rows,
    point_rows,
    took_said,
    visit_said,
    whole_said,
)
from .services import MOVES
from .wording import NEXT

HERE = "visits"
ENDS = (ReviewPhase.AGREEING, ReviewPhase.ANSWERED, ReviewPhase.CLOSED)
"""Phases in which somebody may ask for the end, and hear what is missing, or undo it."""
DAY = "j F Y"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    title: str
    address: str
    about: str
    phase: str
    closed: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    frame: Frame
    rows: tuple[ReviewRow, ...]
    begin: str


@dataclass(frozen=True, slots=True)
class Act:
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Phases:
    """Where it stands, the way so far with its days, and the buttons that lead on or back."""

    now: str
    next: str
    way: tuple[tuple[str, str], ...]
    moves: tuple[tuple[str, str], ...]
    move: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    title: str
    frame: Frame
    about: str
    service: str
    initiative: str
    initiative_address: str
    visit_until: str
    answer_by: str
    late: bool
    closed: bool
    phases: Phases
    took: tuple[str, ...]
    whole: str
    beside: tuple[str, ...]
    photos: tuple[PhotoRow, ...]
    chart: Chart | None
    points: tuple[PointRow, ...]
    suggested: tuple[Act, ...]
    out: tuple[Act, ...]
    places: tuple[tuple[str, str], ...]
    report: ReportBlock | None
    report_acts: tuple[Act, ...]
    answers: tuple[AnswerRow, ...]
    close: str
    deed: str
    waiting: tuple[Act, ...]
    yours: tuple[Act, ...]
    link: str
    link_address: str
    add: str
    acts: tuple[Act, ...]
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def list_page(programme: Programme, *, access: Access, reviews: Iterable[Any]) -> ListPage:
    keeps = has_perm(Permission.KEEP_REVIEWS, access, programme)
    return ListPage(
        _("Visits and reviews"), frame_of(programme, access), tuple(_listed(one, programme) for one in reviews),
        at("new_review", programme) if keeps else "",
    )  # fmt: skip


def _listed(one: Any, programme: Programme) -> ReviewRow:
    visits = ngettext("%(n)s visit", "%(n)s visits", one.number) % {"n": people(one.number)}
    until = _("answer by %(day)s") % {"day": day(one.answer_by)}
    return ReviewRow(
        one.title, at("review", programme, one.pk), f"{visits} · {until}", one.get_phase_display(),
        one.phase == ReviewPhase.CLOSED,
    )  # fmt: skip


def review_page(review: Review, shown: Shown, *, access: Access, yours: Iterable[Visit]) -> ReviewPage:
    programme, goes_on = review.programme, review.phase in MOVES
    may_keep = has_perm(Permission.KEEP_REVIEWS, access, review)
    keeps = may_keep and goes_on
    where = at("public_review", programme, review.pk) if programme.published_at else ""
    return ReviewPage(
        title=review.title, frame=frame_of(programme, access), about=review.about, service=review.service,
        initiative=str(review.initiative or ""), initiative_address=_initiative(review),
        visit_until=day(review.visit_until), answer_by=day(review.answer_by),
        late=goes_on and review.answer_by < timezone.localdate(), closed=not goes_on,
        phases=_phases(review, keeps=keeps), took=tuple(took_said(shown.took)), whole=whole_said(shown),
        beside=tuple(beside_said(review, shown)), photos=photo_rows(review, shown, "visit_photo"),
        chart=chart_of(review, shown), points=point_rows(review, shown, keeps=keeps),
        suggested=_other_points(review, shown, PointState.SUGGESTED) if keeps else (),
        out=_other_points(review, shown, PointState.OUT) if keeps else (), places=place_rows(shown),
        report=report_block(shown.reported), report_acts=tuple(_report_acts(review, shown, access)),
        answers=answer_rows(shown.checklist, shown.answers),
        close=at("close_review", programme, review.pk) if may_keep and review.phase in ENDS else "",
        deed="reopen" if review.phase == ReviewPhase.CLOSED else "close",
        waiting=tuple(_to_check(review, shown, access)), yours=_yours(review, yours),
        link=in_short(where) if where else "", link_address=where,
        add=at("new_review_point", programme, review.pk) if keeps else "", acts=tuple(_acts(review, access)),
        back=reviews_address(programme),
    )  # fmt: skip


def _initiative(review: Review) -> str:
    return journey_address("initiative", review.programme, review.initiative_id) if review.initiative else ""


def _phases(review: Review, *, keeps: bool) -> Phases:
    others = [one for one in MOVES if one != review.phase]
    return Phases(
        review.get_phase_display(), str(NEXT[ReviewPhase(review.phase)]), way_of(review),
        tuple((one.value, str(one.label)) for one in others) if keeps else (),
        at("move_review", review.programme, review.pk) if keeps else "",
    )  # fmt: skip


def way_of(review: Review) -> tuple[tuple[str, str], ...]:
    """Each phase so far with its day."""
    return tuple((str(ReviewPhase(name).label), day(parse_date(on))) for name, on in review.phases)


def _other_points(review: Review, shown: Shown, state: str) -> tuple[Act, ...]:
    return tuple(
        Act(one.title, at("review_point", review.programme, review.pk, one.pk))
        for one in shown.points
        if one.state == state
    )


def _to_check(review: Review, shown: Shown, access: Access) -> Iterator[Act]:
    if has_perm(Permission.CHECK_VISITS, access, review):
        for one in shown.to_check:
            yield Act(
                _("Check what somebody saw of “%(point)s”") % {"point": one.point.title},
                at("check_visit", review.programme, review.pk, one.pk),
            )
        for photo in shown.photos_to_check:
            yield Act(_("Check a photograph"), at("check_photo", review.programme, review.pk, photo.pk))
        for view in shown.views_to_check:
            where = at("check_report_view", review.programme, review.pk, view.pk)
            yield Act(_("Check what somebody says of the report"), where)


def _report_acts(review: Review, shown: Shown, access: Access) -> Iterator[Act]:
    programme, key = review.programme, review.pk
    agreeing = review.phase == ReviewPhase.AGREEING
    if agreeing and has_perm(Permission.KEEP_REVIEWS, access, review):
        yield Act(_("Write the report"), at("write_report", programme, key))
    if shown.reported is None:
        return
    yield Act(_("Every version of the report"), at("report_versions", programme, key))
    if agreeing and has_perm(Permission.VISIT, access, review):
        yield Act(_("Say whether you agree"), at("report_view", programme, key))
    if agreeing and has_perm(Permission.ANSWER_REVIEWS, access, review):
        yield Act(_("Give the service’s answer"), at("answer_review", programme, key))


def _yours(review: Review, visits: Iterable[Visit]) -> tuple[Act, ...]:
    photos = _("Photographs")
    return tuple(
        act
        for one in visits
        for act in (
            Act(visit_said(one), at("change_visit", review.programme, review.pk, one.pk)),
            Act(f"{photos}: {visit_said(one)}", at("visit_photos", review.programme, review.pk, one.pk)),
        )
    )


def _acts(review: Review, access: Access) -> Iterator[Act]:
    programme, key = review.programme, review.pk
    if has_perm(Permission.VISIT, access, review):
        if review.phase == ReviewPhase.CHOOSING:
            yield Act(_("Say what good looks like"), at("choose_points", programme, key))
        if review.phase == ReviewPhase.VISITING:
            yield Act(_("Tell of a visit"), at("visit", programme, key))
    asked = review.phase in (ReviewPhase.CHOOSING, ReviewPhase.VISITING) or (
        review.phase == ReviewPhase.AGREEING and getattr(review, "report", None) is not None
    )
    if asked and has_perm(Permission.ENTER_VISITS, access, review):
        yield Act(_("Type in what somebody said on paper, by phone or in a talk"), at("enter_visit", programme, key))
    if review.phase in MOVES and has_perm(Permission.KEEP_REVIEWS, access, review):
        yield Act(_("Change the review"), at("change_review", programme, key))
        if programme.published_at:
            yield Act(_("Invite people: a sheet with a QR code"), at("review_poster", programme, key))
    yield Act(_("As a Word document"), at("review_word", programme, key))
    yield Act(_("As PDF"), at("review_pdf", programme, key))


def form_page(programme: Programme, *, access: Access, title: str, button: str, back: str, **more: Any) -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, **more)
