"""For me is one printed side, however much waits: what a person takes along to a meeting."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import Page
from pypdf import PdfReader
from tests.browser.conftest import People
from tests.factories.journeys import ProgrammeFactory

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Decision, Kept, Programme, Promise
from coproduction_star.organisations.models import Membership

MANY = 40
LONG = "We promise to ring everybody who lives alone and to write down what they would like, week after week, " * 2
TODAY = timezone.localdate()


def printed(page: Page, file: Path) -> list[str]:
    page.pdf(path=file, prefer_css_page_size=True)
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(file).pages]


def busy(people: People) -> Membership:
    """Much that waits, much promised, much to ask and much that happened, in long words and far too many places."""
    me, other = people.member("programme-lead"), people.member("programme-lead")
    home = me.organisation
    with scope(organisation=home.pk, programme=None):
        programmes = [
            ProgrammeFactory(organisation=home, name=f"Programme {n} for everybody here" * 4) for n in range(12)
        ]
        for number in range(MANY):
            where: Programme = programmes[number % len(programmes)]
            owned = {"organisation": home, "programme": where}
            kept = Kept.BROKEN if number % 4 == 0 else Kept.OPEN
            judged = {"judged_on": TODAY} if kept != Kept.OPEN else {}
            due = TODAY + dt.timedelta(days=number - MANY // 2)
            what = f"{number} {LONG}"
            Promise.objects.create(**owned, what=what, who=me.participant, due_on=due, kept=kept, by=me.user, **judged)
            Promise.objects.create(**owned, what=what, who=other.participant, due_on=due, by=me.user)
            Promise.objects.create(**owned, what=what, who_in_words="The team", due_on=due, by=other.user)
            made = Decision.objects.create(
                **owned, what=what, why=LONG, decided_by="Cabinet", decided_on=TODAY, by=other.user
            )
            record(by=other.user, verb="journeys.decision_recorded", subject=made)
    return me


@pytest.mark.parametrize("javascript", [True, False])
def test_it_prints_on_one_side_however_much_waits(people: People, tmp_path: Path, javascript: bool) -> None:
    me = busy(people)
    page = people.somebody(me.user.email, javascript=javascript)
    page.goto("/me/")
    assert page.locator(".star-rows__row").count() > MANY, "the screen shows all of it"
    assert not page.locator(".star-on-paper").first.is_visible()
    sheets = printed(page, tmp_path / "for-me.pdf")
    assert len(sheets) == 1
    for part in ("What waits for you", "What you promised", "What you can ask", "Since you last looked"):
        assert part in sheets[0]
    assert "more on the page." in sheets[0]
    assert "Sign out" not in sheets[0]
    assert "I have read this" not in sheets[0]


def test_nothing_is_said_to_be_missing_when_little_waits(people: People, tmp_path: Path) -> None:
    page = people.somebody(people.member("observer").user.email)
    page.goto("/me/")
    sheets = printed(page, tmp_path / "for-me.pdf")
    assert len(sheets) == 1
    assert "Nothing waits for you." in sheets[0]
    assert "more on the page." not in sheets[0]
