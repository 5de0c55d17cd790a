"""What a decision was taken on: chosen when it is written down, kept with it, and told in a sentence."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.steps import Paper

Kept = Mapping[str, Any]
"""What `Paper.kept` gives; empty where the decision was taken on nothing that was frozen."""


class PaperField(forms.ChoiceField):
    """One of the papers of the programme, or none. Its value is what the decision keeps of the paper."""

    def __init__(self, papers: Iterable[Kept], *, hidden: Hidden) -> None:
        self.papers = {one["key"]: dict(one) for one in papers}
        named = [(key, hidden.text(name_of(one))) for key, one in self.papers.items()]
        super().__init__(
            label=gettext_lazy("Which business case was it taken on?"),
            help_text=gettext_lazy("So that anybody can see later what was known on that day, and by which rules."),
            choices=[("", gettext_lazy("On no frozen edition of one")), *named],
            required=False,
        )

    def prepare_value(self, value: Any) -> Any:
        return value.get("key", "") if isinstance(value, Mapping) else value

    def clean(self, value: Any) -> dict[str, Any]:
        return self.papers.get(super().clean(self.prepare_value(value)), {})


def offered(papers: Iterable[Paper], *, now: Kept | None = None) -> list[Kept]:
    """What can be chosen: what is frozen in the programme, and what the decision names already."""
    found: list[Kept] = [one.kept() for one in papers]
    return [now, *found] if now and now["key"] not in {one["key"] for one in found} else found


def first_choice(papers: Sequence[Paper], *, asked: str, initiative_id: UUID | None) -> Kept:
    """What the choice begins with: the paper that the address names, or the newest about the initiative."""
    named = (one for one in papers if one.key == asked)
    about = (one for one in papers if initiative_id and one.about == initiative_id)
    return next((one.kept() for one in (*named, *about)), {})


def name_of(paper: Kept) -> str:
    return _("%(title)s, edition %(edition)s: %(why)s") % paper


def worse_off(paper: Kept) -> tuple[str, ...]:
    """Who loses by it, in sentences."""
    return tuple(map(_loses, paper.get("worse_off", ())))


def _loses(one: Mapping[str, Any]) -> str:
    facts = {"who": one["who"], "net": f"£{one['amount']:,.0f}", "gainer": one["gained_by"], "what": one["what"]}
    if not one["what"]:
        return _("%(who)s: %(net)s more paid or given than gained, in today’s worth.") % facts
    return _("%(who)s: %(gainer)s gains what they lose, “%(what)s”, %(net)s in today’s worth.") % facts


def in_words(paper: Kept) -> str:
    """Which edition it was, from which day and by which rules; nothing where there was none."""
    if not paper:
        return ""
    day = date_format(dt.date.fromisoformat(paper["frozen_on"]), "j F Y")
    said = _("“%(title)s”, edition %(edition)s (%(why)s), frozen on %(day)s, by the rules of the %(rules)s")
    return said % {**paper, "day": day}
