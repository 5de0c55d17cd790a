"""What somebody wrote names no councillor before an election, and two councillors can still be told apart."""

from typing import Any

import pytest
from tests.factories.journeys import ProgrammeRoleFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.journeys.hiding import Hidden, PersonChoice, hidden_now, together
from coproduction_star.journeys.models import Place, WardCouncillor
from coproduction_star.journeys.steps import Knot
from coproduction_star.organisations.models import Organisation, Participant
from coproduction_star.ui.text import SafeString  # replaced below

pytestmark = pytest.mark.django_db
