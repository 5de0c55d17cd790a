"""Why two are proposed, why somebody is not, and what a run came to: in words, from the numbers that are kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.data.content_files import Language
from coproduction_star.data.questions import bank_question
from coproduction_star.journeys.case_bank.words import WORD, fold, stem
from coproduction_star.people_it.models import Need, Offer, ProposalLeg, Times
from coproduction_star.ui.drawing.numerals import numeral

MOST_WORDS = 5
PARTS: Mapping[str, Any] = {
    "likeness": gettext_lazy("The same things are asked and offered"),
    "times": gettext_lazy("Times that suit both"),
    "nearness": gettext_lazy("They are near each other"),
}
ALONE: Mapping[str, Any] = {
    "asker": gettext_lazy("Whoever asks has not agreed to be matched."),
    "consent": gettext_lazy("Nobody who offers has agreed to be matched."),
    "person": gettext_lazy("Nobody else offers anything now."),
    "fit": gettext_lazy("Nobody who offers has the checks or the access, or offers this kind of thing."),
    "reach": gettext_lazy("Nobody who fits is within reach."),
    "time": gettext_lazy("Nobody within reach is free at the same time."),
    "declined": gettext_lazy("Whoever could help was set aside, said no, or speaks another language."),
    "taken": gettext_lazy("There are others who could help, but they are taken up by other needs."),
    "unalike": gettext_lazy("Nobody uses the same words. Some keep every condition: perhaps one of them means it."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: its name, what it gives, and the most it could give."""

    name: str
    value: str
    most: str


def why_of(leg: ProposalLeg) -> tuple[str, ...]:
    """The sentences of one leg."""
    return (*_shared(leg), _times(leg.why["times"]), _apart(leg.why["km"]))


def parts_of(leg: ProposalLeg, weights: Mapping[str, int]) -> tuple[Part, ...]:
    return tuple(
        Part(str(name), numeral(leg.why[f"for_{part}"], decimals=2), numeral(weights[part] / 100, decimals=2))
        for part, name in PARTS.items()
    )  # fmt: skip


def skill_names() -> Mapping[str, str]:
    """Kinds of skill in the reader's language, by their codes."""
    spoken = translation.get_language()
    language = Language(spoken) if spoken in set(Language) else Language.ENGLISH
    return {choice.id: choice.text for choice in bank_question("good-at", language).choices}


def _shared(leg: ProposalLeg) -> Iterator[str]:
    names = tuple(dict.fromkeys(_as_written(leg.why["shared"], leg.offer)))[:MOST_WORDS]
    if names:
        yield _("Both name: %(things)s.") % {"things": ", ".join(names)}
    if leg.why.get("words"):
        yield _("Words alike: what both wrote means much the same, by a program that compares texts.")


def _as_written(shared: Iterable[str], offer: Offer | Need) -> Iterator[str]:
    """What both name, as the offer writes it: kept are stems, which nobody reads."""
    labels, wanted = skill_names(), set(shared)
    yield from (labels[one] for one in offer.tags.split() if one in wanted and one in labels)
    for word in WORD.findall(offer.words):
        if stem(fold(word)) in wanted:
            yield word.lower()


def _times(codes: Iterable[str]) -> str:
    names = [str(Times(code).label) for code in codes if code in Times.values]
    if len(names) == len(Times.values):
        return _("Any time suits both.")
    return _("Both are free: %(times)s.") % {"times": ", ".join(names)}


def _apart(km: float | None) -> str:
    if km is None:
        return _("How far apart they are is not known.")
    if km < 1:
        return _("They are less than 1 km apart.")
    return _("They are about %(km)s km apart.") % {"km": numeral(round(km))}


def alone_because(code: str) -> str:
    return str(ALONE.get(code, ALONE["declined"]))


def said_of_run(result: Mapping[str, Any]) -> Iterator[str]:
    """What a run came to, with the best altogether beside the best pair first."""
    helped = ngettext(
        "%(helped)s of %(number)s thing that is asked for could be met.",
        "%(helped)s of %(number)s things that are asked for could be met.", result["needs"],
    )  # fmt: skip
    yield helped % {"helped": numeral(result["helped"]), "number": numeral(result["needs"])}
    if result["rings"]:
        rings = ngettext(
            "%(number)s of the proposals is a ring, in which everybody gives and everybody gets.",
            "%(number)s of the proposals are rings, in which everybody gives and everybody gets.", result["rings"],
        )  # fmt: skip
        yield rings % {"number": numeral(result["rings"])}
    yield _beside(result)
    if result.get("compared"):
        yield _("Texts were compared too, so that other words for the same thing are found.")
    if result["full"]:
        full = ngettext(
            "%(number)s offer was left out, because its person has enough to do now.",
            "%(number)s offers were left out, because their people have enough to do now.", result["full"],
        )  # fmt: skip
        yield full % {"number": numeral(result["full"])}


def _beside(result: Mapping[str, Any]) -> str:
    if not result["exact"]:
        return _("The best pair was taken first, again and again: this server has no program that looks at "
                 "everybody together. Where helpers are few, others might get help instead.")  # fmt: skip
    more = result["helped"] - result["first"]
    if more > 0:
        told = ngettext(
            "Helpers are few. Looking at everybody together, %(number)s more gets help than pair by pair.",
            "Helpers are few. Looking at everybody together, %(number)s more get help than pair by pair.",
            more,
        )
        return told % {"number": numeral(more)}
    if result["more"] >= 0.0005:
        return _("Looking at everybody together fits %(share)s%% better than taking the best pair first.") % {
            "share": numeral(100 * result["more"], decimals=1)
        }
    return _("Taking the best pair first would do as well as looking at everybody together.")
