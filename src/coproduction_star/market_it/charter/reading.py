"""The draft of a charter as it stands now, to be read."""

from dataclasses import dataclass

from coproduction_star.market_it.models import Charter

from . import selectors
from .document import Document, document_of


@dataclass(frozen=True, slots=True)
class Draft:
    document: Document

    def clause(self, key: str) -> tuple[int, str, str]:
        """Number, words in the language that counts, and key of a clause; nothing of one that is not there."""
        first = f"{self.document['languages'][0]} plain"
        for part in self.document["parts"]:
            for one in part["clauses"]:
                if one["key"] == key:
                    return one["number"], one["texts"].get(first, ""), key
        return 0, "", ""


def draft_of(charter: Charter) -> Draft:
    """As it is being written: six queries, however long it is."""
    document = document_of(
        charter, sides=selectors.sides_of(charter), clauses=selectors.clauses_of(charter),
        incentives=selectors.incentives_of(charter), risks=selectors.risks_of(charter),
    )  # fmt: skip
    return Draft(document)
