"""Draft texts for whoever commissions: from a decision to a strategy, a tender, a contract and a measure."""

from .loader import PLACES, Template, templates

__all__ = ["PLACES", "Template", "templates"]
