"""The words of self-assessments."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.content_files import Language
from coproduction_star.data.self_assessments import SelfAssessment, Statement, statements
from coproduction_star.grow_it.models import AssessmentKind
from coproduction_star.methods.disclosure import fewest

LEAST = fewest("self-assessment")
"""Fewest people of whom anything is told. A group that answered together is a group."""
RESIDENTS, STAFF, MANAGERS = _("Residents"), _("Front-line staff"), _("Managers")
COUNCILLORS = _("Councillors and commissioners")
GROUPS = {
    AssessmentKind.READINESS: (RESIDENTS, STAFF, MANAGERS, COUNCILLORS),
    AssessmentKind.PERFORMANCE: (STAFF, MANAGERS, COUNCILLORS, RESIDENTS),
    AssessmentKind.REVIEW: (_("People who use the service"), _("Carers"), STAFF, MANAGERS, COUNCILLORS),
}  # fmt: skip
SCALE = {
    1: _("1 – not begun"),
    2: _("2 – a start was made"),
    3: _("3 – in several places"),
    4: _("4 – strong in some"),
    5: _("5 – usual everywhere"),
}
PARTS = {
    "map-it": _("Map it"), "focus-it": _("Focus it"), "people-it": _("People it"), "market-it": _("Market it"),
    "grow-it": _("Grow it"), "targets": _("Targets"), "scorecards": _("Scorecards"), "budgets": _("Budgets"),
    "contracts": _("Contracts"), "respect": _("Respect"), "deciding": _("Deciding"), "doing": _("Doing"),
    "change": _("What it changes"),
}  # fmt: skip


def statements_of(kind: str) -> tuple[Statement, ...]:
    """In the reader's language."""
    spoken = (get_language() or "en").partition("-")[0]
    language = Language(spoken) if spoken in set(Language) else Language.ENGLISH
    return statements(SelfAssessment(kind), language)
