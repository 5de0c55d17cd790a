"""Load the benefits that the approach claims."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.data.content_files import (
    DATA,
    Language,
    Translation,
    WordsEntry,
    read_folder,
    refuse_repeats,
)

FOLDER = DATA.joinpath("benefits")
SIDES = ("shown_by", "not_shown_by")
KEYS = ("id", "order", "audience", "measured_by", "title", "claim", "known", "not_known", *SIDES, "not_shown_note")
CLAIM_BEGINS = {Language.ENGLISH: "The approach claims", Language.WELSH: "Mae’r dull yn honni"}


@dataclass(frozen=True, slots=True)
class CaseForOrAgainst:
    """A case that shows a benefit, or one that does not."""

    case: str
    """Id of the case."""
    why: str
    result: str
    """The ``what`` of the case's result that this rests on; empty where it rests on the lessons."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """A benefit the approach claims for one audience, with both sides of the evidence."""

    id: str
    order: int
    audience: StakeholderGroup
    measured_by: tuple[str, ...]
    """Ids of the measures of the library that stand for it, the one that fits best first."""
    title: str
    claim: str
    known: str
    """What we know."""
    not_known: str
    """What we do not know."""
    shown_by: tuple[CaseForOrAgainst, ...]
    not_shown_by: tuple[CaseForOrAgainst, ...]
    not_shown_note: str
    """Why no case stands on the other side; empty where one does."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text: all that the public reads but titles and labels."""
        reasons = (case.why for case in (*self.shown_by, *self.not_shown_by))
        note = (self.not_shown_note,) if self.not_shown_note else ()
        return (self.claim, self.known, self.not_known, *reasons, *note)


@cache
def benefits(language: Language = Language.ENGLISH) -> tuple[Benefit, ...]:
    """Give the twelve benefits, audience by audience."""
    return load_benefits(FOLDER, language=language)


def load_benefits(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Benefit, ...]:
    """Read the benefits of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = sorted(read_folder(folder, _benefit, language=language), key=lambda b: b.order)
    refuse_repeats("benefits: order", [benefit.order for benefit in found])
    return tuple(found)


def _benefit(entry: WordsEntry) -> Benefit:
    entry.refuse_other_keys(KEYS)
    shown, not_shown = (_cases(entry, side) for side in SIDES)
    _refuse_one_sided(entry, {case.case for case in shown}, {case.case for case in not_shown})
    return Benefit(
        id=entry.text("id"),
        order=entry.whole_number("order", lowest=1, highest=99),
        audience=_audience(entry),
        measured_by=_measures(entry),
        title=entry.text("title"),
        claim=_claim(entry),
        known=entry.text("known"),
        not_known=entry.text("not_known"),
        shown_by=shown,
        not_shown_by=not_shown,
        not_shown_note=entry.text_or_nothing("not_shown_note"),
        translation=entry.translation,
    )


def _measures(entry: WordsEntry) -> tuple[str, ...]:
    if not entry.links("measured_by", "indicators"):
        entry.complain(
            "measured_by", "Nothing measures this benefit.", "Name files of data/indicators, without .yaml."
        )
    return entry.links("measured_by", "indicators")


def _audience(entry: WordsEntry) -> StakeholderGroup:
    group = entry.choice("audience", StakeholderGroup, called="stakeholder group")
    if not group.is_audience:
        six = ", ".join(group for group in StakeholderGroup if group.is_audience)
        entry.complain("audience", f"No benefit is claimed for {group}.", f"Use one of: {six}.")
    return group


def _claim(entry: WordsEntry) -> str:
    claim = entry.text("claim")
    beginning = CLAIM_BEGINS[entry.translation.language_of("claim")]
    if not claim.startswith(beginning):
        entry.complain("claim", "A claim says whose it is.", f"Begin with '{beginning}'.")
    return claim


def _cases(entry: WordsEntry, field: str) -> tuple[CaseForOrAgainst, ...]:
    return tuple(_case(part) for part in entry.parts(field))


def _case(part: WordsEntry) -> CaseForOrAgainst:
    part.refuse_other_keys(("case", "why", "result"))
    return CaseForOrAgainst(part.case("case"), part.text("why"), part.text_or_nothing("result"))


def _refuse_one_sided(entry: WordsEntry, shown: set[str], not_shown: set[str]) -> None:
    if not shown:
        entry.complain("shown_by", "No case shows this benefit.", "Add one that does.")
    if bool(not_shown) is (entry.has("not_shown_note")):
        entry.complain(
            "not_shown_by",
            "A benefit has cases that do not show it, or a note that says why there are none.",
            "Give one of not_shown_by and not_shown_note.",
        )
    for case in sorted(shown & not_shown):
        entry.complain("not_shown_by", f"The case {case!r} stands on both sides.", "Decide for one.")
