"""Sheets for a wall, rendered: poster and grid are one page each, nothing is cut off, and the code is the address."""

import io
import itertools
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import segno
from django.utils import timezone
from django_scopes import scope
from PIL import Image
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader
from tests.browser.conftest import People
from tests.browser.looking import overflowing
from tests.factories.journeys import InitiativeFactory, OutcomeFactory, ProgrammeFactory

from coproduction_star.journeys.models import Initiative, Outcome, Place, Programme
from coproduction_star.map_it.models import FrontDoor
from coproduction_star.organisations.models import Organisation
from coproduction_star.ui.drawing.qr import BORDER

POINTS_A_MM, PIXELS_A_MM = 72 / 25.4, 96 / 25.4
A4, A3_ON_ITS_SIDE = (210, 297), (420, 297)
MARGIN = 12
LONG_NAME = "Growing old well together, in every street of the eastern wards of the borough and beyond it, " * 3
LONG_WORDS = "On Tuesdays from ten to four at the library, and on Thursdays in the church hall by the green. " * 30
POSTER = "/in/eastbridge/ageing-well-in-eastbridge/poster/"
PLACE_POSTER = "/in/eastbridge/places/northfield/poster/"
EXPLORER = "/o/eastbridge/p/ageing-well-in-eastbridge/explorer/"
LEAD = "lead@demonstration.example"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def inside(server: str) -> Iterator[Organisation]:
    """The demonstration's council, with its scope open."""
    council = Organisation.objects.get(slug="eastbridge")
    with scope(organisation=council.pk, programme=None):
        yield council


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a PDF: its size in millimetres, its words, and where each piece of text begins."""

    size: tuple[int, int]
    text: str
    starts: tuple[tuple[float, float], ...]


def printed(page: Page, file: Path) -> list[Sheet]:
    """As the browser prints it. `STAR_SHEETS` keeps the sheets, to look at."""
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    if os.environ.get("STAR_SHEETS"):
        Path(os.environ["STAR_SHEETS"], file.name).write_bytes(file.read_bytes())
    return [sheet_of(one) for one in PdfReader(file).pages]


def sheet_of(page: PageObject) -> Sheet:
    starts: list[tuple[float, float]] = []

    def note(text: str, outer: list[float], inner: list[float], *_font: Any) -> None:
        if text.strip():
            across = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
            up = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
            starts.append((across / POINTS_A_MM, up / POINTS_A_MM))

    text = unicodedata.normalize("NFKC", " ".join(page.extract_text(visitor_text=note).split()))  # ﬁ is f and i
    size = (round(float(page.mediabox.width) / POINTS_A_MM), round(float(page.mediabox.height) / POINTS_A_MM))
    return Sheet(size, text, tuple(starts))


def check_inside(sheet: Sheet) -> None:
    """No text begins in the margin or beyond it: the corner of the sheet is 0, 0."""
    wide, high = sheet.size
    outside = [
        place for place in sheet.starts
        if not (MARGIN - 1 <= place[0] <= wide - MARGIN and MARGIN - 1 <= place[1] <= high - MARGIN + 1)
    ]  # fmt: skip
    assert sheet.starts
    assert outside == []


def check_nothing_is_cut(page: Page, size: tuple[int, int]) -> None:
    """In the width that paper leaves between its margins nothing stands out, and no box hides what does not fit."""
    page.emulate_media(media="print")
    width, high = ((side - 2 * MARGIN) * PIXELS_A_MM for side in size)
    page.set_viewport_size({"width": int(width), "height": int(high)})
    assert overflowing(page) == []
    hidden = page.locator("main *").evaluate_all(
        "nodes => nodes.filter(n => n.clientWidth > 1 && n.scrollWidth > n.clientWidth + 1"
        " && getComputedStyle(n).overflowX !== 'visible').map(n => n.outerHTML.slice(0, 90))"
    )
    assert hidden == []


def squares(page: Page) -> list[list[bool]]:
    """The code on the poster as a camera sees it: dark or light, square by square, without its quiet border."""
    drawing = page.locator(".star-poster__code svg")
    picture = Image.open(io.BytesIO(drawing.screenshot())).convert("L")
    side = int((drawing.get_attribute("viewBox") or "").split()[2])
    step = picture.width / side
    numbers = range(BORDER, side - BORDER)
    return [
        [bool(picture.getpixel((int((x + 0.5) * step), int((y + 0.5) * step))) < 128) for x in numbers]
        for y in numbers
    ]  # fmt: skip


def code_of(text: str) -> list[list[bool]]:
    return [[bool(dark) for dark in row] for row in segno.make(text, error="m").matrix]


def fill(council: Organisation) -> None:
    """As many programmes in one place as there may be, each of which says as much as a form lets it."""
    northfield = Place.objects.get(name="Northfield")
    answers = FrontDoor.objects.filter(answerable__isnull=False).values_list("answerable", flat=True)[0]
    Programme.objects.filter(slug="ageing-well-in-eastbridge").update(name=LONG_NAME[:200], place=northfield)
    for number in range(4):
        one = ProgrammeFactory(
            organisation=council, name=f"{number} {LONG_NAME}"[:200], place=northfield, published_at=timezone.now()
        )
        FrontDoor.objects.create(programme=one, organisation=council, answerable_id=answers)
    FrontDoor.objects.update(
        purpose=LONG_WORDS[:2000], phone="01632 960 001 or 01632 960 002 by day", post=LONG_WORDS[:300],
        in_person=LONG_WORDS[:300],
    )  # fmt: skip


@pytest.mark.parametrize("path", [POSTER, PLACE_POSTER], ids=["programme", "place"])
@pytest.mark.parametrize("much", [False, True], ids=["as it is", "with as much as may be written"])
def test_a_poster_is_one_sheet_of_a4_that_a_phone_can_read(
    people: People, inside: Organisation, tmp_path: Path, path: str, much: bool
) -> None:
    if much:
        fill(inside)
    page = people.somebody(None)
    page.goto(path)
    (sheet,) = printed(page, tmp_path / f"poster-{'place' if 'places' in path else 'programme'}-{much}.pdf")
    assert sheet.size == A4
    check_inside(sheet)
    address = f"{people.server}{path.removesuffix('poster/')}"
    together = sheet.text.replace(" ", "")
    assert address.partition("://")[2].rstrip("/") in together
    assert "01632960001" in together
    assert "Pointyourphone’scamerahere." in together
    assert squares(page) == code_of(address)
    check_nothing_is_cut(page, A4)


def test_the_grid_is_one_sheet_of_a3_with_every_outcome_and_initiative(
    people: People, inside: Organisation, tmp_path: Path
) -> None:
    page = people.somebody(LEAD)
    page.goto(EXPLORER)
    (sheet,) = printed(page, tmp_path / "grid.pdf")
    assert sheet.size == A3_ON_ITS_SIDE
    check_inside(sheet)
    mine = {"programme__slug": "ageing-well-in-eastbridge"}
    outcomes = Outcome.objects.filter(**mine).values_list("words", flat=True)
    titles = Initiative.objects.filter(**mine, outcomes__isnull=False).exclude(status="stopped")
    for said in (*outcomes, *titles.values_list("title", flat=True), "Co-commission", "Co-assess"):
        assert said.replace(" ", "") in sheet.text.replace(" ", ""), said
    check_nothing_is_cut(page, A3_ON_ITS_SIDE)


def test_a_grid_too_large_for_one_sheet_goes_on_over_whole_rows(
    people: People, inside: Organisation, tmp_path: Path
) -> None:
    programme = Programme.objects.get(slug="ageing-well-in-eastbridge")
    for number in range(12):
        wanted = OutcomeFactory(
            programme=programme, words=f"I can do what matters to me, day {number:02}", position=99
        )
        for other in range(6):
            InitiativeFactory(programme=programme, title=f"Walk {number:02}.{other}", co_deliver=True).outcomes.add(
                wanted
            )
    page = people.somebody(LEAD)
    page.goto(EXPLORER)
    sheets = printed(page, tmp_path / "large-grid.pdf")
    assert len(sheets) > 1
    for sheet in sheets:
        assert sheet.size == A3_ON_ITS_SIDE
        check_inside(sheet)
    for number in range(12):
        on = [place for place, sheet in enumerate(sheets) if f"Walk {number:02}." in sheet.text]
        named = [place for place, sheet in enumerate(sheets) if f"day {number:02}" in sheet.text]
        assert len(set(itertools.chain(on, named))) == 1, "a row stands on one sheet"
