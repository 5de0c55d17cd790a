import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.site.market_it.charter.conftest import PLAIN, charter, clause, listening, writer  # noqa: F401 - fixtures

from coproduction_star.market_it.charter import editions
from coproduction_star.market_it.models import Charter
from coproduction_star.market_it.signing import services


@pytest.fixture
def outside(programme):
    """The address of a page for everybody: `outside("sign_by_link", code)`."""

    def address(name: str, *more) -> str:
        return reverse(f"market_it:{name}", args=(programme.organisation.slug, *more))

    return address


@pytest.fixture
def signable(charter, clause, writer, listening) -> Charter:  # noqa: F811 - the fixtures
    """Published, and open for signing."""
    charter.review_on = timezone.localdate() + dt.timedelta(days=180)
    charter.save()
    editions.publish(charter=charter, what_changed="", by=writer.user)
    charter.refresh_from_db()
    return charter


@pytest.fixture
def a_way(signable, writer):  # noqa: F811 - the fixtures
    """`a_way("hall")` makes a way to sign; gives its link and code."""

    def make(way: str = "link", **more):
        until = more.pop("until", timezone.localdate())
        return services.make_link(
            charter=signable, way=way, label="The library", until=until, party=more.get("party"), by=writer.user
        )

    return make
