"""What we say after something was done, and when it cannot be done, in our words instead of django-allauth's."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DONE: Mapping[str, str | Promise] = {
    # Nothing to say: the next page shows it.
    "account/messages/logged_in.txt": "",
    "account/messages/login_code_sent.txt": "",
    "account/messages/email_confirmation_sent.txt": "",
    "account/messages/logged_out.txt": _("You have signed out."),
    "account/messages/cannot_delete_primary_email.txt": _("You cannot remove the address you sign in with."),
    "account/messages/email_confirmation_failed.txt": _("Somebody else has already confirmed this address."),
    "account/messages/email_confirmed.txt": _("Your e-mail address is confirmed."),
    "account/messages/email_deleted.txt": _("The e-mail address was removed."),
    "account/messages/password_changed.txt": _("Your password was changed."),
    "account/messages/password_set.txt": _("Your password was set."),
    "account/messages/primary_email_set.txt": _("This is now the address you sign in with."),
    "account/messages/unverified_primary_email.txt": _("Confirm the address first."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes. Keep them somewhere safe."),
    "mfa/messages/totp_activated.txt": _("The app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The app was removed."),
    "mfa/messages/webauthn_added.txt": _("The passkey was added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey was removed."),
    "socialaccount/messages/account_connected.txt": _("Staff sign-in is connected."),
    "socialaccount/messages/account_connected_updated.txt": _("Staff sign-in is connected."),
    "socialaccount/messages/account_connected_other.txt": _(
        "This staff sign-in belongs to another account. Sign in with that one."
    ),
    "socialaccount/messages/account_disconnected.txt": _("Staff sign-in is no longer connected."),
}

WRONG: Mapping[str, str | Promise] = {
    "email_password_mismatch": _("This e-mail address and password do not go together. Try again, or ask for a code."),
    "email_taken": _("Somebody already uses this e-mail address. Choose another one, or sign in with it."),
    "enter_current_password": _("Enter the password you have now."),
    "incorrect_code": _("This is not the code we sent. Look at the newest e-mail and try again."),
    "incorrect_password": _("This is not your password. Try again."),
    "invalid_login": _("Enter an e-mail address, such as name@example.org."),
    "rate_limited": _("Too many tries. Wait a minute and try again."),
    "same_as_current": _("Enter an address that is not the one you have now."),
    "too_many_login_attempts": _("Too many tries. Wait five minutes and try again."),
    "unverified_primary_email": _("Confirm your e-mail address first."),
}

WRONG_STAFF: Mapping[str, str | Promise] = {
    "email_taken": _(
        "You already have an account with this e-mail address. Sign in to it with a code, then connect %s in settings."
    ),
    "invalid_token": _("The staff sign-in did not work. Try again."),
    "no_password": _("Choose a password first, so that you can still sign in."),
    "no_verified_email": _("Confirm your e-mail address first, so that you can still sign in."),
    "disconnect_last": _("You cannot remove the last one."),
    "connected_other": _("This staff sign-in belongs to another account. Sign in with that one."),
}
