"""What a column may be, as its reader chooses it."""

from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.vocabularies import Co

from .columns import ONE_CO
from .fields import ADD_TO_SUMMARY, FIELDS, LEAVE_OUT


def meanings() -> list[tuple[str, Any]]:
    """Everything a column may be, the likeliest first."""
    offered = [(name, field.label) for name, field in FIELDS.items() if name not in {"id", "changed_at"}]
    cos = [(f"{ONE_CO}{co.value}", _("%(co)s, with a mark for yes") % {"co": _(co.label)}) for co in Co]
    return [
        (LEAVE_OUT, _("Leave this column out")), (ADD_TO_SUMMARY, _("Add it to “What it is”")), *offered, *cos,
        ("id", FIELDS["id"].label), ("changed_at", FIELDS["changed_at"].label),
    ]  # fmt: skip


def label_of(meaning: str) -> str:
    return str(dict(meanings()).get(meaning, meaning))
