"""Who takes part in a programme: roles, stakeholder groups, and partners under a named agreement."""
