"""From text to the stems it is found by: accents folded, endings cut, small words left out.

One pipeline for every language, the same for cases and for questions, so that
a Welsh word meets itself although the endings are cut by English rules.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from snowballstemmer import stemmer

INDEX_FORMAT = 1
"""Raise it when this module cuts words differently: the index is then written again at migrate."""
LONGEST_WORD = 40
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[-‐‑][^\W_]+(?:['’][^\W_]+)*)*")
HYPHEN = re.compile(r"[-‐‑]")
APOSTROPHE = re.compile(r"['’](?:s$)?")
UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
SMALL_WORDS = frozenset(
    """a an and are as at be been but by can did do does for from had has have how in into is it its no not of on or
    our out own so some such than that the their them then there these they this those to up was we were what when
    where which who whose why will with you your
    ac ar at bod eu ei gan gyda hyn mae na nad neu oedd sydd sy wedi yn yr""".split()  # noqa: SIM905 - read as a text
)
SAME_STEM = {"lone": "loneli", "children": "child", "kid": "child", "elder": "older", "teenag": "young"}
"""Stems that the rules leave apart and people use for the same thing."""
OTHER_WORDS = ("lonely", "kids", "children", "elderly", "teenager", "teenagers")
"""How people write those stems: a slip in one is understood even when no case says the word itself."""

_stem_word = stemmer("english").stemWord


def fold(text: str) -> str:
    """Small letters without accents.

    >>> fold("Łódź Straße Málaga")
    'lodz strasse malaga'
    """
    if text.isascii():
        return text.lower()
    small = unicodedata.normalize("NFKD", text).casefold()
    apart = unicodedata.normalize("NFKD", small)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(UNDECOMPOSED)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    cut = str(_stem_word(word))
    return SAME_STEM.get(cut, cut)


def words_of(text: str) -> Iterator[str]:
    """Every word, folded; a word with hyphens as its parts and as one ("co-design": co, design, codesign)."""
    for found in WORD.findall(fold(text)):
        parts = [APOSTROPHE.sub("", part)[:LONGEST_WORD] for part in HYPHEN.split(found)]
        yield from parts
        if len(parts) > 1:
            yield "".join(parts)[:LONGEST_WORD]


def telling(word: str) -> bool:
    """Whether a word says enough to be looked for."""
    return (len(word) > 1 or word.isdigit()) and word not in SMALL_WORDS


def asked_words(text: str) -> list[str]:
    """The telling words of a question, each once, a word with hyphens as one; all of them if none is telling."""
    words = [_as_one(found) for found in WORD.findall(fold(text))]
    return list(dict.fromkeys(filter(telling, words))) or list(dict.fromkeys(words))


def telling_stems(text: str) -> list[str]:
    """The stems of the telling words in the order they stand, repeated as often as they are said."""
    return [stem(word) for word in map(_as_one, WORD.findall(fold(text))) if telling(word)]


def _as_one(found: str) -> str:
    return "".join(APOSTROPHE.sub("", part) for part in HYPHEN.split(found))[:LONGEST_WORD]
