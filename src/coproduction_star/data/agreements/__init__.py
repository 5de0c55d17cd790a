"""The wording of agreements for a role, in plain words and Easy Read, with places to be filled in."""

from .loader import Agreement, agreement, agreements, load_agreements

__all__ = ["Agreement", "agreement", "agreements", "load_agreements"]
