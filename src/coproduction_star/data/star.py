"""The points of the Star, in the order in which people walk them."""

from .vocabularies import Word


class Step(Word):
    """A step of the Star; the last is no step but the way in for people in a hurry."""

    MAP_IT = "map-it"
    FOCUS_IT = "focus-it"
    PEOPLE_IT = "people-it"
    MARKET_IT = "market-it"
    GROW_IT = "grow-it"
    JUST_START = "just-start"
