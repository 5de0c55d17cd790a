"""From an address to what is asked of the register, and from what is known to the first words of a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from coproduction_star.market_it.models import Risk, RiskState

from .forms import FilterForm
from .selectors import Wanted

PAIRS = {f"{likelihood}-{impact}": (likelihood, impact) for likelihood in range(1, 6) for impact in range(1, 6)}
TITLE = 200


@dataclass(frozen=True, slots=True)
class AskedFor:
    """`query` is the address of the next page; `chosen` says in words which square of a heat map is shown."""

    wanted: Wanted
    query: dict[str, str]
    chosen: str


def asked_by(form: FilterForm, given: Mapping[str, str], *, reader: UUID) -> AskedFor:
    """A filter that nobody could choose asks for nothing."""
    said = form.cleaned_data if form.is_valid() else {}
    left, was = PAIRS.get(given.get("left", "")), PAIRS.get(given.get("was", ""))
    state = said.get("state") or RiskState.OPEN.value
    initiative = said.get("initiative")
    wanted = Wanted(
        state="" if state == "all" else state, band=said.get("band", ""), words=said.get("words", ""),
        initiative=initiative.pk if initiative else None, mine=reader if said.get("mine") else None,
        late=said.get("late", False), left=left, was=was,
    )  # fmt: skip
    query = {name: value for name, value in given.items() if name in {*form.fields, "left", "was"} and value}
    return AskedFor(wanted, query, _chosen(left, was))


def _chosen(left: tuple[int, int] | None, was: tuple[int, int] | None) -> str:
    pair = left or was
    if pair is None:
        return ""
    said = _("What is left: how likely %(likelihood)s, impact %(impact)s.") if left else _(
        "Before anything is done: how likely %(likelihood)s, impact %(impact)s."
    )  # fmt: skip
    return said % {"likelihood": pair[0], "impact": pair[1]}


def first_words(listed: Any, said: Any) -> dict[str, Any]:
    """What a form begins with. The numbers are the team's own, so they begin empty."""
    if listed is not None:
        return {
            "title": listed.title, "words": listed.mechanism, "mitigation": "\n".join(listed.mitigation),
            "early_sign": listed.early_sign, "benefit": listed.benefit, "doing_nothing": listed.doing_nothing,
        }  # fmt: skip
    if said is not None:
        first = said.words.strip().partition("\n")[0]
        return {"title": first[:TITLE], "words": said.words[:2000], "initiative": said.about_id}
    return {}


def looked_at(risk: Risk) -> dict[str, Any]:
    return {"likelihood": risk.likelihood_after, "impact": risk.impact_after, "version": risk.version}
