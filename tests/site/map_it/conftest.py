from tests.site.journeys.conftest import add, hostile_initiative, outcome

__all__ = ["add", "hostile_initiative", "outcome"]
