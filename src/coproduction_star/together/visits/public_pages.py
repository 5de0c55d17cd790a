"""What anyone reads of a review, the forms, the four words after them, the sheet, and what four words open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import (
    Review,
    ReviewPhase,
    ReviewPoint,
    ReviewTaker,
    Score,
    ServiceAnswer,
    Visit,
    VisitMark,
)
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.qr import QRCode, qr_code
from coproduction_star.voices.contributions.presenters import reader_of
from coproduction_star.voices.models import Listening, State

from .addresses import at, in_full, in_short
from .presenters import frame_of, way_of
from .reading import Shown
from .report_page import AnswerRow, ReportBlock, answer_rows, report_block
from .report_selectors import Reported
from .seen_page import (
    PhotoRow,
    PointRow,
    beside_said,
    chart_of,
    day,
    photo_rows,
    place_rows,
    point_rows,
    took_said,
    visit_said,
    whole_said,
)
from .taking_part import takes_choices, takes_views, takes_visits
from .wording import NEXT


@dataclass(frozen=True, slots=True)
class PublicPage:
    """`take_part` is empty while nothing is asked; `closed` says why the forms are closed."""

    title: str
    programme: str
    organisation: str
    about: str
    service: str
    phase: str
    over: bool
    next: str
    visit_until: str
    answer_by: str
    way: tuple[tuple[str, str], ...]
    took: tuple[str, ...]
    whole: str
    beside: tuple[str, ...]
    photos: tuple[PhotoRow, ...]
    chart: Chart | None
    points: tuple[PointRow, ...]
    places: tuple[tuple[str, str], ...]
    report: ReportBlock | None
    answers: tuple[AnswerRow, ...]
    take_part: str
    take_part_text: str
    paper: str
    closed: bool
    follow: str
    contact: str


@dataclass(frozen=True, slots=True)
class TakePage:
    """A form for anyone. `chooses` says that it asks what good looks like."""

    title: str
    review: str
    programme: str
    organisation: str
    about: str
    reader: str
    danger: str
    answer_by: str
    button: str
    back: str
    paper: str
    chooses: bool
    wait: int


@dataclass(frozen=True, slots=True)
class ToldPage:
    """`words` is empty when they are not shown here any more. `frame` is there for whoever typed it in."""

    title: str
    programme: str
    organisation: str
    words: tuple[str, ...]
    answer_by: str
    follow: str
    back: str
    type_at: str
    another: str = ""
    frame: Frame | None = None


@dataclass(frozen=True, slots=True)
class PaperPage:
    """Before printing there are no copies; each copy is its four words."""

    title: str
    heading: str
    review: str
    programme: str
    organisation: str
    about: str
    reader: str
    danger: str
    hand_in: str
    contact: str
    answer_by: str
    points: tuple[tuple[str, str], ...]
    chooses: bool
    scores: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]
    type_at: str
    back: str
    again: str
    wait: int


@dataclass(frozen=True, slots=True)
class PosterPage:
    title: str
    organisation: str
    programme: str
    asks: str
    promise: str
    by_when: str
    address: str
    code: QRCode
    back: str


@dataclass(frozen=True, slots=True)
class OwnVisit:
    """One visit as they told it, and whether others may read it."""

    title: str
    change: str
    photos: str
    quote: bool
    rows: tuple[tuple[str, str, str, str], ...]
    """Point, score, words, and what became of the words."""


@dataclass(frozen=True, slots=True)
class OwnPage:
    title: str
    programme: str
    organisation: str
    visits: tuple[OwnVisit, ...]
    chosen: tuple[str, ...]
    phase: str
    answer_by: str
    review: str
    report: ReportBlock | None
    view: str
    answers: tuple[AnswerRow, ...]
    choose: str
    visit: str
    take_back: str
    close: str
    contact: str


@dataclass(frozen=True, slots=True)
class DeedPage:
    title: str
    lead: str
    button: str
    back: str
    chooses: bool = False
    text: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


def public_page(review: Review, shown: Shown, *, takes: bool, follow: str) -> PublicPage:
    programme = review.programme
    asked, text = _asks(review, takes=takes)
    return PublicPage(
        title=review.title, programme=programme.name, organisation=programme.organisation.name, about=review.about,
        service=review.service, phase=review.get_phase_display(), over=review.phase == ReviewPhase.CLOSED,
        next=str(NEXT[ReviewPhase(review.phase)]), visit_until=day(review.visit_until),
        answer_by=day(review.answer_by), way=way_of(review), took=tuple(took_said(shown.took)),
        whole=whole_said(shown), beside=tuple(beside_said(review, shown)),
        photos=photo_rows(review, shown, "public_visit_photo"), chart=chart_of(review, shown),
        points=point_rows(review, shown),
        places=place_rows(shown), report=report_block(shown.reported),
        answers=answer_rows(shown.checklist, shown.answers), take_part=asked, take_part_text=text,
        paper=at("review_paper", programme, review.pk) if asked else "",
        closed=not takes and (takes_choices(review) or takes_visits(review)), follow=follow,
        contact=programme.organisation.contact,
    )  # fmt: skip


def _asks(review: Review, *, takes: bool) -> tuple[str, str]:
    if takes and takes_choices(review):
        return at("choose_review", review.programme, review.pk), _("Say what good looks like")
    if takes and takes_visits(review):
        return at("tell_visit", review.programme, review.pk), _("Tell of a visit")
    return "", ""


def take_page(review: Review, listening: Listening, *, chooses: bool, wait: int) -> TakePage:
    programme = review.programme
    return TakePage(
        title=_("What does good look like?") if chooses else _("What did you see?"), review=review.title,
        programme=programme.name, organisation=programme.organisation.name, about=review.about,
        reader=reader_of(listening), danger=listening.in_danger, answer_by=day(review.answer_by), button=_("Send"),
        back=at("public_review", programme, review.pk), paper=at("review_paper", programme, review.pk),
        chooses=chooses, wait=wait,
    )  # fmt: skip


def told_page(review: Review, *, words: str, follow: str) -> ToldPage:
    programme = review.programme
    return ToldPage(
        title=_("Thank you. Write these four words down") if words else _("Your four words are not shown here now"),
        programme=programme.name, organisation=programme.organisation.name,
        words=tuple(words.split("-")) if words else (), answer_by=day(review.answer_by), follow=follow,
        back=at("public_review", programme, review.pk), type_at=_type_at(follow),
    )  # fmt: skip


def entered_page(review: Review, *, access: Access, words: str, follow: str) -> ToldPage:
    programme = review.programme
    return ToldPage(
        title=_("It is kept"), frame=frame_of(programme, access), programme=programme.name,
        organisation=programme.organisation.name, words=tuple(words.split("-")) if words else (),
        answer_by=day(review.answer_by), follow=follow, type_at=_type_at(follow),
        another=at("enter_visit", programme, review.pk), back=at("review", programme, review.pk),
    )  # fmt: skip


def _type_at(follow: str) -> str:
    return f"{settings.SITE_URL.partition('://')[2]}{follow}"


def paper_page(
    review: Review, listening: Listening, *, points: Sequence[ReviewPoint], printed: tuple[str, ...], follow: str,
    wait: int,
) -> PaperPage:  # fmt: skip
    programme = review.programme
    return PaperPage(
        title=_("Print this form"), heading=review.title, review=review.title, programme=programme.name,
        organisation=programme.organisation.name, about=review.about, reader=reader_of(listening),
        danger=listening.in_danger, hand_in=listening.hand_in, contact=programme.organisation.contact,
        answer_by=day(review.answer_by), points=tuple((one.title, one.easy) for one in points),
        chooses=takes_choices(review), scores=tuple(str(label) for label in Score.labels),
        copies=tuple(tuple(one.split("-")) for one in printed), type_at=_type_at(follow),
        back=at("public_review", programme, review.pk), again=at("review_paper", programme, review.pk), wait=wait,
    )  # fmt: skip


def poster_page(review: Review) -> PosterPage:
    programme = review.programme
    where = at("public_review", programme, review.pk)
    return PosterPage(
        title=review.title, organisation=programme.organisation.name, programme=programme.name, asks=review.about,
        promise=_("No account and no name is needed. What you say never changes what help you can get."),
        by_when=_("By %(day)s the service answers, and everyone can read it.") % {"day": day(review.answer_by)},
        address=in_short(where), code=qr_code(in_full(where)), back=at("review", programme, review.pk),
    )  # fmt: skip


def own_page(
    taker: ReviewTaker, *, visits: Iterable[Visit], told: Mapping[Any, list[VisitMark]],
    points: Sequence[ReviewPoint], chosen: frozenset[str], addresses: Mapping[str, str],
    changes: Mapping[Any, str], reported: Reported | None, answers: Mapping[Any, ServiceAnswer],
) -> OwnPage:  # fmt: skip
    review, programme = taker.review, taker.review.programme
    return OwnPage(
        title=review.title, programme=programme.name, organisation=programme.organisation.name,
        visits=tuple(_own(one, told.get(one.pk, []), changes.get(one.pk, "")) for one in visits),
        chosen=tuple(one.title for one in points if str(one.pk) in chosen), phase=review.get_phase_display(),
        answer_by=day(review.answer_by),
        review=at("public_review", programme, review.pk) if programme.published_at else "",
        report=report_block(reported), answers=answer_rows(points, answers),
        view=addresses["view"] if reported and takes_views(review) else "",
        choose=addresses["choose"] if takes_choices(review) else "",
        visit=addresses["visit"] if takes_visits(review) else "", take_back=addresses["take_back"],
        close=addresses["close"], contact=programme.organisation.contact,
    )  # fmt: skip


def _own(visit: Visit, marks: Iterable[VisitMark], change: str) -> OwnVisit:
    rows = tuple(
        (
            one.point.title, str(Score(one.score).label) if one.score is not None else "", one.words,
            _state_said(one, quote=visit.quote),
        )
        for one in marks
    )  # fmt: skip
    photos = reverse("together:own_photos", args=[visit.pk])
    return OwnVisit(visit_said(visit), change, photos, visit.quote, rows)


def _state_said(one: VisitMark, *, quote: bool) -> str:
    if not one.words:
        return _("Counted")
    if one.state == State.REFUSED:
        why = _("Not shown: %(rule)s.") % {"rule": one.get_reason_display()}
        return f"{why} {one.reason_words}".strip()
    if one.state != State.SHOWN:
        return _("Waiting to be checked")
    return _("Others can read it") if quote else _("The team reads it")
