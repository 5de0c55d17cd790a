"""What we say when the second step does not work, in our words instead of django-allauth's."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WRONG: Mapping[str, str | Promise] = {
    "add_email_blocked": _("Remove the second step first, then change your e-mail address."),
    "cannot_delete_authenticator": _("You cannot remove this: your role needs a second step."),
    "cannot_generate_recovery_codes": _("Set up an app or a passkey first. Then you can have recovery codes."),
    "incorrect_code": _("This is not the code. Look at the app, wait for the next code and try again."),
    "incorrect_passkey": _("The passkey did not work. Try again, or use your e-mail address."),
    "unverified_email": _("Confirm your e-mail address first. Then set up a second step."),
}
