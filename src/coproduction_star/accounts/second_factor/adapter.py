"""Where django-allauth asks us about the second step."""

from io import BytesIO
from typing import Any

import segno
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .sealing import seal, unseal
from .sentences import WRONG


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, **WRONG}

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """A passkey that does not work is no wrong code."""
        of_a_passkey = code == "incorrect_code" and "/webauthn/" in context.request.path
        return super().validation_error("incorrect_passkey" if of_a_passkey else code, *args)

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, as SVG that stands in the page: the policy allows no `data:` image."""
        picture = BytesIO()
        segno.make(url, error="m").save(
            picture, kind="svg", xmldecl=False, svgns=True, omitsize=True, svgclass="star-code", lineclass=None
        )
        return picture.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def get_totp_label(self, user: Any) -> str:
        return user.email or user.name or _("my account")

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - theirs
        return _("My passkey")
