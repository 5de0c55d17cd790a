"""``methods`` lists the sums there are; ``calculate`` does one. Each sort of sum is a module here with ``add``.

A sum's module is read when somebody asks for that sum: the libraries that calculate take a second to load, and
whoever lists cases need not wait for them.
"""

import argparse
import pkgutil
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from coproduction_star import methods

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

KINDS = (
    "strength",
    "options",
    "matrix",
    "agreement",
    "criteria",
    "business-case",
    "weights",
    "estimate",
    "match",
    "compare",
    "budget",
)
NOT_SUMS = {"errors", "parameters"}


def add(commands: "Commands", arguments: Sequence[str]) -> None:
    """Add ``methods`` and ``calculate`` to the parser, with the sums that these arguments may mean."""
    listing = commands.add_parser("methods", help="list the methods and what each is for")
    listing.set_defaults(run=list_methods)
    calculate = commands.add_parser("calculate", help="do one calculation")
    sums = calculate.add_subparsers(title="calculations", metavar="CALCULATION", required=True)
    for kind in _meant(arguments):
        import_module(f"{__name__}.{kind.replace('-', '_')}").add(sums)


def _meant(arguments: Sequence[str]) -> Sequence[str]:
    if not arguments or arguments[0] != "calculate":
        return ()
    return arguments[1:2] if arguments[1:2] and arguments[1] in KINDS else KINDS


def list_methods(_asked: argparse.Namespace) -> int:
    """List the modules of ``methods`` with the first line each says of itself."""
    for module in pkgutil.iter_modules(methods.__path__):
        if module.name not in NOT_SUMS:
            said = import_module(f"{methods.__name__}.{module.name}").__doc__ or ""
            print(f"{module.name}  {said.strip().splitlines()[0] if said.strip() else ''}".rstrip())
    return 0
