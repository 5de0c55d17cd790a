"""A small case in order, to be spoilt one field at a time."""

GOOD = """\
id: {id}
title: Neighbours mend the hall
place: Leeds
country: GB
latitude: 53.80
longitude: -1.55
organisations: [Leeds City Council]
started: 2010
ended: 2012
sector: regeneration
cos: [co-design, co-deliver]
outcomes_sought: [stronger-community]
people: [residents]
problem: The hall was falling down.
approach: Neighbours and the council mended it.
citizens_bring: Time and tools.
services_bring: Money for the roof.
results:
  - what: people who use the hall
    kind: outcome
    change: null
    level: 90
    unit: people/week
    period: "2012"
    comparator: 30 in 2009
    compared_with: 30
    source: 1
    better: up
  - what: cost of the roof
    kind: cost
    change: null
    level: 9000
    unit: GBP
    period: null
    comparator: null
    source: 2
setbacks:
  - what: The stage was never mended.
    source: 1
lessons: It took longer than anyone thought.
unknown:
  - We do not know if the hall would have been mended anyway.
evidence: reported
sources:
  - title: The hall stands
    publisher: Leeds City Council
    year: 2012
    url: https://example.org/hall
  - title: The roof
    publisher: Roofers' Weekly
    year: null
    url: https://example.org/roof?page=2
"""


def good(id_: str = "leeds-hall") -> str:
    """The text of a case in order."""
    return GOOD.replace("{id}", id_)


def spoilt(before: str, after: str) -> str:
    """The same text with one thing changed, which must be there to be changed."""
    assert before in good(), before
    return good().replace(before, after, 1)


def line_of(text: str, words: str) -> int:
    """The line that begins with some words, counted from 1."""
    return next(n for n, line in enumerate(text.splitlines(), start=1) if line.strip().startswith(words))
