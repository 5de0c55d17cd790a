"""The menu as cards to cut out: whatever somebody wrote stays on its own card, in letters that one can read."""

import io
from dataclasses import dataclass, replace

import pytest
from django.utils import timezone, translation
from pypdf import PdfReader

from coproduction_star.market_it.incentives import menu, on_paper
from coproduction_star.market_it.models import Audience, Phase

CARD_WIDTH, CARD_HEIGHT, SHEET = 595.28 / 2, 841.89 / 4, 841.89
EDGE = 12
"""Points from the line to cut along that stay free of letters."""
SMALLEST = 5
LANGUAGES = pytest.mark.parametrize("language", ["en", "cy"])


@dataclass(frozen=True)
class Run:
    """A line of text: where it begins, how large its letters are, and the card on which it begins."""

    words: str
    x: float
    y: float
    size: float
    sheet: int

    @property
    def row(self):
        return int((SHEET - self.y) // CARD_HEIGHT)


def runs_of(body):
    found = []
    for number, page in enumerate(PdfReader(io.BytesIO(body)).pages):

        def keep(words, moved, _set, _font, size, number=number):
            if words.strip():
                found.append(Run(words.strip(), moved[4], moved[5], size, number))

        page.extract_text(visitor_text=keep)
    return found


def cards_of(entries, language):
    with translation.override(language):
        return on_paper.as_cards(entries, language=language, made=timezone.now())


def marked(entries):
    """The first and the last word of each card say which card it is."""
    return [
        replace(one, title=f"A{at:03} {one.title}", caution=f"{one.caution} Z{at:03}")
        for at, one in enumerate(entries)
    ]


def own(**more):
    said = {
        "key": "own-tea", "title": "Tea", "caution": "Ask who cannot eat cake.", "audiences": tuple(Audience),
        "phases": tuple(Phase), "is_own": True,
    }  # fmt: skip
    return menu.Entry(**(said | more))


def longest(words):
    """As much as the form lets somebody write."""
    many = words * 600
    return own(title=many[:200], example=many[:400], cost=many[:400], caution=many[:600])


def assert_each_stays_on_its_card(body, number):
    runs = runs_of(body)
    place = {}
    for run in runs:
        place |= {word: run for word in run.words.split() if word[1:].isdigit() and len(word) == 4}
        below = SHEET - (run.row + 1) * CARD_HEIGHT
        assert below + EDGE < run.y < below + CARD_HEIGHT - EDGE, run
        assert run.size >= SMALLEST, run
    for at in range(number):
        first, last = place[f"A{at:03}"], place[f"Z{at:03}"]
        assert (first.sheet, first.row) == (last.sheet, last.row), at
        assert first.x // CARD_WIDTH == last.x // CARD_WIDTH or last.x > CARD_WIDTH > first.x, at


class TestCards:
    @LANGUAGES
    def test_no_card_of_ours_runs_over(self, language):
        with translation.override(language):
            entries = marked(menu.menu(()))
        body = cards_of(entries, language)
        assert len(PdfReader(io.BytesIO(body)).pages) == 6
        assert_each_stays_on_its_card(body, len(entries))

    @LANGUAGES
    @pytest.mark.parametrize("words", ["We meet in the hall. ", "W", "Llanfairpwllgwyngyllgogerychwyrndrobwll "])
    def test_the_longest_that_somebody_can_write_has_a_double_card(self, language, words):
        entries = [own(), longest(words), own(), own()]
        if " " in words:
            assert_each_stays_on_its_card(cards_of(marked(entries), language), len(entries))
        runs = runs_of(cards_of(entries, language))
        assert max(run.x for run in runs) < 2 * CARD_WIDTH - EDGE
        assert sum(run.words.count(words.strip()[:7]) for run in runs) > 3

    def test_nothing_is_written_over_the_number_in_the_corner(self):
        runs = runs_of(cards_of(menu.menu(()), "en"))
        numbers = [run for run in runs if run.words[0] == "I" and run.words[1:].isdigit()]
        assert len(numbers) == 44
        for number in numbers:
            same = [run for run in runs if (run.sheet, run.row) == (number.sheet, number.row) and run is not number]
            beside = [run for run in same if run.x // CARD_WIDTH == number.x // CARD_WIDTH]
            assert all(run.y > number.y + number.size for run in beside)

    def test_the_paper_is_tagged_and_says_its_title_and_language(self):
        paper = PdfReader(io.BytesIO(cards_of(menu.menu(()), "cy"))).trailer["/Root"]
        assert paper["/MarkInfo"]["/Marked"]
        assert paper["/Lang"] == "cy-GB"
