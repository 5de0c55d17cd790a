"""No address without a door: each names its permission, says why it is public, or is a library's."""

import pytest
from tests.site.addresses import View, every_address

LIBRARIES = ("allauth.",)


@pytest.mark.parametrize(("name", "view"), [pytest.param(name, view, id=name) for name, view in every_address()])
def test_every_address_names_its_permission_or_says_why_it_is_public(name: str, view: View) -> None:
    library = getattr(view, "__module__", "").startswith(LIBRARIES)
    assert library or getattr(view, "required_permission", None) or getattr(view, "public_because", None), name
