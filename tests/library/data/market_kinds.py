"""The kinds of content of Market it, for the claims that hold for every one of them."""

from coproduction_star.data import barriers, charter_clauses, incentives, risks
from coproduction_star.data.content_files import DATA, Language

KINDS = {
    "incentives": (incentives.incentives, incentives.loader.WORDS),
    "barriers": (barriers.barriers, barriers.loader.WORDS),
    "risks": (risks.risks, risks.loader.WORDS),
    "charter_clauses": (charter_clauses.clauses, charter_clauses.loader.WORDS),
}


def every_text():
    """Give kind, English text and Welsh text of all there is."""
    for kind, (load, _words) in KINDS.items():
        welsh = {one.id: one for one in load(Language.WELSH)}
        for one in load():
            yield kind, one, welsh[one.id]


def files_of(kind):
    return sorted(file for file in DATA.joinpath(*kind.split("/")).iterdir() if file.name.endswith(".yaml"))
