"""``calculate budget FILE``: a Pabulib file of votes in, the projects that win and what a point paid out."""

import argparse
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from coproduction_star.data import pabulib
from coproduction_star.data.pabulib import Pabulib
from coproduction_star.data.parts import BadParts
from coproduction_star.data.plain import plain
from coproduction_star.methods.voting import Completion, Count, Rule, Utility, count

from . import json_file
from .wording import counted

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A project that wins. ``price`` is what each point paid for it; null where it won by votes alone."""

    id: str
    name: str
    cost: float
    price: float | None


@dataclass(frozen=True, slots=True)
class NotChosen:
    """A project that does not win, and how many voters named it."""

    id: str
    name: str
    cost: float
    supporters: int


@dataclass(frozen=True, slots=True)
class Budget:
    """The count of a file, as it is written."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    rule: str
    utility: str
    completion: str
    winners: tuple[Chosen, ...]
    """In the order in which they won."""
    others: tuple[NotChosen, ...]
    spent: float
    left: float
    part: float
    """With which part of the money each voter was counted; nought where the rule gives none."""


def add(sums: "Commands") -> None:
    """Add ``calculate budget`` to the parser."""
    purpose = "count a vote on a budget"
    parser = sums.add_parser("budget", help=purpose, description=f"{purpose.capitalize()}: Pabulib in, JSON out.")
    parser.add_argument("file", metavar="FILE", help="a .pb file of Pabulib, or - for standard input")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write here instead of to standard output")
    parser.add_argument("--selected", metavar="FILE", type=Path, help="write the votes here, with the winners marked")
    _choice(parser, "--rule", Rule.EQUAL_SHARES, "how winners are found")
    _choice(parser, "--utility", Utility.COST, "what a voter has of a project: its cost, or the same of each")
    _choice(parser, "--completion", Completion.ADD1U, "what is done with money that equal shares leave over")
    parser.set_defaults(run=run)


def _choice(parser: argparse.ArgumentParser, name: str, default: StrEnum, purpose: str) -> None:
    known = [one.value for one in type(default)]
    parser.add_argument(name, choices=known, default=default.value, help=f"{purpose} (default: {default.value})")


def run(asked: argparse.Namespace) -> int:
    """Count a file and write the result; 0 when it is done."""
    shown = "standard input" if asked.file == json_file.STANDARD_INPUT else asked.file
    try:
        file = pabulib.read(json_file.text_of(asked.file, shown))
    except BadParts as bad:
        json_file.refuse(shown, *bad.problems)
    found = count(
        file.election, rule=Rule(asked.rule), utility=Utility(asked.utility), completion=Completion(asked.completion)
    )
    if asked.selected is not None:
        json_file.deliver(pabulib.write(file.election, meta=file.meta, selected=found.ids), asked.selected)
    text = json.dumps(plain(budget_of(file, found)), ensure_ascii=False, indent=2, allow_nan=False)
    json_file.deliver(f"{text}\n", asked.output)
    return 0


def budget_of(file: Pabulib, found: Count) -> Budget:
    """Put a count in words and plain numbers."""
    election, supporters = file.election, file.election.supporters()
    names = {one.id: one.name for one in election.projects}
    said = (
        f"{counted(len(found.winners), 'project wins', 'projects win')} of {len(election.projects)}, for "
        f"{float(found.spent):,.0f} of {float(election.budget):,.0f}; {float(found.left):,.0f} are left.",
        f"{counted(len(election.ballots), 'ballot was', 'ballots were')} counted.",
        "Of equals the cheaper goes first, then the one with more votes, then the one handed in first.",
    )
    return Budget(
        file.meta.get("description", ""), said[0], said, found.rule.value, found.utility.value, found.completion.value,
        tuple(Chosen(one.id, names[one.id], float(one.cost), None if one.price is None else float(one.price))
              for one in found.winners),
        tuple(NotChosen(one.id, one.name, float(one.cost), supporters[one.id])
              for one in election.projects if one.id not in found.ids),
        float(found.spent), float(found.left), float(found.part),
    )  # fmt: skip
