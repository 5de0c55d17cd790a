"""A matrix, a friend with a link to it, and the way they take."""

import pytest
from django.urls import reverse
from tests.factories.focus_it import FriendFactory

from coproduction_star.focus_it.challengeable import find

CODE = "ABCD-2345-EFGH-6789"


@pytest.fixture
def draft(programme, matrix):
    return find(programme, kind="impact-matrix", record_id=matrix.pk)


@pytest.fixture
def friend(matrix, lead):
    return FriendFactory(matrix=matrix, code=CODE, name="Ola Outside", email="ola@example.org", by=lead.user)


@pytest.fixture
def link():
    """`link()` is the friend's page, `link("challenge", "question")` a line of it."""

    def address(name="", *more, code=CODE):
        return reverse(f"focus_it:friend_link{'_' if name else ''}{name}", args=(code, *more))

    return address


@pytest.fixture
def here(programme):
    def address(name, *more):
        return reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug, *more))

    return address
