"""Every Django form, ours or a library's, drawn with the design system's macros."""

from typing import Any

from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.template import engines


class StarRenderer(BaseRenderer):
    form_template_name = "ui/forms/form.jinja"
    field_template_name = "ui/forms/field.jinja"

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("django/"):
            return DjangoTemplates().get_template(template_name)
        return engines["jinja2"].get_template(template_name)
