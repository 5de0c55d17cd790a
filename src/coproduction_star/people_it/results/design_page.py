"""How people were drawn, in words: by chance from each part, or in whole groups; and what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.people_it.models import SurveyResult
from coproduction_star.ui.drawing.numerals import numeral

from .selectors import WAY
from .wording import Called


def design_in_words(result: SurveyResult, called: Called) -> str:
    """Which design the ranges were worked out with: one sentence, to stand beside them."""
    groups, parts = result.clusters, result.drawing
    facts = {
        "groups": called.question(groups["name"]) if groups else "",
        "parts": called.question(parts["name"]) if parts else "",
    }
    if groups and parts:
        return (
            _("The ranges are those of whole groups (%(groups)s) drawn by chance from each part (%(parts)s).") % facts
        )
    if groups:
        return _("The ranges are those of whole groups drawn by chance (%(groups)s).") % facts
    if parts:
        return _("The ranges are those of people drawn by chance from each part (%(parts)s).") % facts
    return _("The ranges are worked out as if each person had been drawn singly and by chance.")


def drawn_in_words(result: SurveyResult, called: Called) -> Iterator[str]:
    """How people were drawn, and that weights begin from it; nothing where everybody could answer."""
    if not result.drawing:
        return
    strata = result.drawing["population"]
    facts = {
        "name": called.question(result.drawing["name"]), "drawn": numeral(sum(one["drawn"] for one in strata)),
        "people": numeral(sum(one["people"] for one in strata)),
    }  # fmt: skip
    yield (
        _("People were drawn by chance from each group (%(name)s): %(drawn)s of %(people)s. Weights begin from that.")
        % facts
    )
    yield _("Where one of twenty was drawn, an answer begins with a weight of 20. The ranges know of the groups.")
    if (share := result.weights.get("no_stratum")) and result.drawing["name"] == WAY:
        yield (
            _("%(share)s%% came by another way than the sample. They begin with the weight of the whole.")
            % {"share": numeral(100 * share)}
        )
    elif share:
        facts = {"share": numeral(100 * share), "name": facts["name"]}
        yield (
            _("%(share)s%% did not say: %(name)s They begin with the weight of the whole, as a group of their own.")
            % facts
        )


def clusters_in_words(result: SurveyResult, called: Called) -> Iterator[str]:
    """That whole groups were drawn, and what that does to the ranges; nothing where people were drawn singly."""
    if not result.clusters:
        return
    facts = {"name": called.question(result.clusters["name"]), "groups": numeral(result.weights.get("groups", 0))}
    yield (
        _("Whole groups were drawn (%(name)s), and people of %(groups)s of them answered. People of one group are "
          "often alike, so the ranges are as wide as the groups differ.")
        % facts
    )  # fmt: skip
    if result.clusters["in_all"]:
        facts["all"] = numeral(sum(result.clusters["in_all"]))
        yield _("There are %(all)s such groups in all; the ranges know how many of them were heard.") % facts
    if any(result.clusters.get("members", ())):
        yield _("Not everybody in these groups was asked; the ranges know of that chance too.")
    if share := result.weights.get("no_group"):
        facts["share"] = numeral(100 * share)
        yield _("%(share)s%% did not say: %(name)s They count as one group more.") % facts


Sayer = Callable[[Mapping[str, Any], Called], str]


def _lonely(one: Mapping[str, Any], called: Called) -> str:
    return _(
        "One person alone answered from “%(stratum)s”, so we cannot say how sure the results are. Wait for more "
        "answers, or join it with another group with a +."
    ) % {"stratum": called.answer(one["margins"][0], one["categories"][0])}


def _more_answered(one: Mapping[str, Any], called: Called) -> str:
    return _(
        "More people answered from “%(stratum)s” than were drawn there. Mend how many were drawn; where everybody "
        "could answer, remove how people were drawn."
    ) % {"stratum": called.answer(one["margins"][0], one["categories"][0])}


def _torn(one: Mapping[str, Any], called: Called) -> str:
    group, first, second = one["categories"]
    return _(
        "People of one group (“%(group)s”) were drawn from two parts: “%(first)s” and “%(second)s”. A whole group is "
        "drawn once. Choose another question for the groups, or mend how people were drawn."
    ) % {
        "group": called.answer(one["margins"][0], group), "first": called.answer(one["margins"][1], first),
        "second": called.answer(one["margins"][1], second),
    }  # fmt: skip


def _one_group(one: Mapping[str, Any], called: Called) -> str:
    if not one["categories"]:
        return _(
            "People of one group alone answered, so nothing tells how groups differ. Wait for more groups, or say "
            "that people were drawn singly, if they were."
        )
    return _(
        "People of one group alone answered from “%(stratum)s”, so nothing tells how groups differ there. Wait for "
        "more groups, or join it with another where you say how people were drawn."
    ) % {"stratum": called.answer(one["margins"][1], one["categories"][0])}


def _all_groups(one: Mapping[str, Any], called: Called) -> str:
    facts = {"heard": numeral(one["numbers"][0]), "all": numeral(one["numbers"][1]), "stratum": ""}
    if not one["categories"]:
        return (
            _(
                "%(heard)s groups answered, and you say that there are %(all)s in all. If groups were drawn, there "
                "are more: mend the number. If every group was asked, they were not drawn: choose “No”."
            )
            % facts
        )
    facts["stratum"] = called.answer(one["margins"][1], one["categories"][0])
    return (
        _(
            "%(heard)s groups answered from “%(stratum)s”, and you say that there are %(all)s in all. If groups were "
            "drawn, there are more: mend the number. If every group was asked, they were not drawn: choose “No”."
        )
        % facts
    )


def _more_in_group(one: Mapping[str, Any], called: Called) -> str:
    facts = {"heard": numeral(one["numbers"][0]), "all": numeral(one["numbers"][1])}
    facts["group"] = called.answer(one["margins"][0], one["categories"][0])
    return (
        _("%(heard)s people answered from “%(group)s”, and you say that %(all)s are in it. Mend that number, or leave "
          "it out.")
        % facts
    )  # fmt: skip


OF_THE_DESIGN: Mapping[str, Sayer] = {
    "lonely": _lonely, "more-answered": _more_answered, "torn": _torn, "one-group": _one_group,
    "all-groups": _all_groups, "more-in-group": _more_in_group,
}  # fmt: skip
"""What is wrong with how people were drawn, and what to do."""
