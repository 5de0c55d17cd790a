"""Business cases as JSON: what a file may hold, read into the model of ``methods.cost_benefit``."""

from .demand import read_demand
from .reading import Asked, read
from .writing import write

__all__ = ["Asked", "read", "read_demand", "write"]
