"""Load the benefits that the approach claims."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.data.content_files import (
    DATA,
    Entry,
    Language,
    Translation,
    read_folder,
    refuse_repeats,
)

FOLDER = DATA.joinpath("benefits")
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
    found = sorted((_benefit(e) for e in read_folder(folder, language=language)), key=lambda b: b.order)
    refuse_repeats("benefits: order", [benefit.order for benefit in found])
    return tuple(found)


def _benefit(entry: Entry) -> Benefit:
    entry.only(
        "id", "order", "audience", "title", "claim", "known", "not_known",
        "shown_by", "not_shown_by", "not_shown_note",
    )  # fmt: skip
    shown, not_shown = _cases(entry, "shown_by"), _cases(entry, "not_shown_by")
    _refuse_one_sided(entry, {case.case for case in shown}, {case.case for case in not_shown})
    return Benefit(
        id=entry.text("id"),
        order=entry.number("order"),
        audience=_audience(entry),
        title=entry.text("title"),
        claim=_claim(entry),
        known=entry.text("known"),
        not_known=entry.text("not_known"),
        shown_by=shown,
        not_shown_by=not_shown,
        not_shown_note=entry.text_or_nothing("not_shown_note"),
        translation=entry.translation,
    )


def _audience(entry: Entry) -> StakeholderGroup:
    group = entry.chosen("audience", StakeholderGroup)
    if not group.is_audience:
        six = ", ".join(group for group in StakeholderGroup if group.is_audience)
        entry.refuse("audience", f"No benefit is claimed for {group}.", f"Use one of: {six}.")
    return group


def _claim(entry: Entry) -> str:
    claim = entry.text("claim")
    beginning = CLAIM_BEGINS[entry.translation.language_of("claim")]
    if not claim.startswith(beginning):
        entry.refuse("claim", "A claim says whose it is.", f"Begin with '{beginning}'.")
    return claim


def _cases(entry: Entry, field: str) -> tuple[CaseForOrAgainst, ...]:
    return tuple(_case(part) for part in entry.entries(field))


def _case(part: Entry) -> CaseForOrAgainst:
    part.only("case", "why", "result")
    return CaseForOrAgainst(part.case("case"), part.text("why"), part.text_or_nothing("result"))


def _refuse_one_sided(entry: Entry, shown: set[str], not_shown: set[str]) -> None:
    if not shown:
        entry.refuse("shown_by", "No case shows this benefit.", "Add one that does.")
    if bool(not_shown) is ("not_shown_note" in entry.value):
        entry.refuse(
            "not_shown_by",
            "A benefit has cases that do not show it, or a note that says why there are none.",
            "Give one of not_shown_by and not_shown_note.",
        )
    for case in sorted(shown & not_shown):
        entry.refuse("not_shown_by", f"The case {case!r} stands on both sides.", "Decide for one.")
