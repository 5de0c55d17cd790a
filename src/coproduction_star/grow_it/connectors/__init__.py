"""Which councillor connects people with which outcome, ward by ward, and what scrutiny asks."""
