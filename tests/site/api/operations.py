"""Every operation of the API, for the tests that walk them all."""

from dataclasses import dataclass
from typing import Any

from coproduction_star.config.api import api
from coproduction_star.config.api_reference.schema import operations


@dataclass(frozen=True, slots=True)
class Walked:
    """One method of one address."""

    method: str
    path: str
    view: Any
    door: Any

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def is_public(self) -> bool:
        return hasattr(self.view, "public_because")


def walked() -> list[Walked]:
    return [
        Walked(method, path, operation.view_func, operation.auth_callbacks or api.auth)
        for path, operation in operations()
        for method in operation.methods
    ]
