"""What follows from several answers of one person: how much they do, whether they would do more, what stops them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.contribution import contribution_index

from .units import Unit, Units

Ticks = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

OFTEN = {
    "often": 1.0, "sometimes": 0.5, "never": 0.0,
    "weekly": 1.0, "monthly": 0.75, "few": 0.5, "once": 0.25,
}  # fmt: skip
"""How much of the most that can be said an answer is: equal steps, which is a choice (see the method's page)."""
THEMES = ("keep-well", "look-after-area", "keep-safe", "helped-service")
ALONE_OR_NOT = THEMES[:3]
WITH_A_SERVICE = "helped-service"
WITH_WHOM, WITH_OTHERS = "with-whom", ("group", "service")
DO_MORE, WOULD, WOULD_NOT = "do-more", ("definitely", "maybe"), ("not-now", "no")
BARRIERS, SKILLS = "barriers", "good-at"
OFTEN_ENOUGH = 0.75
"""From here on somebody does a thing often: often, or once a month at least."""
INDIVIDUAL, COLLECTIVE = "individual", "collective"


@dataclass(frozen=True, slots=True)
class Crossed:
    """Two things said by the same person: ``yes`` counts them among those in ``answered``."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Derived:
    """Which columns and numbers a survey has beyond its questions, in the order in which ``ticks`` gives them."""

    units: Units
    crossed: tuple[Crossed, ...]
    indices: tuple[str, ...]

    @property
    def width(self) -> int:
        """Two columns for each: yes, and answered."""
        return 2 * len(self.crossed)


def derived_of(units: Units) -> Derived:
    """Say what can be derived from the questions that are asked."""
    return Derived(units, tuple(_crossed(units)), tuple(_indices(units)))


def _crossed(units: Units) -> Iterator[Crossed]:
    if units.one(DO_MORE) is None:
        return
    for theme in THEMES:
        if units.of(theme):
            yield Crossed("now", theme, "often")
            yield Crossed("now", theme, "more-of-often")
            yield Crossed("now", theme, "more-of-others")
    skills, barriers = units.one(SKILLS), units.one(BARRIERS)
    for skill in skills.choices if skills else ():
        yield Crossed("skills", skill, "more")
    if skills is None or barriers is None:
        return
    for willing in ("more", "not-more"):
        for barrier in barriers.choices:
            for skill in skills.choices:
                yield Crossed(f"barriers-{willing}", barrier, skill)


def _indices(units: Units) -> Iterator[str]:
    if all(units.of(theme) for theme in ALONE_OR_NOT):
        yield INDIVIDUAL
    if units.of(WITH_A_SERVICE):
        yield COLLECTIVE


def any_of(ticks: Ticks, unit: Unit, choices: Sequence[str]) -> Ticks:
    """Say who chose one of these."""
    found = np.zeros(len(ticks), dtype=bool)
    for choice in choices:
        if choice in unit.choices:
            found |= ticks[:, unit.column(choice)]
    return found


def crossed_ticks(derived: Derived, ticks: Ticks) -> Ticks:
    """Fill the derived columns from those of the questions; shape (answers, width)."""
    out = np.zeros((len(ticks), derived.width), dtype=bool)
    units, more = derived.units, derived.units.one(DO_MORE)
    if more is None:
        return out
    said = {"more": any_of(ticks, more, WOULD), "not-more": any_of(ticks, more, WOULD_NOT)}
    at = 0
    for theme in THEMES:
        if units.of(theme):
            at = _fill_theme(out, at, ticks, units.of(theme), said["more"], ticks[:, more.answered])
    skills, barriers = units.one(SKILLS), units.one(BARRIERS)
    if skills is None:
        return out
    for column in range(skills.columns.start, skills.columns.stop):
        out[:, at + 1] = ticks[:, column] & ticks[:, more.answered]
        out[:, at] = out[:, at + 1] & said["more"]
        at += 2
    if barriers is not None:
        for willing in said.values():
            at = _fill_barriers(out, at, ticks, (skills, barriers), willing)
    return out


def _fill_theme(
    out: Ticks, at: int, ticks: Ticks, statements: Sequence[Unit], more: Ticks, said_more: Ticks
) -> int:  # fmt: skip
    """Fill who does one of a theme's things often, and who of these and of the others would do more."""
    enough = [[choice for choice in unit.choices if OFTEN.get(choice, 0) >= OFTEN_ENOUGH] for unit in statements]
    often = np.any([any_of(ticks, unit, choices) for unit, choices in zip(statements, enough, strict=True)], axis=0)
    answered = np.any([ticks[:, unit.answered] for unit in statements], axis=0)
    for yes, whole in (
        (often, answered), (more, answered & often & said_more), (more, answered & ~often & said_more),
    ):  # fmt: skip
        out[:, at], out[:, at + 1] = yes & whole, whole
        at += 2
    return at


def _fill_barriers(out: Ticks, at: int, ticks: Ticks, asked: tuple[Unit, Unit], willing: Ticks) -> int:
    """Fill, for each barrier and skill, who of the willing with that skill named the barrier."""
    skills, barriers = asked
    able = ticks[:, skills.columns] & (willing & ticks[:, barriers.answered])[:, np.newaxis]
    for column in range(barriers.columns.start, barriers.columns.stop):
        out[:, at : at + 2 * len(skills.choices) : 2] = able & ticks[:, [column]]
        out[:, at + 1 : at + 1 + 2 * len(skills.choices) : 2] = able
        at += 2 * len(skills.choices)
    return at


def index_values(derived: Derived, ticks: Ticks) -> Floats:
    """Give each person's indices; not a number where too few parts were answered. Shape (answers, indices)."""
    units = derived.units
    found = []
    for index in derived.indices:
        themes = ALONE_OR_NOT if index == INDIVIDUAL else (WITH_A_SERVICE,)
        parts = [_part(ticks, unit) for theme in themes for unit in units.of(theme)]
        whom = units.one(WITH_WHOM)
        if index == COLLECTIVE and whom is not None:
            together = any_of(ticks, whom, WITH_OTHERS).astype(np.float64)
            parts.append(np.where(ticks[:, whom.answered], together, np.nan))
        found.append(contribution_index(np.stack(parts, axis=1)))
    return np.stack(found, axis=1) if found else np.zeros((len(ticks), 0))


def _part(ticks: Ticks, unit: Unit) -> Floats:
    much = np.array([OFTEN.get(choice, 0.0) for choice in unit.choices])
    return np.where(ticks[:, unit.answered], ticks[:, unit.columns] @ much, np.nan)
