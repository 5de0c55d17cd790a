"""``calculate options FILE``: choices with their colours and reasons in, a shortlist out."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction_star.data.parts import Part
from coproduction_star.methods.options_filter import (
    Choice,
    Colour,
    Filtered,
    Question,
    Shortlisted,
    filter_choices,
    shortlist,
)

from . import json_file
from .wording import counted, listed

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


@dataclass(frozen=True, slots=True)
class Options:
    """The filter of a file, as it is written."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    filtered: Filtered
    shortlist: tuple[Shortlisted, ...]


def add(sums: "Commands") -> None:
    """Add ``calculate options`` to the parser."""
    json_file.add(sums, "options", "filter choices by five questions, and put a shortlist together", calculate)


def calculate(file: Part) -> Options:
    """Filter the choices of a file."""
    title = file.text("title")
    rows = [_row(part) for part in file.parts("choices")]
    file.refuse_problems()
    choices = [Choice(name, question, colour, reason, today) for name, question, colour, reason, today in rows]
    filtered, listing = filter_choices(choices), shortlist(choices)
    said = _sentences(filtered, listing)
    return Options(title, said[0], said, filtered, listing)


def _row(part: Part) -> tuple[str, Question, Colour, str, bool]:
    return (
        part.text("name"),
        part.choice("question", Question),
        part.choice("colour", Colour),
        part.text("reason", longest=5_000),
        part.flag("business_as_usual", default=False),
    )


def _sentences(filtered: Filtered, listing: tuple[Shortlisted, ...]) -> tuple[str, ...]:
    said = [f"The preferred way forward is {listed([choice.name for choice in filtered.best.values()])}."]
    left = counted(filtered.combinations, "option can", "options can")
    gone = counted(len(filtered.dropped), "choice was", "choices were")
    said.append(f"{left} be put together from what is left; {gone} dropped.")
    said += [f"On the shortlist, {one.role} is the same as {one.same_as}." for one in listing if one.same_as]
    return tuple(said)
