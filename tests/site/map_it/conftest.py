from tests.site.journeys.conftest import add, hostile_initiative, inside, lead, outcome

__all__ = ["add", "hostile_initiative", "inside", "lead", "outcome"]
