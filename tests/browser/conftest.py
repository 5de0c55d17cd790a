"""The frame of the browser tests: a real server with a database of its own for each test, and a real Chromium.

A journey asks for `visit`, which opens an address and looks at it the way
everyone must be able to: 1280 and 320 pixels wide without scrolling sideways,
clean for axe (WCAG 2.2 AA), nothing from another host, no script refused.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connection
from django.test import Client, override_settings
from django.test.testcases import QuietWSGIRequestHandler
from django_scopes import scope
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from tests.browser.hands import HandOf, Pointing, Typing
from tests.browser.looking import NARROW, WIDE, look
from tests.conftest import browser as its_path
from tests.databases import SwappedDatabase, empty
from tests.factories.people import MembershipFactory, OrganisationFactory

from coproduction_star.accounts.models import User
from coproduction_star.accounts.second_factor.services import mark_taken
from coproduction_star.config import demonstration
from coproduction_star.organisations.models import Membership, Organisation

# Playwright keeps an event loop in this thread; the database is used between its calls, never inside them.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PATIENCE_MILLISECONDS = 15_000
FLAGS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP localhost 127.0.0.1",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = its_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """An empty database of this release, made once and copied for each test."""
    file = tmp_path_factory.mktemp("browser") / "empty.sqlite3"
    with django_db_blocker.unblock():
        return empty(file)


@pytest.fixture(scope="session")
def demonstration_file(migrated_file: Path, django_db_blocker: Any) -> Path:
    """The same with the demonstration in it: Eastbridge, its people and its programmes."""
    file = migrated_file.with_name("demonstration.sqlite3")
    shutil.copy(migrated_file, file)
    with django_db_blocker.unblock(), SwappedDatabase(file), override_settings(DEMONSTRATION=True):
        demonstration.make()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


@pytest.fixture
def database_file(migrated_file: Path) -> Path:
    """What each test of a file starts from; a file that overrides it starts from something else."""
    return migrated_file


@pytest.fixture
def server(database_file: Path, tmp_path: Path, django_db_blocker: Any, settings: Any) -> Iterator[str]:
    """The address of the product, over a database of this test's own."""
    file = tmp_path / "star.sqlite3"
    shutil.copy(database_file, file)
    settings.DEBUG = False
    settings.ACCOUNT_RATE_LIMITS = False
    cache.clear()
    with django_db_blocker.unblock(), SwappedDatabase(file):
        httpd = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler, allow_reuse_address=False)
        httpd.set_app(WSGIHandler())
        thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{httpd.server_port}"
        settings.SITE_URL = address
        yield address
        httpd.shutdown()
        httpd.server_close()
        thread.join()


@dataclass
class People:
    """Makes browsers that belong to somebody, or to nobody."""

    chromium: Browser
    server: str
    contexts: list[BrowserContext] = field(default_factory=list)
    organisation: Organisation | None = None
    complaints: list[str] = field(default_factory=list)
    """What no page may do: ask another host for something, or have a script or style refused."""

    def context(self, *, width: int = WIDE, javascript: bool = True) -> BrowserContext:
        context = self.chromium.new_context(
            base_url=self.server,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="en-GB",
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.on("request", self._note_host)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.complaints.append(f"script error: {error.error}"))
        self.contexts.append(context)
        return context

    def _note_host(self, request: Request) -> None:
        if not request.url.startswith((self.server, "data:", "blob:", "about:")):
            self.complaints.append(f"asked another host: {request.url}")

    def _note_console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.complaints.append(f"refused: {message.text[:200]}")
        elif message.type == "error":
            self.complaints.append(f"console: {message.text[:200]}")

    def member(self, *roles: str) -> Membership:
        if self.organisation is None:
            self.organisation = OrganisationFactory(slug="eastbridge", name="Eastbridge Council")
        with scope(organisation=self.organisation.pk):
            return MembershipFactory(organisation=self.organisation, roles=list(roles))

    def client(self, email: str | None) -> Client:
        """Requests without a browser, of the person with that address, who took the second step too."""
        client = Client(SERVER_NAME="127.0.0.1")
        if email is not None:
            user = User.objects.get(email=email)
            client.force_login(user)
            session = client.session
            mark_taken(session, user=user)
            session.save()
        return client

    def somebody(self, email: str | None, *, width: int = WIDE, javascript: bool = True) -> Page:
        """The page of the person with that address, or of a visitor nobody knows."""
        context = self.context(width=width, javascript=javascript)
        if email is not None:
            self._give_session(context, self.client(email))
        return context.new_page()

    def sign_in(self, context: BrowserContext, membership: Membership) -> None:
        self._give_session(context, self.client(membership.user.email))

    def _give_session(self, context: BrowserContext, client: Client) -> None:
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": self.server}])


@pytest.fixture
def people(chromium: Browser, server: str) -> Iterator[People]:
    people = People(chromium, server)
    yield people
    for context in people.contexts:
        context.close()
    assert people.complaints == []


@pytest.fixture
def page_at(people: People) -> Callable[[int], Page]:
    """`page_at(320)` is a page of that width for somebody who is not signed in."""
    return lambda width: people.context(width=width).new_page()


@pytest.fixture
def page(page_at: Callable[[int], Page]) -> Page:
    return page_at(WIDE)


@pytest.fixture
def narrow_page(page_at: Callable[[int], Page]) -> Page:
    return page_at(NARROW)


@pytest.fixture
def signed_in_page(people: People) -> Callable[..., Page]:
    """`signed_in_page("administrator")` is the page of a new member of Eastbridge who holds that role."""

    def make(*roles: str, width: int = WIDE, javascript: bool = True) -> Page:
        context = people.context(width=width, javascript=javascript)
        people.sign_in(context, people.member(*roles))
        return context.new_page()

    return make


@pytest.fixture
def without_javascript(people: People) -> Page:
    return people.context(javascript=False).new_page()


@pytest.fixture(params=["by keyboard alone", "with JavaScript off"])
def hand_of(request: Any, people: People) -> HandOf:
    """Tell a journey twice. A test that wants one of the two names it."""
    by_keyboard = request.param == "by keyboard alone"

    def make(email: str | None = None) -> Pointing:
        page = people.somebody(email, javascript=by_keyboard)
        return Typing(page) if by_keyboard else Pointing(page)

    return make


@pytest.fixture
def visit() -> Callable[..., Page]:
    """`visit(page, "/cases/")` opens an address and looks at it; `visit(page)` looks at where the page is."""

    def open_and_look(page: Page, path: str | None = None) -> Page:
        if path is not None:
            answer = page.goto(path)
            status = answer.status if answer else "nothing"
            assert status == 200, f"{path} answered {status}"
        look(page)
        return page

    return open_and_look
