"""The words of the COM-B model and its behaviour change wheel."""

from coproduction_star.data.vocabularies import Word


class Component(Word):
    """What has to be there before somebody acts."""

    PHYSICAL_CAPABILITY = "physical-capability"
    PSYCHOLOGICAL_CAPABILITY = "psychological-capability"
    PHYSICAL_OPPORTUNITY = "physical-opportunity"
    SOCIAL_OPPORTUNITY = "social-opportunity"
    REFLECTIVE_MOTIVATION = "reflective-motivation"
    AUTOMATIC_MOTIVATION = "automatic-motivation"


class Function(Word):
    """The nine ways of helping somebody to act differently."""

    EDUCATION = "education"
    PERSUASION = "persuasion"
    INCENTIVISATION = "incentivisation"
    COERCION = "coercion"
    TRAINING = "training"
    RESTRICTION = "restriction"
    RESTRUCTURING = "environmental-restructuring"
    MODELLING = "modelling"
    ENABLEMENT = "enablement"
