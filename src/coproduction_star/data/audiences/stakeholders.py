"""The stakeholder groups: one list, used wherever a view is asked for or compared."""

from coproduction_star.data.vocabularies import Word


class StakeholderGroup(Word):
    """Whose view a person speaks from; not what they may do (that is a role)."""

    POLITICIANS = "politicians"
    TOP_MANAGERS = "top-managers"
    HEADS_OF_SERVICES = "heads-of-services"
    FRONTLINE_STAFF = "frontline-staff"
    COMMUNITIES = "communities"
    PEOPLE_WHO_ACCESS_SERVICES = "people-who-access-services"
    CARERS = "carers"
    COMMISSIONERS = "commissioners"
    PARTNERS = "partners"

    @property
    def is_audience(self) -> bool:
        """Whether the approach claims benefits for this group."""
        return self not in NOT_AUDIENCES


NOT_AUDIENCES = frozenset({StakeholderGroup.CARERS, StakeholderGroup.COMMISSIONERS, StakeholderGroup.PARTNERS})
"""Groups that are asked for their view but have no benefit of their own among the twelve."""
