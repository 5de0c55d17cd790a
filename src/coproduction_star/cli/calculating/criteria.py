"""``calculate criteria FILE``: options on weighted criteria, how sure their order is, and what other methods say."""

import argparse
from typing import TYPE_CHECKING

from coproduction_star.data.weighted_criteria import calculate

from . import json_file

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add(sums: "Commands") -> None:
    """Add ``calculate criteria`` to the parser."""
    json_file.add(sums, "criteria", "compare options on criteria with swing weights", calculate)
