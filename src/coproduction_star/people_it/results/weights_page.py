"""How a result was weighed, in words; and what to do where it could not be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.people_it.models import SurveyResult
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.numerals import numeral

from .design_page import OF_THE_DESIGN, clusters_in_words, drawn_in_words
from .wording import Called, people

METHODS = {"raking", "poststratification", "design"}


@dataclass(frozen=True, slots=True)
class Weights:
    """`sentences` say what was done and what it costs; `rounds` shows how the weights came to fit."""

    sentences: tuple[str, ...]
    figures: Table | None
    rounds: Table | None


def weights_of(result: SurveyResult, called: Called) -> Weights:
    return Weights(tuple(_sentences(result, called)), _figures(result, called), _rounds(result))


def _sentences(result: SurveyResult, called: Called) -> Iterator[str]:
    told, answers = result.weights, result.tables.get("answers")
    if told.get("method") not in METHODS:
        yield _("Every answer counts the same: there are no figures of the population to weigh it with.")
        yield _("So the results speak of those who answered, and of nobody else.")
        yield from clusters_in_words(result, called)
        return
    names = ", ".join(called.question(margin["name"]) for margin in result.margins)
    yield from drawn_in_words(result, called)
    yield from clusters_in_words(result, called)
    if told["method"] == "raking":
        yield _("Answers are weighed so that they have the same shares as the population in: %(names)s.") % {
            "names": names
        }
        yield (
            ngettext(
                "The weights fit after %(number)s round; the largest miss is %(error)s of a category.",
                "The weights fit after %(number)s rounds; the largest miss is %(error)s of a category.",
                told["rounds"],
            )
            % {"number": told["rounds"], "error": _tiny(told["error"])}
        )
    elif told["method"] == "poststratification":
        yield _("Answers are weighed to one set of figures (post-stratification): %(names)s.") % {"names": names}
    facts = {"answers": people(answers), "effective": people(result.tables.get("effective"))}
    yield _("%(answers)s answers say as much as %(effective)s of equal weight would.") % facts
    ends = {"low": numeral(told["smallest"], decimals=2), "high": numeral(told["largest"], decimals=2)}
    yield _("One answer counts between %(low)s and %(high)s times the mean.") % ends
    for name, share in told.get("not_known", {}).items():
        facts = {"share": numeral(100 * share), "name": called.question(name)}
        yield _("%(share)s%% did not say: %(name)s They keep their share.") % facts
    yield _("Weights describe a population; they include no one. Whoever was not asked is not heard through them.")
    yield _(
        "The ranges know of chance alone. They hold if, in each group, those who answered are like those who did not."
    )


def _tiny(share: float) -> str:
    return _("less than a millionth") if share < 1e-6 else f"{100 * share:.4f}%"


def _figures(result: SurveyResult, called: Called) -> Table | None:
    rows = [
        (
            called.with_question(margin["name"], "+".join(one["choices"])),
            numeral(one["people"]),
            _("%(source)s, %(year)s") % {"source": margin["source"], "year": margin["year"]},
        )
        for margin in result.margins
        for one in margin["population"]
    ]
    head = (_("Category"), _("People"), _("Source"))
    title = _("The figures it was weighed to")
    if result.drawing:
        rows += list(_drawn_rows(result.drawing, called))
        title = _("The figures it was weighed to, and how people were drawn")
    return Table(title, head, tuple(rows)) if rows else None


def _drawn_rows(drawing: Mapping[str, Any], called: Called) -> Iterator[tuple[str, str, str]]:
    facts = {"source": drawing["source"], "year": drawing["year"]}
    for one in drawing["population"]:
        number = _("%(drawn)s drawn of %(people)s") % {
            "drawn": numeral(one["drawn"]), "people": numeral(one["people"])
        }  # fmt: skip
        name = called.with_question(drawing["name"], "+".join(one["choices"]))
        yield name, number, _("%(source)s, %(year)s") % facts


def _rounds(result: SurveyResult) -> Table | None:
    errors = result.weights.get("errors", ())
    rows = tuple((str(number), f"{100 * error:.6f}%") for number, error in enumerate(errors, 1))
    head = (_("Round"), _("Largest miss of a category"))
    return Table(_("How the weights came to fit, round by round"), head, rows) if rows else None


def obstacles_of(result: SurveyResult, called: Called) -> tuple[str, ...]:
    """Why there are no weights, and what to do about it."""
    return tuple(_obstacle(one, called) for one in result.obstacles)


def _obstacle(one: Mapping[str, Any], called: Called) -> str:
    why, margins = one["why"], [called.question(name) for name in one.get("margins", ())]
    numbers, categories = one.get("numbers", ()), one.get("categories", ())
    if why == "totals":
        facts = {"one": margins[0], "first": numeral(numbers[0]), "two": margins[1], "second": numeral(numbers[1])}
        return (
            _(
                "The figures do not add up to the same people: “%(one)s” has %(first)s and “%(two)s” has %(second)s. "
                "Take figures of the same people and the same year."
            )
            % facts
        )
    if why == "nobody":
        said = [called.answer(one["margins"][0], name) for name in categories]
        facts = {"name": margins[0], "category": said[0], "beside": said[1]}
        return (
            _(
                "Nobody who answered is in “%(category)s” (%(name)s), so nothing can be made to count for them. Ask "
                "them, or join it with “%(beside)s”: write “%(category)s + %(beside)s” in the figures."
            )
            % facts
        )
    if why in OF_THE_DESIGN:
        return OF_THE_DESIGN[why](one, called)
    if why == "fight":
        return _fight(one, margins, called)
    return _short(why, margins, numbers, one)


def _short(why: str, margins: list[str], numbers: Any, one: Mapping[str, Any]) -> str:
    if why == "nobody-said":
        return _("Nobody answered “%(name)s”, so it cannot be weighed by. Leave its figures out.") % {
            "name": margins[0]
        }
    if why == "cap":
        facts = {"cap": numeral(numbers[0]), "error": f"{100 * numbers[1]:.1f}%"}
        return (
            _(
                "With no answer counting more than %(cap)s times the mean, a category misses its people by %(error)s. "
                "Take a higher cap, or join small categories."
            )
            % facts
        )
    if why == "cells":
        return _("There are too many different groups: %(told)s") % {"told": one.get("told", "")}
    return _("Fewer than two people have answered. Wait until there are more.")


def _fight(one: Mapping[str, Any], margins: list[str], called: Called) -> str:
    missed = []
    for pair, share in zip(one["categories"], one["numbers"], strict=True):
        name, _equals, category = pair.partition("=")
        missed.append(f"{called.answer(name, category)} ({100 * abs(share):.1f}%)")
    facts = {"margins": _(" and ").join(f"“{name}”" for name in margins), "missed": ", ".join(missed)}
    return (
        _(
            "These figures fight: %(margins)s cannot hold at once among those who answered. Missed most: %(missed)s. "
            "Join such categories with others, or leave one set of figures out."
        )
        % facts
    )
