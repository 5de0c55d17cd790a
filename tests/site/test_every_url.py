"""No address without a door: each names its permission, says why it is public, or is a library's."""

import pytest
from tests.site.addresses import Address, View, addresses, every_address

LIBRARIES = ("allauth.",)


@pytest.mark.parametrize(("name", "view"), [pytest.param(name, view, id=name) for name, view in every_address()])
def test_every_address_names_its_permission_or_says_why_it_is_public(name: str, view: View) -> None:
    library = getattr(view, "__module__", "").startswith(LIBRARIES)
    assert library or getattr(view, "required_permission", None) or getattr(view, "public_because", None), name


MAKING = {"add", "comments", "explorer_corner", "explorer_strays", "files", "found", "make", "try_it"}
"""Names of forms that make something; so do all that begin with one of these words."""
BEGINNING = ("new_", "add_", "make_", "keep_", "start_from_", "invite")
ON_PURPOSE = {"organisations:invite_again": "a new code for the same invitation"}
"""What may be sent again and again."""
MAKERS = [
    one
    for one in addresses()
    if one.name.split(":")[-1].startswith(BEGINNING) or one.name.split(":")[-1] in MAKING
    if one.name not in ON_PURPOSE
]


@pytest.mark.parametrize("address", [pytest.param(one, id=one.name) for one in MAKERS])
def test_what_makes_something_makes_it_once(address: Address) -> None:
    assert getattr(address.view, "makes_once", False), f"{address.name}: write @makes_once above its view"


def test_the_walk_finds_what_makes_something() -> None:
    assert len(MAKERS) > 12
