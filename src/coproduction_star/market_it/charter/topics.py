"""What a charter can begin from: our topics and the organisation's, party by party, the rights of each first."""

from typing import Any

from coproduction_star.data.charter_clauses import Clause, Party, Side, clauses
from coproduction_star.data.content_files import Language
from coproduction_star.market_it.catalogue.shapes import own_topics

PARTIES, KINDS = list(Party), list(Side)


def topics_of(organisation: Any, language: Language) -> tuple[Clause, ...]:
    """Ours before the organisation's own in each part: one query."""
    both = (*clauses(language), *own_topics(organisation, language))
    return tuple(sorted(both, key=lambda one: (PARTIES.index(one.party), KINDS.index(one.side))))
