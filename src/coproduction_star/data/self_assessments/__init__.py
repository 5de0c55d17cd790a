"""Statements by which people look at themselves: how ready an organisation is, what its targets do, and a service."""

from .loader import PARTS, SelfAssessment, Statement, statements

__all__ = ["PARTS", "SelfAssessment", "Statement", "statements"]
