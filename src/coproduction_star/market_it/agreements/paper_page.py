"""The agreement of a role as a page."""

from dataclasses import dataclass

from coproduction_star.journeys.frames import Frame
from coproduction_star.market_it.models import RolePack
from coproduction_star.organisations.access import Access

from .addresses import at
from .papers import Paper
from .presenters import frame_of


@dataclass(frozen=True, slots=True)
class PaperPage:
    title: str
    frame: Frame
    paper: Paper
    back: str


def paper_page(pack: RolePack, access: Access, paper: Paper) -> PaperPage:
    return PaperPage(pack.title, frame_of(pack.programme, access), paper, at("agreement", pack.programme, pack.pk))
