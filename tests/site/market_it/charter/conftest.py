import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.charter import editions, services
from coproduction_star.market_it.charter.wording import Slot
from coproduction_star.market_it.models import Charter, Clause
from coproduction_star.market_it.signing import services as signing
from coproduction_star.organisations.models import Membership
from coproduction_star.voices.contributions import forms

PLAIN = Slot("en", "plain")


@pytest.fixture(autouse=True)
def _as_quick_as_a_machine(monkeypatch: Any) -> None:
    monkeypatch.setattr(forms, "QUICKEST_SECONDS", 0.0)
    cache.clear()


@pytest.fixture
def writer(member: Callable[..., Membership]) -> Membership:
    return member("programme-lead")


@pytest.fixture
def charter(inside: Programme, writer: Membership) -> Charter:
    """With two sides, in English and Welsh, to be reviewed some day."""
    made = services.begin_charter(
        programme=inside, template="", by=writer.user, title="Mill Road charter", languages="en cy", purpose="To walk."
    )
    services.add_side(charter=made, kind="users", name="Residents", by=writer.user)
    services.add_side(charter=made, kind="frontline", name="Staff", by=writer.user)
    return made


@pytest.fixture
def clause(charter: Charter, writer: Membership) -> Clause:
    return services.add_clause(
        charter=charter, party=charter.parties.get(name="Residents"), kind="right", by=writer.user,
        texts={PLAIN: "You are asked first."},
    )  # fmt: skip


@pytest.fixture
def listening(inside: Programme, member: Callable[..., Membership]) -> Iterator[Programme]:
    """Published, with somebody who looks after people."""
    member("safeguarding-lead")
    inside.published_at = timezone.now()
    inside.save()
    return inside


@pytest.fixture
def opened(charter: Charter, clause: Clause, writer: Membership, listening: Programme) -> Charter:
    """A draft about which residents are asked."""
    services.ask_residents(charter=charter, until=timezone.localdate(), by=writer.user)
    return charter


@pytest.fixture
def outside(programme: Programme) -> Callable[..., str]:
    """The address of a page for everybody: `outside("sign_by_link", code)`."""

    def address(name: str, *more: Any) -> str:
        return reverse(f"market_it:{name}", args=(programme.organisation.slug, *more))

    return address


@pytest.fixture
def signable(charter: Charter, clause: Clause, writer: Membership, listening: Programme) -> Charter:
    """Published, and open for signing."""
    charter.review_on = timezone.localdate() + dt.timedelta(days=180)
    charter.save()
    editions.publish(charter=charter, what_changed="", by=writer.user)
    charter.refresh_from_db()
    return charter


@pytest.fixture
def a_way(signable: Charter, writer: Membership) -> Callable[..., Any]:
    """`a_way("hall")` makes a way to sign; gives its link and code."""

    def make(way: str = "link", **more: Any) -> Any:
        until = more.pop("until", timezone.localdate())
        return signing.make_link(
            charter=signable, way=way, label="The library", until=until, party=more.get("party"), by=writer.user
        )

    return make
