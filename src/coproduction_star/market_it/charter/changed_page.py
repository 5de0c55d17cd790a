"""What changed since the edition before, in words; and the page on which a text is frozen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame
from coproduction_star.market_it.models import Charter, CharterEdition
from coproduction_star.organisations.access import Access

from .addresses import of
from .changes import Change, Sort, changes
from .document import Document
from .presenters import frame_of


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """`before` or `after` is empty where there is none."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PublishPage:
    title: str
    frame: Frame
    lacks: tuple[str, ...]
    changed: tuple[ChangedRow, ...]
    since: int
    """The number of the edition before; 0 when there is none."""
    button: str
    back: str


def publish_page(
    charter: Charter, access: Access, *, lacks: tuple[str, ...], last: CharterEdition | None, document: Document
) -> PublishPage:
    return PublishPage(
        title=_("Publish the charter"),
        frame=frame_of(charter.programme, access, charter),
        lacks=lacks,
        changed=rows_of(changes(last.document, document)) if last else (),
        since=last.number if last else 0,
        button=_("Publish it and open it for signing"),
        back=of("charter", charter),
    )


def rows_of(found: Iterable[Change]) -> tuple[ChangedRow, ...]:
    return tuple(ChangedRow(_title(one), one.before, one.after) for one in found)


def _title(one: Change) -> str:
    said = {
        Sort.NEW: _("New: clause %(n)s"), Sort.CHANGED: _("Changed: clause %(n)s"),
        Sort.GONE: _("Taken out: clause %(n)s"), Sort.ELSE: _("Changed: what stands around the clauses"),
    }  # fmt: skip
    return said[one.sort] % {"n": one.number} if one.number else said[one.sort]
