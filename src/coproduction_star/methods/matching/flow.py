"""The best pairs altogether under loads, as a flow of least cost (OR-tools, an optional package)."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from coproduction_star.methods.errors import MethodError

from .sides import Flags, Ints

if TYPE_CHECKING:
    from types import ModuleType


class NoSolver(MethodError):
    """OR-tools is not installed, or could not solve it."""


def chosen(tail: Ints, head: Ints, points: Ints, wanted: Ints, loads: Ints) -> Flags:
    """Say which pairs are in the assignment with most points; a place that nobody fills costs nothing.

    Each pair is an arc of capacity 1 from the row of a need to the row of an offer, with its points as gain; each need
    sends ``wanted`` units, by pairs or, at gain 0, past everybody; each offer passes on its load.
    """
    if not tail.size:
        return np.zeros(0, dtype=bool)
    solver = _solver()
    needs, offers = wanted.size, loads.size
    sink = needs + offers
    ones = np.ones(tail.size, dtype=np.int64)
    arcs = _add(solver, tail, needs + head, ones, -points)
    every_need, every_offer = np.arange(needs), np.arange(offers)
    _add(solver, needs + every_offer, np.full(offers, sink), loads, np.zeros(offers, dtype=np.int64))
    _add(solver, every_need, np.full(needs, sink), wanted, np.zeros(needs, dtype=np.int64))
    nodes = np.append(every_need, sink).astype(np.int32)
    solver.set_nodes_supplies(nodes, np.append(wanted, -wanted.sum()).astype(np.int64))
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise NoSolver(f"The best pairs could not be found ({status.name}). Cut it into areas, or take greedy pairs.")
    return np.asarray(solver.flows(arcs)) > 0


def _solver() -> Any:
    try:
        flow: ModuleType = import_module("ortools.graph.python.min_cost_flow")
    except ImportError as missing:
        message = "Matching needs OR-tools. Install it: pip install 'coproduction-star[matching]'"
        raise NoSolver(message) from missing
    return flow.SimpleMinCostFlow()


def _add(solver: Any, tails: Ints, heads: Ints, capacities: Ints, costs: Ints) -> Any:
    return solver.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32), heads.astype(np.int32), capacities.astype(np.int64), costs.astype(np.int64)
    )
