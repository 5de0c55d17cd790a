"""A name that is like one that is there is pointed out, and nothing typed is lost."""

from uuid import UUID

import pytest
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys.initiatives.similar import Titles, similar_titles
from coproduction_star.journeys.models import Initiative

SENT = {"title": "Walking group for the over 60s", "status": "existing", "cos": ["co-deliver"]}


def known(*titles):
    return Titles((UUID(int=number), title) for number, title in enumerate(titles))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Walking group", "walking Group"),
        ("Walking groups", "Group for walking"),
        ("Lunch club at St Mary's", "Lunch clubs, St Marys"),
        ("Caffi trwsio", "Caffi Trwsio"),
        ("Repiar café", "Repair cafe"),
    ],
)
def test_names_that_mean_the_same_are_alike(mine, theirs):
    assert [one.title for one in known(theirs, "Something else").like(mine)] == [theirs]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("Walking group", "Cooking group"), ("Lunch club Harbour", "Youth club Hilltop"), ("A", "B"), ("!!!", "Lunch")],
)
def test_names_that_share_a_word_are_not(mine, theirs):
    assert known(theirs).like(mine) == ()


def test_the_closest_stands_first_and_at_most_five_are_shown():
    found = known(*(f"Lunch club {number}" for number in range(9)), "Lunch club").like("Lunch club")
    assert (found[0].title, found[0].score, len(found)) == ("Lunch club", 100, 5)


def test_the_initiative_itself_is_left_out():
    assert known("Lunch club").like("Lunch club", but=UUID(int=0)) == ()


@pytest.mark.django_db
def test_the_first_answer_asks_and_keeps_every_word(signed_in, programme, add, inside):
    one = add("Walking group over 60s")
    page = signed_in("practitioner").post(of_programme("new_initiative", programme), SENT).content.decode()
    assert "Is it one of these?" in page
    assert of_programme("initiative", programme, one.pk) in page
    assert 'value="Walking group for the over 60s"' in page
    assert Initiative.objects.count() == 1


@pytest.mark.django_db
def test_mine_is_new_adds_it_with_everything_typed(signed_in, programme, add, inside):
    add("Walking group over 60s")
    client = signed_in("practitioner")
    client.post(of_programme("new_initiative", programme), SENT)
    client.post(of_programme("new_initiative", programme), SENT | {"mine_is_new": "yes"})
    made = Initiative.objects.get(title=SENT["title"])
    assert (made.status, made.co_deliver) == ("existing", True)


@pytest.mark.django_db
def test_another_programmes_names_are_not_told(programme, add, inside, in_organisation, organisation):
    from tests.factories.journeys import InitiativeFactory

    with in_organisation(organisation):
        InitiativeFactory(programme__organisation=organisation, title="Lunch club")
    assert similar_titles(programme=programme, title="Lunch club") == ()


@pytest.mark.django_db
def test_five_thousand_names_take_one_query(programme, inside, django_assert_num_queries):
    Initiative.objects.bulk_create(
        Initiative(programme=programme, organisation_id=programme.organisation_id, title=f"Street party number {n}")
        for n in range(5_000)
    )
    with django_assert_num_queries(1):
        assert similar_titles(programme=programme, title="Street party number 4711")[0].score == 100
