"""The pages of one's own plan: the form, the plan to print, and an empty one to write on."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from .addresses import at
from .forms import PlanForm, hidden

HERE = "my-plan"


@dataclass(frozen=True, slots=True)
class AskPage:
    """`outside` is where anyone writes one without an account, for whoever passes it on."""

    title: str
    programme: str
    organisation: str
    paper: str
    outside: str
    frame: Frame | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """`travels` goes along with the buttons; `keeps` says that it can be kept, `is_kept` that it is, as it stands."""

    title: str
    programme: str
    organisation: str
    rows: tuple[tuple[str, str], ...]
    contact: str
    day: str
    travels: tuple[tuple[str, str], ...]
    keeps: bool
    is_kept: bool
    here: str
    frame: Frame | None


@dataclass(frozen=True, slots=True)
class PaperPage:
    """Empty, to write on."""

    title: str
    organisation: str
    asked: tuple[tuple[str, str], ...]
    contact: str
    back: str


def frame_of(programme: Programme, access: Access | None) -> Frame | None:
    return programme_frame(programme=programme, access=access, here=HERE) if access else None


def here_of(programme: Programme, access: Access | None) -> str:
    return at("my_plan" if access else "public_my_plan", programme)


def ask_page(programme: Programme, *, access: Access | None = None) -> AskPage:
    return AskPage(
        _("My plan"), programme.name, programme.organisation.name, f"{here_of(programme, access)}?paper=1",
        at("public_my_plan", programme) if access and programme.published_at else "", frame_of(programme, access),
    )  # fmt: skip


def plan_page(
    programme: Programme, words: Mapping[str, str], *, access: Access | None = None, is_kept: bool = False
) -> PlanPage:  # fmt: skip
    said = dict(words)
    asked = {name: str(one.label) for name, one in PlanForm.base_fields.items() if name != "name"}
    whose = said.get("name", "")
    return PlanPage(
        title=_("The plan of %(name)s") % {"name": whose} if whose else _("My plan"), programme=programme.name,
        organisation=programme.organisation.name,
        rows=tuple((label, said[name]) for name, label in asked.items() if said.get(name)),
        contact=programme.organisation.contact, day=date_format(timezone.localdate(), "j F Y"),
        travels=tuple(hidden(said)), is_kept=is_kept,
        keeps=access is not None and not is_kept, here=here_of(programme, access),
        frame=frame_of(programme, access),
    )  # fmt: skip


def paper_page(programme: Programme, *, access: Access | None = None) -> PaperPage:
    asked = tuple((str(one.label), str(one.help_text)) for one in PlanForm.base_fields.values())
    return PaperPage(
        _("My plan"), programme.organisation.name, asked, programme.organisation.contact, here_of(programme, access)
    )
