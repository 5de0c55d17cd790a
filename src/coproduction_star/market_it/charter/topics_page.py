"""The list of clause topics to choose from, side by side."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.charter_clauses import Clause as Topic
from coproduction_star.journeys.frames import Frame
from coproduction_star.market_it.catalogue.addresses import list_address
from coproduction_star.market_it.catalogue.shapes import is_own
from coproduction_star.market_it.models import Charter, ClauseKind, EntryKind, PartyKind
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .addresses import of
from .presenters import frame_of
from .wording import SIDES


@dataclass(frozen=True, slots=True)
class TopicRow:
    key: str
    title: str
    plain: str
    chosen: bool
    language: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class TopicsPage:
    title: str
    frame: Frame
    groups: tuple[tuple[str, tuple[TopicRow, ...]], ...]
    button: str
    keep: str
    """Where the organisation's own list is kept, for whoever may."""
    back: str


def topics_page(charter: Charter, access: Access, topics: Iterable[Topic], *, chosen: Collection[str]) -> TopicsPage:
    return TopicsPage(
        title=_("Clauses to begin from"),
        frame=frame_of(charter.programme, access, charter),
        groups=tuple(
            (name, tuple(_row(one, chosen) for one in rows)) for name, rows in groupby(topics, key=_group_of)
        ),
        button=_("Put these in"),
        keep=_own_list(charter, access),
        back=of("charter", charter),
    )


def _own_list(charter: Charter, access: Access) -> str:
    keeps = has_perm(Permission.KEEP_CATALOGUE, access, charter.programme)
    return list_address(charter.programme, EntryKind.CLAUSE) if keeps else ""


def _group_of(topic: Topic) -> str:
    return f"{PartyKind(SIDES[topic.party]).label}: {ClauseKind(topic.side.value).label}"


def _row(topic: Topic, chosen: Collection[str]) -> TopicRow:
    return TopicRow(
        topic.id, topic.title, topic.plain, topic.id in chosen, topic.translation.language_of("plain").value,
        is_own(topic.id),
    )  # fmt: skip
