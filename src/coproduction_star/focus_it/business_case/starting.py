"""The first document of a case: as now, do the minimum and the way that is preferred, from a few plain answers."""

from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.business_cases.reading import FORMAT
from coproduction_star.methods.parameters import LATEST, rule_packs

GUESS, USUAL_YEARS = 6, 3
HALF = 0.5


def empty_document(title: str, *, price_year: str) -> dict[str, Any]:
    """A case with nothing in it yet."""
    return _frame(title, price_year=price_year) | {"figures": {}, "bodies": [], "options": [], "preferred": ""}


def first_document(*, title: str, price_year: str, answers: dict[str, Any]) -> dict[str, Any]:
    """Three options, one chain of people and its figures. Every number is marked as a first guess.

    The minimum is the same at half the size: it says so, and waits to be changed.
    """
    years = int(answers.get("years") or USUAL_YEARS)
    option = {"title": title, "years": {"first": 0, "last": years - 1}, "answers": answers}
    options = [
        _as_now(**option),
        _way("minimum", _way_name("minimum", title), "do minimum", **option, half=True),
        _way("preferred", _way_name("preferred", title), "preferred", **option),
    ]
    return _frame(title, price_year=price_year) | {
        "figures": _figures(answers, price_year),
        "bodies": _bodies(answers),
        "options": options,
        "preferred": "preferred",
    }


def _frame(title: str, *, price_year: str) -> dict[str, Any]:
    others = [pack.id for pack in rule_packs() if pack.id != LATEST]
    return {
        "format": FORMAT,
        "title": title,
        "rule_pack": LATEST,
        "compare_with": others,
        "horizon_years": 10,
        "prices": {"year": price_year},
        "simulation": {"draws": 10_000, "seed": 1},
    }


def _way_name(kind: str, title: str) -> str:
    return (_("%(title)s, half the size") if kind == "minimum" else "%(title)s") % {"title": title}


def _figures(answers: dict[str, Any], price_year: str) -> dict[str, Any]:
    source = _("First guess when the case was started")
    money = {"kind": "money", "price_year": price_year, "source": source, "grade": GUESS}
    share = {"kind": "share", "source": source, "grade": GUESS}
    made: dict[str, dict[str, Any]] = {
        "people": {
            "kind": "count",
            "central": answers["people"],
            "label": _("the number of people who need it"),
            "source": source,
            "grade": GUESS,
            "unit": _("people"),
        },
        "join": share | {"central": answers["join"], "label": _("the share who join in")},
        "change": share
        | {"central": answers["change"], "label": _("the share of those for whom it makes a difference")},
        "anyway": share | {"central": answers["anyway"], "label": _("the share for whom it would have come anyway")},
        "worth": money | {"central": answers["worth"], "label": _("what the difference is worth for each person")},
        "cost": money | {"central": answers["cost"], "label": _("the cost in a year")},
        "today": money | {"central": answers["today"], "label": _("the cost of today’s way in a year")},
        "half": {
            "kind": "count",
            "central": HALF,
            "source": source,
            "grade": GUESS,
            "label": _("the size of the smaller way"),
        },
        "half the people": {
            "kind": "share",
            "central": HALF,
            "source": source,
            "grade": GUESS,
            "label": _("the share of people that the smaller way is for"),
        },
    }
    if answers.get("hours"):
        made["hours"] = {
            "kind": "count",
            "central": answers["hours"],
            "source": source,
            "unit": _("hours a year"),
            "label": _("the hours that people give in a year"),
            "grade": GUESS,
        }
        made["half the hours"] = made["hours"] | {
            "central": answers["hours"] * HALF,
            "label": _("the hours that people give to the smaller way"),
        }
        made["an hour"] = money | {"central": answers["hour_worth"], "label": _("the worth of an hour given")}
    return made


def _bodies(answers: dict[str, Any]) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = [
        {"id": "we", "name": answers["who_pays"], "sector": "public", "originating": True},
        {"id": "people", "name": _("People who take part"), "sector": "households"},
    ]
    if answers.get("hours"):
        bodies.append({"id": "volunteers", "name": _("People who give their time"), "sector": "households"})
    return bodies


def _as_now(*, title: str, years: dict[str, int], answers: dict[str, Any]) -> dict[str, Any]:
    cost = {
        "id": "today",
        "name": _("Today’s way"),
        "kind": "revenue",
        "paid_by": "we",
        "amount": "today",
        "years": years,
    }
    return {
        "id": "now",
        "name": _("As now"),
        "kind": "business as usual",
        "costs": [cost],
        "description": _("Everything goes on as it does today, without “%(title)s”.") % {"title": title},
    }


def _way(
    name: str,
    title_of_it: str,
    kind: str,
    *,
    title: str,
    years: dict[str, int],
    answers: dict[str, Any],
    half: bool = False,
) -> dict[str, Any]:
    size = {"quantity": "half"} if half else {}
    fiscal = answers["gains"] == "we"
    value = {
        "id": "worth",
        "name": _("What the difference is worth"),
        "amount": "worth",
        "kind": "fiscal" if fiscal else "social",
        "gained_by": "we" if fiscal else "people",
    }
    outcome = {
        "id": "difference",
        "name": answers["difference"],
        "in_need": "people",
        "engaged": "join",
        "effect": "change",
        "deadweight": "anyway",
        "years": years,
        "values": [value],
    } | ({"reached": "half the people"} if half else {})
    made: dict[str, Any] = {
        "id": name,
        "name": title_of_it,
        "kind": kind,
        "unit": "difference",
        "costs": [
            {
                "id": "running",
                "name": _("Running it"),
                "kind": "revenue",
                "paid_by": "we",
                "amount": "cost",
                "years": years,
            }
            | size
        ],
        "outcomes": [outcome],
    }
    if answers.get("hours"):
        made["time_given"] = [
            {
                "id": "hours",
                "name": _("Hours given"),
                "given_by": "volunteers",
                "hours": "half the hours" if half else "hours",
                "value_per_hour": "an hour",
                "years": years,
            }
        ]
    return made
