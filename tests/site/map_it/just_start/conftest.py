"""A browser of somebody without an account, and the answers they give."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.factories.people import HOSTILE

from coproduction_star.map_it.just_start import services
from coproduction_star.map_it.models import SmallStart

START = "/just-start/"
KEEP = "/just-start/keep/"
YOURS = "/just-start/keep/yours/"
WANTED = f"Older people are lonely {HOSTILE}"
THING = f"Have tea with one neighbour {HOSTILE}"
WHO = f"Ann {HOSTILE}"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()


@dataclass
class Tab:
    """One tab of a browser, going through the questions."""

    browser: Client = field(default_factory=Client)
    draft: str = ""

    def begin(self) -> "Tab":
        self.draft = self.browser.post(f"{START}begin/")["Location"].split("/")[2]
        return self

    def at(self, page: str) -> str:
        return f"{START}{self.draft}/{page}/"

    def say(self, page: str, **answers: Any) -> Any:
        return self.browser.post(self.at(page), answers)

    def read(self, page: str) -> str:
        return self.browser.get(self.at(page)).content.decode()

    def say_all(self, **instead: Any) -> "Tab":
        on = instead.get("on", timezone.localdate() + dt.timedelta(days=10))
        self.say("want", wanted=instead.get("wanted", WANTED))
        self.say("cases", case="none")
        self.say("thing", thing="own", own=instead.get("own", THING))
        self.say("who", who=WHO)
        self.say("when", day="other", on_day=on.day, on_month=on.month, on_year=on.year)
        return self

    def keep(self) -> Any:
        return self.browser.post(self.at("check"))


@pytest.fixture
def tab(db: None) -> Tab:
    return Tab().begin()


@pytest.fixture
def made(db: None) -> Callable[..., SmallStart]:
    """`made(on=day, seed="…")` makes a plan; its words come from the seed."""

    def make(*, on: dt.date | None = None, seed: str = "a seed", wanted: str = WANTED) -> SmallStart:
        thing = services.Thing(what=THING, who=WHO, on=on or timezone.localdate())
        return services.make_start(wanted=wanted, case="", thing=thing, seed=seed)

    return make
