from enum import StrEnum


class Permission(StrEnum):
    SEE_BUDGETS = "together.see_budgets"
    KEEP_BUDGETS = "together.keep_budgets"
    COUNT_VOTES = "together.count_votes"
