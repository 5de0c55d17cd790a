"""What Focus it tells the rest of the product of theories of change: on the thread, and in a search."""

import pytest
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory
from tests.factories.theory_of_change import ItemFactory, TheoryFactory

from coproduction_star.focus_it import step
from coproduction_star.focus_it.theory_of_change.addresses import theories_address
from coproduction_star.journeys.steps import Asked, tool_address

pytestmark = pytest.mark.django_db


def test_a_theory_hangs_on_the_thread_of_its_initiative(programme, inside, at):
    initiative = InitiativeFactory(programme=programme)
    theory = TheoryFactory(programme=programme, initiative=initiative, title="Why tea works")
    TheoryFactory(programme=programme, initiative=initiative, removed_at=timezone.now())
    (knot,) = step.thread(initiative)
    assert (knot.place, knot.title) == ("initiative", "Theory of change: Why tea works")
    assert knot.address == at("theory", theory)


def finds(word):
    return [found for one in step.search(Asked((word,), access=None)) for found in one.rows]


def test_a_theory_is_found_by_its_name_and_by_its_items_and_stands_once(programme, inside):
    theory = TheoryFactory(programme=programme, title="Why tea works")
    ItemFactory(theory=theory, words="Cake on Fridays")
    ItemFactory(theory=theory, words="A warm tearoom")
    assert [found.title for found in finds("tea")] == ["Why tea works"]
    (by_item,) = finds("cake")
    assert (by_item.title, by_item.excerpt) == ("Why tea works", "Cake on Fridays")
    theory.removed_at = timezone.now()
    theory.save()
    assert finds("cake") == []


def test_the_tool_leads_to_the_list(programme):
    assert tool_address("theory-of-change", programme) == theories_address(programme)
