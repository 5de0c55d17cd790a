"""The menu of incentives: what gets people started and keeps them going, for six audiences."""

from .incentive import Audience, Grade, Incentive, Money, PaymentKind, Phase, Polarity, Reward
from .loader import incentive, incentives, load_incentives, suggestions

__all__ = [
    "Audience",
    "Grade",
    "Incentive",
    "Money",
    "PaymentKind",
    "Phase",
    "Polarity",
    "Reward",
    "incentive",
    "incentives",
    "load_incentives",
    "suggestions",
]
