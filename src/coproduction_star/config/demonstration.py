"""A made-up organisation for trying the product out. Nothing in it is about anybody."""


def make() -> bool:
    """Make it unless it is there already; True when it was made."""
    return False
