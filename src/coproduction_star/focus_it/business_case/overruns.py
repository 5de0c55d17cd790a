"""Optimism in costs: causes as people type them, the usual overrun by kind of project, and both answers beside."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.methods.optimism import Mitigation, NotABias, remaining
from coproduction_star.methods.parameters import bias_bounds
from coproduction_star.ui.drawing.facts import Table

from .answering import Worked
from .boxes import KINDS_OF_PROJECT, MIX, UPLIFTS
from .typed_numbers import in_words, read_number, shown, whole_pounds

WHOLE = 1e-6
OWN = "bias__own_rate"


class CausesField(forms.CharField):
    """One cause in a line: its words, a colon, and two shares. What cannot be read is told by its line."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"required": False, "max_length": 2_000, "widget": forms.Textarea({"rows": 3})} | more)

    def clean(self, value: Any) -> list[dict[str, Any]]:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        found = [_cause(number, line) for number, line in enumerate(lines, start=1) if line]
        try:
            remaining(1.0, (Mitigation(**one) for one in found))
        except NotABias as error:
            raise ValidationError(
                _("The causes bring more than all of the overrun. Their first shares add up to no more than 1.")
            ) from error
        return found


def _cause(number: int, line: str) -> dict[str, Any]:
    words, colon, shares = line.rpartition(":")
    parts = [part.strip() for part in shares.replace(";", ",").split(",")]
    if not (colon and words.strip() and len(parts) == 2):
        said = _("Line %(number)s: write the cause, a colon and two shares, such as Late changes of mind: 30%%, 50%%.")
        raise ValidationError(said % {"number": number})
    try:
        contribution, prevented = (read_number(part, kind=Kind.SHARE) or 0.0 for part in parts)
    except ValidationError as error:
        told = _("Line %(number)s: %(why)s") % {"number": number, "why": " ".join(error.messages)}
        raise ValidationError(told) from error
    return {"cause": words.strip(), "contribution": contribution, "prevented": prevented}


def causes_as_typed(causes: Iterable[Mapping[str, Any]] | None) -> str:
    """The lines as they can be typed again."""
    return "\n".join(
        f"{one.get('cause')}: {shown(one.get('contribution'), kind=Kind.SHARE)}, "
        f"{shown(one.get('prevented'), kind=Kind.SHARE)}"
        for one in causes or ()
    )


def mix_fault(cleaned: Mapping[str, Any], *, capital: bool) -> tuple[str, str] | None:
    """Which box, and what is wrong with the kinds of project; None where nothing is."""
    mix = {kind: cleaned.get(f"{MIX}{kind}") for kind, _label in UPLIFTS}
    said = {kind: share for kind, share in mix.items() if share}
    if not said:
        return (f"{MIX}{UPLIFTS[0][0]}", needs_a_kind()) if cleaned.get("bias__mitigations") else None
    for kind in said:
        bounds = bias_bounds()[kind]
        if (bounds.capital if capital else bounds.revenue) is None:
            return f"{MIX}{kind}", _not_for_this(capital=capital)
    if abs(sum(said.values()) - 1.0) > WHOLE:
        total = in_words(sum(said.values()), kind=Kind.SHARE)
        return f"{MIX}{next(iter(said))}", _("The shares add up to %(total)s. Make them 100%%.") % {"total": total}
    return None


def needs_a_kind() -> str:
    return _("Say first what kind of project it is. What keeps the overrun down is taken off the usual overrun.")


def _not_for_this(*, capital: bool) -> str:
    if capital:
        return _("This overrun is published for running costs only. Choose another kind, or give your own overrun.")
    return _("This overrun is published for buying and building only. Choose a service that others run, or none.")


def usual_overruns() -> Sequence[tuple[str, str, str]]:
    """By kind of project: what costs turn out higher by if nothing is done, and if all is well managed."""
    rows = []
    for kind, label in KINDS_OF_PROJECT.items():
        bounds = bias_bounds()[kind]
        high, low = bounds.capital or bounds.revenue or (0.0, 0.0)
        rows.append((str(label), in_words(high, kind=Kind.SHARE), in_words(low, kind=Kind.SHARE)))
    return rows


def optimism_table(worked: Worked) -> Table | None:
    """Every option with and without what is added to costs for optimism."""
    rows = tuple(
        (
            one.name,
            whole_pounds(one.metrics.costs),
            whole_pounds(worked.unbiased[one.option].costs),
            whole_pounds(one.metrics.net_value),
            whole_pounds(worked.unbiased[one.option].net_value),
        )
        for one in worked.appraisal.options
        if one.option in worked.unbiased
    )
    head = (_("Option"), _("Costs"), _("Costs without it"), _("Net value"), _("Net value without it"))
    caption = _("With and without what is added for optimism, in pounds of today’s worth")
    return Table(caption, head, rows) if rows else None
