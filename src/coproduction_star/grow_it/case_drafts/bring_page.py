from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from .presenters import frame_of


@dataclass(frozen=True, slots=True)
class Brought:
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class BringPage:
    title: str
    frame: Frame
    button: str
    back: str
    problems: tuple[str, ...]
    found: tuple[Brought, ...]


def bring_page(
    programme: Programme, *, access: Access, problems: Iterable[Any] = (), found: Sequence[Any] = ()
) -> BringPage:
    return BringPage(
        title=_("Bring in a case from elsewhere"), frame=frame_of(programme, access),
        button=_("Show it in the case bank") if found else _("Look at it"), back=at("case_drafts", programme),
        problems=tuple(
            _("Line %(line)s, %(field)s: %(what)s %(remedy)s")
            % {"line": one.line, "field": one.field, "what": one.what, "remedy": one.remedy} for one in problems
        ),
        found=tuple(Brought(one.title, _brought(one)) for one in found),
    )  # fmt: skip


def _brought(text: Any) -> str:
    figures = ngettext("%(n)s figure", "%(n)s figures", len(text.results)) % {"n": len(text.results)}
    return " · ".join((text.place, ", ".join(text.organisations), figures, _(text.evidence.label)))
