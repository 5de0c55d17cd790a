"""Signing in by e-mail: a code we send, a password, or the staff's own service. django-allauth does the work."""
