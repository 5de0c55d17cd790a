"""No operation without a door: a token, its scope, the person's role, and whose programme it is."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.focus_it import rated_matrix
from tests.factories.grow_it import IndicatorFactory
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.market_it import CharterFactory
from tests.factories.people import MembershipFactory, OrganisationFactory
from tests.factories.people_it import SurveyFactory
from tests.site.api.operations import Walked, walked
from tests.site.api.tokens import Program, give_token
from tests.site.conftest import InOrganisation

from coproduction_star.accounts.models import ApiToken
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.focus_it.impact_matrix.services import close_matrix
from coproduction_star.focus_it.models import ImpactMatrix
from coproduction_star.grow_it.models import Indicator
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.market_it.models import Charter
from coproduction_star.organisations.models import Membership, Organisation
from coproduction_star.organisations.roles import VERBS, Role, Verb
from coproduction_star.people_it.models import Survey

pytestmark = pytest.mark.django_db
PUBLIC = {
    "GET /api/v1/cases",
    "GET /api/v1/cases/{slug}",
    "GET /api/v1/methods/evidence-strength",
    "GET /api/v1/in/{organisation}/programmes",
    "GET /api/v1/in/{organisation}/places/{place}",
    "GET /api/v1/in/{organisation}/places/{place}/{kind}",
    "GET /api/v1/in/{organisation}/{programme}",
    "GET /api/v1/in/{organisation}/{programme}/charters",
    "GET /api/v1/in/{organisation}/{programme}/charters/{charter_id}/promises",
    "GET /api/v1/in/{organisation}/{programme}/offers",
    "GET /api/v1/in/{organisation}/{programme}/wishes",
    "GET /api/v1/in/{organisation}/{programme}/published-figures",
    "GET /api/v1/in/{organisation}/{programme}/{kind}",
    "GET /api/v1/in/{organisation}/{programme}/survey-results",
    "GET /api/v1/in/{organisation}/{programme}/survey-results/{survey_id}",
}
"""Everything that needs no token. Whoever makes this longer says why. What a survey says is there once somebody
who may publish chose to show it, after the rule of small numbers; until then, and once it is taken back, no number is.
"""
BODIES = {
    "add_initiative": {"title": "Lunch club"},
    "change_initiative": {"version": 1, "people": 24},
    "add_figures": {"figures": [{"starts_on": "2026-03-01", "value": 12}]},
}
DONE = {"POST": 201}
BEHIND_A_DOOR = [operation for operation in walked() if not operation.is_public]
OF_A_PROGRAMME = [operation for operation in BEHIND_A_DOOR if "{programme}" in operation.path]


@pytest.fixture
def initiative(programme: Programme, in_organisation: InOrganisation) -> Initiative:
    with in_organisation(programme.organisation):
        return InitiativeFactory(programme=programme)


@pytest.fixture
def matrix(programme: Programme, in_organisation: InOrganisation) -> ImpactMatrix:
    """Closed, so that whoever may look sees it."""
    with in_organisation(programme.organisation):
        made = rated_matrix(programme)
        close_matrix(matrix=made, by=MembershipFactory(organisation=programme.organisation).user)
        return made


@pytest.fixture
def survey(programme: Programme, in_organisation: InOrganisation) -> Survey:
    with in_organisation(programme.organisation, programme):
        made: Survey = SurveyFactory(programme=programme, open=True)
        return made


@pytest.fixture
def charter(programme: Programme, in_organisation: InOrganisation) -> Charter:
    with in_organisation(programme.organisation, programme):
        made: Charter = CharterFactory(programme=programme)
        return made


@pytest.fixture
def measure(programme: Programme, in_organisation: InOrganisation) -> Indicator:
    with in_organisation(programme.organisation, programme):
        made: Indicator = IndicatorFactory(programme=programme)
        return made


@pytest.fixture
def try_it(
    initiative: Initiative, matrix: ImpactMatrix, survey: Survey, charter: Charter, measure: Indicator,
    programme: Programme,
) -> Callable[..., Any]:  # fmt: skip
    """Do an operation on Eastbridge's programme, or on another."""

    def attempt(who: Program, operation: Walked, *, of: Programme = programme) -> Any:
        records = {"initiative_id": initiative.pk, "matrix_id": matrix.pk, "survey_id": survey.pk}
        records |= {"charter_id": charter.pk, "indicator_id": measure.pk}
        parts = {"organisation": of.organisation.slug, "programme": of.slug, **records}
        path = operation.path.format(**parts)
        if operation.method == "GET":
            return who.get(path)
        return who.send(operation.method, path, BODIES[operation.view.__name__])

    return attempt


def test_what_needs_no_token_is_this_and_no_more() -> None:
    assert {str(operation) for operation in walked() if operation.is_public} == PUBLIC


@pytest.mark.parametrize("operation", BEHIND_A_DOOR, ids=str)
def test_every_other_operation_names_its_scope_and_its_permission(operation: Walked) -> None:
    assert operation.door
    assert operation.view.token_scope in Scope
    assert operation.view.required_permission


@pytest.mark.parametrize("operation", BEHIND_A_DOOR, ids=str)
def test_without_a_token_nothing_opens(operation: Walked, try_it: Callable[..., Any]) -> None:
    response = try_it(Program(), operation)
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("operation", BEHIND_A_DOOR, ids=str)
def test_being_signed_in_to_the_pages_opens_nothing(
    operation: Walked, try_it: Callable[..., Any], signed_in: Callable[..., Client]
) -> None:
    assert try_it(Program(client=signed_in("administrator", "programme-lead")), operation).status_code == 401


@pytest.mark.parametrize("operation", BEHIND_A_DOOR, ids=str)
def test_a_token_with_everything_does_it(
    operation: Walked, try_it: Callable[..., Any], program: Callable[..., Program]
) -> None:
    response = try_it(program("programme-lead"), operation)
    assert response.status_code == DONE.get(operation.method, 200)


@pytest.mark.parametrize("operation", BEHIND_A_DOOR, ids=str)
def test_another_organisations_programme_is_not_there(
    operation: Walked, try_it: Callable[..., Any], in_organisation: InOrganisation
) -> None:
    elsewhere = OrganisationFactory()
    with in_organisation(elsewhere):
        stranger = MembershipFactory(organisation=elsewhere, roles=["administrator", "programme-lead"])
    response = try_it(Program(give_token(stranger.user, scopes=Scope)), operation)
    assert response.status_code == 404
    assert response.json()["detail"].startswith("There is nothing here that you may see.")


@pytest.mark.parametrize("operation", BEHIND_A_DOOR, ids=str)
def test_a_token_without_the_scope_is_told_which(
    operation: Walked, try_it: Callable[..., Any], program: Callable[..., Program]
) -> None:
    others = [scope for scope in Scope if scope != operation.view.token_scope]
    response = try_it(program("programme-lead", scopes=others), operation)
    assert response.status_code == 403
    assert f"lacks the scope “{operation.view.token_scope}”" in response.json()["detail"]


@pytest.mark.parametrize(
    "state",
    [
        {"withdrawn_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},
        {"expires_on": dt.date(2026, 1, 1)},
    ],
    ids=["withdrawn", "out of date"],
)
@pytest.mark.parametrize("operation", walked(), ids=str)
def test_a_token_that_no_longer_counts_opens_nothing(
    operation: Walked, state: dict[str, Any], try_it: Callable[..., Any], member: Callable[..., Membership]
) -> None:
    token = give_token(member("programme-lead").user, scopes=Scope)
    ApiToken.objects.update(**state)
    path = operation.path.format(
        organisation="eastbridge",
        programme="ageing-well",
        slug="southwark-circle",
        initiative_id=dt.date.min,
        matrix_id="00000000-0000-4000-8000-000000000000",
        survey_id="00000000-0000-4000-8000-000000000000",
        charter_id="00000000-0000-4000-8000-000000000000",
        indicator_id="00000000-0000-4000-8000-000000000000",
        place="northfield",
        kind="happening",
    )
    if operation.is_public:
        assert Program(token).get(path).status_code == 401
    else:
        assert try_it(Program(token), operation).status_code == 401


def test_the_token_of_an_account_that_was_closed_opens_nothing(
    member: Callable[..., Membership], programme: Programme
) -> None:
    user = member("programme-lead").user
    token = give_token(user, scopes=Scope)
    user.is_active = False
    user.save()
    assert Program(token).get("/api/v1/o/eastbridge/programmes").status_code == 401


NEEDS = {
    "organisations.open": None,
    "journeys.see_programme": Verb.SEE,
    "journeys.see_places": Verb.SEE,
    "journeys.edit_initiative": Verb.EDIT,
    "journeys.export": Verb.EXPORT,
    "focus_it.view_placements": Verb.SEE,
    "people_it.see_match_figures": Verb.SEE,
    "market_it.see_charters": Verb.SEE,
    "market_it.see_risks": Verb.SEE,
    "market_it.see_rewards": Verb.SEE,
    "market_it.see_incentives": Verb.SEE,
    "market_it.see_campaigns": Verb.SEE,
    "market_it.see_agreements": Verb.SEE,
    "people_it.see_results": Verb.SEE,
    "grow_it.see_indicators": Verb.SEE,
    "grow_it.write_figures": Verb.EDIT,
}
"""The verb of the table of who sees what behind each permission of the API."""


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("operation", BEHIND_A_DOOR, ids=str)
def test_a_token_does_what_its_persons_role_allows(
    operation: Walked, role: str, try_it: Callable[..., Any], program: Callable[..., Program]
) -> None:
    verb = NEEDS[str(operation.view.required_permission)]
    allowed = verb is None or verb in VERBS[role]
    assert try_it(program(role), operation).status_code == (DONE.get(operation.method, 200) if allowed else 403)


@pytest.mark.parametrize("operation", OF_A_PROGRAMME, ids=str)
def test_a_partner_sees_their_programme_and_not_the_next(
    operation: Walked, try_it: Callable[..., Any], in_organisation: InOrganisation, programme: Programme
) -> None:
    with in_organisation(programme.organisation):
        partner = MembershipFactory(organisation=programme.organisation)
        ProgrammeRoleFactory(programme=programme, membership=partner, role="programme-lead")
        next_one = ProgrammeFactory(organisation=programme.organisation)
    who = Program(give_token(partner.user, scopes=Scope))
    assert try_it(who, operation).status_code == DONE.get(operation.method, 200)
    assert try_it(who, operation, of=next_one).status_code == 404


@pytest.mark.parametrize("operation", BEHIND_A_DOOR, ids=str)
def test_another_programmes_initiative_is_not_found_through_ones_own(
    operation: Walked, initiative: Initiative, in_organisation: InOrganisation, program: Callable[..., Program]
) -> None:
    if "{initiative_id}" not in operation.path:
        return
    with in_organisation(initiative.organisation):
        next_one = ProgrammeFactory(organisation=initiative.organisation)
    path = operation.path.format(organisation="eastbridge", programme=next_one.slug, initiative_id=initiative.pk)
    who = program("programme-lead")
    answer = who.get(path) if operation.method == "GET" else who.send(operation.method, path, {"version": 1})
    assert answer.status_code == 404


def test_the_time_of_use_is_kept_to_the_hour(program: Callable[..., Program], organisation: Organisation) -> None:
    who = program("observer")
    who.get("/api/v1/o/eastbridge/programmes")
    first = ApiToken.objects.get().last_used_at
    assert first is not None
    who.get("/api/v1/o/eastbridge/programmes")
    assert ApiToken.objects.get().last_used_at == first
    ApiToken.objects.update(last_used_at=timezone.now() - dt.timedelta(hours=2))
    who.get("/api/v1/o/eastbridge/programmes")
    assert ApiToken.objects.get().last_used_at >= first
