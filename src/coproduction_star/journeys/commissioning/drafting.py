"""A draft of each text, from what the programme holds. What it does not hold stands in square brackets."""

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from coproduction_star.data.commissioning import Template
from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.models import Initiative, Reduction, WhoDecides, WhoDoes

from .selectors import Sources

CO_FIELDS = {co: co.value.replace("-", "_") for co in Co}


def facts_of(sources: Sources) -> dict[str, str]:
    decision, about = sources.decision, sources.initiative
    return {
        "decision": _ended(decision.what),
        "reasons": decision.why.strip(),
        "initiative": about.title if about else decision.programme.name,
        "outcomes": _listed([f"“{words.strip()}”" for words in sources.outcomes]) or _gap(_("the outcomes")),
        "stops": _listed([_stops(one) for one in sources.reductions]) or _gap(_("what, how much, by when")),
        **_shares(about),
    }


def _shares(about: Initiative | None) -> dict[str, str]:
    known = about is not None
    decides = about.get_who_decides_display() if known and about.who_decides != WhoDecides.UNKNOWN else ""
    does = about.get_who_does_display() if known and about.who_does != WhoDoes.UNKNOWN else ""
    cos = [_(co.label) for co, field in CO_FIELDS.items() if known and getattr(about, field)]
    return {
        "who_decides": decides or _gap(_("who decides")),
        "who_does": does or _gap(_("who does the work")),
        "cos": _listed(cos) or _gap(_("which of the four")),
        "citizens_bring": _ended(about.citizens_bring if known else "") or _gap(_("what people bring")),
        "services_bring": _ended(about.services_bring if known else "") or _gap(_("what services bring")),
    }


def draft_of(template: Template, facts: dict[str, str]) -> str:
    return template.filled(facts)


def amount_of(one: Reduction) -> str:
    """The figure with its unit, without noughts that say nothing: £12,000 a year, 4.50 hours a week."""
    whole = one.amount == one.amount.to_integral_value()
    figure = number_format(one.amount, decimal_pos=0 if whole else 2, force_grouping=True)
    if one.unit.startswith("£"):
        return f"£{figure} {one.unit.removeprefix('£').strip()}".strip()
    return f"{figure} {one.unit}"


def _stops(one: Reduction) -> str:
    facts = {
        "what": one.what,
        "much": amount_of(one),
        "money": one.whose_money,
        "day": date_format(one.by_when, "j F Y"),
    }
    return _("%(what)s (%(much)s, from %(money)s, by %(day)s)") % facts


def _listed(parts: list[str]) -> str:
    return "; ".join(parts)


def _ended(words: str) -> str:
    """Without a full stop, for the draft has its own."""
    return words.strip().rstrip(".")


def _gap(what: str) -> str:
    return "[" + _("write in: %(what)s") % {"what": what} + "]"
