"""Looking for words in texts: each must begin a word, so that "art" finds "arts" and not "start"."""

import re
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import CharField, Lookup, Q, TextField

MOST_WORDS = 6
LONGEST = 200
LETTERS = "0-9a-z_À-ɏͰ-῿぀-￿"
"""What words are made of, as SQLite's GLOB reads it; what stands between is the punctuation of all scripts."""


@CharField.register_lookup
@TextField.register_lookup
class Begins(Lookup):
    """A word of the text begins so, whatever its case. Ask `icontains` first: that is cheap and leaves few rows."""

    lookup_name = "begins"

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Behind a space is cheap to see; only what is not is looked at letter by letter."""
        text, given = self.process_lhs(compiler, connection)
        word = str(self.rhs)
        behind_a_space = f"(' ' || {text}) LIKE %s ESCAPE '\\'"
        behind_anything = f"(' ' || LOWER({text})) GLOB %s"
        like, glob = f"% {_like(word)}%", f"*[^{LETTERS}]{_as_it_is(word)}*"
        return f"({behind_a_space} OR {behind_anything})", [*given, like, *given, glob]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        text, given = self.process_lhs(compiler, connection)
        return f"({text})::text ~* %s", [*given, rf"\m{re.escape(str(self.rhs))}"]


def words_in(text: str) -> tuple[str, ...]:
    """The first few words that a reader typed."""
    return tuple(dict.fromkeys(text[:LONGEST].casefold().split()))[:MOST_WORDS]


def hold(words: Iterable[str], *, fields: Iterable[str]) -> Q:
    """Rows that hold every word, each in one of these fields."""
    named = tuple(fields)
    return reduce(and_, (reduce(or_, (_holds(word, field) for field in named)) for word in words))


def beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """Where a text has any of the words."""
    return re.compile("|".join(map(_written, words)), re.IGNORECASE)


def has_every(words: Iterable[str], text: str) -> bool:
    return all(beginnings([word]).search(text) for word in words)


def _holds(word: str, field: str) -> Q:
    """A word that begins with no letter, such as £5 or (a), is found wherever it stands."""
    there = Q(**{f"{field}__icontains": word})
    return there & Q(**{f"{field}__begins": word}) if word[0].isalnum() else there


def _written(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}" if word[0].isalnum() else re.escape(word)


def _like(word: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", word)


def _as_it_is(word: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", word)
