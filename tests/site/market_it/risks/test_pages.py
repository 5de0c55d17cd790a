"""The register as people meet it: from the list or their own, weighed, looked at again, closed, and taken away."""

import csv
import io

import pytest
from django.urls import reverse
from tests.factories import market_it as make
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import HOSTILE
from tests.factories.voices import ContributionFactory

from coproduction_star.market_it.models import Risk
from coproduction_star.voices.models import Contribution

pytestmark = pytest.mark.django_db
WEIGHED = {
    "title": "The path is icy", "words": "Nobody grits it.", "benefit": "People get out.",
    "doing_nothing": "People stay alone.", "likelihood_before": "4", "impact_before": "4",
    "mitigation": "Grit before nine.", "likelihood_after": "2", "impact_after": "3", "early_sign": "Frost at night",
    "owner": "", "owner_in_words": "The walking group", "review_on_day": "1", "review_on_month": "2",
    "review_on_year": "2099", "initiative": "",
}  # fmt: skip


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_an_empty_register_says_why_there_is_one(lead_client, at) -> None:
    page = text_of(lead_client.get(at("risks")))
    assert "what doing nothing risks" in page
    assert "cs-chart" not in page


def test_a_risk_is_put_on_the_register_in_their_own_words(lead_client, at) -> None:
    answer = lead_client.post(at("new_risk"), WEIGHED, follow=True)
    page = text_of(answer)
    assert "The path is icy" in page
    assert "Very high (4 × 4 = 16)" in page
    assert "Medium (2 × 3 = 6)" in page
    assert "The walking group" in page


def test_a_form_from_the_list_begins_with_its_words_and_no_numbers(lead_client, at) -> None:
    page = text_of(lead_client.get(at("risk_catalogue")))
    assert "?from=RK01" in page
    form = text_of(lead_client.get(f"{at('new_risk')}?from=RK01"))
    assert "People get help from somebody they trust, near home." in form
    assert 'value="4" selected' not in form


def test_what_began_from_the_list_is_remembered(lead_client, at, inside) -> None:
    lead_client.post(f"{at('new_risk')}?from=RK01", WEIGHED)
    assert Risk.objects.get().catalogue == "RK01"
    assert "On the register" in text_of(lead_client.get(at("risk_catalogue")))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"doing_nothing": ""}, "A register without it only ever says no."),
        ({"owner_in_words": ""}, "Choose who looks after it, or write which body does."),
        ({"review_on_year": "2001"}, "This day has passed."),
        ({"review_on_day": ""}, "Enter a real date"),
        ({"likelihood_before": "9"}, "Select a valid choice"),
        ({"likelihood_after": "5", "impact_after": "5"}, "More is left of it than there was before."),
        ({"title": ""}, "Write in a few words what could go wrong."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(lead_client, at, inside, change, said) -> None:
    page = text_of(lead_client.post(at("new_risk"), WEIGHED | change))
    assert said in page
    assert "Grit before nine." in page
    assert not Risk.objects.exists()


def test_the_heat_map_leads_to_the_risks_of_a_square(lead_client, at, programme, inside) -> None:
    make.RiskFactory(programme=programme, title="Icy path", likelihood_after=2, impact_after=3)
    make.RiskFactory(programme=programme, title="Lost keys", likelihood_after=1, impact_after=1)
    page = text_of(lead_client.get(at("risks")))
    assert "2 open risks." in page
    assert "?left=2-3#found" in page
    only = text_of(lead_client.get(f"{at('risks')}?left=2-3"))
    assert "Icy path" in only
    assert "Lost keys" not in only
    assert "how likely 2, impact 3" in only


@pytest.mark.parametrize("query", ["left=9-9", "left=x", "state=nobody", "band=red", "initiative=3", "page=999"])
def test_a_filter_that_nobody_could_choose_shows_the_open_risks(lead_client, at, programme, inside, query) -> None:
    make.RiskFactory(programme=programme, title="Icy path")
    assert "Icy path" in text_of(lead_client.get(f"{at('risks')}?{query}"))


def test_filters_work_together(lead_client, at, programme, inside) -> None:
    walk = InitiativeFactory(programme=programme)
    make.RiskFactory(programme=programme, title="Icy path", initiative=walk, likelihood_after=5, impact_after=5)
    make.RiskFactory(programme=programme, title="Lost keys")
    make.RiskFactory(programme=programme, title="Old hall", closed=True)
    found = text_of(lead_client.get(f"{at('risks')}?band=very-high&initiative={walk.pk}&words=icy"))
    assert ("Icy path" in found, "Lost keys" in found, "Old hall" in found) == (True, False, False)
    assert "Old hall" in text_of(lead_client.get(f"{at('risks')}?state=closed"))


def test_the_register_is_narrowed_only_to_initiatives_that_a_risk_is_about(lead_client, at, programme, inside) -> None:
    walk, choir = InitiativeFactory(programme=programme), InitiativeFactory(programme=programme)
    make.RiskFactory(programme=programme, initiative=walk)
    page = lead_client.get(at("risks")).content.decode()
    assert f'value="{walk.pk}"' in page
    assert f'value="{choir.pk}"' not in page


def test_words_of_people_stay_words(lead_client, at, programme, inside) -> None:
    risk = make.RiskFactory(programme=programme)
    make.RiskChangeFactory(risk=risk)
    for address in (at("risks"), at("risk", risk.pk), at("change_risk", risk.pk), at("review_risk", risk.pk)):
        assert HOSTILE not in text_of(lead_client.get(address))


def test_somebody_looks_again_and_the_history_shows_it(lead_client, at, programme, inside) -> None:
    risk = make.RiskFactory(programme=programme, likelihood_after=2, impact_after=3)
    answers = {"likelihood": "1", "impact": "3", "reason": "It was gritted all winter", "review_on_day": "1",
               "review_on_month": "6", "review_on_year": "2099", "version": "1"}  # fmt: skip
    page = text_of(lead_client.post(at("review_risk", risk.pk), answers, follow=True))
    assert "Low (1 × 3 = 3)" in page
    assert "It was gritted all winter" in page
    assert "1 June 2099" in page


def test_two_people_at_once_see_both_texts(lead_client, at, programme, inside) -> None:
    risk = make.RiskFactory(programme=programme)
    mine = WEIGHED | {"reason": "Said better", "version": "1"}
    lead_client.post(at("change_risk", risk.pk), mine | {"title": "The path freezes"})
    page = text_of(lead_client.post(at("change_risk", risk.pk), mine | {"title": "The path is slippery"}))
    assert "Somebody else changed this while you were writing" in page
    assert "The path freezes" in page
    assert "The path is slippery" in page


def test_a_risk_is_closed_with_a_reason_and_opened_again(lead_client, at, programme, inside) -> None:
    risk = make.RiskFactory(programme=programme)
    assert "Write why." in text_of(lead_client.post(at("close_risk", risk.pk), {"because": "", "version": "1"}))
    page = text_of(lead_client.post(at("close_risk", risk.pk), {"because": "Over", "version": "1"}, follow=True))
    assert "Closed, because:" in page
    again = {
        "reason": "Ice again",
        "review_on_day": "1",
        "review_on_month": "2",
        "review_on_year": "2099",
        "version": "2",
    }
    lead_client.post(at("reopen_risk", risk.pk), again)
    assert Risk.objects.get().state == "open"


def test_a_co_producer_raises_a_risk_and_does_not_weigh_it(signed_in, at, inside) -> None:
    resident = signed_in("co-producer")
    page = text_of(resident.post(at("raise_risk"), {"title": "The step is loose", "words": ""}, follow=True))
    assert "Nobody has weighed it yet" in page
    assert resident.get(at("new_risk")).status_code == 403
    risk = Risk.objects.get()
    assert (risk.state, risk.number) == ("proposed", 1)
    assert resident.get(at("change_risk", risk.pk)).status_code == 403


def test_what_was_raised_is_weighed_without_a_reason(lead_client, at, programme, inside) -> None:
    risk = make.RiskFactory(programme=programme, proposed=True, title="The step is loose")
    page = text_of(lead_client.post(at("change_risk", risk.pk), WEIGHED | {"version": "1"}, follow=True))
    assert "Weighed" in page
    assert Risk.objects.get().state == "open"


def test_what_a_resident_raised_is_weighed_and_answered_in_one_step(lead_client, at, programme, inside) -> None:
    said = ContributionFactory(programme=programme, kind="risk", state="shown", words="The path is dark.")
    register = text_of(lead_client.get(at("risks")))
    assert "The path is dark." in register
    address = f"{at('new_risk')}?said={said.pk}"
    assert "The path is dark." in text_of(lead_client.get(address))
    refused = text_of(lead_client.post(address, WEIGHED))
    assert "Nobody should wait and learn nothing." in refused
    page = text_of(lead_client.post(address, WEIGHED | {"answer": "Thank you. We put a lamp up."}, follow=True))
    assert "A resident raised it." in page
    told = Contribution.objects.get()
    assert (told.answer, told.outcome) == ("Thank you. We put a lamp up.", "answered")
    assert "The path is dark." not in text_of(lead_client.get(at("risks")))


@pytest.mark.parametrize("change", [{"state": "waiting"}, {"worry": True}, {"kind": "idea"}])
def test_what_nobody_checked_and_worries_do_not_reach_the_register(lead_client, at, programme, inside, change) -> None:
    said = ContributionFactory(**{"programme": programme, "kind": "risk", "state": "shown", "words": "Dark!"} | change)
    assert "Dark!" not in text_of(lead_client.get(at("risks")))
    assert "Dark!" not in text_of(lead_client.get(f"{at('new_risk')}?said={said.pk}"))


def test_the_register_goes_into_the_organisations_spreadsheet(lead_client, at, programme, inside) -> None:
    make.RiskFactory(programme=programme, number=1, title="=1+1", owner_in_words="The walking group")
    make.RiskFactory(programme=programme, number=2, proposed=True)
    answer = lead_client.get(at("risks_csv"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["number"], row["band_before"], row["score_after"]) for row in rows] == [
        ("1", "high", "6"),
        ("2", "", ""),
    ]
    assert not rows[0]["risk"].startswith("=")
    book = lead_client.get(at("risks_workbook"))
    assert book["Content-Disposition"] == f'attachment; filename="risks-{programme.slug}.xlsx"'
    assert book.content[:2] == b"PK"


def test_an_observer_reads_and_does_not_take_away(signed_in, at, programme, inside) -> None:
    make.RiskFactory(programme=programme, title="Icy path")
    observer = signed_in("observer")
    page = text_of(observer.get(at("risks")))
    assert "Icy path" in page
    assert "risks.csv" not in page
    assert observer.get(at("risks_csv")).status_code == 403


def test_comments_stand_below_a_risk(lead_client, at, programme, inside) -> None:
    risk = make.RiskFactory(programme=programme)
    page = text_of(lead_client.get(at("risk", risk.pk)))
    assert (
        reverse("voices:comments", args=(programme.organisation.slug, programme.slug, "market_it.risk", risk.pk))
        in page
    )


def test_a_closed_programme_shows_its_register_and_changes_nothing(lead_client, at, programme, inside) -> None:
    risk = make.RiskFactory(programme=programme)
    programme.closed_at, programme.heard, programme.decided = make.MOMENT, "Heard", "Decided"
    programme.save()
    page = text_of(lead_client.get(at("risk", risk.pk)))
    assert at("change_risk", risk.pk) not in page
    assert lead_client.post(at("close_risk", risk.pk), {"because": "x", "version": "1"}).status_code == 403


def test_the_page_in_welsh(lead_client, at, programme, inside) -> None:
    make.RiskFactory(programme=programme)
    page = text_of(lead_client.get(at("risks"), headers={"accept-language": "cy"}))
    assert "Risgiau" in page
    assert "open risk" not in page
