"""A role that asks for a check, a declaration and insurance, and somebody who takes it."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.market_it import InsuranceCoverFactory, RoleConditionFactory, RolePackFactory, RoleTakerFactory
from tests.factories.people import ParticipantFactory

YEAR = dt.timedelta(days=365)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def pack(inside):
    made = RolePackFactory(
        programme=inside, title="Walk companion", words="You walk at their pace.", tell="Rosa Ortiz"
    )
    RoleConditionFactory(pack=made, kind="background", words="Enhanced", months=36)
    RoleConditionFactory(pack=made, kind="confidentiality", months=None)
    return made


@pytest.fixture
def insured(pack, today):
    RoleConditionFactory(pack=pack, kind="insurance", months=None)
    return InsuranceCoverFactory(programme=pack.programme, pack=pack, starts_on=today - YEAR, ends_on=today + YEAR)


@pytest.fixture
def amina(inside):
    return ParticipantFactory(organisation=inside.organisation, name="Amina Yusuf")


@pytest.fixture
def taker(pack, amina):
    return RoleTakerFactory(pack=pack, participant=amina)


@pytest.fixture
def broker(member):
    return member("broker")


@pytest.fixture
def broker_client(signed_in):
    """Somebody who looks after people."""
    return signed_in("broker")
