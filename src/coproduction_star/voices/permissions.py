from enum import StrEnum


class Permission(StrEnum):
    READ = "voices.read"
    COMMENT = "voices.comment"
    ATTACH = "voices.attach"
    HIDE = "voices.hide"
    MODERATE = "voices.moderate"
    SAFEGUARD = "voices.safeguard"
    ANSWER = "voices.answer"
    SEE_WHO = "voices.see_who"
    LISTEN = "voices.listen"
    ENTER = "voices.enter"
