"""``calculate KIND FILE``: a JSON file in, a JSON result out, and every problem of a bad file at once.

A kind of calculation says its name, its purpose and a function from the
:class:`~coproduction_star.data.parts.Part` that holds the file to its result::

    def add(sums): json_file.add(sums, "matrix", "place options by their ratings", place)

Nothing is calculated while a problem is known. A problem names field, reason
and remedy, and the exit code is 2.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from coproduction_star.cli.speaking import CommandRefused
from coproduction_star.data.parts import BadParts, Part, Problem
from coproduction_star.data.plain import plain
from coproduction_star.methods.errors import InputRefused, MethodError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

Calculation = Callable[[Part], object]
STANDARD_INPUT = "-"
BAD_FILE = 2
MOST_TOLD = 20
LARGEST_MEGABYTES = 50


def add(sums: "Commands", name: str, purpose: str, calculation: Calculation) -> None:
    """Add one kind of calculation that reads a file."""
    parser = sums.add_parser(name, help=purpose, description=f"{purpose.capitalize()}: JSON in, JSON out.")
    parser.add_argument("file", metavar="FILE", help="a JSON file, or - for standard input")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write here instead of to standard output")
    parser.set_defaults(run=lambda asked: run(asked.file, asked.output, calculation))


def run(name: str, output: Path | None, calculation: Calculation) -> int:
    """Calculate what a file asks for and write the result; 0 when it is done."""
    shown = "standard input" if name == STANDARD_INPUT else name
    data = read(name, shown)
    try:
        part = Part.of(data)
        result = calculation(part)
        part.refuse_problems()
    except BadParts as bad:
        refuse(shown, *bad.problems)
    except InputRefused as refusal:
        refuse(shown, Problem(refusal.field, refusal.reason, refusal.remedy))
    except MethodError as refusal:
        raise CommandRefused(f"{shown}: {refusal}", exit_code=BAD_FILE) from None
    deliver(json.dumps(plain(result), ensure_ascii=False, indent=2, allow_nan=False) + "\n", output)
    return 0


def read(name: str, shown: str) -> Any:
    """Read a file as JSON, refusing what JSON readers usually let through in silence."""
    text = text_of(name, shown)
    try:
        return json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        refuse(shown, Problem(where, f"This is not JSON: {error.msg}.", "Check commas, quotes and brackets here."))
    except _NotPlain as error:
        refuse(shown, error.problem)
    except (RecursionError, ValueError):
        refuse(shown, Problem("whole file", "Its lists or its numbers have no end.", "Write it more simply."))


def text_of(name: str, shown: str) -> str:
    """Read a file, or standard input, as UTF-8."""
    try:
        raw = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        reason = f"It cannot be read ({error.strerror})."
        refuse(shown, Problem("whole file", reason, "Check the name, and that it is a file you may read."))
    if len(raw) > LARGEST_MEGABYTES * 1_000_000:
        refuse(shown, Problem("whole file", f"It is over {LARGEST_MEGABYTES} MB.", "Cut it into several files."))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse(shown, Problem("whole file", "It is not UTF-8 text.", "Save it as UTF-8 and try again."))


class _NotPlain(ValueError):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.reason)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _NotPlain(Problem(twice, "The key is there twice.", "Keep one of the two."))
    return found


def _no_number(word: str) -> NoReturn:
    raise _NotPlain(Problem("whole file", f"{word} is no number.", "Write the number, or null where none is known."))


def refuse(shown: str, *problems: Problem) -> NoReturn:
    """End with every problem on a line of its own; of very many, the first and how many there are."""
    lines = [f"{shown}: {problem}" for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        lines.append(f"{shown}: {len(problems) - MOST_TOLD:,} more like these. Mend the first, and look again.")
    raise CommandRefused("\n".join(lines), exit_code=BAD_FILE)


def deliver(text: str, output: Path | None) -> None:
    """Write to a file or to standard output."""
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        message = f"{output} cannot be written ({error.strerror}). Choose another place with --output."
        raise CommandRefused(message) from None
