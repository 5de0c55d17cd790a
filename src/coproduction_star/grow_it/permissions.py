from enum import StrEnum


class Permission(StrEnum):
    SEE_INDICATORS = "grow_it.see_indicators"
    KEEP_INDICATORS = "grow_it.keep_indicators"
    WRITE_FIGURES = "grow_it.write_figures"
    APPROVE_FIGURES = "grow_it.approve_figures"
    SAY_OF_FIGURES = "grow_it.say_of_figures"
    EXPORT_FIGURES = "grow_it.export_figures"
    EVALUATE = "grow_it.evaluate"
    SEE_ASSESSMENTS = "grow_it.see_assessments"
    ANSWER_ASSESSMENT = "grow_it.answer_assessment"
    KEEP_ASSESSMENTS = "grow_it.keep_assessments"
    SEE_GOVERNANCE = "grow_it.see_governance"
    KEEP_GOVERNANCE = "grow_it.keep_governance"
    ADOPT_LAYOUT = "grow_it.adopt_layout"
    SEE_OUTTURN = "grow_it.see_outturn"
    KEEP_OUTTURN = "grow_it.keep_outturn"
    SEE_CONNECTORS = "grow_it.see_connectors"
    KEEP_CONNECTORS = "grow_it.keep_connectors"
    SEE_SKILLS = "grow_it.see_skills"
    KEEP_OWN_SKILLS = "grow_it.keep_own_skills"
    RECOGNISE = "grow_it.recognise"
