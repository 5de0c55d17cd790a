"""Load the lessons for councillors."""

from dataclasses import dataclass
from functools import cache

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.vocabularies import Word

FOLDER = DATA.joinpath("coaching")
WORDS = ("title", "why", "points", "prompt", "try_it", "reflect")
KEYS = ("id", "position", "part", *WORDS)
MINUTES = 3
WORDS_A_MINUTE = 130
"""Slow enough to think along."""


class Part(Word):
    """Beside which part of the ward page the question of a lesson stands."""

    LIVES = "lives"
    ASSETS = "assets"
    WOULD = "would"
    OFFERS = "offers"
    BARRIERS = "barriers"
    PROJECTS = "projects"
    AHEAD = "ahead"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson. `try_it` is the one thing to try in the ward, `reflect` the question about how it went."""

    slug: str
    position: int
    """Where it stands among the lessons, from 1."""
    part: Part
    title: str
    why: str
    points: tuple[str, ...]
    prompt: str
    """The question that stands beside a part of the ward page."""
    try_it: str
    reflect: str
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.why, *self.points, self.prompt, self.try_it, self.reflect)


@cache
def lessons(language: Language = Language.ENGLISH) -> tuple[Lesson, ...]:
    """Give the lessons in the order in which they are taken."""
    found = sorted(read_folder(FOLDER, _lesson, language=language), key=lambda one: one.position)
    refuse_repeats("position", [one.position for one in found])
    refuse_repeats("part", [one.part for one in found])
    return tuple(found)


def _lesson(entry: WordsEntry) -> Lesson:
    entry.refuse_other_keys(KEYS)
    return Lesson(
        slug=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=20),
        part=entry.choice("part", Part, called="part of the ward page"),
        title=entry.text("title"),
        why=entry.text("why"),
        points=entry.texts("points"),
        prompt=entry.text("prompt"),
        try_it=entry.text("try_it"),
        reflect=entry.text("reflect"),
        translation=entry.translation,
    )
