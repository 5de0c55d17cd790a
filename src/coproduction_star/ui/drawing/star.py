"""The Star: five steps as points, four Co's as a ring, outcomes at the heart.

Progress fills a point from the ring outwards; thin arcs mark the quarters, so
that the filled length can be read. A step not begun is an outline only.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from .facts import Table
from .files import standalone
from .star_marks import badge_marks, star_marks
from .svg import as_markup


@dataclass(frozen=True, slots=True)
class StarStep:
    """One point of the Star."""

    slug: str
    name: str
    number: int
    progress: float
    """0 (not begun) to 1, from records."""
    note: str
    """What is there, in two or three words: "24 initiatives"."""
    address: str = ""
    words: str = ""
    """One or two sentences for the list."""
    explains: bool = False
    """Stands for the step itself, not for what a programme has done of it: no share is spoken."""

    def __post_init__(self) -> None:
        if not 0 <= self.progress <= 1:
            raise ValueError(f"Progress of {self.slug} is {self.progress}; give a share from 0 to 1.")

    @property
    def per_cent(self) -> int:
        """Rounded, but 0 only for not begun and 100 only for complete."""
        if 0 < self.progress < 1:
            return min(max(round(self.progress * 100), 1), 99)
        return round(self.progress * 100)

    @property
    def spoken(self) -> str:
        """Name for screen readers."""
        facts = {"number": self.number, "name": self.name, "note": self.note, "share": self.per_cent}
        if self.explains:
            return _("Step %(number)s, %(name)s: %(note)s") % facts
        return _("Step %(number)s, %(name)s: %(note)s, %(share)s per cent") % facts


@dataclass(frozen=True, slots=True)
class StarCo:
    """One of the four Co's."""

    slug: str
    name: str
    count: int
    address: str = ""
    note: str = ""
    """The count with its unit ("7 initiatives"), for screen readers and the list."""

    @property
    def spoken(self) -> str:
        return f"{self.name}: {self.note or self.count}"


@dataclass(frozen=True, slots=True)
class StarHeart:
    """What it is all for: a number and its word."""

    number: int
    word: str
    address: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.number} {self.word}"


@dataclass(frozen=True, slots=True)
class StarStart:
    """The way in: *Just start*."""

    label: str
    address: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class StarDrawing:
    """The Star of something, ready to be drawn, listed and downloaded."""

    title: str
    steps: tuple[StarStep, ...]
    cos: tuple[StarCo, ...]
    heart: StarHeart
    start: StarStart | None = None
    key: str = "star"
    """Prefix of the ids inside the picture; two Stars on one page need two keys."""

    def __post_init__(self) -> None:
        if (len(self.steps), len(self.cos)) != (5, 4):
            raise ValueError("A Star has five steps and four Co's.")

    @property
    def sentence(self) -> str:
        """What the picture shows, in one sentence."""
        if self._explains:
            return _("Five steps, and four ways to work together in each of them.")
        begun = [step for step in self.steps if step.progress]
        if not begun:
            return _("None of the five steps has begun.")
        if all(step.progress == 1 for step in self.steps):
            return _("All five steps are complete.")
        most = max(begun, key=lambda step: step.progress)
        facts = {"begun": len(begun), "name": most.name, "share": most.per_cent}
        return _("%(begun)s of 5 steps have begun; %(name)s is furthest, at %(share)s per cent.") % facts

    @property
    def table(self) -> Table:
        steps = [(f"{s.number}. {s.name}", s.note, _("%(n)s per cent") % {"n": s.per_cent}) for s in self.steps]
        cos = [(co.name, co.note or str(co.count), "") for co in self.cos]
        rows = (*steps, *cos, (self.heart.word, str(self.heart.number), ""))
        heads = (_("Part of the Star"), _("What is there"), _("Progress"))
        if self._explains:
            return Table(self.title, heads[:2], tuple(row[:2] for row in rows))
        return Table(self.title, heads, rows)

    @property
    def _explains(self) -> bool:
        """Its points stand for the steps themselves, so none of them is more or less begun."""
        return all(step.explains for step in self.steps)

    @property
    def svg(self) -> Markup:
        """Markup for a page: every part is a link."""
        return as_markup(star_marks(self))

    @property
    def badge(self) -> Markup:
        """Markup without words, readable from 120 px; its name is the title and the sentence."""
        return as_markup(badge_marks(self, name=f"{self.title}. {self.sentence}"))

    @property
    def file(self) -> str:
        """The picture as an SVG file of its own, with its title above."""
        return standalone(star_marks(self), facts=self._facts, heading=self.title)

    @property
    def slide(self) -> str:
        """The picture alone, for a slide that has its own title."""
        return standalone(star_marks(self), facts=self._facts)

    @property
    def _facts(self) -> str:
        return f"{self.sentence}\n{self.table.as_text()}"
