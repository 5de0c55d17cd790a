"""The core beside that of other organisations: who says yes, what crosses, what never does, and that no is at once."""

import csv
import io

import pytest
from django.urls import reverse
from django_scopes import scope
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import HOSTILE, OrganisationFactory, UserFactory
from tests.factories.people_it import SurveyEditionFactory, SurveyFactory
from tests.factories.results import answered_survey

from coproduction_star.audit.models import Event
from coproduction_star.people_it.models import Response, SharedCore, SurveyResult
from coproduction_star.people_it.results import services, sharing, working

pytestmark = pytest.mark.django_db

PAGE_BUDGET = 12


def worked_out(survey):
    asked = services.ask_for_result(survey=survey, cap=None, by=UserFactory())
    working.work_out_now(asked.pk)
    return SurveyResult.objects.select_related("survey").get(pk=asked.pk)


def elsewhere(name, *, named=False, number=240, share=True):
    """Another organisation with an answered survey, whose result it lets others see."""
    home = OrganisationFactory(name=name)
    programme = ProgrammeFactory(organisation=home)
    with scope(organisation=home.pk, programme=programme.pk):
        result = worked_out(answered_survey(programme, number=number))
        if share:
            sharing.share(result=result, named=named, who="The board", by=UserFactory())
    return home


@pytest.fixture
def shared(survey):
    result = worked_out(survey)
    sharing.share(result=result, named=False, who="The board", by=UserFactory())
    return result


@pytest.fixture
def lead(signed_in):
    return signed_in("programme-lead")


def text_of(response):
    return response.content.decode()


def test_until_we_say_yes_nobody_sees_anything_of_anybody(lead, result, at):
    elsewhere("Hillford", named=True)
    page = text_of(lead.get(at("compare", result.survey)))
    assert "Your organisation has not said yes yet" in page
    assert "Hillford" not in page
    assert len(text_of(lead.get(at("compare_csv", result.survey))).splitlines()) == 1


def test_a_decision_is_asked_for_with_who_took_it(lead, result, at):
    address = at("share_core", result.survey)
    page = text_of(lead.post(address, {"who": "", "named": ""}))
    assert "Say who decided it." in page
    assert "Choose whether they see your name." in page
    assert not SharedCore.objects.exists()
    assert lead.post(address, {"who": "Head of communities", "named": "no"}).url == at("compare", result.survey)
    assert SharedCore.objects.get().decided_who == "Head of communities"
    page = text_of(lead.get(at("compare", result.survey)))
    assert "Head of communities decided on" in page
    assert "No other organisation lets others see its result yet." in page
    assert Event.objects.filter(verb="people_it.core_shared").exists()


def test_taken_back_it_is_gone_at_once(lead, shared, at):
    assert lead.post(at("take_back_core", shared.survey)).status_code == 302
    assert not SharedCore.objects.exists()
    assert sharing.others_of(OrganisationFactory()) == []
    assert Event.objects.filter(verb="people_it.core_taken_back").exists()


def test_what_crosses_is_the_protected_core_and_nothing_else(shared):
    (other,) = sharing.others_of(OrganisationFactory())
    assert other.name == ""
    questions = {line.question for line in other.lines}
    assert questions <= {
        "keep-well",
        "look-after-area",
        "keep-safe",
        "with-whom",
        "helped-service",
        "do-more",
        "barriers",
    }
    assert "do-more" in questions
    assert all(line.answers is None or line.answers % 5 == 0 for line in other.lines)
    assert HOSTILE not in repr(other)


def test_a_named_organisation_is_named(survey):
    result = worked_out(survey)
    sharing.share(result=result, named=True, who="The board", by=UserFactory())
    (other,) = sharing.others_of(OrganisationFactory())
    assert other.name == survey.organisation.name


def test_others_are_a_median_from_three_on(lead, shared, at):
    for name in ("Hillford", "Marlbeck"):
        elsewhere(name)
    page = text_of(lead.get(at("compare", shared.survey)))
    assert "2 other organisations let others see their results." in page
    assert "A median is shown from 3 organisations on" in page
    elsewhere("Stonewick")
    page = text_of(lead.get(at("compare", shared.survey)))
    assert "others" in page
    assert "A median is shown from" not in page
    assert not any(name in page for name in ("Hillford", "Marlbeck", "Stonewick"))
    rows = list(csv.DictReader(io.StringIO(text_of(lead.get(at("compare_csv", shared.survey))).lstrip("\ufeff"))))
    assert {row["other_organisations"] for row in rows} == {"3"}
    assert all(row["others_median"] for row in rows)


def test_one_unnamed_among_named_ones_stays_out_of_the_median(lead, shared, at):
    for name in ("Hillford", "Marlbeck", "Stonewick"):
        elsewhere(name, named=True)
    elsewhere("Quietham", number=100)
    rows = list(csv.DictReader(io.StringIO(text_of(lead.get(at("compare_csv", shared.survey))).lstrip("\ufeff"))))
    assert {row["other_organisations"] for row in rows} == {"3"}
    assert "Hillford" in rows[0]["named"]
    assert "Quietham" not in text_of(lead.get(at("compare", shared.survey)))


def test_an_organisation_counts_once_whatever_it_shares(shared):
    home = elsewhere("Hillford")
    programme = ProgrammeFactory(organisation=home)
    with scope(organisation=home.pk, programme=programme.pk):
        again = worked_out(answered_survey(programme, places=("Old", "New")))
        sharing.share(result=again, named=False, who="The board", by=UserFactory())
    assert len(sharing.others_of(shared.survey.organisation)) == 1


def test_who_is_not_shared_is_in_no_answer(shared):
    elsewhere("Hillford", share=False)
    assert sharing.others_of(shared.survey.organisation) == []


def test_a_result_worked_out_later_is_not_seen_until_it_is_shared(shared):
    before = sharing.others_of(OrganisationFactory())
    Response.objects.filter(pk__in=Response.objects.values("pk")[:100]).delete()
    worked_out(shared.survey)
    assert sharing.others_of(OrganisationFactory()) == before


def test_a_survey_without_the_core_has_nothing_to_share(programme, inside):
    survey = SurveyFactory(programme=programme, open=True, audience="staff")
    SurveyEditionFactory(survey=survey)
    with pytest.raises(sharing.NothingToShare):
        sharing.share(result=worked_out(survey), named=False, who="The board", by=UserFactory())


def test_an_observer_reads_and_decides_nothing(signed_in, shared, at):
    observer = signed_in("observer")
    page = text_of(observer.get(at("compare", shared.survey)))
    assert at("share_core", shared.survey) not in page
    assert observer.post(at("take_back_core", shared.survey)).status_code == 403
    assert SharedCore.objects.exists()


def test_the_page_keeps_to_its_budget_whatever_others_share(lead, shared, at, django_assert_max_num_queries):
    for name in ("Hillford", "Marlbeck", "Stonewick"):
        elsewhere(name)
    lead.get(at("compare", shared.survey))
    with django_assert_max_num_queries(PAGE_BUDGET):
        lead.get(at("compare", shared.survey))


def test_the_workbook_has_its_codebook(lead, shared, at):
    response = lead.get(at("compare_xlsx", shared.survey))
    assert response.content[:2] == b"PK"


def test_another_tenants_survey_is_not_there(lead, shared):
    home = elsewhere("Hillford")
    with scope(organisation=home.pk, programme=None):
        theirs = SharedCore.objects.select_related("programme").get()
    address = reverse("people_it:compare", args=(home.slug, theirs.programme.slug, theirs.survey_id))
    assert lead.get(address).status_code == 404
