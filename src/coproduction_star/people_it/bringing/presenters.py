from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys.answers import Fault, WrongAnswer
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.asking.faults import sentence_of
from coproduction_star.people_it.models import AnswerFile, FileState, Survey

HERE = "surveys"


@dataclass(frozen=True, slots=True)
class BringPage:
    title: str
    frame: Frame
    lead: str
    button: str
    files: tuple[tuple[str, str, str], ...]
    """Name, state and address of those brought before."""
    codebook: str
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FilePage:
    """`state` says what can be done; `refresh` is set while something is under way."""

    title: str
    frame: Frame
    state: str
    said: str
    read: int
    good: int
    bad: int
    twice: int
    written: int
    unknown: tuple[str, ...]
    complaints: tuple[tuple[str, str, int, int], ...]
    """Column, sentence, first row, rows."""
    more: int
    can_confirm: bool
    can_take_back: bool
    take_back: str
    back: str
    refresh: str


def address(name: str, survey: Survey, *more: object) -> str:
    programme = survey.programme
    return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, survey.pk, *more))


def bring_page(survey: Survey, files: tuple[AnswerFile, ...], *, access: Access) -> BringPage:
    return BringPage(
        title=_("Bring in a file of answers"),
        frame=programme_frame(programme=survey.programme, access=access, here=HERE),
        lead=_("First we look through it and tell you what is wrong. Nothing is added until you say so."),
        button=_("Look through it"),
        files=tuple((of.name, of.get_state_display(), address("brought_answers", survey, of.pk)) for of in files),
        codebook=address("enter_answers", survey),
    )


def file_page(survey: Survey, of: AnswerFile, *, access: Access) -> FilePage:
    waits = of.state in {FileState.READING, FileState.WRITING}
    return FilePage(
        title=of.name,
        frame=programme_frame(programme=survey.programme, access=access, here=HERE),
        state=of.state,
        said=of.get_state_display(),
        read=of.read, good=of.good, bad=of.bad, twice=of.twice, written=of.written,
        unknown=tuple(of.unknown),
        complaints=tuple((one[0], _said(one[1], one[2]), one[3], one[4]) for one in of.complaints),
        more=of.more_complaints,
        can_confirm=of.state == FileState.LOOKED and of.good > 0,
        can_take_back=of.state == FileState.DONE,
        take_back=address("take_back_brought", survey, of.pk),
        back=address("bring_answers", survey),
        refresh="3" if waits else "",
    )  # fmt: skip


def _said(fault: str, what: str) -> str:
    sentence = (
        _("This is none of its answers.") if fault == Fault.NO_CHOICE else sentence_of(WrongAnswer(Fault(fault)))
    )
    return f"“{what}”: {sentence}" if what else sentence
