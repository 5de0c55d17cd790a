"""The pages of a comparison: setting up, weighing alone, in a room and from paper, what is shown and what is not."""

import csv
import io
import json

import pytest
from tests.factories.focus_it import CriterionFactory, worked_comparison
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import HOSTILE, ParticipantFactory

from coproduction_star.cli.main import main
from coproduction_star.focus_it.models import Comparison, CriteriaResult, Criterion, CriterionScore, Weigher
from coproduction_star.focus_it.weighted_criteria import services
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.models import Interest

pytestmark = pytest.mark.django_db
HOMES = {
    "name": "Warm homes", "measures": f"Homes above 18 degrees {HOSTILE}", "unit": "homes", "worst": "0",
    "worst_words": "Nobody is warm", "best": "1,500", "best_words": "All are warm",
}  # fmt: skip


def text(answer):
    return answer.content.decode()


@pytest.fixture
def leading(declared, client_of):
    return client_of(declared("facilitator"))


@pytest.fixture
def answers():
    """`answers(comparison, Trust="30")` as a form posts them."""

    def make(comparison, **more):
        points = {"Warm homes": "100", "Hours asked": "60", "Trust": "40"}
        points |= {key.replace("_", " "): value for key, value in more.items()}
        rows = {f"points_{one.pk}": points[one.name] for one in comparison.criteria.all()}
        return rows | {f"why_{one.pk}": f"It helps {HOSTILE}" for one in comparison.criteria.all()}

    return make


def test_a_facilitator_sets_a_comparison_up_step_by_step(programme, inside, leading, at):
    chosen = [InitiativeFactory(programme=programme).pk for _number in range(2)]
    new = address("star", programme) + "focus-it/criteria/new/"
    page = text(leading.post(new, {"title": f"Which? {HOSTILE}", "initiatives": chosen}, follow=True))
    assert "Next: add what matters" in page
    assert HOSTILE not in page
    made = Comparison.objects.get()
    page = text(leading.post(at("add_matter", made), HOMES, follow=True))
    assert "Next: 2 scores are missing." in page
    assert "1,500 homes: All are warm" in page
    criterion = Criterion.objects.get()
    for option in made.options.all():
        said = {"version": 1, f"central_{criterion.pk}": "400", f"low_{criterion.pk}": "300"}
        said |= {f"basis_{criterion.pk}": "judgement", f"source_{criterion.pk}": f"The team {HOSTILE}"}
        page = text(leading.post(at("score_option", made, option.pk), said, follow=True))
    assert "400 (300 to 400)" in page
    assert "Judgement of people who know" in page
    assert HOSTILE not in page
    assert "Open for weighing" in text(leading.post(at("open_comparison", made), follow=True))


BAD_CRITERIA = [
    ({"best": "0"}, "The worst and the best are the same"),
    ({"best": "90%"}, "Leave out the per cent sign"),
    ({"best": "£90"}, "Write the number without a currency sign"),
    ({"best": "many"}, "Write a number, such as 40 or 2.5."),
    ({"name": "warm HOMES"}, "Counting one thing twice tips the scale."),
    ({"best_words": ""}, "Say what the best would look like"),
    ({"unit": ""}, "Write the unit"),
]


@pytest.mark.parametrize(("wrong", "told"), BAD_CRITERIA, ids=[str(wrong) for wrong, _told in BAD_CRITERIA])
def test_a_bad_criterion_is_told_in_plain_words_and_nothing_typed_is_lost(wrong, told, comparison, leading, at):
    Comparison.objects.update(opened_at=None)
    said = HOMES | {"name": "Other homes"} | wrong
    page = text(leading.post(at("add_matter", comparison), said))
    assert told in page
    assert "All are warm" in page or "best_words" in wrong
    assert Criterion.objects.count() == 3


def test_ends_cannot_leave_a_score_outside(comparison, leading, at):
    Comparison.objects.update(opened_at=None)
    homes = comparison.criteria.get(name="Warm homes")
    page = text(leading.post(at("matter", comparison, homes.pk), HOMES | {"best": "200", "version": 1}))
    assert "A score that is written down lies beyond these ends." in page
    assert Criterion.objects.get(pk=homes.pk).best == 500


BAD_SCORES = [
    ({"central": "600"}, "600 lies beyond the scale from 0 to 500."),
    ({"low": "-5"}, "lies beyond the scale from 0 to 500."),
    ({"low": "120"}, "The best guess must lie between the least and the most."),
    ({"central": "40%"}, "Leave out the per cent sign"),
    ({"source": ""}, "Write where it comes from."),
    ({"central": ""}, "Write the best guess"),
    ({"basis": ""}, "Choose what kind of source it is."),
]


@pytest.mark.parametrize(("wrong", "told"), BAD_SCORES, ids=[str(wrong) for wrong, _told in BAD_SCORES])
def test_a_bad_score_is_told_in_plain_words_and_changes_nothing(wrong, told, comparison, leading, at):
    homes, club = comparison.criteria.get(name="Warm homes"), comparison.options.get(title="Club")
    said = {"central": "110", "low": "", "high": "", "basis": "measured", "source": "Survey"} | wrong
    rows = {f"{name}_{homes.pk}": value for name, value in said.items()}
    page = text(leading.post(at("score_option", comparison, club.pk), rows | {"version": 1}))
    assert told in page
    assert CriterionScore.objects.get(option=club, criterion=homes).central == 100
    assert CriterionScore.objects.filter(option=club).count() == 3


def test_two_people_who_score_one_option_see_both_texts(comparison, leading, at, lead):
    homes, club = comparison.criteria.get(name="Warm homes"), comparison.options.get(title="Club")
    services.word_costs(comparison=comparison, version=1, words="Pounds", by=lead.user)
    rows = {"version": 1}
    for one in comparison.criteria.all():
        score = CriterionScore.objects.get(option=club, criterion=one)
        rows |= {f"{name}_{one.pk}": getattr(score, name) for name in ("central", "low", "high", "basis", "source")}
    leading.post(
        at("score_option", comparison, club.pk), rows | {f"central_{homes.pk}": "111", f"high_{homes.pk}": "111"}
    )
    mine = rows | {f"central_{homes.pk}": "222", f"high_{homes.pk}": "222"}
    page = text(leading.post(at("score_option", comparison, club.pk), mine))
    assert "111" in page
    assert "222" in page
    assert CriterionScore.objects.get(option=club, criterion=homes).central == 111
    again = mine | {"version": 2}
    assert leading.post(at("score_option", comparison, club.pk), again)["Location"] == at("comparison", comparison)


def test_weighing_asks_for_interests_then_the_first_step_then_what_others_are_worth(
    comparison, member, client_of, at, programme, answers
):
    client = client_of(member("co-producer"))
    asked = client.get(at("weigh", comparison))
    assert asked["Location"] == f"{address('interest', programme)}?next={at('weigh', comparison)}"
    client.post(asked["Location"], {"declares": "none", "what": ""})
    page = text(client.get(at("weigh", comparison)))
    assert "Imagine everything at its worst." in page
    assert "paragraph 5.15" in page
    first = comparison.criteria.get(name="Trust")
    onward = client.post(at("weigh", comparison), {"first": first.pk})["Location"]
    page = text(client.get(onward))
    assert page.index(f"points_{first.pk}") < page.index(f"points_{comparison.criteria.first().pk}")
    assert 'value="100"' in page
    said = answers(comparison, Warm_homes="20", Hours_asked="0", Trust="100") | {"group": "carers"}
    page = text(client.post(onward, said, follow=True))
    assert "You have said what matters to you." in page
    assert Weigher.objects.get().swings.get(criterion=first).points == 100


BAD_WEIGHTS = [
    ({"Warm_homes": "60%"}, "Leave out the per cent sign"),
    ({"Warm_homes": "130"}, "No step is worth more than 100."),
    ({"Warm_homes": "90"}, "Call the step that is worth most 100."),
    ({"Warm_homes": "-1"}, "greater than or equal to 0"),
    ({"Warm_homes": ""}, "Write how many points this step is worth"),
]


@pytest.mark.parametrize(("wrong", "told"), BAD_WEIGHTS, ids=[str(wrong) for wrong, _told in BAD_WEIGHTS])
def test_bad_points_are_told_in_plain_words_and_nothing_typed_is_lost(
    wrong, told, comparison, declared, client_of, at, answers
):
    client = client_of(declared("co-producer"))
    said = answers(comparison, **wrong) | {"group": "carers"}
    page = text(client.post(at("weigh_points", comparison), said))
    assert told in page
    assert page.count("It helps") == 3
    assert not Weigher.objects.exists()


def test_a_weight_without_a_reason_is_asked_for_one(comparison, declared, client_of, at, answers):
    trust = comparison.criteria.get(name="Trust")
    said = answers(comparison) | {"group": "carers", f"why_{trust.pk}": ""}
    page = text(client_of(declared("co-producer")).post(at("weigh_points", comparison), said))
    assert "A number alone convinces nobody." in page


def test_weighing_that_was_closed_meanwhile_keeps_the_words(comparison, declared, client_of, at, answers, lead):
    client = client_of(declared("co-producer"))
    services.close_comparison(comparison=comparison, by=lead.user)
    answer = client.post(at("weigh_points", comparison), answers(comparison) | {"group": "carers"})
    assert answer.status_code in (200, 403)
    assert not Weigher.objects.exists()
    assert client.get(at("comparison", comparison)).status_code == 200


def test_the_room_enters_what_it_agreed_on_with_ranges_and_everyone_sees_it_at_once(
    comparison, leading, at, answers, signed_in
):
    trust = comparison.criteria.get(name="Trust")
    said = answers(comparison) | {"people": "2", f"low_{trust.pk}": "20", f"high_{trust.pk}": "60"}
    assert "Fewer than three are no group." in text(leading.post(at("weigh_in_room", comparison), said))
    page = text(leading.post(at("weigh_in_room", comparison), said | {"people": "12"}, follow=True))
    assert "agreed by 12 people together" in page
    assert "“Club” comes first with 0.495 out of 1, before “Grant” with 0.470." in page
    assert "“Club” comes first" in text(signed_in("observer").get(at("comparison", comparison)))


def test_a_sheet_is_typed_in_for_somebody_and_their_interests_with_it(comparison, leading, at, answers, programme):
    person = ParticipantFactory(organisation=programme.organisation)
    said = answers(comparison) | {"participant": person.pk, "group": "carers", "declares": "some", "what": ""}
    assert "Say in a few words what it is." in text(leading.post(at("enter_weights", comparison), said))
    leading.post(at("enter_weights", comparison), said | {"what": "My aunt works there"})
    assert Weigher.objects.get().participant == person
    assert Interest.objects.get(participant=person).what == "My aunt works there"
    assert "Trust: from 1 homes" in text(leading.get(at("weighing_sheet", comparison)))


def test_nobody_sees_the_weights_of_a_group_before_their_own(weighed, declared, client_of, at, weigh):
    person = declared("co-producer")
    client = client_of(person)
    page = text(client.get(at("comparison", weighed)))
    assert "You will see what groups think when you have said what matters to you." in page
    assert "cs-chart" not in page
    assert "Cold kills" not in page
    for kind in ("json", "svg"):
        where = at("panel_json", weighed, "communities").replace(".json", f".{kind}")
        assert client.get(where).status_code == 403
    assert text(client.get(at("comparison_csv", weighed))).count("\n") == 1
    weigh(person, weighed)
    page = text(client.get(at("comparison", weighed)))
    assert page.count("cs-chart ") + page.count('"cs-chart"') == 2
    assert "Cold kills" in page
    assert HOSTILE not in page


def test_the_page_opens_with_where_groups_part_and_says_who_is_too_few(
    comparison, declared, weigh, lead, signed_in, at
):
    for _number in range(3):
        weigh(declared("co-producer"), comparison)
        weigh(declared("practitioner"), comparison, group="frontline-staff", Hours_asked=0, Trust=0)
    weigh(declared("co-producer"), comparison, group="carers")
    services.close_comparison(comparison=comparison, by=lead.user)
    page = text(signed_in("observer").get(at("comparison", comparison)))
    assert "Groups put different options first. Communities: “Club”; Frontline staff: “Grant”." in page
    assert "Carers: 1 person has weighed. It takes 3 to show anything." in page
    assert "That is not firm" in page
    assert "“Club” and “Grant” each beat “Leaflet” whatever the weights." in page


def test_the_file_of_a_panel_gives_the_same_numbers_on_the_command_line(weighed, lead, signed_in, at, tmp_path):
    services.close_comparison(comparison=weighed, by=lead.user)
    client = signed_in("observer")
    asked, told = tmp_path / "asked.json", tmp_path / "told.json"
    asked.write_bytes(client.get(at("panel_json", weighed, "communities")).content)
    assert main(["calculate", "criteria", str(asked), "--output", str(told)]) == 0
    assert json.loads(told.read_text()) == CriteriaResult.objects.get(panel="communities").found["result"]


def test_the_table_holds_a_row_for_each_panel_and_option_and_no_formula(weighed, lead, signed_in, at):
    services.close_comparison(comparison=weighed, by=lead.user)
    Comparison.objects.update(title="=1+1")
    body = text(signed_in("observer").get(at("comparison_csv", weighed)))
    rows = list(csv.DictReader(io.StringIO(body.removeprefix("\ufeff"))))
    assert [(row["panel"], row["option"]) for row in rows[:3]] == [
        ("communities", "Club"), ("communities", "Grant"), ("communities", "Leaflet")
    ]  # fmt: skip
    assert len(rows) == 6
    assert rows[0]["comparison"] == "'=1+1"
    assert {row["cost"] for row in rows} == {"10.0", "40.0", "2.0"}


def test_the_table_says_what_the_page_says_of_each_option_with_unit_price_base_and_outcome(
    weighed, lead, signed_in, at
):
    services.close_comparison(comparison=weighed, by=lead.user)
    Comparison.objects.update(cost_words="Thousand pounds over 3 years, in prices of 2025/26")
    weighed.options.filter(title="Grant").update(outcome="no", outcome_why=f"Too dear {HOSTILE}")
    client = signed_in("observer")
    body = text(client.get(at("comparison_csv", weighed)))
    told = {row["option"]: row for row in csv.DictReader(io.StringIO(body.removeprefix("\ufeff")))}
    assert (told["Grant"]["outcome"], told["Grant"]["outcome_why"]) == ("no", f"Too dear {HOSTILE}")
    assert (told["Club"]["outcome"], told["Club"]["outcome_why"]) == ("open", "")
    for option in weighed.options.all():
        row = told[option.title]
        assert float(row["cost"]) == option.cost
        assert row["cost_counted_as"] == "Thousand pounds over 3 years, in prices of 2025/26"
        assert row["cost_source"] == option.cost_source
        for score in option.scores.select_related("criterion"):
            said = f"{score.criterion.name} ({score.criterion.unit})"
            ends = [float(row[f"{said}, {end}"]) for end in ("low", "central", "high")]
            assert ends == [score.low, score.central, score.high]


@pytest.mark.parametrize("kind", ["svg", "png", "pptx"])
def test_the_picture_of_a_panel_can_be_taken_away(kind, weighed, lead, signed_in, at):
    services.close_comparison(comparison=weighed, by=lead.user)
    client = signed_in("observer")
    assert client.get(at("panel_file", weighed, "communities", kind)).status_code == 200
    assert client.get(at("panel_file", weighed, "carers", kind)).status_code == 404
    wrong = at("panel_file", weighed, "communities", kind).replace(str(weighed.pk), "-" * 36)
    assert client.get(wrong).status_code == 404


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_a_page_with_panels_only_reads_what_is_kept_in_twelve_queries(
    closed, programme, inside, client_of, at, django_assert_max_num_queries, weigh, declared, monkeypatch
):
    comparison = worked_comparison(programme, doubt=0.2)
    people = [declared("facilitator") for _number in range(3)]
    for person in people:
        weigh(person, comparison)
    services.weigh_in_room(comparison=comparison, people=5, version=0, swings=_room(comparison), by=people[0].user)
    if closed:
        services.close_comparison(comparison=comparison, by=people[0].user)
    monkeypatch.setattr(services, "measure", None)
    client = client_of(people[0])
    client.get(at("comparison", comparison))
    with django_assert_max_num_queries(12):
        page = text(client.get(at("comparison", comparison)))
    assert "Both groups put “Club” first." in page


def _room(comparison):
    given = {"Warm homes": 100, "Hours asked": 60, "Trust": 40}
    return {one: services.Swing(given[one.name], 0, 100, "Agreed") for one in comparison.criteria.all()}


def test_a_line_with_corners_is_told_in_words(comparison, signed_in, at):
    page = text(signed_in("observer").get(at("comparison", comparison)))
    assert "Its scale has corners: 1 is worth 0, 3 is worth 0.7, 5 is worth 1." in page


def test_what_matters_can_be_taken_out_before_people_weigh_and_not_after(comparison, leading, at):
    trust = comparison.criteria.get(name="Trust")
    assert "what matters stays as it is" in text(leading.post(at("remove_matter", comparison, trust.pk), follow=True))
    Comparison.objects.update(opened_at=None)
    assert "It is taken out" in text(leading.post(at("remove_matter", comparison, trust.pk), follow=True))
    assert Criterion.objects.count() == 2
    CriterionFactory(comparison=comparison)
    page = text(leading.post(at("open_comparison", comparison), follow=True))
    assert "Something is missing." in page
