"""The grid of outcomes and Co's, its places, and the ideas nobody has tried."""

import pytest
from django.urls import reverse
from tests.factories.journeys import OutcomeFactory
from tests.factories.people import HOSTILE

from coproduction_star.journeys.case_bank.services import copy_shipped_cases
from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.explorer import combining, selectors

pytestmark = pytest.mark.django_db


@pytest.fixture
def lonely(inside):
    return OutcomeFactory(programme=inside, words="I am less lonely", position=0)


@pytest.fixture
def safe(inside):
    return OutcomeFactory(programme=inside, words="I feel safe going out", position=1)


@pytest.fixture
def add(inside, member):
    by = member("programme-lead").user

    def make(title="Tea and talk", **more):
        return initiatives.add_initiative(programme=inside, title=title, by=by, **more)

    return make


@pytest.fixture
def address_of(programme):
    return lambda name, *more: reverse(f"map_it:{name}", args=("eastbridge", programme.slug, *more))


def text(client, where, **query):
    return client.get(where, query).content.decode()


def test_a_place_counts_what_happens_what_could_be_better_and_what_could_start(add, inside, lonely, safe):
    add(status="existing", cos=["co-deliver", "co-design"], outcomes=[lonely])
    add(status="improve", cos=["co-deliver"], outcomes=[lonely, safe])
    add(status="potential", cos=["co-deliver"], outcomes=[lonely])
    add(status="stopped", cos=["co-deliver"], outcomes=[lonely])
    grid = selectors.grid_of(inside)
    assert grid.corner(lonely.pk, "co-deliver").counts == {"existing": 1, "improve": 1, "potential": 1}
    assert grid.corner(lonely.pk, "co-design").counts == {"existing": 1}
    assert grid.corner(safe.pk, "co-deliver").counts == {"improve": 1}
    assert grid.corner(safe.pk, "co-assess").total == 0


def test_what_is_for_no_living_outcome_stands_in_a_row_of_its_own(add, inside, lonely):
    gone = OutcomeFactory(programme=inside, removed_at="2026-11-01T00:00:00Z")
    add("Nowhere", cos=["co-assess"])
    add("Lost its outcome", cos=["co-assess"], outcomes=[gone])
    add("Has one left", cos=["co-assess"], outcomes=[gone, lonely])
    grid = selectors.grid_of(inside)
    assert grid.corner(None, "co-assess").total == 2
    assert grid.corner(lonely.pk, "co-assess").total == 1
    assert [outcome.pk for outcome in grid.outcomes] == [lonely.pk]


def test_an_initiative_without_a_co_is_counted_beside_the_grid(add, inside, lonely):
    add(outcomes=[lonely])
    assert selectors.grid_of(inside).without_co == 1


def test_many_initiatives_are_counted_and_not_named(add, inside, lonely, monkeypatch):
    monkeypatch.setattr(selectors, "NAMED_UP_TO", 2)
    for _number in range(3):
        add(cos=["co-design"], outcomes=[lonely])
    corner = selectors.grid_of(inside).corner(lonely.pk, "co-design")
    assert (corner.total, corner.named) == (3, ())


@pytest.mark.parametrize("page", ["explorer", "explorer_ideas"])
def test_the_pages_keep_to_their_queries(
    page, add, lonely, safe, signed_in, address_of, django_assert_max_num_queries
):
    for number in range(30):
        add(
            f"Initiative {number}",
            cos=["co-design", "co-assess"],
            outcomes=[lonely, safe],
            groups=["carers", "parents"],
        )
    client = signed_in("observer")
    text(client, address_of(page))  # the process reads the case bank once
    with django_assert_max_num_queries(12):
        text(client, address_of(page))


def test_the_page_of_a_place_keeps_to_its_queries(add, lonely, signed_in, address_of, django_assert_max_num_queries):
    copy_shipped_cases()
    for number in range(30):
        add(f"Initiative {number}", cos=["co-design"], outcomes=[lonely])
    client = signed_in("observer")
    where = address_of("explorer_corner", lonely.pk, "co-design")
    text(client, where)
    with django_assert_max_num_queries(12):
        shown = text(client, where)
    assert "See all of them" in shown


def test_a_blank_place_asks_a_question_and_leads_to_cases_of_its_co(signed_in, lonely, address_of):
    copy_shipped_cases()
    client = signed_in("observer")
    grid = text(client, address_of("explorer"))
    assert grid.count("nothing yet") == 4
    assert "How do people tell us what is good and bad" in grid
    place = text(client, address_of("explorer_corner", lonely.pk, "co-deliver"))
    assert "Shares: " in place
    assert "loneliness" in place.lower()


def test_without_outcomes_it_says_what_comes_first(signed_in, programme, address_of):
    shown = text(signed_in("practitioner"), address_of("explorer"))
    assert "Write down an outcome first." in shown
    assert "<table" not in shown


def test_hostile_words_stay_words(add, signed_in, inside, address_of):
    outcome = OutcomeFactory(programme=inside)
    add(f"x {HOSTILE}", cos=["co-design"], outcomes=[outcome])
    client = signed_in("practitioner")
    for where in (
        address_of("explorer"), address_of("explorer_ideas"), address_of("explorer_corner", outcome.pk, "co-design"),
    ):  # fmt: skip
        assert HOSTILE not in text(client, where)


def test_something_is_added_where_it_belongs(signed_in, lonely, address_of, inside):
    where = address_of("explorer_corner", lonely.pk, "co-assess")
    answer = signed_in("practitioner").post(where, {"title": "Neighbours count", "status": "existing"})
    made = Initiative.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, where)
    assert (made.title, made.status, made.co_assess, made.co_design) == ("Neighbours count", "existing", True, False)
    assert list(made.outcomes.all()) == [lonely]


def test_without_a_name_the_place_says_so_and_keeps_the_answer(signed_in, lonely, address_of):
    where = address_of("explorer_corner", lonely.pk, "co-assess")
    shown = signed_in("practitioner").post(where, {"title": "", "status": "improve"}).content.decode()
    assert "Give it a name." in shown
    assert 'value="improve" checked' in shown


@pytest.mark.parametrize("role", ["observer", "researcher", "councillor"])
def test_who_only_looks_has_no_box_and_cannot_add(role, signed_in, lonely, address_of):
    client = signed_in(role)
    where = address_of("explorer_corner", lonely.pk, "co-assess")
    assert "Add it here" not in text(client, where)
    assert client.post(where, {"title": "x", "status": "existing"}).status_code == 403
    assert client.post(address_of("keep_idea"), {}).status_code == 403
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("more", [("co-invent",), ("co-design; drop",)])
def test_a_co_that_does_not_exist_is_not_found(more, signed_in, lonely, programme):
    base = f"/o/eastbridge/p/{programme.slug}/explorer/{lonely.pk}/{more[0]}/"
    assert signed_in("observer").get(base).status_code == 404


def test_another_programmes_outcome_is_not_found(signed_in, organisation, programme, in_organisation, address_of):
    with in_organisation(organisation):
        elsewhere = OutcomeFactory(programme__organisation=organisation)
    assert signed_in("observer").get(address_of("explorer_corner", elsewhere.pk, "co-design")).status_code == 404


def test_ideas_leave_out_what_is_combined_already(add, inside, lonely):
    copy_shipped_cases()
    asked = combining.Asked(outcome=lonely.pk, co="co-deliver", group="older-people")
    (idea,) = combining.ideas_of(inside, asked=asked).ideas
    assert idea.cases >= idea.closer > 0
    assert "older" in idea.example.title.lower() or idea.example.slug
    add(cos=["co-deliver"], outcomes=[lonely], groups=["older-people", "carers"])
    found = combining.ideas_of(inside, asked=asked)
    assert (found.ideas, found.grouped) == ((), True)


def test_an_idea_is_kept_as_one_that_could_start(signed_in, lonely, address_of, inside):
    sent = {"outcome": str(lonely.pk), "co": "co-assess", "group": "carers"}
    signed_in("practitioner").post(address_of("keep_idea"), sent)
    made = Initiative.objects.get()
    assert (made.title, made.status) == ("Carers help to check how well it works", "potential")
    assert (made.groups, made.co_assess, list(made.outcomes.all())) == ("carers", True, [lonely])


@pytest.mark.parametrize("wrong", [{"group": "wizards"}, {"co": "x"}, {"outcome": "no-uuid"}])
def test_an_idea_that_does_not_exist_is_not_kept(wrong, signed_in, lonely, address_of):
    sent = {"outcome": str(lonely.pk), "co": "co-assess", "group": "carers"} | wrong
    shown = signed_in("practitioner").post(address_of("keep_idea"), sent, follow=True).content.decode()
    assert "This idea is not there any more." in shown
    assert not Initiative.objects.exists()


def test_a_filter_that_does_not_exist_is_as_if_not_asked(signed_in, lonely, address_of):
    shown = text(signed_in("observer"), address_of("explorer_ideas"), outcome="x", co="y", group="z")
    assert shown.count("selected") == 3


@pytest.mark.parametrize(("kind", "start"), [("svg", b"<"), ("png", b"\x89PNG"), ("pptx", b"PK")])
def test_the_grid_is_taken_away_as_a_drawing(kind, start, add, lonely, signed_in, address_of):
    add(cos=["co-design"], outcomes=[lonely])
    answer = signed_in("observer").get(address_of("explorer_file", kind))
    assert answer.status_code == 200
    assert answer.content.lstrip().startswith(start)


def test_there_is_no_drawing_without_an_outcome(signed_in, programme, address_of):
    assert signed_in("observer").get(address_of("explorer_file", "svg")).status_code == 404


def test_the_step_leads_to_the_explorer(signed_in, programme, address_of):
    shown = text(signed_in("observer"), f"/o/eastbridge/p/{programme.slug}/map-it/")
    assert address_of("explorer") in shown


def test_a_printed_sheet_names_what_a_screen_only_counts(add, lonely, signed_in, address_of):
    for number in range(14):
        add(f"Initiative {number:02}", status="existing", cos=["co-deliver"], outcomes=[lonely])
    page = text(signed_in("observer"), address_of("explorer"))
    assert page.count('<li class="star-explorer__paper">') == 8
    assert "and 10 more" in page
    assert '<p class="star-explorer__more star-explorer__paper">and 2 more</p>' in page


def test_a_place_whose_initiatives_are_all_named_on_paper_counts_none_there(add, lonely, signed_in, address_of):
    for number in range(6):
        add(f"Initiative {number:02}", status="existing", cos=["co-deliver"], outcomes=[lonely])
    page = text(signed_in("observer"), address_of("explorer"))
    assert '<p class="star-explorer__more star-noprint">and 2 more</p>' in page
    assert "star-explorer__more star-explorer__paper" not in page
