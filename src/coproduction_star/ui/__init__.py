"""The design system: page, form fields, components, the Star drawing, charts, documents. Knows no domain."""
