"""The kinds of content of Market it and Grow it, for the claims that hold for every one of them."""

from coproduction_star.data import (
    agreements,
    barriers,
    behaviour,
    charter_clauses,
    charter_templates,
    charters,
    incentives,
    indicators,
    payment_warnings,
    risks,
    role_packs,
)
from coproduction_star.data.content_files import DATA, Language


def asking(guide):
    return lambda language=Language.ENGLISH: behaviour.prompts(guide, language)


KINDS = {
    "incentives": (incentives.incentives, incentives.loader.WORDS),
    "barriers": (barriers.barriers, barriers.loader.WORDS),
    "risks": (risks.risks, risks.loader.WORDS),
    "charter_clauses": (charter_clauses.clauses, charter_clauses.loader.WORDS),
    "charter_templates": (charter_templates.templates, charter_templates.loader.WORDS),
    "charters": (charters.charters, charters.loader.WORDS),
    "agreements": (agreements.agreements, agreements.loader.WORDS),
    "role_packs": (role_packs.role_packs, role_packs.loader.WORDS),
    "payment_warnings": (payment_warnings.warnings, payment_warnings.loader.WORDS),
    "indicators": (indicators.measures, indicators.loader.WORDS),
    **{f"behaviour/{guide}": (asking(guide), behaviour.guides.WORDS) for guide in behaviour.Guide},
}


def every_text():
    """Give kind, English text and Welsh text of all there is."""
    for kind, (load, _words) in KINDS.items():
        welsh = {one.id: one for one in load(Language.WELSH)}
        for one in load():
            yield kind, one, welsh[one.id]


def files_of(kind):
    return sorted(file for file in DATA.joinpath(*kind.split("/")).iterdir() if file.name.endswith(".yaml"))
