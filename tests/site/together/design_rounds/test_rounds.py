"""From hearing to an answer: phases with days, quotes with consent, small numbers, and no end without a reply."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import design_rounds as make
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.focus_it.models import ImpactMatrix, Option
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.steps import all_steps
from coproduction_star.together.design_rounds import selectors, services
from coproduction_star.together.models import DesignExperience, DesignPriority, DesignRound, DesignStage
from coproduction_star.together.personal import erase, personal_data
from coproduction_star.voices.models import State

pytestmark = pytest.mark.django_db
ROUND = {
    "title": "Coming home", "about": "Two weeks", "cannot_change": "", "stages": "The day\nThe evening",
    "answer_by_day": "1", "answer_by_month": "3", "answer_by_year": "2030",
}  # fmt: skip


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def hear(design, stage, feelings, side="users", **more):
    for feeling in feelings:
        taker = make.DesignTakerFactory(design=design, side=side)
        make.DesignExperienceFactory(taker=taker, stage=stage, feeling=feeling, words="", state=State.SHOWN, **more)


def test_a_round_begins_with_its_stages_in_order(lead_client, at, listening):
    page = text_of(lead_client.post(at("new_design_round"), ROUND, follow=True))
    assert "Nobody has taken part yet." in page
    assert list(DesignStage.objects.values_list("title", flat=True)) == ["The day", "The evening"]
    assert DesignRound.objects.get().phases == [["collecting", timezone.localdate().isoformat()]]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"title": ""}, "Write in a few words what you want to make better."),
        ({"stages": "One"}, "Write two to ten stages"), ({"stages": "One\none"}, "A stage stands there twice."),
        ({"answer_by_year": ""}, "Enter a real date"),
    ],
)  # fmt: skip
def test_a_round_says_what_it_needs(lead_client, at, listening, more, words):
    assert words in text_of(lead_client.post(at("new_design_round"), {**ROUND, **more}))
    assert not DesignRound.objects.exists()


def test_a_stage_that_somebody_told_of_cannot_go(lead_client, at, design, stages):
    hear(design, stages[2], [3])
    said = {**ROUND, "version": "1"}
    page = text_of(lead_client.post(at("change_design_round", design.pk), said))
    assert "Somebody has told of a stage that you took out." in page
    said["stages"] = "The day\nThe night\nThe first visit"
    lead_client.post(at("change_design_round", design.pk), said)
    assert [one.title for one in selectors.stages_of(design)] == ["The day", "The night", "The first visit"]


def test_two_who_change_a_round_at_once_see_both_texts(lead_client, at, design):
    DesignRound.objects.update(version=2, title="Home again")
    stages = {"stages": "The day\nThe evening\nThe visit"}
    page = text_of(lead_client.post(at("change_design_round", design.pk), {**ROUND, **stages, "version": "1"}))
    assert "Home again" in page
    assert "Somebody else changed this while you were writing" in page


def test_feelings_are_shown_from_five_people_on_and_side_by_side(lead_client, at, design, stages):
    hear(design, stages[0], [1, 2, 2, 3])
    page = text_of(lead_client.get(at("design_round", design.pk)))
    assert "How each stage feels is shown from five people on." in page
    assert "people who use the service: fewer than 5" in page
    hear(design, stages[0], [2])
    hear(design, stages[0], [4, 4, 5, 5, 4], side="providers")
    page = text_of(lead_client.get(at("design_round", design.pk)))
    assert "The two sides see these in quite different ways: The day." in page
    assert "people who use the service: 5; people who provide it: 5" in page


def test_words_are_quoted_only_with_consent_and_once_checked(design, stages, signed_in, lead_client, at):
    for words, quote, state in (
        ("shown and quoted", True, State.SHOWN), ("only for the team", False, State.SHOWN),
        ("not checked yet", True, State.WAITING), ("refused words", True, State.REFUSED),
    ):  # fmt: skip
        taker = make.DesignTakerFactory(design=design, quote=quote)
        reason = {"reason": "unkind"} if state == State.REFUSED else {}
        make.DesignExperienceFactory(taker=taker, stage=stages[0], words=words, state=state, **reason)
    programme = design.programme
    where = reverse("together:public_design_round", args=(programme.organisation.slug, programme.slug, design.pk))
    here = at("design_round", design.pk)
    public, resident, team = (text_of(one.get(url)) for one, url in (
        (Client(), where), (signed_in("co-producer"), here), (lead_client, here),
    ))  # fmt: skip
    for page in (public, resident):
        assert "shown and quoted" in page
        assert "only for the team<" not in page
    assert "only for the team" in team
    for page in (public, resident, team):
        assert "not checked yet" not in page
        assert "refused words" not in page


def test_a_moderator_edits_shows_or_refuses(design, stages, signed_in, at):
    taker = make.DesignTakerFactory(design=design)
    one = make.DesignExperienceFactory(
        taker=taker, stage=stages[0], words="Mrs Turnbull rang", third_person=True, state=State.HELD
    )
    moderator, where = signed_in("moderator"), at("check_design", design.pk, one.pk)
    same = {"deed": "show", "words": "Mrs Turnbull rang", "version": "1"}
    assert "It still seems to tell who somebody is" in text_of(moderator.post(where, same))
    assert "Choose the rule it breaks." in text_of(moderator.post(where, {"deed": "refuse", "version": "1"}))
    assert moderator.post(where, {**same, "words": "a neighbour rang"}).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.words, one.edited) == (State.SHOWN, "a neighbour rang", True)
    refused = {"deed": "refuse", "reason": "unkind", "reason_words": "Say it kindly.", "version": "2"}
    moderator.post(where, refused)
    assert DesignExperience.objects.get().state == State.REFUSED


def test_parts_are_added_changed_taken_out_and_brought_back(lead_client, at, design):
    new = at("new_design_part", design.pk, "priority")
    lead_client.post(new, {"title": "Somebody is there", "choice": "open"})
    part = DesignPriority.objects.get()
    where = at("design_part", design.pk, "priority", part.pk)
    page = text_of(lead_client.post(where, {"title": "Somebody is there", "choice": "yes", "version": "1"}))
    assert "Write why, in a sentence." in page
    out = {"title": "Somebody is there", "choice": "open", "out": "on", "version": "1"}
    page = text_of(lead_client.post(where, out, follow=True))
    assert "Taken out" in page
    lead_client.post(where, {**out, "out": "", "version": "2"})
    assert selectors.priorities_of(design)[0].title == "Somebody is there"
    assert lead_client.get(at("new_design_part", design.pk, "nothing")).status_code == 404


def test_a_sketch_is_tried_and_the_test_says_what_changed(lead_client, at, design):
    sketch = make.DesignSketchFactory(design=design, title="A key")
    said = {
        "sketch": str(sketch.pk), "held_on_day": "1", "held_on_month": "3", "held_on_year": "2027", "users": "6",
        "providers": "2", "tried": "Two streets", "learnt": "A warm house", "changed": "", "verdict": "change",
    }  # fmt: skip
    where = at("new_design_part", design.pk, "test")
    assert "Write what you change because of it." in text_of(lead_client.post(where, said))
    page = text_of(lead_client.post(where, {**said, "changed": "Ring twice"}, follow=True))
    assert "Ring twice" in page
    assert "6 who use the service, fewer than 5 who provide it" in page


def test_each_phase_keeps_its_day_and_can_go_back(lead_client, at, design):
    for phase in ("choosing", "collecting"):
        lead_client.post(at("move_design_round", design.pk), {"phase": phase})
    assert [name for name, _day in DesignRound.objects.get().phases] == ["collecting", "choosing", "collecting"]
    page = text_of(lead_client.post(at("move_design_round", design.pk), {"phase": "closed"}, follow=True))
    assert "Choose a phase of the round." in page
    assert DesignRound.objects.get().phase == "collecting"


def closing(design, **more):
    keys = [one.pk.hex for one in DesignPriority.objects.filter(design=design)]
    return {
        **{f"did_{key}": "We ring the day before." for key in keys}, "effect_on_outcome": "Fewer cold evenings",
        "effect_on_cost": "Two calls", "cost_low": "-100", "cost_likely": "200", "cost_high": "900",
        "version": str(design.version), "sketch": "", **more,
    }  # fmt: skip


def test_a_round_cannot_close_without_an_answer(lead_client, at, design):
    where = at("close_design_round", design.pk)
    assert "Add what should be better first" in text_of(lead_client.post(where, closing(design)))
    one = make.DesignPriorityFactory(design=design, title="Somebody is there")
    page = text_of(lead_client.post(where, closing(design, **{f"did_{one.pk.hex}": ""})))
    assert "Write what you did, or why you could not." in page
    page = text_of(lead_client.post(where, closing(design, cost_low="300")))
    assert "Write all three amounts, from the least to the most, or none." in page
    with pytest.raises(services.NoAnswer):
        services.close(design=design, version=1, answers={one.pk: ("", "")}, effect={}, sketch=None, by=None)
    assert DesignRound.objects.get().closed_at is None


def test_a_closed_round_answers_everybody_and_hands_the_change_to_focus_it(lead_client, at, design):
    make.DesignPriorityFactory(design=design, title="Somebody is there")
    sketch = make.DesignSketchFactory(design=design, title="A neighbour with a key", words="The ward rings.")
    where = at("close_design_round", design.pk)
    page = text_of(lead_client.post(where, closing(design, sketch=str(sketch.pk)), follow=True))
    assert "We ring the day before." in page
    assert "£200 a year, between £-100 and £900." in page or "£200 a year" in page
    option = Option.objects.get()
    assert option.initiative == Initiative.objects.get(title="A neighbour with a key")
    held = DesignRound.objects.get()
    assert (held.phase, held.became, held.handed_on) == ("closed", option.initiative, sketch.title)
    assert lead_client.get(held.option_at).status_code == 200
    programme = design.programme
    public = reverse("together:public_design_round", args=(programme.organisation.slug, programme.slug, design.pk))
    assert "You said, we did, we could not" in text_of(Client().get(public))
    assert "This round is closed. Nothing you wrote was kept." in text_of(
        lead_client.post(where, closing(held, version=str(held.version)))
    )


def test_an_option_joins_the_matrix_that_nobody_rates_yet(design):
    initiative = InitiativeFactory(programme=design.programme, title="Repairs")
    DesignRound.objects.update(initiative=initiative)
    design.refresh_from_db()
    matrix = ImpactMatrix.objects.create(
        programme=design.programme, organisation=design.organisation, title="Next year", seed=1
    )
    one = make.DesignPriorityFactory(design=design)
    sketch = make.DesignSketchFactory(design=design)
    services.close(
        design=design, version=design.version, answers={one.pk: ("", "It is the law.")}, by=None, sketch=sketch,
        effect={"effect_on_outcome": "None", "effect_on_cost": "Nobody knows"},
    )  # fmt: skip
    assert Option.objects.get().matrix == matrix
    assert Initiative.objects.count() == 1


def test_files_hold_no_name_and_no_words_without_consent(lead_client, at, design, stages):
    taker = make.DesignTakerFactory(design=design, quote=False)
    make.DesignExperienceFactory(taker=taker, stage=stages[0], words="only for the team", state=State.SHOWN)
    quoted = make.DesignExperienceFactory(
        taker=make.DesignTakerFactory(design=design), stage=stages[1], words="=cold", state=State.SHOWN
    )
    make.DesignPriorityFactory(design=design, title="Somebody is there")
    answer = lead_client.get(at("design_csv", design.pk))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert ["quote", "'=cold", quoted.stage.title] == rows[1][:3]
    assert "only for the team" not in answer.content.decode()
    word = lead_client.get(at("design_word", design.pk))
    assert word.content[:2] == b"PK"


def test_pages_take_as_many_queries_however_many_took_part(
    lead_client, at, design, stages, django_assert_max_num_queries
):
    def fill(number):
        for _one in range(number):
            taker = make.DesignTakerFactory(design=design)
            make.DesignExperienceFactory(taker=taker, stage=stages[0], state=State.SHOWN)
            make.DesignDotFactory(taker=taker, priority=make.DesignPriorityFactory(design=design))
            make.DesignTestFactory(design=design)

    fill(3)
    lead_client.get(at("design_round", design.pk))
    with django_assert_max_num_queries(45) as few:
        lead_client.get(at("design_round", design.pk))
    fill(6)
    with django_assert_max_num_queries(len(few.captured_queries)):
        lead_client.get(at("design_round", design.pk))


def test_the_whole_is_told(design, member):
    step = next(one for one in all_steps() if one.slug == "together")
    programme = design.programme
    row = next(iter(step.public_rows([programme])))
    assert (row.title, row.place) == ("Coming home", "join")
    initiative = InitiativeFactory(programme=programme)
    DesignRound.objects.update(initiative=initiative, answer_by=timezone.localdate())
    assert [knot.title for knot in step.thread(initiative)] == ["Design round: Coming home"]
    lead = member("programme-lead").user
    assert [one.title for one in step.waiting_for(lead)] == ["Answer everybody who took part: Coming home"]
    make.DesignExperienceFactory(taker=make.DesignTakerFactory(design=design))
    moderator = member("moderator").user
    assert [one.title for one in step.waiting_for(moderator)] == ["Check 1 thing that somebody said: Coming home"]


def test_what_somebody_told_is_in_their_copy_and_goes_with_them(design):
    person = ParticipantFactory(organisation=design.organisation)
    taker = make.DesignTakerFactory(design=design, participant=person)
    make.DesignExperienceFactory(taker=taker, words="the house was cold")
    make.DesignDotFactory(taker=taker)
    held = {one.kind: one.rows for one in personal_data(person.pk)}
    assert held["together.designexperience"][0]["words"] == "the house was cold"
    assert "together.designdot" in held
    erase(person.pk)
    assert not DesignExperience.objects.exists()
