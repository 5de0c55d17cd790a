"""Words are measured on the wide side, and cut only when nothing else helps."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from coproduction_star.ui.drawing.lettering import fit, width

FONTS = Path(__file__).parents[4] / "node_modules" / "dejavu-fonts-ttf" / "ttf"
SENTENCES = [
    "Map it",
    "Cyd-gomisiynu",
    "24 initiatives",
    "6 of 9 rated",
    "Marchnata a hyrwyddo",
    "Ŵyl Tŷ £4.50 (50%)",
]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", SENTENCES)
def test_the_estimate_is_within_a_tenth_of_the_typeface(text: str, *, bold: bool) -> None:
    face = ImageFont.truetype(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), 1000)
    assert width(text, size=1000, bold=bold) == pytest.approx(face.getlength(text), rel=0.1)


@given(st.text(max_size=60), st.floats(20, 400), st.integers(1, 3))
def test_what_is_fitted_fits(text: str, room: float, lines: int) -> None:
    fitted = fit(text, room=room, size=28, smallest=12, lines=lines)
    assert 1 <= len(fitted.lines) <= lines
    assert all(width(line, size=fitted.size) <= room * 1.01 for line in fitted.lines)


@given(st.text(max_size=60))
def test_what_is_whole_has_all_its_words(text: str) -> None:
    fitted = fit(text, room=200, size=28, smallest=12, lines=2)
    if fitted.whole and "…" not in text:
        assert " ".join(fitted.lines).replace("…", "") in " ".join(text.split()) or "…" in fitted.lines[0]


def test_a_short_text_keeps_its_size() -> None:
    assert fit("Map it", room=300, size=28, smallest=17) == fit("Map it", room=600, size=28, smallest=17)


def test_a_long_text_shrinks_before_it_breaks() -> None:
    fitted = fit("Canolbwyntio arno", room=226, size=28, smallest=17, bold=True, lines=2)
    assert (len(fitted.lines), fitted.whole) == (1, True)
    assert 17 <= fitted.size < 28


def test_a_very_long_text_ends_in_dots_and_says_so() -> None:
    fitted = fit("word " * 1000, room=200, size=28, smallest=17, lines=2)
    assert fitted.lines[-1].endswith("…")
    assert not fitted.whole


def test_accents_take_no_room_and_wide_scripts_take_more() -> None:
    assert width("ŵ", size=10) == width("w", size=10)
    assert width("中文", size=10) > width("ab", size=10)
