"""What to say about benefits and tax before anything is offered that may count as income."""

from .loader import PaymentWarning, load_warnings, warning, warnings

__all__ = ["PaymentWarning", "load_warnings", "warning", "warnings"]
