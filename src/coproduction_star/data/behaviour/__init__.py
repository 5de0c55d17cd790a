"""What moves people to act, and how to go about it fairly: COM-B, EAST, MINDSPACE, NSMC and the ethics gate."""

from .guides import SOURCES, Guide, Part, Prompt, load_prompts, prompts
from .words import Component, Function

__all__ = ["SOURCES", "Component", "Function", "Guide", "Part", "Prompt", "load_prompts", "prompts"]
