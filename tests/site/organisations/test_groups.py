"""The stakeholder groups are one list, wherever a person's view is asked for."""

from typing import Any

import pytest

from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.journeys.people.forms import InviteForm as ProgrammeInviteForm
from coproduction_star.organisations import groups
from coproduction_star.organisations.invitations.forms import InviteForm
from coproduction_star.organisations.models import ParticipantGroup
from coproduction_star.organisations.participants.forms import ParticipantForm

FIELDS = {
    "the table": ParticipantGroup._meta.get_field("group"),
    "adding a person": ParticipantForm.base_fields["groups"],
    "inviting to the organisation": InviteForm.base_fields["groups"],
    "inviting to a programme": ProgrammeInviteForm.base_fields["groups"],
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_every_place_offers_the_one_list(field: Any) -> None:
    assert [value for value, _label in field.choices] == list(StakeholderGroup)


@pytest.mark.parametrize(("value", "label"), FIELDS["the table"].choices)
def test_each_group_is_called_what_the_list_calls_it(value: str, label: Any) -> None:
    assert str(label) == StakeholderGroup(value).label


def test_organisations_hold_words_for_the_list_and_no_second_list() -> None:
    assert not hasattr(groups, "Group")
    assert all(isinstance(group, StakeholderGroup) for group in groups.LABELS)
