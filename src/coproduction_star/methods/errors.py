"""What can go wrong in a method.

The tree::

    MethodError            a sum that cannot be done, with what to do next
    ├── NothingToRead      a text without a word in it
    ├── OutsideTheGlobe    a longitude or latitude that does not exist
    ├── NoNumber           combinations: a list of no ideas
    ├── NotAPart           star_progress: a part that counts below zero or gives more than a whole
    └── UnknownGrade       a word that is on none of the evidence scales
"""


class MethodError(ValueError):
    """A calculation that cannot be done; the message says what to do next."""


class NothingToRead(MethodError):
    """A text without a word cannot be easy or hard to read."""


class OutsideTheGlobe(MethodError):
    """A longitude or latitude that does not exist."""


class UnknownGrade(MethodError):
    """A grade that is not on the scale it is said to come from."""
