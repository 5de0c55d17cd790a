from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.audit.models import Event
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.shapes import Shape
from coproduction_star.organisations.access import Access


@dataclass(frozen=True, slots=True)
class CopyPage:
    """`stays` says of each kind what is not copied."""

    title: str
    frame: Frame
    button: str
    back: str
    lead: str
    stays: tuple[tuple[str, str], ...]
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CopiedPage:
    title: str
    frame: Frame
    lead: str
    copied: tuple[tuple[str, int], ...]
    never: str
    star: str


def never() -> str:
    return _(
        "Never copied: people, roles, initiatives, decisions, promises, figures, answers, comments, files. Names of "
        "people we know that stand in a text are left out of it."
    )


def copy_page(programme: Programme, shapes: Sequence[Shape], *, access: Access) -> CopyPage:
    return CopyPage(
        title=_("Begin another programme like this one"),
        frame=programme_frame(programme=programme, access=access, here="settings"), button=_("Begin it"),
        back=address("settings", programme), lead=never(), stays=tuple((one.name, one.stays) for one in shapes),
    )  # fmt: skip


def copied_page(programme: Programme, event: Event, *, access: Access) -> CopiedPage:
    names = {
        "outcomes": _("What people want to be different"), "measures": _("Measures: what they mean"),
        "charters": _("Charters: sides and clauses"), "risks": _("Risks: what could happen, and what is done"),
        "roles": _("Roles: descriptions and conditions"), "surveys": _("Surveys: their questions"),
    }  # fmt: skip
    copied = event.detail["copied"]
    return CopiedPage(
        title=_("What was copied"), frame=programme_frame(programme=programme, access=access, here="settings"),
        lead=_("This programme began with the shape of “%(name)s”.") % {"name": event.detail["source"]},
        copied=tuple((str(names.get(key, key)), number) for key, number in copied.items()), never=never(),
        star=address("star", programme),
    )  # fmt: skip
