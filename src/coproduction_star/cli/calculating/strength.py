"""``calculate strength``: a grade of evidence on the common scale."""

import argparse
from typing import TYPE_CHECKING

from coproduction_star.methods.evidence import Scale, strength

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add(sums: "Commands") -> None:
    """Add ``calculate strength`` to the parser."""
    grade = sums.add_parser("strength", help="say how strong a grade of evidence is on the common scale")
    grade.add_argument("grade", metavar="GRADE", help="a word or digit of the scale, such as evaluated")
    grade.add_argument("--scale", required=True, choices=[scale.value for scale in Scale])
    grade.set_defaults(run=calculate_strength)


def calculate_strength(asked: argparse.Namespace) -> int:
    """Print the strength as a number from 0 to 4 and its word."""
    found = strength(asked.grade, scale=Scale(asked.scale))
    print(f"{found.value} {found.name.lower()}")
    return 0
