"""Noticing in somebody's words what must not be shown: addresses, and other people's names.

A pattern is no judge: what it finds is held until a person has looked. What it
misses, the writer's own answer and the moderator find.
"""

import re
from collections.abc import Iterable

TITLE = re.compile(
    r"\b(?:(?:Ms|Miss|Mx|Dr|Cllr|Councillor|PC|Nurse|Sister|Father|Reverend|Cyng|Cynghorydd|Parch|Parchedig|Nyrs)"
    r"\.?\s+[A-Z][\w’'-]+|(?i:mrs?)\.?\s+[^\W\d_][\w’'-]+)"
)
NAME = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+"
PAIR = re.compile(rf"\b{NAME}(?:\s+{NAME})+")
RELATION = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s+(?:neighbour|friend|son|daughter|mum|mother|dad|father|brother|"
    rf"sister|wife|husband|partner|carer|nurse|teacher|boss|landlord)s?,?\s+{NAME}"
    r"|\b(?:[Ff]y|[Ee]in|[Ee]i|[Ee]u)\s+(?:n?gh?ymydog|n?gh?ymdoges|c?h?ymydog|cymdoges|gymydog|ffrind|mab|fab|merch|"
    r"mam|n?h?ad|tad|thad|m?brawd|mrawd|frawd|chwaer|ngŵr|gŵr|ngwraig|gwraig|wraig|n?gofalwr|nyrs|partner),?\s+"
    rf"{NAME}"
)
SOMEBODY = (
    r"(?:man|woman|lady|gentleman|bloke|chap|guy|boy|girl|lad|lass|kid|couple|family|widow|widower|pensioner|tenant|"
    r"neighbour|person|people|one|y\s+dyn|y\s+ddynes|y\s+fenyw|y\s+wraig|y\s+bachgen|y\s+ferch|y\s+teulu|y\s+cwpl|"
    r"yr\s+hen\s+ŵr|yr\s+hen\s+wraig|y\s+bobl)"
)
NUMBER = r"(?:number|no\.?|nr\.?|house|flat|rhif|fflat)\s*\d{1,4}[a-z]?\b"
NO_HOUR = r"(?!\s*(?:[ap]\.?m\b|o[’']?\s?clock|noon|years?|to\b|until\b|till\b|[-–:%]|\.\d|o[’']?r\s+gloch))"
AT_A_DOOR = re.compile(
    rf"\b(?!(?:people|one)\s+at\s+\d){SOMEBODY}\s+(?:(?:who|that)\s+lives?\s+|living\s+|sy[’']n\s+byw\s+)?"
    rf"(?:(?:at|from|in|of|yn|o|ar)\s+{NUMBER}|at\s+\d{{1,4}}[a-z]?\b{NO_HOUR})",
    re.IGNORECASE,
)
NEXT_DOOR = (
    r"(?:next[- ]door|(?:across|over)\s+the\s+(?:road|street|hall|landing)|upstairs|downstairs|"
    r"drws\s+nesaf|dros\s+y\s+ffordd|i\s+fyny[’']?r\s+grisiau)"
)
BESIDE = re.compile(
    rf"\b(?!people\b|one\b){SOMEBODY}\s+{NEXT_DOOR}|\b(?:my|our|his|her|their)\s+next[- ]door\s+neighbour\b",
    re.IGNORECASE,
)
NAMED_AT = re.compile(rf"\b({NAME})\s+(?:(?i:at|from|in|yn|o|ar)\s+(?i:{NUMBER})|(?i:{NEXT_DOOR}))")
"""Somebody called by one name, with where they live."""
NO_PERSON = {
    "Street", "Road", "Avenue", "Lane", "Close", "Drive", "Court", "Crescent", "Terrace", "Gardens", "Park", "Green",
    "Square", "Centre", "Center", "School", "Library", "Church", "Chapel", "Council", "Hospital", "House", "Hall",
    "Club", "Surgery", "Primary", "Academy", "College", "University", "Station", "Market", "Estate", "Town", "City",
    "Village", "Trust", "Service", "Services", "Team", "Group", "Association", "Society", "Bank", "Bridge", "Day",
    "Week", "Christmas", "Easter", "Year", "North", "South", "East", "West", "Kingdom", "Government", "Act", "Plan",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Common", "Wood", "Woods", "Farm",
    "River", "Lake", "Beach", "Hill", "High", "Old", "New", "The", "Age", "Food", "Community", "Youth", "Health",
    "Advice", "Citizens", "Cross", "Army", "Institute", "Shed", "Hub", "Wheels", "Meals", "Kitchen", "Cafe", "Café",
    "Choir", "Scouts", "Guides", "Bus", "Number", "Pub", "Shop", "Stop", "Buses",
    "Dydd", "Nos", "Nadolig", "Pasg", "Heol", "Stryd", "Ffordd", "Neuadd", "Ysgol", "Eglwys", "Capel", "Parc",
    "Canolfan", "Cyngor", "Llyfrgell", "Ysbyty", "Clwb", "Hwb", "Cymru", "Wales", "Bws", "Siop", "Tafarn",
}  # fmt: skip
"""A pair of capitals with one of these is a place or a body."""
NO_NAME = NO_PERSON | {
    "Meet", "Look", "Start", "Everyone", "Everybody", "Anyone", "Somebody", "Someone", "Nobody", "People", "We",
    "They", "It", "He", "She", "Come", "Live", "Lives", "Living", "Is", "Are", "And", "Or", "But", "Only", "Just",
    "Here", "There", "Not", "Music", "Noise", "Fire", "Parking", "Bins", "Lights", "Rooms", "Toilets", "Stairs",
    "Tesco", "Asda", "Aldi", "Lidl", "Boots", "Greggs", "Spar", "Morrisons", "Iceland", "Post", "Office", "Cwrdd",
    "Pawb", "Rhywun", "Swn", "Sŵn", "Mae", "Dewch", "Byw", "Toiledau", "Grisiau",
}  # fmt: skip
"""With where it is, one of these is nobody either."""


def person_in(words: str, *, known: Iterable[str] = ()) -> bool:
    """Whether somebody seems to be named. `known` are names of places and bodies, which are nobody."""
    for name in known:
        words = words.replace(name, " … ") if name else words
    patterns = (TITLE, RELATION, AT_A_DOOR, BESIDE)
    if any(pattern.search(words) for pattern in patterns):
        return True
    at_a_door = set(NAMED_AT.findall(words)) - NO_NAME
    return bool(at_a_door) or any(_is_a_person(pair) for pair in PAIR.findall(words))


def _is_a_person(pair: str) -> bool:
    return not set(re.split(r"\s+", pair)) & NO_PERSON
