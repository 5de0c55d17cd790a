"""The words a reference is made of: short, plain and kind, easy to say on the phone and to write by hand.

Our own list. No two sound alike, none is spelt in two ways, none offends, none is a number or a day.
"""

from functools import cache

from coproduction_star.data.content_files import DATA


@cache
def reference_words() -> tuple[str, ...]:
    """Give the words, in the order of the alphabet."""
    return tuple(DATA.joinpath("reference_words", "words.txt").read_text(encoding="utf-8").split())
