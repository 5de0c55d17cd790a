"""What people mean by the words of a sentence: those that say nothing of it, and turns of phrase for an outcome.

Only sentences are read like this ("My mum has someone to talk to"). In a
search every word was chosen to be looked for, so it keeps its own short list.
"""

import re
from collections.abc import Mapping

from .facets import Facet
from .words import WORD, fold, stem

EMPTY_WORDS = frozenset(
    """about above across actually after again against ago all almost along already also although always am among
    another any anybody anyone anything anywhere around ask asked asks away back bad be become before began begin
    behind being believe below best better between big bit both bring bring came cannot cant change come comes coming
    could couldn dad daughter day days didn different doesn doing done don down during each easy either else end
    enough even ever every everybody everyone everything everywhere explain explains father feel feels fell felt few
    find first found friend full gave general get gets getting give gives go goes going gone good got great grown half
    happen happens hard hasn haven having he help helped helps her here herself high him himself hope how however
    husband idea ideas if instead isn just keep keeps kind knew know known knows large last late later least leave
    leaves left less let lets like likes listen listens little live lives long look looks lot lots love low made main
    make makes making man many matter matters may maybe me mean might mine miss more most mother mr mrs much mum must
    my myself near nearly need needs neighbour neighbours never new next nice nobody none nor nothing now nowhere off
    often oh ok old once one ones only onto open other others ought ourselves over part particular past people perhaps
    person pick place places please possible problem put quite rather real really right round run same saw say says
    see seem seems seen sees service services set several shall she should show side since sister small somebody
    someone something sometimes somewhere son soon sort start still stop street sure take takes talk talks tell tells
    thank thanks thing things think thinks though through time times today together told tomorrow too took town
    towards tried try trying turn two under unless until upon us use used uses usually very via village want wanted
    wants wasn way ways week weeks well went weren whatever whenever wherever whether while whole wife wish within
    without woman won wonder work works world worse would wouldn wrong year years yes yesterday yet
    adult adults care help social night house home
    am fi fy gallu gen i hi ond pan rwy rwyf rhywbeth rhywun siarad""".split()  # noqa: SIM905 - read as a text
)
"""Words that most sentences could have: that a case has them too tells nothing about it."""
_EMPTY = frozenset(map(stem, EMPTY_WORDS))

_OUTCOMES: Mapping[str, str] = {
    "less-loneliness": "someone to talk to; somebody to talk to; nobody to talk to; no one to talk to; company; "
    "alone; isolated; on my own all day; all on my own; live on my own; lives on her own; lives on his own; "
    "by myself; make friends; befriend; befriending; nobody visits; no one visits; never leaves the house; "
    "never goes out; "
    "rhywun i siarad; unig; unigrwydd",
    "feeling-safe": "feel safe; feels safe; safe to walk; safe at night; afraid; scared; frightened; street lights",
    "less-crime": "burglary; burglaries; break ins; stolen; theft; thieves; gangs; knives; drug dealing",
    "cleaner-streets": "litter; rubbish; fly tipping; dog mess; dirty streets; dirty street; potholes; graffiti; "
    "sbwriel",
    "cleaner-public-space": "litter; rubbish; the park; parks; dirty park; sbwriel",
    "less-waste": "recycle; recycling; throw away; thrown away; repair cafe; too much waste; ailgylchu",
    "safer-roads": "too fast; speeding; fast cars; cross the road; dangerous road; traffic; accidents",
    "better-local-transport": "bus; buses; no transport; get to the shops; a lift to; bws",
    "jobs": "a job; jobs; find work; out of work; no work",
    "less-homelessness": "rough sleepers; sleep rough; sleeping rough; sleeps rough; nowhere to live",
    "better-homes": "damp; mould; repairs; cold home; cold house",
    "secure-homes": "evicted; eviction; afford the rent",
    "fairer-spending": "money is spent; the budget; how the money; where the money; spend the money",
    "community-voice": "a say; nobody listens; no one listens; nobody asks us; listen to us; be heard",
    "early-help": "before things go wrong; before it is too late; help early; help sooner; before a crisis",
    "better-start-for-children": "baby; babies; toddler; toddlers; new mums; new mum",
    "recovery": "depressed; depression; anxious; anxiety; breakdown",
    "less-reoffending": "in prison; out of prison; back to prison; reoffend; reoffending",
    "active-later-life": "be useful; feel useful; still useful; what i know; what i can do",
    "skills-and-confidence": "what i know; my skills; new skills",
    "lower-flood-risk": "flood; floods; flooded; flooding",
    "faster-help": "ambulance; heart attack; first aid; collapsed; emergency",
    "less-corruption": "corrupt; corruption; bribe; bribes",
    "arts-participation": "choir; theatre; music; painting; arts",
}
_PEOPLE: Mapping[str, str] = {
    "older-people": "old people; old age; old man; old woman; pensioners; my gran; my nan; hen bobl",
    "carers": "look after my; looks after her; looks after his; care for my; caring for; no break; get no break; "
    "respite",
    "patients": "doctor; doctors; gp; surgery",
    "young-parents": "new mum; new mums; teenage mum; teenage mums; babies",
    "ex-offenders": "out of prison; been in prison; was in prison",
    "young-people": "teenagers; teenager; youngsters",
}


def _by_turn() -> tuple[tuple[str, tuple[Facet, str]], ...]:
    named = ((Facet.OUTCOME, _OUTCOMES), (Facet.PEOPLE, _PEOPLE))
    return tuple(
        (f" {turn.strip()} ", (facet, value))
        for facet, turns in named
        for value, said in turns.items()
        for turn in said.split(";")
    )


TURNS_OF_PHRASE = _by_turn()
"""What people say, and the outcome or the people it is about. Whole words, small ones too."""


def says_nothing(word: str) -> bool:
    """Whether a word of a sentence tells nothing of what it is about."""
    return word in EMPTY_WORDS or stem(word) in _EMPTY


def meant_facets(text: str) -> tuple[tuple[Facet, str], ...]:
    """The outcomes and people that a sentence means without naming them."""
    plain = re.sub(r"[-‐‑]", " ", fold(text))
    said = f" {' '.join(WORD.findall(plain))} "
    return tuple(dict.fromkeys(pair for turn, pair in TURNS_OF_PHRASE if turn in said))
