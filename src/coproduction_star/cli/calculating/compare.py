"""``calculate compare FILE``: how many people a fair comparison takes, and what its counts tell once it is over."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction_star.data.parts import Part
from coproduction_star.methods.two_shares import (
    LEVEL,
    POWER,
    Arm,
    Difference,
    Verdict,
    compare,
    people_needed,
    reached,
)

from . import json_file

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

MOST = 1_000_000_000
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Comparing:
    """A comparison of two ways, as it is written. ``result`` is null before it is over."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    needed: int
    """People in each arm."""
    is_over: bool
    """Somebody ended it, or both arms reached what was planned."""
    result: Difference | None


def add(sums: "Commands") -> None:
    """Add ``calculate compare`` to the parser."""
    json_file.add(sums, "compare", "say how many people a comparison of two ways takes, and what it tells", calculate)


def calculate(file: Part) -> Comparing:
    """Plan the comparison of a file, and judge it where it is over."""
    title, plan = file.text("title"), file.part("plan")
    asked = {name: plan.number(name, lowest=0, highest=1) for name in ("expected", "difference")}
    chances = {name: plan.number(name, default=usual, lowest=0, highest=1) for name, usual in CHANCES.items()}
    counts = file.part("counts") if file.has("counts") else None
    numbers = [_numbers(counts.part(arm)) for arm in ("a", "b")] if counts else []
    ended = file.flag("ended", default=False)
    file.refuse_problems()
    needed = people_needed(**asked, **chances)
    arms = [Arm(*each) for each in numbers]
    is_over = bool(arms) and (ended or reached(*arms, needed=needed))
    result = compare(*arms, needed=needed, difference=asked["difference"]) if is_over else None
    said = (
        f"Each way has to reach {needed:,} people.",
        *_told(arms, needed, result, worth=asked["difference"]),
    )
    return Comparing(title, said[1] if result else said[0], said, needed, is_over, result)


CHANCES = {"power": POWER, "level": LEVEL}


def _numbers(arm: Part) -> tuple[int, int]:
    return arm.whole_number("met", lowest=1, highest=MOST), arm.whole_number("did", lowest=0, highest=MOST)


def _told(arms: list[Arm], needed: int, result: Difference | None, *, worth: float) -> Iterator[str]:
    if not arms:
        return
    if result is None:
        yield (
            "The result is not given before each way has reached that many, or the comparison has ended: who looks "
            "before, and stops when it looks good, finds differences that are not there."
        )
        return
    a, b = arms
    yield {
        Verdict.A_MORE: "A did better.",
        Verdict.B_MORE: "B did better.",
        Verdict.CANNOT_TELL: "We cannot tell which did better: no difference at all is among what fits the counts.",
        Verdict.TOO_FEW: (
            f"We cannot tell which did better: A reached {a.met:,} people and B {b.met:,}, and each was to reach "
            f"{needed:,}. What the counts show may be chance."
        ),
    }[result.verdict]
    yield (
        f"{_points(result.b)}% did it in B and {_points(result.a)}% in A: {_points(result.difference)} points "
        f"difference. What fits these counts is anything from {_points(result.interval.low)} to "
        f"{_points(result.interval.high)} points (95% interval)."
    )
    if result.is_small:
        yield f"If there is a difference, it is smaller than the {_points(worth)} points that would be worth knowing."


def _points(share: float) -> str:
    return f"{round(share * PERCENT, 1) + 0.0:.1f}".replace("-", "−")
