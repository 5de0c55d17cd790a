"""Two administrators act in the same moment, over two connections: one of them always stays."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from typing import Any

import pytest
from django.db import connections
from django_scopes import scope
from tests.databases import SwappedDatabase, empty, empty_postgres, lay_out, postgres_answers
from tests.factories.people import MembershipFactory, OrganisationFactory, UserFactory

from coproduction_star.organisations import services as registry
from coproduction_star.organisations.members import services
from coproduction_star.organisations.models import Membership, MembershipRole, Organisation
from coproduction_star.organisations.services import LastAdministrator
from coproduction_star.voices.my_data import services as my_data

Act = Callable[[Membership, Membership], object]
TOGETHER_SECONDS = 0.4
"""How long whoever was let through waits for the other, who comes at once where nothing holds them back."""
LONGEST_SECONDS = 60


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[AbstractContextManager[None]]:
    if request.param == "postgresql" and not postgres_answers():
        pytest.skip("no PostgreSQL server answers; name one in STAR_TEST_POSTGRES")
    with django_db_blocker.unblock(), ExitStack() as stack:
        if request.param == "sqlite":
            yield SwappedDatabase(empty(tmp_path_factory.mktemp("two") / "two.sqlite3"))
            return
        database = stack.enter_context(empty_postgres(f"star_two_at_once_{os.getpid()}"))
        with database:
            lay_out()
        yield database


@pytest.fixture
def database(kept_database: AbstractContextManager[None], django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), kept_database:
        yield


@pytest.fixture
def pair(database: None) -> tuple[Membership, Membership]:
    return administrators(OrganisationFactory())


def administrators(organisation: Organisation, users: Any = (None, None)) -> Any:
    with scope(organisation=organisation.pk, programme=None):
        return tuple(
            MembershipFactory(organisation=organisation, roles=["administrator"], user=user or UserFactory())
            for user in users
        )


def remove_the_other(mine: Membership, other: Membership) -> None:
    services.end_membership(membership=other, by=mine.user)


def leave(mine: Membership, _other: Membership) -> None:
    services.end_membership(membership=mine, by=mine.user)


def make_the_other_an_observer(mine: Membership, other: Membership) -> None:
    services.change_roles(membership=other, roles=["observer"], by=mine.user)


def stop_being_one(mine: Membership, _other: Membership) -> None:
    services.change_roles(membership=mine, roles=[], by=mine.user)


def erase_my_account(mine: Membership, _other: Membership) -> None:
    my_data.erase_account(user=mine.user)


def at_once(*acts: Callable[[], object]) -> list[BaseException | None]:
    """Do each in a thread with a connection of its own; gives back what each ended with."""
    ended: list[BaseException | None] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            start.wait(LONGEST_SECONDS)
            act()
        except BaseException as problem:  # noqa: BLE001 - whatever it is, the test looks at it
            ended[number] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST_SECONDS)
    assert not any(thread.is_alive() for thread in threads)
    return ended


@pytest.fixture(autouse=True)
def together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever was found not to be the last waits there for the other, as long as the other may still come."""
    meeting = threading.Barrier(2)

    def wait_after(check: Callable[..., Any]) -> Callable[..., Any]:
        def checked(*given: Any, **named: Any) -> Any:
            found = check(*given, **named)
            with suppress(threading.BrokenBarrierError):
                meeting.wait(TOGETHER_SECONDS)
            return found

        return checked

    monkeypatch.setattr(services, "keep_an_administrator", wait_after(registry.keep_an_administrator))
    everywhere = my_data.organisations_without_another_administrator
    monkeypatch.setattr(my_data, "organisations_without_another_administrator", wait_after(everywhere))


def inside(organisation: Organisation, act: Act, mine: Membership, other: Membership) -> Callable[[], None]:
    def done() -> None:
        with scope(organisation=organisation.pk, programme=None):
            act(mine, other)

    return done


def left_in(organisation: Organisation) -> int:
    return MembershipRole.objects.filter(
        role="administrator", membership__organisation=organisation, membership__ended_at__isnull=True
    ).count()


@pytest.mark.parametrize(
    ("one_does", "two_does"),
    [
        (remove_the_other, remove_the_other),
        (leave, leave),
        (make_the_other_an_observer, make_the_other_an_observer),
        (stop_being_one, leave),
        (erase_my_account, erase_my_account),
        (erase_my_account, leave),
        (erase_my_account, make_the_other_an_observer),
    ],
)
def test_one_administrator_stays_whatever_two_do_at_once(
    pair: tuple[Membership, Membership], one_does: Act, two_does: Act
) -> None:
    one, two = pair
    home = one.organisation
    ended = at_once(inside(home, one_does, one, two), inside(home, two_does, two, one))
    assert left_in(home) == 1, ended
    assert [type(problem) for problem in ended if problem] in ([LastAdministrator], [])


def test_two_who_share_two_organisations_and_erase_themselves_do_not_block_each_other(
    database: None,
) -> None:
    first, second = OrganisationFactory(), OrganisationFactory()
    one, two = administrators(first)
    administrators(second, (two.user, one.user))
    ended = at_once(*(lambda user=user: my_data.erase_account(user=user) for user in (one.user, two.user)))
    assert sorted(type(problem) for problem in ended if problem) == [LastAdministrator]
    assert (left_in(first), left_in(second)) == (1, 1)
