from enum import StrEnum


class Permission(StrEnum):
    SEE_BUDGETS = "together.see_budgets"
    KEEP_BUDGETS = "together.keep_budgets"
    COUNT_VOTES = "together.count_votes"
    SEE_DESIGNS = "together.see_designs"
    KEEP_DESIGNS = "together.keep_designs"
    ENTER_DESIGNS = "together.enter_designs"
    CHECK_DESIGNS = "together.check_designs"
    SEE_SHIFTS = "together.see_shifts"
    KEEP_SHIFTS = "together.keep_shifts"
    JOIN_SHIFTS = "together.join_shifts"
    SEE_SHIFT_CONTACTS = "together.see_shift_contacts"
    SEE_REVIEWS = "together.see_reviews"
    KEEP_REVIEWS = "together.keep_reviews"
    VISIT = "together.visit"
    ENTER_VISITS = "together.enter_visits"
    CHECK_VISITS = "together.check_visits"
    ANSWER_REVIEWS = "together.answer_reviews"
    SEE_WORKSHOPS = "together.see_workshops"
    KEEP_WORKSHOPS = "together.keep_workshops"
    CHECK_WORKSHOPS = "together.check_workshops"
