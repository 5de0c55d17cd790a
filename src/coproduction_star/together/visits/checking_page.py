"""What a moderator sees of what a visitor wrote, with the rules beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import ReportView, Review, Score, VisitMark
from coproduction_star.voices.moderation.presenters import RuleText, rule_texts

from .addresses import at
from .presenters import frame_of
from .seen_page import visit_said


@dataclass(frozen=True, slots=True)
class CheckPage:
    title: str
    frame: Frame
    button: str
    back: str
    point: str
    visit: str
    score: str
    state: str
    found: tuple[str, ...]
    rules: tuple[RuleText, ...]
    theirs: tuple[tuple[str, str, str], ...]


def check_page(
    review: Review, mark: VisitMark, *, access: Access, theirs: tuple[tuple[str, str, str], ...]
) -> CheckPage:
    return CheckPage(
        title=_("Check what a visitor wrote"), frame=frame_of(review.programme, access), button=_("Decide"),
        back=at("review", review.programme, review.pk), point=mark.point.title, visit=visit_said(mark.visit),
        score="" if mark.score is None else str(Score(mark.score).label), state=mark.get_state_display(),
        found=tuple(_found(mark)), rules=rule_texts(), theirs=theirs,
    )  # fmt: skip


def check_view_page(
    review: Review, view: ReportView, *, access: Access, theirs: tuple[tuple[str, str, str], ...]
) -> CheckPage:
    return CheckPage(
        title=_("Check what somebody says of the report"), frame=frame_of(review.programme, access),
        button=_("Decide"), back=at("review", review.programme, review.pk), point=review.title, visit="",
        score=_("Agrees, and adds") if view.agrees else _("Does not agree"), state=view.get_state_display(),
        found=(*_telling(view), _("Keep what they mean: who disagrees keeps their words.")), rules=rule_texts(),
        theirs=theirs,
    )  # fmt: skip


def _telling(row: VisitMark | ReportView) -> Iterator[str]:
    if row.third_person:
        yield _("It may tell who somebody is: there seems to be a name in it.")
    if row.has_address:
        yield _("There seems to be an address, an e-mail or a phone number in it.")


def _found(mark: VisitMark) -> Iterator[str]:
    yield from _telling(mark)
    if mark.visit.quote:
        yield _("Its author agrees that others read it, without a name.")
    else:
        yield _("Its author does not agree that others read it: only the team does.")


def still_tells() -> str:
    return _("It still seems to tell who somebody is or where they live. Edit it, or tick that you have read it and "
             "there is nobody and no address in it.")  # fmt: skip
