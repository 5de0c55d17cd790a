from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.models import Survey
from coproduction_star.people_it.permissions import Permission

from .addresses import at, surveys_address

Rows = tuple[tuple[str, str, str], ...]
TOOL = "survey"


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One survey in the list."""

    title: str
    address: str
    state: str
    colour: str
    about: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The surveys of a programme; `new` is empty for whoever may not begin one."""

    title: str
    frame: Frame
    lead: str
    rows: tuple[SurveyRow, ...]
    new: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks."""

    title: str
    frame: Frame
    button: str
    lead: str = ""
    theirs: Rows = ()
    back: str = ""


def frame_of(programme: Programme, access: Access, *links: Link) -> Frame:
    frame = programme_frame(programme=programme, access=access, here=TOOL)
    people = Link(_("People it"), step_address(programme, "people_it"))
    return replace(frame, up=(*frame.up, people, *links))


def inside(survey: Survey, access: Access, *, deep: bool = True) -> Frame:
    up = [Link(_("Surveys"), surveys_address(survey.programme))]
    up += [Link(survey.title, at("survey", survey))] if deep else []
    return frame_of(survey.programme, access, *up)


def list_page(*, programme: Programme, access: Access, surveys: Iterable[Any]) -> ListPage:
    may = has_perm(Permission.EDIT_SURVEY, access, programme)
    return ListPage(
        title=_("Surveys"),
        frame=frame_of(programme, access),
        lead=_(
            "Ask people what they can do, what they would like, and what makes it hard. Then do something with it."
        ),
        rows=tuple(_row(one) for one in surveys),
        new=f"{surveys_address(programme)}new/" if may else "",
    )


def _row(survey: Any) -> SurveyRow:
    state, colour = state_of(survey)
    about = [survey.get_audience_display()]
    if survey.published_at:
        about.append(answers_said(survey.answers))
    return SurveyRow(survey.title, at("survey", survey), state, colour, ", ".join(about))


def answers_said(number: int) -> str:
    return ngettext("%(number)s answer", "%(number)s answers", number) % {"number": number}


def state_of(survey: Survey) -> tuple[str, str]:
    """Where it stands, and the colour of its tag."""
    if survey.closed_at:
        return _("Closed"), "grey"
    return (_("Open"), "green") if survey.published_at else (_("Draft"), "blue")


def new_page(*, programme: Programme, access: Access) -> FormPage:
    up = Link(_("Surveys"), surveys_address(programme))
    lead = _("It takes about ten minutes until people can answer. Nobody is asked before you publish it.")
    return FormPage(_("New survey"), frame_of(programme, access, up), _("Make the draft"), lead)


def form_page(
    *, survey: Survey, access: Access, title: str, button: str, lead: str = "", theirs: Rows = ()
) -> FormPage:
    return FormPage(title, inside(survey, access), button, lead, theirs, at("survey", survey))
