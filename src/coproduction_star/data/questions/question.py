"""A question of the bank and the words it is described with.

Labels are plain strings, as in ``data.vocabularies``: the web part translates
them. The words that people are asked are in content files, in each language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from coproduction_star.data.content_files import Translation
from coproduction_star.data.vocabularies import Word

from .conditions import Condition

DECLINED = "not-say"
"""The choice of everybody who would rather not say; every question with choices has it, but not a consent."""
OTHER = "other"
"""The choice that opens a line for the person's own words."""


class Audience(Word):
    """Who is asked."""

    RESIDENT = "resident"
    STAFF = "staff"
    GROUP = "group"


class Kind(Word):
    """How a question is answered."""

    ONE = "one"
    """One of the choices."""
    SEVERAL = "several"
    """As many of the choices as fit, or at most so many."""
    NUMBER = "number"
    TEXT = "text"
    YES_NO = "yes-no"
    STATEMENTS = "statements"
    """The same choices for each of several statements; on a phone they come one after the other, never as a grid."""
    NOTE = "note"
    """Words to read and nothing to answer."""


CHOOSING = frozenset({Kind.ONE, Kind.SEVERAL, Kind.YES_NO, Kind.STATEMENTS})
"""The kinds whose answers are choices."""


class Part(Word):
    """What a question is about: the same parts for all three audiences, so that answers can be laid side by side."""

    DO_NOW = "do-now"
    DO_MORE = "do-more"
    CAN_DO = "can-do"
    KNOW = "know"
    SHARE = "share"
    WORK = "work"
    BARRIERS = "barriers"
    VIEWS = "views"
    HELP = "help"
    TAKING_PART = "taking-part"
    CONSENT = "consent"
    ABOUT_YOU = "about-you"


class Side(Word):
    """Whether a question asks for what people can give, or for what they would like to get."""

    OFFER = "offer"
    NEED = "need"


class Use(Word):
    """What the answer is for; a question without a use is not asked."""

    BASELINE = "baseline"
    MATCH = "match"
    DESIGN = "design"
    REACH = "reach"
    SUPPORT = "support"
    THANKS = "thanks"
    CONSENT = "consent"
    FAIRNESS = "fairness"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose, or one statement to answer."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with stable ids, so that answers can be compared between places and years."""

    id: str
    number: str
    """Its number in the printed list: R for residents, T for the team of staff, G for groups."""
    audience: Audience
    position: int
    """Where it stands among the questions of its audience, from 1."""
    part: Part
    text: str
    easy: str
    """The same in Easy Read; empty where the words are short enough, or where the question has no short form."""
    help: str
    """A sentence to read with it; may be empty."""
    kind: Kind
    choices: tuple[Choice, ...]
    statements: tuple[Choice, ...]
    own_words: bool
    """Whether *Something else* opens a line to write on."""
    most: int | None
    """How many choices may be ticked, where that is limited."""
    lowest: int | None
    highest: int | None
    core: bool
    """One of the twelve that every survey of residents can ask, so that places can compare."""
    recommended: bool
    """Asked unless the team takes it out."""
    side: Side | None
    special_category: bool
    """Whether an answer may tell of health, belief, origin or love life: stored apart, and only with consent."""
    for_young_people: bool
    """Whether it may be asked of people under 18."""
    show_if: Condition | None
    mirrors: tuple[str, ...]
    """Ids of the questions of other audiences that ask the same from the other side."""
    use: Use
    source: str
    """Where the idea comes from."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text: what is asked and the sentence with it."""
        return tuple(text for text in (self.text, self.easy, self.help) if text)

    @property
    def answers(self) -> tuple[str, ...]:
        """The words of every choice and statement."""
        return tuple(each.text for each in (*self.statements, *self.choices))


def every_label() -> Iterator[str]:
    """Every English label of these words, for whoever translates them."""
    for words in (Audience, Kind, Part, Side, Use):
        yield from (word.label for word in words)
