"""The twelve benefits the approach claims, each with cases that show it and cases that do not."""

from .loader import Benefit, CaseForOrAgainst, benefits, load_benefits

__all__ = ["Benefit", "CaseForOrAgainst", "benefits", "load_benefits"]
