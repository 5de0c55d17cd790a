"""``methods`` lists the sums there are; ``calculate`` does one."""

import argparse
import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

from coproduction_star import methods
from coproduction_star.methods.evidence import Scale, strength

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

NOT_SUMS = {"errors", "parameters"}


def add(commands: "Commands") -> None:
    """Add ``methods`` and ``calculate`` to the parser."""
    listing = commands.add_parser("methods", help="list the methods and what each is for")
    listing.set_defaults(run=list_methods)
    calculate = commands.add_parser("calculate", help="do one calculation")
    sums = calculate.add_subparsers(title="calculations", metavar="CALCULATION", required=True)
    grade = sums.add_parser("strength", help="say how strong a grade of evidence is on the common scale")
    grade.add_argument("grade", metavar="GRADE", help="a word or digit of the scale, such as evaluated")
    grade.add_argument("--scale", required=True, choices=[scale.value for scale in Scale])
    grade.set_defaults(run=calculate_strength)


def list_methods(_asked: argparse.Namespace) -> int:
    """List the modules of ``methods`` with the first line each says of itself."""
    for module in pkgutil.iter_modules(methods.__path__):
        if module.name not in NOT_SUMS:
            said = import_module(f"{methods.__name__}.{module.name}").__doc__ or ""
            print(f"{module.name}  {said.strip().splitlines()[0] if said.strip() else ''}".rstrip())
    return 0


def calculate_strength(asked: argparse.Namespace) -> int:
    """Print the strength as a number from 0 to 4 and its word."""
    found = strength(asked.grade, scale=Scale(asked.scale))
    print(f"{found.value} {found.name.lower()}")
    return 0
