from enum import StrEnum


class Permission(StrEnum):
    READ = "voices.read"
    COMMENT = "voices.comment"
    ATTACH = "voices.attach"
    HIDE = "voices.hide"
