"""Open challenges beside the lines of a case that they are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rules import has_perm

from coproduction_star.focus_it.challengeable import where_it_is_answered, where_it_is_read
from coproduction_star.focus_it.models import BusinessCase, Challenge
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .boxes import WRITTEN
from .challenging import anchor_of, lines_of, words_key
from .document import FIGURES, SETTINGS, place_of

SECTION_OF: Mapping[str, str] = {
    "costs": "costs", "time_given": "hours", "outcomes": "people", "values": "people", "demands": "people",
    "transfers": "who", "groups": "who", "not_valued": "not-valued", FIGURES: "figures", "options": "options",
    SETTINGS: "options",
}  # fmt: skip
ELSEWHERE = "elsewhere"
WORDS = {words_key(name) for name in WRITTEN}


@dataclass(frozen=True, slots=True)
class OpenChallenge:
    """One that waits: the line, what it is about, what was said, and where it is read or answered."""

    line: str
    concern: str
    words: str
    address: str
    may_answer: bool


def by_section(
    case: BusinessCase, challenges: Sequence[Challenge], access: Access
) -> Mapping[str, tuple[OpenChallenge, ...]]:
    """By the section of the page in which the line stands; a line that is gone stands elsewhere."""
    if not challenges:
        return {}
    sections = {anchor_of(key): _section(key) for key, *_rest in lines_of(case)}
    found: dict[str, list[Challenge]] = {}
    for one in challenges:
        found.setdefault(sections.get(one.anchor, ELSEWHERE), []).append(one)
    return {name: shown(case, rows, access) for name, rows in found.items()}


def about_part(
    case: BusinessCase, key: str, challenges: Iterable[Challenge], access: Access
) -> tuple[OpenChallenge, ...]:
    """Those about one part, for the page where it is changed."""
    return shown(case, [one for one in challenges if one.anchor == anchor_of(key)], access)


def shown(case: BusinessCase, challenges: Sequence[Challenge], access: Access) -> tuple[OpenChallenge, ...]:
    programme, made = case.programme, []
    for one in challenges:
        one.programme = programme
        may = has_perm(Permission.ANSWER_CHALLENGE, access, one)
        where = where_it_is_answered(one, programme) if may else where_it_is_read(one, programme)
        made.append(OpenChallenge(one.line, str(one.get_concern_display()), one.words, where, may))
    return tuple(made)


def _section(key: str) -> str:
    if key in WORDS:
        return "words"
    return ELSEWHERE if "/" not in key and key != SETTINGS else SECTION_OF[place_of(key).kind]
