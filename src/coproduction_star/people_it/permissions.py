from enum import StrEnum


class Permission(StrEnum):
    SEE_SURVEYS = "people_it.see_surveys"
    EDIT_SURVEY = "people_it.edit_survey"
    PUBLISH_SURVEY = "people_it.publish_survey"
    SHARE_SURVEY = "people_it.share_survey"
    ENTER_ANSWERS = "people_it.enter_answers"
    SEE_ANSWERS = "people_it.see_answers"
    SEE_SPECIAL_ANSWERS = "people_it.see_special_answers"
    SEE_OFFERS = "people_it.see_offers"
    KEEP_OFFERS = "people_it.keep_offers"
    SEE_WHO_OFFERS = "people_it.see_who_offers"
    KEEP_ROLES = "people_it.keep_roles"
    SEE_WARD = "people_it.see_ward"
    KEEP_WARD_FIGURES = "people_it.keep_ward_figures"
    INVITE_IN_WARD = "people_it.invite_in_ward"
    SEE_SESSIONS = "people_it.see_sessions"
    KEEP_SESSIONS = "people_it.keep_sessions"
    SEE_WHO_COMES = "people_it.see_who_comes"
    SIGN_UP_FOR_OTHERS = "people_it.sign_up_for_others"
