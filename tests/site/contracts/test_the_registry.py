"""Every step that announces itself keeps its promises, and so does one that offers everything."""

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

import pytest
from tests.factories.journeys import InitiativeFactory

from coproduction_star.data.tools import tool
from coproduction_star.journeys import steps
from coproduction_star.journeys.models import Initiative, Place
from coproduction_star.journeys.steps import (
    Asked,
    Figure,
    Finds,
    Found,
    Held,
    Knot,
    NextAction,
    NobodyAccepts,
    Paper,
    Progress,
    PublicPlace,
    PublicRow,
    Step,
    StepTwice,
    Waiting,
    WardPart,
    WardRow,
)
from coproduction_star.organisations.access import Access

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 2)
FULL = Step(
    slug="full",
    name="A step that offers everything",
    number=9,
    address=lambda programme: f"/{programme.slug}/full/",
    progress=lambda programme: Progress(0.5, "half", "This is there.", "That is missing."),
    next_action=lambda programme: NextAction("do it", "because", "/do/", "Do it", 50),
    thread=lambda initiative: [Knot("score", "4 of 5", "/score/", TODAY, "nine raters")],
    figures=lambda programme: [Figure("Savings", 12.5, "GBP", "2026", "estimate", "Finance", "/figure/")],
    papers=lambda programme: [Paper("1", "A case", 1, "The board", TODAY, "Green Book", "/edition/")],
    accept={"thought": lambda programme, payload, *, by: payload["title"]},
    unmet_conditions=lambda people, role: {one.pk: ["Has not met the group yet."] for one in people},
    segments=lambda programme: ["People who would do more"],
    ward_rows=lambda place: [WardRow(WardPart.OFFERS, "Offers that wait", number=3)],
    public_rows=lambda programmes, place: [PublicRow(PublicPlace.HAPPENING, "Walk with me", address="/walk/")],
    tools={"shifts": lambda programme: f"/{programme.slug}/shifts/"},
    waiting_for=lambda person: [Waiting("Rate nine options", "/rate/", TODAY)],
    waiting_rows=lambda person, today: Initiative.objects.values("pk"),
    search=lambda asked: [
        Finds("option", "Options", (Found(f"Option about {asked.words[0]}", "/option/"),), more=False)
    ],
    personal_data=lambda participant_id: [Held("rating", ({"option": 1, "value": 2},))],
    erase=lambda participant_id: None,
)
EVERY = [*steps.all_steps(), FULL]
each_step = pytest.mark.parametrize("step", [pytest.param(step, id=step.slug) for step in EVERY])


@pytest.fixture
def initiative(programme, in_organisation, organisation):
    with in_organisation(organisation, programme):
        yield InitiativeFactory(programme=programme)


def all_of(kind, rows):
    return all(isinstance(row, kind) for row in rows)


def test_the_five_points_and_what_lies_beyond_are_registered():
    names = [step.slug for step in steps.all_steps()]
    assert names[:6] == ["map_it", "focus_it", "people_it", "market_it", "grow_it", "together"]
    assert [step.number for step in steps.points()] == [1, 2, 3, 4, 5]


@each_step
def test_it_has_a_name_and_a_place(step, programme):
    assert str(step.name)
    assert step.address(programme).startswith("/")


@each_step
def test_progress_is_a_share_with_words(step, initiative):
    progress = step.progress(initiative.programme)
    assert isinstance(progress, Progress)
    assert 0 <= progress.share <= 1
    assert not progress.share or progress.note


@each_step
def test_the_next_action_has_a_reason_and_an_address(step, initiative):
    action = step.next_action(initiative.programme)
    assert action is None or (action.title and action.reason and action.address.startswith("/") and action.button)
    assert action is None or 0 <= action.weight <= 100


def looker(programme):
    return Access(uuid4(), programme.organisation_id, 1, uuid4(), frozenset({"observer"}))


@each_step
def test_what_it_reads_out_has_the_agreed_shape(step, initiative):
    programme = initiative.programme
    assert all_of(Knot, step.thread(initiative))
    assert all_of(Figure, step.figures(programme))
    assert all_of(Paper, step.papers(programme))
    waiting = list(step.waiting_for(initiative.made_by))
    assert all_of(Waiting, waiting)
    if step.waiting_rows is not None:
        assert len(step.waiting_rows(initiative.made_by, TODAY)) == len(waiting)
    assert all_of(Finds, step.search(Asked(("walk",), looker(programme))))
    with suppress(steps.NobodyAnswers):
        found = step.unmet_conditions([SimpleNamespace(pk=uuid4())], "co-producer")
        assert all(all_of(str, lacks) for lacks in found.values())
    assert all_of(PublicRow, step.public_rows((programme,), None))
    assert iter(step.segments(programme))
    assert all_of(WardRow, step.ward_rows(Place.objects.create(organisation=programme.organisation, name="Mill")))


@each_step
def test_its_tools_have_a_card_and_an_address(step, programme):
    for tool_id, where in step.tools.items():
        assert tool(tool_id)
        assert where(programme).startswith("/")


@each_step
def test_it_gives_out_and_erases_personal_data(step, initiative):
    assert all_of(Held, step.personal_data(uuid4()))
    step.erase(uuid4())


@each_step
def test_what_it_accepts_can_be_called(step):
    assert all(callable(taker) for taker in (step.accept or {}).values())


@pytest.fixture
def full(monkeypatch):
    monkeypatch.setattr(steps, "_steps", dict(steps._steps))
    steps.register(FULL)
    return FULL


def test_a_record_goes_to_the_step_that_takes_its_kind(full, programme):
    assert steps.accept("thought", programme=programme, payload={"title": "A bench"}, by=None) == "A bench"


def test_a_record_that_nobody_takes_says_so(programme):
    with pytest.raises(NobodyAccepts, match="sighting"):
        steps.accept("sighting", programme=programme, payload={}, by=None)


def test_a_step_announces_itself_once(full):
    with pytest.raises(StepTwice):
        steps.register(FULL)


def test_a_full_step_shows_on_the_thread_the_search_and_the_personal_page(full, signed_in, initiative):
    client = signed_in("observer")
    home = f"/o/eastbridge/p/{initiative.programme.slug}"
    assert "nine raters" in client.get(f"{home}/initiatives/{initiative.pk}/").content.decode()
    found = client.get("/o/eastbridge/search/?q=walk").content.decode()
    assert '<h2 class="govuk-heading-m">Options</h2>' in found
    page = client.get("/me/").content.decode()
    assert "Rate nine options" in page
    assert "For me (1)" in page


def test_a_steps_tool_is_found_from_its_page(monkeypatch, signed_in, programme):
    tools = {"stories": lambda programme: f"/{programme.slug}/elsewhere/"}
    monkeypatch.setitem(steps._steps, "map_it", replace(steps._steps["map_it"], tools=tools))
    page = signed_in("observer").get(f"/o/eastbridge/p/{programme.slug}/map-it/").content.decode()
    assert f'href="/{programme.slug}/elsewhere/">{tool("stories").name}' in page
    assert steps.tool_address("stories", programme) == f"/{programme.slug}/elsewhere/"
    assert steps.tool_address("no-tool", programme) == ""
