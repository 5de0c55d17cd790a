"""The groups whose view a person may speak from, and what each may want to know."""

from .loader import Audience, audiences, load_audiences
from .stakeholders import StakeholderGroup

__all__ = ["Audience", "StakeholderGroup", "audiences", "load_audiences"]
