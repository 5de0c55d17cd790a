"""The tools of the Star, and three questions that lead to one of them."""

from .decision_tree import Advice, Answer, Question, UnknownAnswer, decision_tree, every_advice, follow
from .loader import Tool, ToolPlace, tool, tools

__all__ = [
    "Advice", "Answer", "Question", "Tool", "ToolPlace", "UnknownAnswer",
    "decision_tree", "every_advice", "follow", "tool", "tools",
]  # fmt: skip
