"""Risks that anyone may read: only those the team chose, in a published programme, and nobody's name."""

import io

import pytest
from django.utils import timezone, translation
from openpyxl import load_workbook
from tests.factories import market_it as make

from coproduction_star.audit.models import Event
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.market_it import step
from coproduction_star.market_it.models import RiskState
from coproduction_star.market_it.risks import exporting, publishing

pytestmark = pytest.mark.django_db


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def published(programme, inside):
    type(programme).objects.filter(pk=programme.pk).update(published_at=timezone.now())
    programme.refresh_from_db()
    return programme


@pytest.fixture
def outside(published):
    return f"/in/{published.organisation.slug}/{published.slug}/risks/"


@pytest.fixture
def risk(published):
    return make.RiskFactory(
        programme=published, title="Icy path", words="In winter", benefit="People come", doing_nothing="They stay in",
        mitigation="We put salt", owner_in_words="Rosa Jones", by_residents=True,
    )  # fmt: skip


def test_what_the_team_shows_is_read_without_a_name_and_hidden_again(client, lead_client, at, outside, risk):
    assert "The team shows no risk here now." in text_of(client.get(outside))
    path = at("publish_risk", risk.pk)
    asked = text_of(lead_client.get(path))
    assert "This is what everybody will read" in asked
    assert "We put salt" in asked
    assert "Rosa Jones" not in asked
    assert "Read what everybody will read, then tick the box." in text_of(lead_client.post(path, {"version": 1}))
    assert lead_client.post(path, {"version": 1, "read": "on"}).status_code == 302
    page = text_of(client.get(outside))
    for words in ("Icy path", "People come", "They stay in", "We put salt", "A resident raised it."):
        assert words in page
    assert "Rosa" not in page
    assert "Everybody can read this risk" in text_of(lead_client.get(at("risk", risk.pk)))
    assert "Name nobody" in text_of(lead_client.get(at("change_risk", risk.pk)))
    lead_client.post(at("hide_risk", risk.pk))
    assert "Icy path" not in text_of(client.get(outside))
    told = list(Event.objects.filter(subject_id=str(risk.pk)).order_by("at").values_list("verb", flat=True))
    assert told == ["market_it.risk_published", "market_it.risk_hidden"]


def test_one_that_nobody_weighed_is_not_shown(published, lead_client, at, lead):
    raised = make.RiskFactory(programme=published, proposed=True)
    assert "Show it to everybody" not in text_of(lead_client.get(at("risk", raised.pk)))
    with pytest.raises(publishing.NotWeighed):
        publishing.publish_risk(risk=raised, version=raised.version, by=lead.user)


def test_one_that_changed_meanwhile_is_read_again_first(risk, lead):
    with pytest.raises(ChangedMeanwhile):
        publishing.publish_risk(risk=risk, version=risk.version + 1, by=lead.user)


def test_a_closed_one_says_that_it_is_over(client, outside, risk):
    now = timezone.now()
    type(risk).objects.update(state=RiskState.CLOSED, closed_at=now, closed_because="Rosa left", published_at=now)
    page = text_of(client.get(outside))
    assert "It is over" in page
    assert "Rosa" not in page


def test_nothing_of_a_programme_that_is_not_published_is_read(client, programme, inside):
    make.RiskFactory(programme=programme, published_at=timezone.now())
    assert client.get(f"/in/{programme.organisation.slug}/{programme.slug}/risks/").status_code == 404


@pytest.mark.parametrize(("role", "may"), [("practitioner", False), ("observer", False), ("programme-lead", True)])
def test_who_shows_one(signed_in, at, risk, role, may):
    assert (signed_in(role).get(at("publish_risk", risk.pk)).status_code == 200) is may


def test_the_page_of_the_programme_leads_there_with_its_charters_in_one_query(
    risk, published, django_assert_num_queries
):
    about = "Risks we take, and what we do about them"
    assert about not in [one.title for one in step.public_rows((published,))]
    type(risk).objects.update(published_at=timezone.now())
    make.CharterFactory(programme=published, title="Mill Road", published_at=timezone.now(), review_on="2099-01-01")
    with django_assert_num_queries(1):
        rows = list(step.public_rows((published,)))
    assert (about, "1 risk, with what we do about it") in [(one.title, one.text) for one in rows]
    assert list(step.public_rows((published,), place=object())) == []


def test_a_charter_leads_to_the_risks_it_carries_once_they_are_shown(risk, published):
    from coproduction_star.market_it.charter.carried_in_public import risks_it_carries

    charter = make.CharterFactory(programme=published)
    make.CharterRiskFactory(charter=charter, risk=risk)
    assert list(risks_it_carries(charter, None)) == []
    type(risk).objects.update(published_at=timezone.now())
    ((words, address),) = risks_it_carries(charter, None)
    assert words == "Read the risks, and what is done about them"
    assert address.endswith("/risks/")


def test_the_workbook_speaks_the_language_of_its_reader_and_names_the_columns_of_the_csv(risk):
    from coproduction_star.journeys.hiding import Hidden

    with translation.override("cy"):
        book = load_workbook(io.BytesIO(exporting.as_xlsx([risk], [], Hidden())))
    register, _history, columns = book.worksheets
    heads = [cell.value for cell in register[1]]
    assert "Y risg" in heads
    assert len(heads) == len(exporting.IDS)
    assert [row[1] for row in columns.values][1:] == list(exporting.IDS)
    assert next(exporting.as_csv([], Hidden())).startswith("\ufeffnumber,risk,")
