from enum import StrEnum


class Permission(StrEnum):
    OPEN = "organisations.open"
    """Be inside the organisation at all, even for one programme only."""
    SEE_ORGANISATION = "organisations.see_organisation"
    SEE_PEOPLE = "organisations.see_people"
    SEE_CONTACT = "organisations.see_contact"
    ADMINISTER = "organisations.administer"
    SEE_AUDIT = "organisations.see_audit"
