"""Long lists for programs: a page at a time, and the address of the next."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from .plain import plain

LONGEST_PAGE = 100


def _printable(text: str) -> str:
    """No database keeps this character, and no keyboard writes it."""
    if "\x00" in text:
        raise PydanticCustomError("null_character", "Leave out the character with the number 0")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_printable)]
"""What a person wrote, without blanks around it."""


class Sent(Schema):
    """A body: a field nobody reads is refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def in_order(cls, value: Any) -> Any:
        return plain(value) if isinstance(value, str) else value


class AskedPage(Schema):
    """Which part of a list."""

    page: int = Field(1, ge=1, le=1_000_000, description="Counted from 1.")
    size: int = Field(20, ge=1, le=LONGEST_PAGE, description="How many on a page.")


class Listing(Schema):
    """A page of a list; `items` is empty after the last page."""

    total: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    next: str | None = Field(description="The address of the next page, if there is one.")


def listing(request: HttpRequest, asked: AskedPage, *, items: list[Any], total: int) -> dict[str, Any]:
    """The fields of a `Listing`. Items past the last page are left out, even when the selector stays on it."""
    pages = max(1, -(-total // asked.size))
    query = request.GET.copy()
    query["page"] = str(asked.page + 1)
    return {
        "total": total,
        "page": asked.page,
        "pages": pages,
        "next": f"{request.path}?{query.urlencode()}" if asked.page < pages else None,
        "items": items if asked.page <= pages else [],
    }
