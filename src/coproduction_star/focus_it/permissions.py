from enum import StrEnum


class Permission(StrEnum):
    VIEW_MATRIX = "focus_it.view_matrix"
    FACILITATE = "focus_it.facilitate"
    RATE_OPTION = "focus_it.rate_option"
    VIEW_PLACEMENTS = "focus_it.view_placements"
    VIEW_REASONS = "focus_it.view_reasons"
    TYPE_IN = "focus_it.type_in"
    DECIDE = "focus_it.decide"
    VIEW_THEORY = "focus_it.view_theory"
    LEAD_THEORY = "focus_it.lead_theory"
    WRITE_THEORY = "focus_it.write_theory"
    AGREE_CRITERION = "focus_it.agree_criterion"
    VIEW_COMPARISON = "focus_it.view_comparison"
    WEIGH = "focus_it.weigh"
    VIEW_WEIGHTS = "focus_it.view_weights"
    VIEW_BUSINESS_CASE = "focus_it.view_business_case"
    EDIT_BUSINESS_CASE = "focus_it.edit_business_case"
    SEE_CHALLENGES = "focus_it.see_challenges"
    ASK_FRIENDS = "focus_it.ask_friends"
    ANSWER_CHALLENGE = "focus_it.answer_challenge"
