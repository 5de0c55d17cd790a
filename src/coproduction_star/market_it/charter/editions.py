"""Publishing: the text is frozen as an edition that can be read, checked and signed."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.market_it.models import Charter, CharterEdition
from coproduction_star.methods.fingerprint import fingerprint

from . import selectors
from .changes import changes
from .document import Document, document_of
from .selectors import ClauseFound
from .text import text_of
from .wording import first_slot


class NotReady(ValueError):
    """`lacks` says in sentences what is missing before the text can be frozen."""

    def __init__(self, lacks: tuple[str, ...]) -> None:
        super().__init__(" ".join(lacks))
        self.lacks = lacks


def lacks_of(charter: Charter, clauses: tuple[ClauseFound, ...], *, today: dt.date) -> tuple[str, ...]:
    """What is missing before anybody can sign."""
    return tuple(_lacks(charter, clauses, today))


def _lacks(charter: Charter, clauses: tuple[ClauseFound, ...], today: dt.date) -> Iterator[str]:
    first = first_slot(charter.languages)
    if not clauses:
        yield _("There is no clause in it.")
    if charter.review_on is None:
        yield _("Say when it is opened again: choose a review day.")
    elif charter.review_on <= today:
        yield _("Its review day has passed. Choose a later one.")
    if any(first not in one.texts for one in clauses):
        yield _("A clause has no words in the language that counts.")
    if any(one.rivals for one in clauses):
        yield _("Two people wrote the same clause at once. Choose between the two texts first.")
    if charter.ended_at:
        yield _("This charter has ended.")


def frozen_now(charter: Charter, clauses: tuple[ClauseFound, ...]) -> Document:
    return document_of(
        charter, sides=selectors.sides_of(charter), clauses=clauses, incentives=selectors.incentives_of(charter),
        risks=selectors.risks_of(charter),
    )  # fmt: skip


@transaction.atomic
def publish(*, charter: Charter, what_changed: str, by: Any) -> CharterEdition:
    """Freeze the text, open it for signing, and let anyone read it. Raises NotReady."""
    held = Charter.objects.select_for_update().get(pk=charter.pk)
    held.programme = charter.programme
    clauses = selectors.clauses_of(held)
    lacks = lacks_of(held, clauses, today=timezone.localdate())
    last = CharterEdition.objects.filter(charter=held).order_by("-number").first()
    document = frozen_now(held, clauses)
    if last is not None and not changes(last.document, document):
        lacks += (_("Nothing is different from edition %(n)s.") % {"n": last.number},)
    if last is not None and not what_changed:
        lacks += (_("Write what changed since the edition before."),)
    if lacks:
        raise NotReady(lacks)
    edition = _freeze(held, document, last.number + 1 if last else 1, what_changed if last else "", by)
    held.open_edition, held.suggest_until = edition, None
    held.published_at = held.published_at or timezone.now()
    held.save(update_fields=["open_edition", "suggest_until", "published_at", "changed_at"])
    record(by=by, verb="market_it.edition_published", subject=held, number=edition.number)
    return edition


def _freeze(charter: Charter, document: Document, number: int, what_changed: str, by: Any) -> CharterEdition:
    text = text_of(document, number=number, what_changed=what_changed)
    return CharterEdition.objects.create(
        charter=charter, programme_id=charter.programme_id, organisation_id=charter.organisation_id, number=number,
        text=text, document=document, fingerprint=fingerprint(text), what_changed=what_changed, by=by,
    )  # fmt: skip


@transaction.atomic
def end_charter(*, charter: Charter, because: str, by: Any) -> None:
    """It holds no more; what was signed can still be read."""
    charter.ended_at, charter.ended_because, charter.suggest_until = timezone.now(), because, None
    charter.save(update_fields=["ended_at", "ended_because", "suggest_until", "changed_at"])
    record(by=by, verb="market_it.charter_ended", subject=charter, reason=because)
