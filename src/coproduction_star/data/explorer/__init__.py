"""What to ask at a place of the explorer where nothing is known yet: one file for each of the four Co's."""

from .loader import Prompts, prompts

__all__ = ["Prompts", "prompts"]
