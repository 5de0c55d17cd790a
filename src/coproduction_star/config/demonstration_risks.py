"""The made-up register: from the list and in own words, looked at again, closed, and one that nobody has weighed."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.data.risks import risk as listed
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.market_it.models import Risk
from coproduction_star.market_it.risks import services

Words = Mapping[str, Any]
LATER = dt.timedelta(days=90)


def make_risks(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_risks.yaml").read_text("utf-8"))
    initiatives = {one.title: one for one in Initiative.objects.filter(programme=programme)}
    lead = members["lead"].user
    for one in words["risks"]:
        values = _values(one, initiatives, members)
        made = services.add_risk(programme=programme, values=values, by=lead)
        _what_came_of_it(made, one, by=lead)
    services.raise_risk(programme=programme, by=members["neighbour"].user, **words["raised"])


def _values(words: Words, initiatives: Mapping[str, Initiative], members: Mapping[str, Any]) -> dict[str, Any]:
    (was_likely, was_bad), (likely, bad) = words["before"], words["after"]
    owner = members[words["owner"]].participant if "owner" in words else None
    numbers = {
        "likelihood_before": was_likely, "impact_before": was_bad, "likelihood_after": likely, "impact_after": bad,
    }  # fmt: skip
    return _said(words) | numbers | {
        "initiative": initiatives.get(words.get("about", "")), "owner": owner,
        "owner_in_words": words.get("words", ""), "review_on": timezone.localdate() + dt.timedelta(words["review"]),
    }  # fmt: skip


def _said(words: Words) -> dict[str, str]:
    if "from" not in words:
        said = {name: words[name] for name in ("title", "mitigation", "early_sign", "benefit", "doing_nothing")}
        return said | {"words": words["mechanism"]}
    found = listed(words["from"])
    return {
        "catalogue": found.id, "title": found.title, "words": found.mechanism,
        "mitigation": "\n".join(found.mitigation), "early_sign": found.early_sign, "benefit": found.benefit,
        "doing_nothing": found.doing_nothing,
    }  # fmt: skip


def _what_came_of_it(made: Risk, words: Words, *, by: Any) -> None:
    if "reviewed" in words:
        services.review_risk(
            risk=made, version=1, likelihood=made.likelihood_after, impact=made.impact_after - 1,
            review_on=made.review_on + LATER, reason=words["reviewed"], by=by,
        )  # fmt: skip
    if "closed" in words:
        services.close_risk(risk=made, version=1, because=words["closed"], by=by)
