"""Uploaded files are shown to a virus scanner, where the settings name one, before any page sees them."""
