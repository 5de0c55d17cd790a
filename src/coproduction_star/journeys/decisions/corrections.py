"""What a decision or a promise said before it was corrected, as words for its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.audit.sentences import name_of
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Correction, Decision, Promise
from coproduction_star.journeys.papers import in_words

LABELS: Mapping[str, Any] = {
    "what": gettext_lazy("What"),
    "why": gettext_lazy("Why"),
    "decided_by": gettext_lazy("Who decided"),
    "decided_on": gettext_lazy("When"),
    "dissent": gettext_lazy("Who disagreed"),
    "taken_on": gettext_lazy("Taken on"),
    "due_on": gettext_lazy("By when"),
}
DAYS = ("decided_on", "due_on")


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """When and why a record was corrected, and what it said before: label and words of each."""

    sentence: str
    before: tuple[tuple[str, str], ...]


def corrections_of(row: Decision | Promise, *, hidden: Hidden) -> tuple[CorrectionRow, ...]:
    return tuple(CorrectionRow(_sentence(one, hidden), _before(one)) for one in row.corrections.all())


def _sentence(one: Correction, hidden: Hidden) -> str:
    facts = {
        "day": date_format(one.made_at, "j F Y"),
        "who": hidden.sentence(one.by, name_of(one.by)),
        "why": one.reason,
    }
    return _("Corrected on %(day)s by %(who)s, because: %(why)s") % facts


def _before(one: Correction) -> tuple[tuple[str, str], ...]:
    return tuple((str(LABELS[name]), _words(name, one.before[name])) for name in LABELS if name in one.before)


def _words(name: str, said: Any) -> str:
    if isinstance(said, Mapping):
        return in_words(said) or _("(nothing)")
    return date_format(date.fromisoformat(said), "j F Y") if name in DAYS else said or _("(nothing)")
