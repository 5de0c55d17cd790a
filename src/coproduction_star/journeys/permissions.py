from enum import StrEnum


class Permission(StrEnum):
    START_PROGRAMME = "journeys.start_programme"
    SEE_PROGRAMME = "journeys.see_programme"
    CHANGE_PROGRAMME = "journeys.change_programme"
    EDIT_OUTCOMES = "journeys.edit_outcomes"
    ADMINISTER_PROGRAMME = "journeys.administer_programme"
    EDIT_INITIATIVE = "journeys.edit_initiative"
    RECORD_DECISION = "journeys.record_decision"
    ANSWER_DUTY = "journeys.answer_duty"
    WRITE_COMMISSIONING = "journeys.write_commissioning"
    RECORD_PROMISE = "journeys.record_promise"
    DECLARE_INTEREST = "journeys.declare_interest"
    PROMISE_ONESELF = "journeys.promise_oneself"
    JUDGE_PROMISE = "journeys.judge_promise"
    KEEP_SERVICES = "journeys.keep_services"
    SEE_PLACES = "journeys.see_places"
    KEEP_PLACES = "journeys.keep_places"
    SEE_ORGANISATION_STAR = "journeys.see_organisation_star"
    EXPORT = "journeys.export"
    COPY_PROGRAMME = "journeys.copy_programme"
    HAND_OVER = "journeys.hand_over"
