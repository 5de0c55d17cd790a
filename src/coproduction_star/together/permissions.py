from enum import StrEnum


class Permission(StrEnum):
    """What somebody may do with what a group does together."""
