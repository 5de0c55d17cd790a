"""How matching works: for anybody in plain words, and as a record of facts for a register of algorithms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star import __version__
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.matching.meanings import is_installed
from coproduction_star.people_it.models import PUBLISHED_WEIGHTS
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.numerals import numeral

from .addresses import at
from .weighing import PARTS
from .words import PARTS as NAMES


@dataclass(frozen=True, slots=True)
class Section:
    """One question about it and its answer, in sentences."""

    title: str
    sentences: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the record: its key for programs, its name, and what it says."""

    key: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class ExplainedPage:
    """The public page."""

    title: str
    organisation: str
    programme: str
    back: str
    lead: str
    sections: tuple[Section, ...]
    table: Table
    changed: str
    record: tuple[Entry, ...]
    json: str


def explained_page(
    programme: Programme, *, weights: Mapping[str, int], reason: str, back: str
) -> ExplainedPage:  # fmt: skip
    rows = tuple((str(NAMES[part]), numeral(weights[part])) for part in PARTS)
    return ExplainedPage(
        title=_("How we bring people together"),
        organisation=programme.organisation.name,
        programme=programme.name,
        back=back,
        lead=_("A program looks for people who could help each other. A person decides. You can always say no."),
        sections=(*_before(), *_after()),
        table=Table(_("What the score is made of, in parts of a hundred"), (_("Part"), _("Weighs")), rows),
        changed=_("These weights are not the usual ones, because: %(reason)s") % {"reason": reason} if reason else "",
        record=record_of(programme, weights=weights),
        json=at("matching_record", programme),
    )


def _before() -> tuple[Section, ...]:
    return (
        Section(
            _("First, what must hold"),
            (
                _("Both agreed that we may look for somebody who fits."),
                _("It is the kind of thing that was asked for, and the checks that were asked for are there."),
                _("One of the two can come to the other."),
                _("Both are free at the same time at least once."),
                _("Where both named languages, they have one in common."),
                _("Neither said no to it before."),
                _("Nobody has more to do than they said they would take on."),
                _("Nobody under 18, and no adult at risk, is introduced to one person alone. It needs a role "
                  "whose conditions are met."),
            ),
            is_list=True,
        ),
        Section(
            _("Then a score"),
            (
                _("It goes from 0 to 1 and has three parts."),
                _likeness(),
                _("It has no place for who needs help most. Nobody is ranked by need, by age or by anything else."),
                _("Whoever comes first in the list came first, or has the same score."),
            ),
        ),
    )  # fmt: skip


def _likeness() -> str:
    """What this installation compares: the same words only, or texts as well."""
    if not is_installed():
        return _("Likeness counts the words that both use. Texts are not compared in any other way.")
    return _("Likeness counts the words that both use. Words alike count too, up to half as much: a program on "
             "this server compares the texts. It adds to a score and takes nothing away.")  # fmt: skip


def _after() -> tuple[Section, ...]:
    return (
        Section(
            _("Then a person decides"),
            (
                _("A broker reads each proposal and why it was made. They approve it or set it aside."),
                _("Only then are both asked. Each can say no, and nobody asks why."),
                _("If you say nothing, we remind you once after three days."),
                _("When all say yes, you write to each other here. Nobody sees your address unless you show it."),
            ),
        ),
        Section(
            _("What you can do"),
            (
                _("Take your agreement back at any time with your four words. You are gone from all proposals then."),
                _("Ask the broker why you were proposed, or why you were not."),
                _("Ask that a person looks without the program. That is always possible."),
                _("Saying no changes nothing about any service you get."),
            ),
            is_list=True,
        ),
    )  # fmt: skip


def record_of(programme: Programme, *, weights: Mapping[str, int]) -> tuple[Entry, ...]:
    """The facts, field by field. What only the organisation knows is said to be missing."""
    organisation = programme.organisation
    weighed = ", ".join(f"{NAMES[part]}: {weights[part]}" for part in PARTS)
    usual = all(weights[part] == PUBLISHED_WEIGHTS[part] for part in PARTS)
    return (
        Entry("name", _("Name"), _("Matching of offers and needs, Co-production Star %(version)s") % {
            "version": __version__}),
        Entry("description", _("What it does"), _("It proposes who could help whom, and says why.")),
        Entry("organisation", _("Who uses it"), organisation.name),
        Entry("contact", _("Whom to ask"), organisation.contact or _("Not written down yet.")),
        Entry("phase", _("Phase"), _("In use")),
        Entry("why", _("Why it is used"), _("Nobody can compare every offer with every need by hand.")),
        Entry("alternatives", _("What else was thought of"), _("A broker alone, and the best pair first. Both are "
              "still possible, and the second is shown beside each run.")),
        Entry("decision", _("What is decided"), _("Whom to ask whether they want to meet, and nothing else.")),
        Entry("human", _("The part of people"), _("A broker approves or sets aside every proposal. Everybody in it "
              "says yes or no. Nothing goes out without both.")),
        Entry("appeals", _("How to object"), _("Say no without a reason, take your agreement back, or ask us.")),
        Entry("method", _("Method"), _("Hard conditions, then a weighted sum of three parts, then the best pairs "
              "together. It does not learn, and nothing is left to chance.")),
        Entry("likeness", _("How words are compared"), _likeness()),
        Entry("weights", _("Weights"), f"{weighed}. " + (_("These are the published ones.") if usual else _(
              "Chosen here. The reason stands on this page."))),
        Entry("data", _("Data it reads"), _("What people wrote in their offers and needs: words, kinds of skill, "
              "times, place, travel, languages, conditions. No name, age, health or need is part of the score.")),
        Entry("sharing", _("Who else gets it"), _("Nobody. It runs on the server of the organisation.")),
        Entry("basis", _("Legal basis"), _("Consent, which can be taken back at any time.")),
        Entry("risks", _("Risks, and what is done"), _("Words that differ hide a match: such offers are named beside. "
              "One group is helped less: shown by group. Somebody is at risk: never alone without conditions. "
              "Somebody gets too much: each has a limit.")),
        Entry("checks", _("How it is checked"), _("Worked examples, every choice of small cases, two other programs. "
              "What came of matches is asked, and people decide on other weights.")),
        Entry("assessments", _("Impact assessments"), _("Not written down yet.")),
    )  # fmt: skip


def as_json(programme: Programme, *, weights: Mapping[str, int], reason: str) -> dict[str, Any]:
    """The record for programs: each field with its name and words, and the weights as numbers."""
    return {
        "record": {entry.key: entry.says for entry in record_of(programme, weights=weights)},
        "weights": dict(weights),
        "published_weights": dict(PUBLISHED_WEIGHTS),
        "reason_for_other_weights": reason,
        "programme": programme.name,
    }
