"""Ten thousand varied cases, the same every time, made of the words of the fifty real ones.

Each takes its sentences from several real cases and some words of its own, drawn by a fixed rule, so that
the vocabulary grows with the bank as a real one does.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from coproduction_star.data.cases import Case, load_cases
from coproduction_star.data.countries import COUNTRIES

SYLLABLES = [
    "ba",
    "den",
    "kor",
    "mi",
    "lo",
    "ster",
    "wick",
    "ton",
    "har",
    "bur",
    "sea",
    "mont",
    "vil",
    "gra",
    "ne",
    "ul",
]
COINED = 12_000
SEED = 20_260


def many_cases(number: int = 10_000) -> Iterator[Case]:
    """Yield them one at a time."""
    real = load_cases()
    chance = random.Random(SEED)
    coined = [_coin(chance) for _ in range(COINED)]
    sentences = {field: _sentences(real, field) for field in ("problem", "approach", "lessons")}
    countries = sorted(COUNTRIES)
    for index in range(number):
        model, other = chance.choice(real), chance.choice(real)
        place = chance.choice(coined).title()
        yield replace(
            model,
            id=f"case-{index:05d}",
            title=f"{' '.join(model.title.split()[:6])} in {place}",
            place=place,
            country=chance.choice(countries) if chance.random() < 0.7 else model.country,
            started=chance.randint(1985, 2025) if chance.random() < 0.9 else None,
            ended=None,
            cos=other.cos,
            people=tuple(dict.fromkeys((*model.people[:2], *other.people[:2]))),
            outcomes_sought=tuple(dict.fromkeys((*model.outcomes_sought[:2], *other.outcomes_sought[:2]))),
            evidence=other.evidence,
            problem=_mixed(chance, sentences["problem"], coined, 3),
            approach=_mixed(chance, sentences["approach"], coined, 5),
            lessons=_mixed(chance, sentences["lessons"], coined, 4),
        )


def _coin(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))


def _sentences(cases: tuple[Case, ...], field: str) -> list[str]:
    return [sentence for case in cases for sentence in re.split(r"(?<=[.?!]) ", getattr(case, field)) if sentence]


def _mixed(chance: random.Random, sentences: list[str], coined: list[str], number: int) -> str:
    """Some sentences, one of them about two words nobody else may have."""
    taken = chance.sample(sentences, number)
    rare = coined[min(int(chance.paretovariate(0.6)), COINED - 1)], chance.choice(coined)
    return " ".join([*taken, f"The {rare[0]} group met in {rare[1].title()}."])
