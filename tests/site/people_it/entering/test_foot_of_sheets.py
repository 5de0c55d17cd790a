"""Every sheet of a printed survey carries its foot, in every look, and nothing that is asked runs into it."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from coproduction_star.people_it.entering.numbers import in_halves, read_number
from coproduction_star.people_it.models import SurveyLink

pytestmark = pytest.mark.django_db
LINES_IN_A_FOOT = 12
"""In points: the foot is one line of 9.5."""
AIR = 3
"""In points, between the lowest line of the page and the foot."""
MANY = 60


def lines_on(page):
    """What is written on a sheet, each piece with how high it begins, in points from the lower edge."""
    found = []

    def seen(text, matrix, of_text, _font, size):
        if text.strip():
            _x, y = of_text[4], of_text[5]
            found.append((text.strip(), matrix[5] + matrix[3] * y, size))

    page.extract_text(visitor_text=seen)
    return found


@pytest.fixture
def long_survey(link: SurveyLink) -> SurveyLink:
    """So many answers and such long words that every look fills several sheets."""
    edition = link.survey.editions.get()
    bench = edition.definition["questions"][-1]
    places = [
        {"id": f"place-{number}", "text": {"en": f"Place {number} by the old mill and the river"}}
        for number in range(MANY)
    ]
    edition.definition["questions"][-1] = bench | {"choices": [*places, *bench["choices"]]}
    edition.save()
    return link


def sheets(first, look):
    answer = Client().post(f"{first}paper/", {"copies": "2", "language": "en", "look": look})
    assert answer["Content-Type"] == "application/pdf", answer.content.decode()
    return PdfReader(BytesIO(answer.content)).pages


@pytest.mark.parametrize("look", ["usual", "easy", "large"])
@pytest.mark.parametrize("length", ["short", "long"])
def test_every_sheet_carries_its_foot_and_nothing_runs_into_it(request, first, link, look, length):
    if length == "long":
        request.getfixturevalue("long_survey")
    pages = sheets(first, look)
    of_copies = {}
    for page in pages:
        lines = lines_on(page)
        lowest = min(height for _text, height, _size in lines)
        foot = [text for text, height, _size in lines if height < lowest + LINES_IN_A_FOOT]
        words = " ".join(" ".join(foot).split())
        assert "Form" in words
        number = words.partition("Copy")[2].strip()[:9]
        assert in_halves(read_number(link.survey, number)) == number
        of_copies.setdefault(number, []).append(words[words.index("Page") :])
        assert 20 < lowest < 60, "the foot stands in the margin of the sheet"
        above = min(height for _text, height, _size in lines if height >= lowest + LINES_IN_A_FOOT)
        assert above - lowest >= LINES_IN_A_FOOT + AIR
    assert len(of_copies) == 2
    for said in of_copies.values():
        assert said == [f"Page {place} of {len(said)}" for place in range(1, len(said) + 1)]
    assert len(pages) > 2 or length == "short"
