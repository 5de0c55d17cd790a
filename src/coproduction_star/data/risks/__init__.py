"""The catalogue of risks: what can go wrong, its early sign, and what doing nothing risks."""

from .loader import Risk, load_risks, risk, risks

__all__ = ["Risk", "load_risks", "risk", "risks"]
