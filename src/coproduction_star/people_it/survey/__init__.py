"""Asking: what a team asks of residents, staff and groups, and the promise that opens it."""
