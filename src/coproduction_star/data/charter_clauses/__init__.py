"""The topics a charter can be made of: rights and responsibilities, party by party."""

from .loader import Clause, Party, Side, clause, clauses, load_clauses

__all__ = ["Clause", "Party", "Side", "clause", "clauses", "load_clauses"]
