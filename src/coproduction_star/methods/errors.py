"""What can go wrong in a method.

The tree::

    MethodError            a sum that cannot be done, with what to do next
    └── UnknownGrade       a word that is on none of the evidence scales
"""


class MethodError(ValueError):
    """A calculation that cannot be done; the message says what to do next."""


class UnknownGrade(MethodError):
    """A grade that is not on the scale it is said to come from."""
