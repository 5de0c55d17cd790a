"""A comparison from a file, whole or not at all, and what critical friends may challenge of it."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.focus_it.weighted_criteria.test_pages import text

from coproduction_star.focus_it import challengeable
from coproduction_star.focus_it.models import Comparison, CriteriaResult
from coproduction_star.focus_it.weighted_criteria import services
from coproduction_star.journeys.addresses import address

pytestmark = pytest.mark.django_db
EXAMPLE = json.loads((Path(__file__).parents[4] / "docs/reference/criteria.example.json").read_text("utf-8"))


@pytest.fixture
def bring(programme, inside, declared, client_of):
    client = client_of(declared("facilitator"))

    def send(document, **more):
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        file = SimpleUploadedFile("criteria.json", body, content_type="application/json")
        return client.post(
            f"{address('star', programme)}focus-it/criteria/new/file/", {"file": file, **more}, follow=True
        )

    return send


def numbers(document):
    """Scales, swings, costs and levels, with every range written out."""
    criteria = [
        (
            one["name"],
            one["worst"],
            one["best"],
            one.get("points", []),
            one["swing"],
            one["swing_low"],
            one["swing_high"],
        )
        for one in document["criteria"]
    ]
    options = [
        (one["name"], one.get("cost"), {name: _whole(level) for name, level in one["levels"].items()})
        for one in document["options"]
    ]
    return criteria, options


def _whole(level):
    told = level if isinstance(level, dict) else {"central": level}
    return {"low": told["central"], "high": told["central"], **told}


def test_the_published_example_comes_in_and_goes_out_with_the_same_numbers(bring):
    page = text(bring(EXAMPLE, people="9"))
    assert "agreed by 9 people together" in page
    assert numbers(CriteriaResult.objects.get(panel="room").found["document"]) == numbers(EXAMPLE)


def test_without_a_number_of_people_the_weights_stay_out_and_people_weigh_here(bring):
    page = text(bring(EXAMPLE))
    assert "Everything is there. Weighing can be opened." in page
    assert not CriteriaResult.objects.exists()
    assert [one.cost for one in Comparison.objects.get().options.all()] == [10, 40, 2]


def changed(**more):
    return EXAMPLE | more


FIRST, *OTHERS = EXAMPLE["criteria"]
OPTION = EXAMPLE["options"][0]
IMPORTANCE = changed(criteria=[{"name": "trust", "importance": 5}])
WRONG = {
    "no json": (b"warm homes", "This is not a JSON file."),
    "no number": (b'{"title": NaN}', "This is not a JSON file."),
    "importance": (IMPORTANCE, "Importance on its own cannot be weighed"),
    "ends alike": (changed(criteria=[FIRST | {"best": 0}, *OTHERS]), "Its worst and best are both 0."),
    "beyond": (
        changed(options=[OPTION | {"levels": OPTION["levels"] | {"trust": 9}}, *EXAMPLE["options"][1:]]),
        "9 lies beyond the scale from 1 to 5.",
    ),
    "one option": (changed(options=EXAMPLE["options"][:1]), "A comparison has 2 to 20 options"),
    "twice": (changed(options=[OPTION, OPTION]), "is there twice."),
    "above the largest": (
        changed(criteria=[FIRST | {"swing_high": 200}, *OTHERS]), "is above the largest swing."
    ),
    "weights by sums": (changed(weights={"from": "equal"}), "It has no swings between a worst and a best."),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_file_that_makes_no_sense_is_told_why_and_nothing_comes_in(name, bring):
    body, told = WRONG[name]
    if name == "weights by sums":
        rows = [{key: value for key, value in one.items() if "swing" not in key} for one in EXAMPLE["criteria"]]
        body = body | {"criteria": rows, "robustness": {}}
    assert told in text(bring(body, people="9"))
    assert not Comparison.objects.exists()


def test_friends_may_challenge_ends_scores_costs_and_the_reasons_of_a_room_and_nobodys_own(
    weighed, swings, lead, programme
):
    services.weigh_in_room(comparison=weighed, people=5, version=0, swings=swings(weighed), by=lead.user)
    draft = challengeable.find(programme, kind="weighted-criteria", record_id=weighed.pk)
    told = str(draft)
    assert len(draft.lines) == 3 + 3 + 9
    assert "It matters" in told
    assert "The heating team" in told
    assert "Cold kills" not in told, "the reasons of groups stay behind their rule"
    assert len({line.anchor for line in draft.lines}) == 15
    [kind] = [one for one in challengeable.kinds() if one.slug == "weighted-criteria"]
    assert dict(kind.drafts(programme).values_list("pk", "title")) == {weighed.pk: "Which is worth most?"}
    assert kind.address(programme, weighed.pk).endswith(f"/focus-it/criteria/{weighed.pk}/")
    with pytest.raises(challengeable.NoSuchDraft):
        challengeable.find(programme, kind="weighted-criteria", record_id=programme.pk)
