"""Questions that scrutiny asks of a programme."""

from .loader import Prompt, Topic, prompts

__all__ = ["Prompt", "Topic", "prompts"]
