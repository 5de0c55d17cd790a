"""What pages show of a report, of those who agree or not, and of the service’s answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame
from coproduction_star.together.models import ReportVersion, ReportView, ReviewPoint, ServiceAnswer

from .report_selectors import Reported
from .selectors import LEAST
from .wording import FEW

DAY = "j F Y"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What the service says to one point. `by_when` is empty where it cannot."""

    point: str
    accepts: str
    words: str
    by_when: str


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """The report, and whether those who took part agree. `views` are words beside: who wrote them stands nowhere."""

    text: str
    version: str
    agreed: str
    views: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VersionsPage:
    title: str
    frame: Frame
    rows: tuple[tuple[str, str], ...]
    back: str


def report_block(found: Reported | None) -> ReportBlock | None:
    if found is None:
        return None
    both = {"agree": _few(found.agree), "disagree": _few(found.disagree)}
    agreed = _("Agree: %(agree)s. Do not agree, or not with all of it: %(disagree)s.") % both
    return ReportBlock(
        found.report.text, _("Version %(number)s") % {"number": found.report.version},
        agreed if found.agree + found.disagree else _("Nobody has said yet whether they agree."),
        tuple((_side(one, found.report.version), one.words) for one in found.words),
    )  # fmt: skip


def _side(view: ReportView, now: int) -> str:
    """Of an older version it says so: what somebody disagreed with may be gone."""
    said = _("Agrees, and adds") if view.agrees else _("Does not agree")
    if view.of_version == now:
        return said
    return _("%(said)s (to version %(number)s)") % {"said": said, "number": view.of_version}


def _few(number: int) -> str:
    return str(FEW) if 0 < number < LEAST else str(number)


def answer_rows(points: Iterable[ReviewPoint], answers: Mapping[UUID, ServiceAnswer]) -> tuple[AnswerRow, ...]:
    return tuple(_answer(one, answers[one.pk]) for one in points if one.pk in answers)


def _answer(point: ReviewPoint, said: ServiceAnswer) -> AnswerRow:
    by_when = _("by %(day)s") % {"day": date_format(said.by_when, DAY)} if said.by_when else ""
    return AnswerRow(point.title, said.get_accepts_display(), said.words, by_when)


def versions_page(versions: Iterable[ReportVersion], *, frame: Frame, back: str) -> VersionsPage:
    return VersionsPage(_("Every version of the report"), frame, tuple(map(_version, versions)), back)


def _version(one: ReportVersion) -> tuple[str, str]:
    said: dict[str, Any] = {"number": one.number, "day": date_format(timezone.localdate(one.made_at), DAY)}
    said["who"] = one.by or _("somebody")
    return _("Version %(number)s, %(day)s, by %(who)s") % said, one.text
