"""The rules that a moderator reads beside the queue, and what its author is told when one is applied."""

from .loader import Rule, RuleName, rules

__all__ = ["Rule", "RuleName", "rules"]
