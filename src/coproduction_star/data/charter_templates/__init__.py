"""Charters to begin from, one for each of five settings, written by us."""

from .loader import Template, TemplateClause, load_templates, template, templates

__all__ = ["Template", "TemplateClause", "load_templates", "template", "templates"]
