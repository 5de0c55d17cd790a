"""``calculate agreement FILE``: how far people put things in one order, and give the same ratings."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction_star.data.parts import Part
from coproduction_star.methods.agreement import (
    Concordance,
    Intraclass,
    IntraclassSet,
    LeaveOut,
    LevelRanks,
    concordance,
    intraclass,
    rank_similarity,
    spearman,
    weighted_spearman,
)

from . import json_file
from .wording import counted, percent

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


@dataclass(frozen=True, slots=True)
class Rankings:
    """How alike two rankings are; in the last two the top counts more, and they are null where things are level."""

    spearman: float
    weighted_spearman: float | None
    ws: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of a file, as it is written; what was not asked for is null."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    concordance: Concordance | None
    intraclass: IntraclassSet | None
    rankings: Rankings | None


def add(sums: "Commands") -> None:
    """Add ``calculate agreement`` to the parser."""
    json_file.add(sums, "agreement", "say how far people agree about things they rated or ranked", calculate)


def calculate(file: Part) -> Agreement:
    """Calculate the agreement of a file."""
    title = file.text("title")
    ratings = file.rows("ratings") if file.has("ratings") else ()
    leave_out = file.choice("leave_out", LeaveOut, default=LeaveOut.RATERS)
    confidence = file.number("confidence", default=0.95, lowest=0.5, highest=0.999)
    ranked = file.part("rankings") if file.has("rankings") else None
    pair = (ranked.numbers("reference"), ranked.numbers("other")) if ranked else None
    if not ratings and not pair:
        file.complain("ratings", "There is nothing to compare.", 'Add "ratings" (one row a thing) or "rankings".')
    file.refuse_problems()
    order = concordance(ratings, leave_out=leave_out) if ratings else None
    same = intraclass(ratings, confidence=confidence, leave_out=leave_out) if ratings else None
    alike = _alike(*pair) if pair else None
    said = _sentences(order, same, alike, leave_out)
    return Agreement(title, said[0], said, order, same, alike)


def _alike(reference: Sequence[float], other: Sequence[float]) -> Rankings:
    whole = spearman(reference, other)
    try:
        return Rankings(whole, weighted_spearman(reference, other), rank_similarity(reference, other))
    except LevelRanks:
        return Rankings(whole, None, None)


def _sentences(
    order: Concordance | None, same: IntraclassSet | None, alike: Rankings | None, leave_out: LeaveOut
) -> tuple[str, ...]:
    said = []
    if order:
        people = f"{counted(order.raters, 'rater', 'raters')} of {counted(order.things, 'thing', 'things')}"
        said.append(f"The orders of {people} have {percent(order.w)} of full agreement (Kendall's W {order.w:.3f}).")
        said.append(f"Orders made by chance would agree as much in {percent(order.p)} of cases.")
        if order.left_out:
            what = counted(len(order.left_out), leave_out.value[:-1], leave_out.value)
            said.append(f"{what} with gaps {'was' if len(order.left_out) == 1 else 'were'} left out.")
    if same:
        said.append(f"One rater's agreement with another {_same_ratings(same.one_agreement)}"
                    f"{_coefficient(same.one_order, 'the same differences')}.")  # fmt: skip
    if alike:
        said.append(f"The two rankings correlate with {alike.spearman:.3f} (Spearman).")
        if alike.ws is None:
            said.append("Things are level in one of them, so the measures in which the top counts more are left out.")
    return tuple(said)


def _same_ratings(one: Intraclass | None) -> str:
    of = "the same ratings"
    return f"is {_coefficient(one, of)} and " if one else f"cannot be told for {of}, and is "


def _coefficient(one: Intraclass, of: str) -> str:
    return f"{one.value:.2f} for {of} ({one.low:.2f} to {one.high:.2f})"
