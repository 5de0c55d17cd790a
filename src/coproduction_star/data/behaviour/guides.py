"""Load the questions that help to move people fairly: six lists of the same shape."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.vocabularies import Word

FOLDER = DATA.joinpath("behaviour")
WORDS = ("title", "ask", "then")
KEYS = ("id", "position", "part", *WORDS)


class Guide(Word):
    """A list of questions."""

    EAST = "east"
    """Twelve checks of a message. `then` is the question about honesty."""
    MINDSPACE = "mindspace"
    """Nine things that move people. `then` is a caution."""
    NSMC = "nsmc"
    """Eight prompts of social marketing, never summed up. `then` says when one is done."""
    ETHICS = "ethics"
    """The gate before anything is offered. `then` is what to do where the answer is no."""
    FUNCTIONS = "functions"
    """The nine functions of COM-B. `then` is an example."""
    COMPONENTS = "components"
    """The six components of COM-B. `then` is what people say when it is missing."""


SOURCES = {
    Guide.EAST: "S59",
    Guide.MINDSPACE: "S60",
    Guide.NSMC: "S62",
    Guide.FUNCTIONS: "S61",
    Guide.COMPONENTS: "S61",
}
"""Where the list comes from; the words are ours, and the ethics gate is ours altogether."""


class Part(Word):
    """The four parts of EAST."""

    EASY = "easy"
    ATTRACTIVE = "attractive"
    SOCIAL = "social"
    TIMELY = "timely"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question of a list."""

    id: str
    position: int
    part: Part | None
    """Only of EAST."""
    title: str
    ask: str
    then: str
    """What follows the question; ``Guide`` says what it is in each list."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.ask, self.then)


@cache
def prompts(guide: Guide, language: Language = Language.ENGLISH) -> tuple[Prompt, ...]:
    """Give the questions of a list in their order.

    Examples
    --------
    >>> [len(prompts(guide)) for guide in Guide]
    [12, 9, 8, 6, 9, 6]
    """
    return load_prompts(FOLDER.joinpath(guide.value), parts=guide is Guide.EAST, language=language)


def load_prompts(
    folder: Traversable, *, parts: bool = False, language: Language = Language.ENGLISH
) -> tuple[Prompt, ...]:
    """Read a list from a folder; each has a part where the list has parts. Raises ``BadContent``."""
    found = read_folder(folder, lambda entry: _prompt(entry, parts=parts), language=language)
    refuse_repeats("behaviour: position", [one.position for one in found])
    return tuple(sorted(found, key=lambda one: one.position))


def _prompt(entry: WordsEntry, *, parts: bool) -> Prompt:
    entry.refuse_other_keys(KEYS if parts else [key for key in KEYS if key != "part"])
    return Prompt(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=20),
        part=entry.choice("part", Part, called="part of EAST") if parts else None,
        title=entry.text("title"),
        ask=entry.text("ask"),
        then=entry.text("then"),
        translation=entry.translation,
    )
