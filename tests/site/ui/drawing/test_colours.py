"""The colours come from one place and can be read."""

from pathlib import Path

import pytest

from coproduction_star import ui
from coproduction_star.ui.drawing import colours

SCSS = Path(ui.__file__).parent / "styles" / "_colours.scss"


def test_the_style_sheets_have_the_colours_of_the_pictures() -> None:
    assert SCSS.read_text(encoding="utf-8") == colours.as_scss()


@pytest.mark.parametrize("colour", [*colours.STEPS.values(), colours.QUIET, colours.SLATE, colours.INK])
def test_words_in_this_colour_are_read_on_paper(colour: str) -> None:
    assert colours.contrast(colour, colours.PAPER) >= 5


@pytest.mark.parametrize("ground", [colours.SLATE, colours.SLATE_LIGHT, colours.INK])
def test_the_ring_and_the_start_are_read(ground: str) -> None:
    assert colours.contrast(colours.HEART, ground) >= 4.5
    assert colours.contrast(colours.PAPER, ground) >= 4.5


def test_contrast_runs_from_one_to_twenty_one() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#777777") == 1


def test_contrast_of_a_published_pair() -> None:
    """#767676 on white is the usual example of the lightest grey that passes 4.5:1 (4.54)."""
    assert colours.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_step_is_known_by_both_spellings_of_its_slug() -> None:
    assert colours.step_colour("map_it") == colours.step_colour("map-it") == colours.STEPS["map-it"]
    assert colours.step_colour("elsewhere") == colours.SLATE


def test_a_tint_runs_from_paper_to_the_colour() -> None:
    assert colours.tint("#0a6c74", 0) == colours.PAPER
    assert colours.tint("#0a6c74", 1) == "#0a6c74"


def test_words_on_a_heat_map_take_the_better_colour() -> None:
    assert colours.ink_on(colours.HEART) == colours.INK
    assert colours.ink_on(colours.STEPS["grow-it"]) == colours.PAPER
