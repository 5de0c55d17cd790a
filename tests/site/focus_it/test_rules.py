"""Who may do what in a matrix: role by phase by what they have done, and the blind rule at every address."""

from dataclasses import replace

import pytest
import rules

from coproduction_star.focus_it.impact_matrix import services
from coproduction_star.focus_it.models import ImpactMatrix
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db
DRAFT, OPEN, CLOSED = "draft", "open", "closed"
RATERS = {"programme-lead", "practitioner", "facilitator", "finance-partner", "councillor", "co-producer"}
LOOKERS = {"administrator", "broker", "researcher", "moderator", "editor", "observer", "critical-friend"}
LEADERS = {"programme-lead", "facilitator"}
DECIDERS = {"programme-lead", "councillor"}
ROLES = sorted(RATERS | LOOKERS)


def allowed(permission, member, matrix):
    return rules.has_perm(permission, access_of(member), ImpactMatrix.objects.get(pk=matrix.pk))


@pytest.fixture(params=[DRAFT, OPEN, CLOSED])
def phase(request, rated, lead):
    if request.param == DRAFT:
        ImpactMatrix.objects.update(opened_at=None)
    if request.param == CLOSED:
        services.close_matrix(matrix=rated, by=lead.user)
    return request.param


@pytest.mark.parametrize("role", ROLES)
def test_who_may_do_what_by_role_and_phase(role, phase, rated, member):
    person = member(role)
    assert allowed(Permission.VIEW_MATRIX, person, rated)
    assert allowed(Permission.RATE_OPTION, person, rated) == (role in RATERS and phase == OPEN)
    assert allowed(Permission.FACILITATE, person, rated) == (role in LEADERS)
    assert allowed(Permission.DECIDE, person, rated) == (role in DECIDERS and phase == CLOSED)
    assert allowed(Permission.VIEW_PLACEMENTS, person, rated) == (phase == CLOSED)
    assert allowed(Permission.VIEW_REASONS, person, rated) == (phase == CLOSED)
    assert not allowed(Permission.TYPE_IN, person, rated), "they have neither rated nor stood aside"


@pytest.mark.parametrize("role", sorted(RATERS))
def test_whoever_has_rated_every_option_sees_the_dots_and_nobody_who_rated_some(role, rated, declared, rate):
    person = declared(role)
    rate(person, rated, options=rated.options.all()[:1])
    assert not allowed(Permission.VIEW_PLACEMENTS, person, rated)
    rate(person, rated)
    assert allowed(Permission.VIEW_PLACEMENTS, person, rated)
    assert allowed(Permission.TYPE_IN, person, rated) == (role in LEADERS)


@pytest.mark.parametrize("role", sorted(LEADERS))
def test_who_leads_sees_the_dots_early_only_when_they_do_not_rate(role, rated, declared):
    person = declared(role)
    services.stand_aside(matrix=rated, participant_id=person.participant_id, by=person.user)
    assert allowed(Permission.VIEW_PLACEMENTS, person, rated)
    assert allowed(Permission.TYPE_IN, person, rated)
    assert not allowed(Permission.RATE_OPTION, person, rated)
    assert not allowed(Permission.VIEW_REASONS, person, rated)


def test_a_closed_programme_takes_no_ratings(rated, member, programme):
    programme.closed_at = rated.opened_at
    programme.heard, programme.decided = "Much", "All"
    programme.save()
    assert not allowed(Permission.RATE_OPTION, member("co-producer"), rated)
    assert not allowed(Permission.FACILITATE, member("facilitator"), rated)


def test_somebody_of_another_organisation_may_nothing(rated, member):
    foreign = replace(access_of(member("programme-lead")), organisation_id=rated.pk)
    assert not any(rules.has_perm(permission, foreign, rated) for permission in Permission)


@pytest.mark.parametrize("role", ROLES)
def test_no_address_tells_how_others_rate_before_one_has_rated(role, rated, signed_in, at):
    client = signed_in(role)
    page = client.get(at("matrix", rated)).content.decode()
    for shown in ("cs-chart", 'id="results"', "It helps", "see most impact"):
        assert shown not in page
    assert client.get(at("matrix_csv", rated)).status_code == 403
    assert client.get(at("reasons", rated, rated.options.first().pk)).status_code == 403
    for kind in ("svg", "png", "pptx"):
        assert client.get(at("matrix_file", rated, "communities", kind)).status_code == 403
    assert client.get(at("decide_matrix", rated)).status_code == 403


def test_every_address_tells_it_when_rating_is_closed(rated, signed_in, at, lead):
    services.close_matrix(matrix=rated, by=lead.user)
    client = signed_in("observer")
    assert "see most impact" in client.get(at("matrix", rated)).content.decode()
    assert client.get(at("matrix_csv", rated)).status_code == 200
    assert "It helps" in client.get(at("reasons", rated, rated.options.first().pk)).content.decode()
    assert client.get(at("matrix_file", rated, "communities", "svg")).status_code == 200
    assert client.get(at("matrix_file", rated, "carers", "svg")).status_code == 404
