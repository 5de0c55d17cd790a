"""The stylesheet is put together from whole parts; building it takes Node, reading it does not."""

import re
from pathlib import Path

STYLES = Path(__file__).parents[2] / "src" / "coproduction_star" / "ui" / "styles"


def used(text: str) -> list[str]:
    return re.findall(r'^@(?:use|forward) "([\w-]+)"(?: as \*)?;$', text, re.MULTILINE)


def test_every_part_of_the_stylesheet_exists_and_every_line_that_takes_one_is_whole() -> None:
    text = (STYLES / "app.scss").read_text(encoding="utf-8")
    parts = used(text)
    assert all((STYLES / f"_{part}.scss").is_file() for part in parts)
    assert len(parts) == len(re.findall(r'@use "(?!govuk)', text))


def test_every_partial_is_used() -> None:
    taken = {part for path in STYLES.glob("*.scss") for part in used(path.read_text(encoding="utf-8"))}
    assert {path.stem.removeprefix("_") for path in STYLES.glob("_*.scss")} <= taken


def test_a_broken_line_would_be_seen() -> None:
    assert used('@use "journeys"@use "cases";') == []
