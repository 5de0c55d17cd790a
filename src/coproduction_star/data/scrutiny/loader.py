"""Load the questions of scrutiny."""

from dataclasses import dataclass
from functools import cache

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.vocabularies import Word

FOLDER = DATA.joinpath("scrutiny")
WORDS = ("question", "why", "follow")
KEYS = ("id", "position", *WORDS)


class Topic(Word):
    """What a question is about; which records stand beside it."""

    CHANGED = "changed"
    LOAD = "load"
    STOPPED = "stopped"
    DISAGREED = "disagreed"
    LASTING = "lasting"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, why it is asked, and how to ask on."""

    topic: Topic
    position: int
    question: str
    why: str
    follow: tuple[str, ...]
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.question, self.why, *self.follow)


@cache
def prompts(language: Language = Language.ENGLISH) -> tuple[Prompt, ...]:
    """Give the questions in their order.

    Examples
    --------
    >>> [one.topic.value for one in prompts()]
    ['changed', 'load', 'stopped', 'disagreed', 'lasting']
    """
    found = sorted(read_folder(FOLDER, _prompt, language=language), key=lambda one: one.position)
    refuse_repeats("position", [one.position for one in found])
    return tuple(found)


def _prompt(entry: WordsEntry) -> Prompt:
    entry.refuse_other_keys(KEYS)
    return Prompt(
        topic=entry.choice("id", Topic, called="topic of scrutiny"),
        position=entry.whole_number("position", lowest=1, highest=20),
        question=entry.text("question"),
        why=entry.text("why"),
        follow=entry.texts("follow"),
        translation=entry.translation,
    )
