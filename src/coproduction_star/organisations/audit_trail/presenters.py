import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import name_of, sentence
from coproduction_star.data.cases.cells import guarded
from coproduction_star.organisations.election import Names
from coproduction_star.organisations.models import Membership, Organisation


@dataclass(frozen=True, slots=True)
class AuditPage:
    title: str
    slug: str
    rows: tuple[tuple[object, str], ...]
    """When, and the sentence."""
    query: str
    """The chosen filters, to keep them while paging and downloading."""
    previous_page: int
    next_page: int


def audit_page(organisation: Organisation, events: Page, *, query: str, names: Names) -> AuditPage:
    return AuditPage(
        title=_("Who did what"),
        slug=organisation.slug,
        rows=tuple((event.at, names.sentence(event.by, sentence(event))) for event in events),
        query=f"{query}&" if query else "",
        previous_page=events.previous_page_number() if events.has_previous() else 0,
        next_page=events.next_page_number() if events.has_next() else 0,
    )


def choices_of(members: Iterable[Membership], names: Names) -> list[tuple[str, str]]:
    """Whose deeds to choose."""
    return [(str(one.user_id), names.name(one.participant)) for one in members]


def as_csv(events: Iterable[Event], *, names: Names) -> str:
    """A table a spreadsheet opens; a cell that would be read as a formula is made text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["when", "who", "what", "verb", "subject"])
    for event in events:
        when = timezone.localtime(event.at).isoformat(timespec="seconds")
        who = names.users.get(event.by_id) or name_of(event.by)
        row = [when, who, names.sentence(event.by, sentence(event)), event.verb, event.subject]
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue()
