"""Every English text we ship for the public, and how old a reader should be to read it with ease.

``python -m coproduction_star.data.public_texts`` prints the table that
docs/methods/readability.md shows. A text is what a reader meets in one place: a
page, the tools of one step of the Star, the reasons for choosing a tool, the prompts of the explorer. Titles,
questions at the head of a page, names and labels are left out: they end without a full stop, count as very short
sentences and would make a text look easier than it is.
"""

import sys
from collections.abc import Iterable, Iterator

from coproduction_star.methods.readability import reading_age

from .audiences import audiences
from .benefits import benefits
from .explorer import prompts
from .learn import cos, explanations, steps
from .tools import ToolPlace, decision_tree, every_advice, tools

YOUNGEST, OLDEST = 8.0, 12.0
"""A public text is for readers from the first of these ages to just under the second."""


def public_texts() -> dict[str, str]:
    """Give the texts by name, each line of a page on a line of its own."""
    return {name: "\n".join(lines) for name, lines in _texts()}


def reading_age_table() -> str:
    """Give a Markdown table of every public text with its figures, rounded to one decimal."""
    head = "| text | reading age | Coleman-Liau grade | words | sentences | words in the longest |"
    return "\n".join([head, "|---|---|---|---|---|---|", *(_row(name, text) for name, text in public_texts().items())])


def _row(name: str, text: str) -> str:
    age = reading_age(text)
    figures = (
        f"{age.years:.1f}",
        f"{age.coleman_liau:.1f}",
        age.words,
        age.sentences,
        age.longest_sentence_words,
    )
    return f"| {name} | {' | '.join(map(str, figures))} |"


def _texts() -> Iterator[tuple[str, Iterable[str]]]:
    yield from ((f"learn/{text.topic}", text.lines) for text in explanations())
    yield from ((f"learn/{text.step}", text.lines) for text in steps())
    yield from ((f"learn/{text.co}", text.lines) for text in cos())
    yield from ((f"benefits/{benefit.id}", benefit.lines) for benefit in benefits())
    yield from ((f"audiences/{audience.group}", audience.lines) for audience in audiences())
    for place in ToolPlace:
        yield f"tools/{place}", [tool.sentence for tool in tools() if tool.place is place]
    yield "explorer/prompts", [line for asked in prompts().values() for line in asked.lines]
    yield "tools/which-tool", [advice.because for _path, advice in every_advice(decision_tree())]


if __name__ == "__main__":
    sys.stdout.write(f"{reading_age_table()}\n")
